#include "widgets/kpicard.h"
#include "widgets/figurelabel.h"
#include "widgets/sparkline.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

// Arrow, change in the verdict's colour, and what it is compared with: parts ("from 11", "3,849 PLN") that have no room beside the others
// stand below them, since nobody reads half a figure.
class DeltaLine : public QWidget
{
public:
    DeltaLine() { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }
    QSize sizeHint() const override { return {80, int(m_lines.size()) * Theme::scaled(18)}; }
    void renew()
    {
        fold();
        update();
    }

    Glyph glyph = Glyph::None;
    Tone tone = Tone::Grey;
    QString strong;
    QString words;

protected:
    void resizeEvent(QResizeEvent *) override { fold(); }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = Theme::tokens();
        const int line = Theme::scaled(18);
        if (glyph != Glyph::None) {
            const int side = glyphSide();
            paintGlyph(painter, QRectF(0, (line - side) / 2.0, side, side), glyph, t.tone(tone).ink);
        }
        int x = glyph == Glyph::None ? 0 : glyphSide() + Theme::scaled(5);
        painter.setFont(Theme::font(12, QFont::DemiBold));
        painter.setPen(t.tone(tone).ink);
        painter.drawText(QRect(x, 0, width(), line), Qt::AlignVCenter, strong);
        x = lead();
        painter.setFont(Theme::font(12));
        painter.setPen(t.ink2);
        for (qsizetype i = 0; i < m_lines.size(); ++i, x = 0)
            painter.drawText(QRect(x, int(i) * line, width() - x, line), Qt::AlignVCenter,
                             QFontMetrics(painter.font()).elidedText(m_lines.at(i), Qt::ElideRight, width() - x));
    }

private:
    int glyphSide() const { return Theme::scaled(glyph == Glyph::Up || glyph == Glyph::Down ? 10 : 12); }
    // What stands before the words.
    int lead() const
    {
        const int sign = glyph == Glyph::None ? 0 : glyphSide() + Theme::scaled(5);
        return strong.isEmpty() ? sign : sign + QFontMetrics(Theme::font(12, QFont::DemiBold)).horizontalAdvance(strong) + Theme::scaled(5);
    }
    void fold()
    {
        static const QString between = u" · "_s;
        const QFontMetrics metrics(Theme::font(12));
        QStringList lines{QString()};
        int room = width() - lead();
        for (const QString &part : words.split(between)) {
            const QString longer = lines.last().isEmpty() ? part : lines.last() + between + part;
            const bool isBeginning = lines.last().isEmpty() && (lines.size() > 1 || lead() == 0);
            if (isBeginning || metrics.horizontalAdvance(longer) <= room) {
                lines.last() = longer;
            } else {
                lines.append(part);
                room = width();
            }
        }
        if (std::exchange(m_lines, lines).size() != lines.size())
            updateGeometry();
    }

    QStringList m_lines{QString()};
};

KpiCard::KpiCard(const QString &label, QWidget *parent)
    : QFrame(parent)
    , m_label(textLabel(TextLook::Label, label))
    , m_figure(new FigureLabel(24))
    , m_course(new Sparkline)
    , m_delta(new DeltaLine)
{
    setObjectName(u"card"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum); // as high as the highest of its row
    m_course->hide();

    // The course stands beside the label, so that a long figure never meets it.
    auto top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_label, 1);
    top->addWidget(m_course);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 14, 12);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_figure);
    layout->addSpacing(6);
    layout->addWidget(m_delta);
    layout->addStretch();
}

void KpiCard::setFigure(const QString &value, const QString &unit)
{
    m_figure->setFigure(value, unit);
    speak();
}

void KpiCard::setDelta(const KpiDelta &delta)
{
    m_delta->glyph = delta.direction > 0 ? Glyph::Up : delta.direction < 0 ? Glyph::Down : Glyph::None;
    m_delta->tone = delta.verdict == KpiDelta::Good ? Tone::Green : delta.verdict == KpiDelta::Bad ? Tone::Red : Tone::Grey;
    m_delta->strong = delta.change;
    m_delta->words = delta.from;
    m_delta->renew();
    speak();
}

void KpiCard::setRemark(Glyph glyph, Tone tone, const QString &words)
{
    m_delta->glyph = glyph;
    m_delta->tone = tone;
    m_delta->strong.clear();
    m_delta->words = words;
    m_delta->renew();
    speak();
}

void KpiCard::setCourse(const QList<double> &values)
{
    m_course->setValues(values);
}

void KpiCard::speak()
{
    setAccessibleName(m_label->text() + u' ' + m_figure->accessibleName());
    setAccessibleDescription(m_delta->strong + u' ' + m_delta->words);
    setToolTip(m_delta->words);
}

void KpiCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT activated();
}

void KpiCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT activated();
    else
        QFrame::keyPressEvent(event);
}
