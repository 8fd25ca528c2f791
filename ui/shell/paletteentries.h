#pragma once
#include "records/recordsearch.h"
#include "shell/page.h"

#include <QStandardItemModel>
#include <functional>

class QAction;

// What the palette offers for what is typed: steps of the present screen, screens, and records that the server finds.
// ">" asks for steps alone, "#" for numbers, "@" for people, "=" for a sum.
class PaletteEntries : public QStandardItemModel
{
    Q_OBJECT
public:
    struct Screen
    {
        Target target;
        QString title;
        QString icon;
        QString key;
        QString words = {}; // that find it, too
    };

    explicit PaletteEntries(const Catalog &catalog, QObject *parent = nullptr);

    // Those of the present screen, and those that work everywhere: they are offered when words name them.
    void setActions(const QList<QAction *> &here, const QList<QAction *> &everywhere);
    void setScreens(const QList<Screen> &screens) { m_screens = screens; }
    // What can be begun from anywhere ("New deal"): a step, not a screen.
    void setBeginnings(const QList<Screen> &beginnings) { m_beginnings = beginnings; }
    // What the words match now; records of earlier words stay until the server has answered.
    void match(const QString &typed);
    void setRecords(const QList<FoundRecord> &records);
    // Offered before anything is typed.
    void setRecent(const QList<RecordMark> &records) { m_recent = records; }
    // What a chosen row does: a step is taken here, a place to go to is answered.
    Target run(const QModelIndex &index) const;

    static QString words(const QString &typed);

private:
    void build();
    void addSteps(const QString &wanted);
    void addRecords();
    void heading(const QString &text);
    QStandardItem *entry(const QString &icon, const QString &text, const QString &detail, const QString &key);

    const Catalog &m_catalog;
    QList<QPointer<QAction>> m_actions;
    QList<QPointer<QAction>> m_everywhere;
    QList<Screen> m_screens;
    QList<Screen> m_beginnings;
    QList<FoundRecord> m_records;
    QList<RecordMark> m_recent;
    QString m_typed;
};
