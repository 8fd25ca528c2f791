#include "widgets/searchline.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include <QAction>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

SearchLine::SearchLine(const QString &placeholder, const QString &key, QWidget *parent)
    : QLineEdit(parent)
    , m_icon(addAction(themeIcon(u"edit-find"_s), LeadingPosition))
    , m_key(key)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    m_pause.setSingleShot(true);
    m_pause.setInterval(250);
    connect(&m_pause, &QTimer::timeout, this, &SearchLine::search);
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::returnPressed, this, &SearchLine::search);
}

void SearchLine::setIconName(const QString &name)
{
    m_icon->setIcon(themeIcon(name));
}

void SearchLine::search()
{
    m_pause.stop();
    if (text() == m_lastSearch)
        return;
    m_lastSearch = text();
    Q_EMIT searched(m_lastSearch);
}

void SearchLine::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_key.isEmpty() || !text().isEmpty() || hasFocus())
        return;
    QPainter painter(this);
    const int cap = keyCapSize(m_key).width();
    paintKeyCap(painter, QRect(width() - cap - 10, 0, cap, height()), m_key);
}

void SearchLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down) {
        Q_EMIT leftDownwards();
    } else if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        search();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}
