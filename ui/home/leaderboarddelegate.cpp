#include "home/leaderboarddelegate.h"
#include "home/leaderboard.h"
#include "text/moneytext.h"
#include "widgets/avatar.h"
#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/sparkline.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr int FarBehind = 80; // percent of the target
}

void LeaderboardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRow(*painter, option, index.column() == Leaderboard::Place);
    const auto board = static_cast<const Leaderboard *>(index.model());
    const ManagerFigures::Seller &seller = board->at(index.row());
    switch (index.column()) {
    case Leaderboard::Place:
        TextCell{.text = QString::number(index.row() + 1), .quiet = true, .alignment = Qt::AlignRight}.paint(*painter, option);
        break;
    case Leaderboard::Person:
        AvatarCell{.initials = seller.initials, .name = seller.name}.paint(*painter, option);
        break;
    case Leaderboard::Share:
        LengthCell{board->share(index.row())}.paint(*painter, option);
        break;
    case Leaderboard::Amount:
        AmountCell{.number = wholeAmount(seller.amountMinor, m_exponent), .strong = true}.paint(*painter, option);
        break;
    case Leaderboard::Deals:
        AmountCell{.number = QLocale().toString(seller.deals)}.paint(*painter, option);
        break;
    case Leaderboard::OfTarget:
        AmountCell{.number = seller.targetMinor > 0 ? tr("%1%").arg(seller.percentOfTarget()) : u"–"_s,
                   .red = seller.targetMinor > 0 && seller.percentOfTarget() < FarBehind}
            .paint(*painter, option);
        break;
    case Leaderboard::Weeks:
        paintSparkline(*painter, cellContent(option).adjusted(0, Theme::scaled(7), -Theme::scaled(8), -Theme::scaled(8)), seller.course,
                       false);
        break;
    }
    painter->restore();
}
