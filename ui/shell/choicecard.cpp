#include "shell/choicecard.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

ChoiceCard::ChoiceCard(const Words &words, const QKeySequence &keys, QWidget *parent)
    : QAbstractButton(parent)
    , m_words(words)
    , m_keys(keys)
{
    setText(words.title);
    setAccessibleName(words.title);
    setAccessibleDescription(words.body + u' ' + words.note);
    setShortcut(keys);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QRect ChoiceCard::bodyRect(int width) const
{
    const int left = Theme::scaled(71);
    const QRect room(left, Theme::scaled(40), width - left - Theme::scaled(74), 1000);
    return QFontMetrics(Theme::font(13)).boundingRect(room, Qt::TextWordWrap, m_words.body);
}

QSize ChoiceCard::sizeHint() const
{
    const int width = Theme::scaled(403);
    return {width, heightForWidth(width)};
}

int ChoiceCard::heightForWidth(int width) const
{
    const int bottom = bodyRect(width).bottom() + (m_words.note.isEmpty() ? Theme::scaled(16) : Theme::scaled(8 + 16 + 16));
    return qMax(bottom, Theme::scaled(72));
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(underMouse() ? t.accent : t.control);
    painter.setBrush(underMouse() ? t.hover : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

    const QRect tile(Theme::scaled(16), Theme::scaled(16), Theme::scaled(40), Theme::scaled(40));
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accentSoft);
    painter.drawRoundedRect(tile, 4, 4);
    const int icon = Theme::iconSize(16);
    paintIcon(painter, QRect(tile.center() - QPoint(icon / 2, icon / 2), QSize(icon, icon)), m_words.icon, t.accentInk);

    const QString key = m_keys.isEmpty() ? QString() : keyName(m_keys);
    const QSize cap = key.isEmpty() ? QSize(0, 0) : keyCapSize(key);
    const QRect body = bodyRect(width());
    const QRect title(body.left(), Theme::scaled(16), width() - body.left() - cap.width() - Theme::scaled(28), Theme::scaled(22));
    painter.setPen(t.ink);
    painter.setFont(Theme::font(14, QFont::DemiBold));
    painter.drawText(title, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_words.title, Qt::ElideRight, title.width()));
    if (!key.isEmpty())
        paintKeyCap(painter, QRect(width() - Theme::scaled(16) - cap.width(), title.top(), cap.width(), title.height()), key);

    painter.setPen(t.ink2);
    painter.setFont(Theme::font(13));
    painter.drawText(body, Qt::TextWordWrap, m_words.body);
    painter.setPen(t.ink3);
    painter.setFont(Theme::font(12));
    painter.drawText(QRect(body.left(), body.bottom() + Theme::scaled(8), width() - body.left(), Theme::scaled(16)), Qt::AlignVCenter,
                     m_words.note);
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}
