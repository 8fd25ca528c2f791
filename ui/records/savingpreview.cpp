#include "records/savingpreview.h"
#include "widgets/glyphlabel.h"
#include "widgets/keycap.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
const QString betweenName = u"between"_s;

// The number of a step in its circle.
class StepNumber : public QWidget
{
public:
    explicit StepNumber(int number)
        : m_number(number)
    {
        setFixedSize(Theme::scaled(22), Theme::scaled(22));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &tokens = Theme::tokens();
        painter.setPen(tokens.line2);
        painter.setBrush(tokens.surface);
        painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setPen(tokens.ink2);
        painter.setFont(Theme::font(12, QFont::Medium));
        painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
    }

private:
    int m_number;
};

QLabel *wrapping(TextLook look, const QString &text)
{
    QLabel *label = textLabel(look, text);
    label->setWordWrap(true);
    return label;
}

// A section starts over with its title; the old lines go at once, so that a screen reader never meets both.
QVBoxLayout *startOver(QWidget *section, const QString &title, bool visible)
{
    qDeleteAll(section->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete section->layout();
    auto layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto line = new QWidget;
    line->setObjectName(betweenName);
    auto above = new QVBoxLayout(line);
    above->setContentsMargins(0, 0, 0, 8);
    above->addWidget(hairline());
    layout->addWidget(line);
    layout->addWidget(textLabel(TextLook::Card, title));
    layout->addSpacing(4);
    section->setVisible(visible);
    section->setAccessibleName(title);
    return layout;
}

GlyphLabel *verdictLabel(const SavingPreview::Check &check)
{
    using Verdict = SavingPreview::Verdict;
    const auto label = [&check](Glyph glyph, Tone tone, TextLook look) {
        auto label = new GlyphLabel(glyph, tone, check.sentence, look);
        label->setWordWrap(true);
        return label;
    };
    switch (check.verdict) {
    case Verdict::Good:
        return label(Glyph::DiscTick, Tone::Green, TextLook::Body);
    case Verdict::Warning:
        return label(Glyph::Triangle, Tone::Amber, TextLook::Body);
    case Verdict::Bad:
        break;
    }
    return label(Glyph::DiscCross, Tone::Red, TextLook::Card);
}
}

SavingPreview::SavingPreview(QWidget *parent)
    : QWidget(parent)
    , m_steps(new QWidget)
    , m_checks(new QWidget)
    , m_note(new QWidget)
    , m_keys(new QWidget)
{
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 16, 4, 16);
    layout->setSpacing(16);
    layout->addWidget(m_steps);
    layout->addWidget(m_checks);
    layout->addWidget(m_note);
    layout->addWidget(m_keys);
    layout->addStretch(1);
    for (QWidget *section : {m_steps, m_checks, m_note, m_keys})
        section->hide();
}

void SavingPreview::setSteps(const QList<Step> &steps)
{
    if (steps == m_shownSteps)
        return; // every key typed asks
    m_shownSteps = steps;
    QVBoxLayout *layout = startOver(m_steps, tr("When you save"), !steps.isEmpty());
    separate();
    int number = 0;
    for (const Step &step : steps) {
        auto texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(wrapping(TextLook::Strong, step.title));
        texts->addWidget(wrapping(TextLook::Caption, step.detail));
        auto line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(new StepNumber(++number), 0, Qt::AlignTop);
        line->addLayout(texts, 1);
        layout->addLayout(line);
    }
}

void SavingPreview::setChecks(const QList<Check> &checks)
{
    if (checks == m_shownChecks)
        return;
    m_shownChecks = checks;
    QVBoxLayout *layout = startOver(m_checks, tr("Checks"), !checks.isEmpty());
    separate();
    for (const Check &check : checks) {
        layout->addWidget(verdictLabel(check));
        if (!check.detail.isEmpty()) {
            QLabel *detail = wrapping(TextLook::Caption, check.detail);
            detail->setIndent(Theme::scaled(20));
            layout->addWidget(detail);
        }
    }
}

void SavingPreview::setNote(const QString &title, const QString &text)
{
    if (m_shownNote == std::pair(title, text))
        return;
    m_shownNote = {title, text};
    QVBoxLayout *layout = startOver(m_note, title, !text.isEmpty());
    separate();
    layout->addWidget(wrapping(TextLook::Secondary, text));
}

void SavingPreview::setKeys(const QList<Key> &keys)
{
    QVBoxLayout *layout = startOver(m_keys, tr("Faster"), !keys.isEmpty());
    separate();
    for (const Key &key : keys) {
        auto row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(new KeyCap(key.key), 0, Qt::AlignTop);
        row->addWidget(wrapping(TextLook::Secondary, key.use), 1);
        layout->addLayout(row);
    }
}

void SavingPreview::separate()
{
    bool isFirst = true;
    for (QWidget *section : {m_steps, m_checks, m_note, m_keys}) {
        if (auto line = section->findChild<QWidget *>(betweenName, Qt::FindDirectChildrenOnly))
            line->setVisible(!isFirst);
        isFirst = isFirst && section->isHidden();
    }
}
