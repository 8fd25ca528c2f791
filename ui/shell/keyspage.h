#pragma once
#include "shell/page.h"

#include <QKeySequence>

class KeyMap;
class KeyRows;
class MessageStrip;
class QTableView;
class SearchLine;

// Every action with its key: another one may be chosen for it, or none. A key that is taken names who has it.
class KeysPage : public Page
{
    Q_OBJECT
public:
    explicit KeysPage(KeyMap &keys, QWidget *parent = nullptr);

    QString title() const override { return tr("Keys"); }
    QString subtitle() const override;
    void refresh() override;

    QTableView *table() const { return m_table; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *step(const QString &text, const QKeySequence &keys, void (KeysPage::*act)());
    QString currentId() const;
    void beginChange();
    void endChange();
    void take(const QKeySequence &keys);
    void offer(const QString &id, const QKeySequence &keys);
    void give(const QString &id, const QKeySequence &keys);
    void switchOff();
    void reset();
    void resetAll();
    void tell();

    KeyMap &m_keys;
    KeyRows *m_rows;
    SearchLine *m_search;
    QTableView *m_table;
    MessageStrip *m_strip;
    QString m_before;   // the action with the cursor, before there are other rows
    QString m_changing; // the action whose next key is awaited
};
