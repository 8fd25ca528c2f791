#include "records/formcolumns.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

namespace {
constexpr int besideWidth = 300;
constexpr int roomForBoth = 1000;
}

FormColumns::FormColumns(QWidget *form, QScrollArea *scroll, QWidget *fields, QWidget *told, QWidget *parent)
    : QWidget(parent)
    , m_scroll(scroll)
    , m_told(told)
    , m_beside(scrollArea())
{
    // From the outside in: with a style sheet, whatever gets another parent is styled anew with all that is in it.
    auto layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 4, 20, 0);
    layout->setSpacing(20);
    layout->addWidget(form, 1);
    layout->addWidget(m_beside);
    auto body = new QWidget;
    scroll->setWidget(body);
    body->setAutoFillBackground(false);
    m_below = new QVBoxLayout(body);
    m_below->setContentsMargins(0, 0, 0, 0);
    m_below->setSpacing(16);
    m_below->addWidget(fields, 1);
    m_beside->setFixedWidth(Theme::scaled(besideWidth));
    place(false);
    body->installEventFilter(this);
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        const QWidget *field = fieldWithKeyboard();
        m_isFieldLeft = field && field->visibleRegion().isEmpty();
    });
    connect(qApp, &QApplication::focusChanged, this, [this] { m_isFieldLeft = false; });
}

QScrollArea *FormColumns::scrollArea()
{
    auto scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus); // its fields have the keyboard
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

void FormColumns::place(bool isBelow)
{
    if (isBelow) {
        m_beside->takeWidget();
        m_below->addWidget(m_told);
    } else {
        m_below->removeWidget(m_told);
        m_beside->setWidget(m_told);
        m_told->setAutoFillBackground(false);
    }
    m_beside->setVisible(!isBelow);
    m_told->show();
}

void FormColumns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isBelow = width() < Theme::scaled(roomForBoth);
    if (isBelow != m_beside->isHidden())
        place(isBelow);
    m_isFieldLeft = false;
    keepFieldInSight();
}

// What is read later, such as what is known of a client, may push the field down from where the keyboard was given to it.
bool FormColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_scroll->widget())
        keepFieldInSight();
    return QWidget::eventFilter(watched, event);
}

QWidget *FormColumns::fieldWithKeyboard() const
{
    QWidget *field = focusWidget();
    return field && m_scroll->widget()->isAncestorOf(field) ? field : nullptr;
}

// Once everything has its new place.
void FormColumns::keepFieldInSight()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (QWidget *field = fieldWithKeyboard(); field && !m_isFieldLeft)
                m_scroll->ensureWidgetVisible(field);
        },
        Qt::QueuedConnection);
}
