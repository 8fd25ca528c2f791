#pragma once
#include <QWidget>

class KeyButton;
class QAbstractButton;
class QAction;
class QHBoxLayout;
class QLabel;

// The line above a screen: its title and subtitle, the way out of a long wait, the way into the palette, the bell, and the screen's one
// primary action.
class Header : public QWidget
{
    Q_OBJECT
public:
    // `stop` is there while it is enabled.
    Header(QAbstractButton *bell, QAction *stop, QWidget *parent = nullptr);

    void show(const QString &title, const QString &subtitle, QAction *primary);
    using QWidget::show;

Q_SIGNALS:
    void paletteWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitText();

    QLabel *m_title;
    QLabel *m_subtitle;
    QHBoxLayout *m_layout = nullptr;
    QAction *m_primaryAction = nullptr;
    KeyButton *m_primary = nullptr;
};
