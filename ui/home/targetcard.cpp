#include "home/targetcard.h"
#include "text/moneytext.h"
#include "widgets/figurelabel.h"
#include "widgets/paidbar.h"
#include "widgets/streakstrip.h"
#include "widgets/targetbar.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLocale>
#include <cstdlib>

using namespace Qt::StringLiterals;

static constexpr int FigureGap = 10;

TargetCard::TargetCard(QWidget *parent)
    : Card({}, {}, parent)
    , m_verified(new FigureLabel(26))
    , m_ofTarget(textLabel(TextLook::Secondary))
    , m_pace(new Chip)
    , m_bar(new TargetBar)
    , m_toGo(textLabel(TextLook::Secondary))
    , m_note(textLabel(TextLook::Secondary))
{
    m_ofTarget->setContentsMargins(0, 0, 0, m_verified->liftFor(13));
    auto figures = new QHBoxLayout;
    figures->setSpacing(FigureGap);
    figures->addWidget(m_verified);
    figures->addWidget(m_ofTarget, 0, Qt::AlignBottom);
    figures->addStretch();
    figures->addWidget(m_pace);
    auto foot = new QHBoxLayout;
    foot->addWidget(m_toGo);
    foot->addStretch();
    foot->addWidget(m_note);
    body()->addLayout(figures);
    body()->addWidget(m_bar);
    body()->addLayout(foot);
}

void TargetCard::show(const SalesFigures &figures, int exponent)
{
    setTitle(tr("My target, %1").arg(QLocale().toString(figures.month, u"MMMM"_s)));
    setNote(tr("working day %1 of %2").arg(figures.workingDay).arg(figures.workingDays));
    m_verified->setFigure(wholeAmount(figures.verifiedMinor, exponent), figures.currency);
    m_note->setText(figures.isConverted ? tr("Mixed currencies at each day’s rate") : QString());
    const bool hasTarget = figures.targetMinor > 0;
    m_pace->setVisible(hasTarget);
    if (!hasTarget) {
        m_ofTarget->setText(tr("verified, no target is set"));
        m_bar->setProgress(0, -1, {});
        m_toGo->clear();
        return;
    }
    const double done = double(figures.verifiedMinor) / double(figures.targetMinor);
    const double pace = double(figures.paceMinor) / double(figures.targetMinor);
    const int points = int(qRound(done * 100) - qRound(pace * 100));
    m_ofTarget->setText(richText(tr("of %1 · <b>%2%</b>").arg(wholeAmount(figures.targetMinor, exponent)).arg(qRound(done * 100))));
    m_paceLook = points >= 0 ? ChipLook{Glyph::Up, Tone::Green, true, tr("%Ln points ahead of pace", nullptr, points)}
                             : ChipLook{Glyph::Down, Tone::Amber, true, tr("%Ln points behind pace", nullptr, -points)};
    m_shortPace = points >= 0 ? tr("%Ln points ahead", nullptr, points) : tr("%Ln points behind", nullptr, -points);
    fitPace();
    m_bar->setProgress(done, pace, tr("Pace today %1%").arg(qRound(pace * 100)));
    const qlonglong toGo = qMax(0LL, figures.targetMinor - figures.verifiedMinor);
    const int left = figures.workingDays - figures.workingDay + 1;
    m_toGo->setText(toGo == 0  ? tr("Target reached")
                    : left > 0 ? richText(tr("<b>%1</b> to go &nbsp; <b>%2</b> a day needed, %3 days left")
                                              .arg(wholeAmount(toGo, exponent), wholeAmount(toGo / left, exponent))
                                              .arg(left))
                               : richText(tr("<b>%1</b> to go").arg(wholeAmount(toGo, exponent))));
}

void TargetCard::fitPace()
{
    const int beside = m_verified->sizeHint().width() + m_ofTarget->sizeHint().width() + 2 * FigureGap;
    ChipLook look = m_paceLook;
    if (beside + chipSize(look).width() > body()->contentsRect().width())
        look.text = m_shortPace;
    m_pace->setLook(look);
    m_pace->setToolTip(m_paceLook.text);
    m_pace->setAccessibleName(m_paceLook.text);
}

void TargetCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    fitPace();
}

StreakCard::StreakCard(QWidget *parent)
    : Card(tr("Streak"), {}, parent)
    , m_days(new FigureLabel(26))
    , m_best(textLabel(TextLook::Secondary))
    , m_strip(new StreakStrip)
    , m_hint(textLabel(TextLook::Caption))
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_days, m_best, m_strip, m_hint})
        body()->addWidget(widget);
    body()->addStretch();
}

void StreakCard::show(const SalesFigures &figures)
{
    m_days->setFigure(QString::number(figures.streak), figures.streak == 1 ? tr("day") : tr("days"));
    m_best->setText(tr("with a verified payment. Best: %1").arg(figures.bestStreak));
    QList<StreakStrip::Day> days;
    bool isOpen = false;
    for (const SalesFigures::Day &day : figures.days) {
        days.append(day.state == "verified"_L1 ? StreakStrip::Day::Done
                    : day.state == "open"_L1   ? StreakStrip::Day::Open
                                               : StreakStrip::Day::Missed);
        isOpen = day.state == "open"_L1;
    }
    m_strip->setDays(days);
    m_hint->setText(!isOpen              ? QString()
                    : figures.streak > 0 ? tr("One verified payment today keeps it")
                                         : tr("One verified payment today begins it"));
}

EarningsCard::EarningsCard(QWidget *parent)
    : Card({}, {}, parent)
    , m_sum(new FigureLabel(26))
    , m_bar(new PaidBar)
    , m_verified(textLabel(TextLook::Strong))
    , m_waiting(textLabel(TextLook::Strong))
{
    setNote(tr("estimate"));
    body()->addWidget(m_sum);
    body()->addWidget(m_bar);
    m_bar->setFixedHeight(Theme::scaled(10));
    const auto line = [this](const QString &name, QLabel *value, double paid) {
        auto row = new QHBoxLayout;
        auto key = new PaidBar;
        key->setFixedSize(Theme::scaled(10), Theme::scaled(10));
        key->setShares(paid, 1 - paid);
        key->setAccessibleName(name);
        row->setSpacing(Theme::scaled(8));
        row->addWidget(key);
        row->addWidget(textLabel(TextLook::Secondary, name));
        row->addStretch();
        row->addWidget(value);
        body()->addLayout(row);
    };
    line(tr("Verified"), m_verified, 1);
    line(tr("Waiting"), m_waiting, 0);
    body()->addStretch();
}

void EarningsCard::show(const SalesFigures &figures, int exponent)
{
    setTitle(tr("Commission, %1").arg(QLocale().toString(figures.month, u"MMMM"_s)));
    const qlonglong sum = figures.commissionVerifiedMinor + figures.commissionWaitingMinor;
    m_sum->setFigure(formatMinor(sum, exponent), figures.currency);
    m_bar->setShares(sum > 0 ? double(figures.commissionVerifiedMinor) / double(sum) : 0,
                     sum > 0 ? double(figures.commissionWaitingMinor) / double(sum) : 0);
    m_verified->setText(formatMinor(figures.commissionVerifiedMinor, exponent));
    m_waiting->setText(formatMinor(figures.commissionWaitingMinor, exponent));
}
