#pragma once
#include <QMenu>

// A menu to tick several of: choosing a checkable entry leaves it open. Escape, or a click elsewhere, closes it.
class ChoiceMenu : public QMenu
{
    Q_OBJECT
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool tick(QAction *action);
};
