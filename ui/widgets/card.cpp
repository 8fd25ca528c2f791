#include "widgets/card.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
// Words beside the title are elided before they make a card wider than there is room; a single one, such as a number, is not.
class UnitLabel : public QLabel
{
public:
    UnitLabel() { setLook(this, TextLook::Caption); }
    QSize minimumSizeHint() const override
    {
        const QSize whole = QLabel::minimumSizeHint();
        return text().contains(u' ') ? whole.boundedTo({Theme::scaled(12), QWIDGETSIZE_MAX}) : whole;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintElided(painter, *this);
    }
};
}

Card::Card(const QString &title, const QString &unit, QWidget *parent)
    : QFrame(parent)
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout)
    , m_headerRow(new QWidget)
    , m_title(textLabel(TextLook::Card))
    , m_unit(new UnitLabel)
    , m_note(textLabel(TextLook::Caption))
    , m_link(new KeyButton(QString(), KeyButton::Link))
{
    setObjectName(u"card"_s);
    m_headerRow->setLayout(m_header);
    m_header->setContentsMargins(margin, 0, margin, 0);
    m_header->setSpacing(8);
    m_header->addWidget(m_title);
    m_header->addWidget(m_unit);
    m_header->addStretch(1);
    m_header->addWidget(m_note);
    m_header->addWidget(m_link);
    m_body->setContentsMargins(margin, 0, margin, margin);
    m_body->setSpacing(8);

    // As high as the controls it may hold, whatever it holds: the titles of cards in one row stand on one line.
    m_headerRow->setFixedHeight(Theme::scaled(28));

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 10, 1, 1);
    layout->setSpacing(6);
    layout->addWidget(m_headerRow);
    layout->addLayout(m_body, 1);

    m_note->hide();
    m_link->hide();
    setTitle(title);
    setUnit(unit);
    connect(m_link, &QPushButton::clicked, this, &Card::linkActivated);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_headerRow->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setUnit(const QString &unit)
{
    m_unit->setText(unit);
    m_unit->setToolTip(unit);
    m_unit->setVisible(!unit.isEmpty());
}

void Card::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Card::setLink(const QString &text)
{
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
}

void Card::setFlush(bool flush)
{
    const int side = flush ? 0 : margin;
    m_body->setContentsMargins(side, 0, side, side);
    m_body->setSpacing(flush ? 0 : 8);
}
