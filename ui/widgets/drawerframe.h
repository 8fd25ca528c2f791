#pragma once
#include <QFrame>

class QHBoxLayout;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;
class Tabs;

// The frame of a drawer beside a list: header, tabs, body, and a row of actions that stays. Esc or × asks to close.
class DrawerFrame : public QFrame
{
    Q_OBJECT
public:
    explicit DrawerFrame(QWidget *parent = nullptr);

    // What stands left of the buttons in the first line (number, chip), and what comes below it (client, amount, paid bar).
    QHBoxLayout *titleLine() const { return m_titleLine; }
    QVBoxLayout *header() const { return m_header; }
    // Takes the page over, in a scroll area. Returns its tab.
    int addTab(const QString &label, QWidget *page);
    Tabs *tabs() const { return m_tabs; }
    QHBoxLayout *actionRow() const { return m_actions; }
    QSize sizeHint() const override { return {380, 400}; }

Q_SIGNALS:
    void closeWanted();
    void fullPageWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QHBoxLayout *m_titleLine;
    QVBoxLayout *m_header;
    Tabs *m_tabs;
    QStackedWidget *m_pages;
    QHBoxLayout *m_actions;
};
