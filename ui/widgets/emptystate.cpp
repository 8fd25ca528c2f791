#include "widgets/emptystate.h"
#include "widgets/emptylayout.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QEvent>

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_sentence(textLabel(TextLook::Section))
    , m_howTo(textLabel(TextLook::Secondary))
    , m_buttons(new QHBoxLayout)
{
    for (QLabel *label : {m_icon, m_sentence, m_howTo}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_icon);
        label->setMinimumWidth(1); // a long word in it makes nothing beside it narrower
    }
    setProperty("ringInside", true);
    m_buttons->setSpacing(8);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(4);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addSpacing(6);
    layout->addWidget(m_sentence);
    layout->addWidget(m_howTo);
    layout->addSpacing(8);
    auto row = new QHBoxLayout;
    row->addStretch(1);
    row->addLayout(m_buttons);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addStretch(3);
}

EmptyState::EmptyState(const QString &iconName, const QString &sentence, const QString &howTo, QWidget *parent)
    : EmptyState(parent)
{
    say(iconName, sentence, howTo);
}

void EmptyState::say(const QString &iconName, const QString &sentence, const QString &howTo)
{
    m_iconName = iconName;
    m_sentence->setText(sentence);
    m_howTo->setText(howTo);
    m_howTo->setVisible(!howTo.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(howTo);
    showIcon();
}

void EmptyState::setTone(Tone tone)
{
    m_tone = tone;
    showIcon();
}

KeyButton *EmptyState::addButton(KeyButton *button)
{
    m_buttons->addWidget(button);
    return button;
}

void EmptyState::clearButtons()
{
    emptyLayout(*m_buttons);
}

void EmptyState::showIcon()
{
    const Tokens &t = Theme::tokens();
    const QColor color = m_tone == Tone::Grey ? t.ink3 : t.tone(m_tone).ink;
    m_icon->setPixmap(m_iconName.isEmpty() ? QPixmap() : tintedPixmap(m_iconName, color, 32, devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}
