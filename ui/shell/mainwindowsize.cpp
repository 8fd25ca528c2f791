// What the window makes of its width and of the size of its text.
#include "shell/mainwindow.h"
#include "shell/page.h"
#include "shell/sidebar.h"
#include "widgets/commandpalette.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTimer>

void MainWindow::setCollapsed(bool collapsed)
{
    if (m_isCollapsed != collapsed)
        Q_EMIT collapsedChanged(collapsed);
    m_isCollapsed = collapsed;
    m_sidebar->setCollapsed(m_isCollapsed || isNarrow());
}

// For its text: what is wide enough for small letters is not for large ones.
bool MainWindow::isNarrow() const
{
    return width() < Theme::scaled(1280);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_sidebar->setCollapsed(m_isCollapsed || isNarrow());
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && m_textScale != Theme::scaled(100)) {
        m_textScale = Theme::scaled(100);
        QTimer::singleShot(0, this, &MainWindow::fitText); // when everything has its new font
    }
    QMainWindow::changeEvent(event);
}

// Pages measure themselves by the text when they are made, so they are made anew. What was done on the old ones can still be taken back,
// so they are only put aside, until nothing can. Nobody is asked: a form keeps its draft when the text changes, and has it again.
void MainWindow::fitText()
{
    for (QWidget *part : centralWidget()->findChildren<QWidget *>())
        part->updateGeometry();
    m_sidebar->setCollapsed(m_isCollapsed || isNarrow());
    if (m_palette)
        std::exchange(m_palette, nullptr)->deleteLater();
    if (!page())
        return;
    const QWidget *focused = page()->focusWidget();
    const QString field = focused ? focused->objectName() : QString();
    for (Page *old : std::exchange(m_made, {})) {
        m_stack->removeWidget(old);
        old->hide();
        m_putAside.append(old);
    }
    letGoOfPutAside();
    go(m_here);
    if (QWidget *again = field.isEmpty() ? nullptr : page()->findChild<QWidget *>(field))
        again->setFocus();
}
