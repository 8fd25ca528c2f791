#pragma once
#include <QHash>
#include <QObject>
#include <QStringList>

// How somebody likes a list's view: its columns in order, their widths, and what it is sorted by.
struct ListLook
{
    QStringList columns = {};        // empty: the view's
    QHash<QString, int> widths = {}; // by field, in pixels at 100 %; only those that were drawn wider or narrower
    QString sortField = {};          // empty: the view's
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const ListLook &) const = default;
};

// The lists' looks on this computer, by list and view. Whoever keeps them between starts listens to changed().
class ListLooks : public QObject
{
    Q_OBJECT
public:
    // By "list/view".
    using All = QHash<QString, ListLook>;

    using QObject::QObject;

    const All &all() const { return m_looks; }
    void setAll(const All &looks) { m_looks = looks; }
    ListLook look(const QString &list, const QString &view) const;
    // A look without anything of one's own is forgotten.
    void keep(const QString &list, const QString &view, const ListLook &look);

Q_SIGNALS:
    void changed();

private:
    All m_looks;
};
