#include "shell/header.h"
#include "shell/searchbutton.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace {
// Cut with an ellipsis where there is no room; the tooltip has all of it.
class Subtitle : public QLabel
{
public:
    Subtitle()
    {
        setLook(this, TextLook::Secondary);
        setMinimumWidth(0);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintElided(painter, *this);
    }
};
}

Header::Header(QAbstractButton *bell, QAction *stop, QWidget *parent)
    : QWidget(parent)
    , m_title(textLabel(TextLook::Screen))
    , m_subtitle(new Subtitle)
    , m_layout(new QHBoxLayout(this))
{
    auto search = new SearchButton;
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_subtitle, 1);
    auto stopButton = new KeyButton(stop, KeyButton::Normal, this);
    stopButton->setHeight(KeyButton::Small);
    const auto followStop = [stop, stopButton] { stopButton->setVisible(stop->isEnabled()); };
    connect(stop, &QAction::enabledChanged, stopButton, followStop);
    followStop();
    m_layout->addWidget(stopButton);
    m_layout->addWidget(search);
    m_layout->addWidget(bell);
    connect(search, &QAbstractButton::clicked, this, &Header::paletteWanted);
    fitText();
}

void Header::fitText()
{
    setFixedHeight(Theme::scaled(56));
    m_layout->setContentsMargins(Theme::scaled(20), 0, Theme::scaled(20), 0);
    m_layout->setSpacing(Theme::scaled(10));
}

void Header::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && m_layout)
        fitText();
    QWidget::changeEvent(event);
}

void Header::show(const QString &title, const QString &subtitle, QAction *primary)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setToolTip(subtitle);
    if (primary == m_primaryAction)
        return;
    m_primaryAction = primary;
    delete m_primary;
    m_primary = nullptr;
    if (primary) {
        m_primary = new KeyButton(primary, primary->priority() == QAction::LowPriority ? KeyButton::Normal : KeyButton::Primary, this);
        m_layout->addWidget(m_primary);
    }
}
