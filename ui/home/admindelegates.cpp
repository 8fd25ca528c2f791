#include "home/admindelegates.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "home/adminrows.h"
#include "home/hometext.h"
#include "session/moments.h"
#include "widgets/cells.h"

SignedInDelegate::SignedInDelegate(Backend &backend, QObject *parent)
    : RowDelegate(parent)
    , m_backend(backend)
{
}

void SignedInDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    const AdminFigures::SignedIn &row = static_cast<const SignedInRows *>(index.model())->at(index.row());
    switch (index.column()) {
    case SignedInRows::Person:
        AvatarCell{.initials = row.initials, .name = row.person}.paint(painter, cell);
        break;
    case SignedInRows::Role:
        TextCell{.text = row.role, .quiet = true}.paint(painter, cell);
        break;
    case SignedInRows::Computer:
        TextCell{.text = row.computer, .quiet = true}.paint(painter, cell);
        break;
    case SignedInRows::Since:
        TextCell{.text = momentText(m_backend.session, row.since), .quiet = true}.paint(painter, cell);
        break;
    case SignedInRows::LastActivity:
        TextCell{.text = momentText(m_backend.session, row.lastActivity), .quiet = true}.paint(painter, cell);
        break;
    }
}

ActivityDelegate::ActivityDelegate(Backend &backend, QObject *parent)
    : RowDelegate(parent)
    , m_backend(backend)
{
}

void ActivityDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    const AdminFigures::Activity &row = static_cast<const ActivityRows *>(index.model())->at(index.row());
    switch (index.column()) {
    case ActivityRows::Who:
        TextCell{.text = row.who, .strong = true}.paint(painter, cell);
        break;
    case ActivityRows::What:
        TextCell{.text = activityText(m_backend.catalog, row)}.paint(painter, cell);
        break;
    case ActivityRows::When:
        TextCell{.text = momentText(m_backend.session, row.at), .quiet = true}.paint(painter, cell);
        break;
    }
}
