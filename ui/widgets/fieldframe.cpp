#include "widgets/fieldframe.h"
#include "widgets/flowlayout.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QLineEdit>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
const QString fixName = QStringLiteral("fix");
constexpr int mostFixes = 3; // Alt+1 to Alt+3
// What stands under a field never makes it wider: columns of a form keep their places.
const QSizePolicy underField(QSizePolicy::Ignored, QSizePolicy::Preferred);

// Alt+1 to Alt+3 belong to one field at a time: to the one with the focus, else to the first that offers something.
void giveKeys(const QWidget &window)
{
    QList<const FieldFrame *> frames;
    if (const auto alone = qobject_cast<const FieldFrame *>(&window))
        frames.append(alone);
    for (const FieldFrame *frame : window.findChildren<FieldFrame *>())
        frames.append(frame);
    const FieldFrame *owner = nullptr;
    for (const FieldFrame *frame : std::as_const(frames)) {
        if (frame->fixes().isEmpty())
            continue;
        if (frame->concerns(window.focusWidget())) {
            owner = frame;
            break;
        }
        if (!owner && frame->isVisibleTo(&window))
            owner = frame;
    }
    for (const FieldFrame *frame : std::as_const(frames)) {
        int number = 0;
        for (KeyButton *fix : frame->fixes()) {
            const QKeySequence keys = frame == owner ? QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + number++)) : QKeySequence();
            if (fix->shortcut() != keys)
                fix->setKeys(keys);
        }
    }
}
}

FieldFrame::FieldFrame(QWidget *parent, const QString &label)
    : QWidget(parent)
    , m_label(textLabel(TextLook::Label, label, this))
    , m_labels(new QHBoxLayout)
{
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_labels);
    m_labels->setSpacing(6);
    m_labels->addWidget(m_label);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        if (m_parts.size() > 1 && (concerns(before) || concerns(now)))
            giveKeys(*window());
        // Not when another window or a menu is looked at in between.
        if (before && now && isAncestorOf(before))
            tellUnreadable(before);
    });
}

FieldFrame::FieldFrame(const QString &label, QWidget *field, QWidget *parent)
    : FieldFrame(parent, label)
{
    take(field);
}

void FieldFrame::take(QWidget *field)
{
    m_field = field;
    m_label->setBuddy(field);
    static_cast<QBoxLayout *>(layout())->insertWidget(1, field);
    setFocusProxy(field);
    setLabel(m_label->text());
}

QList<KeyButton *> FieldFrame::fixes() const
{
    return hasError() && m_errorLine ? m_errorLine->findChildren<KeyButton *>(fixName) : QList<KeyButton *>();
}

bool FieldFrame::concerns(const QWidget *widget) const
{
    return isAncestorOf(widget) || (m_errorLine && m_errorLine->isAncestorOf(widget));
}

void FieldFrame::setLabel(const QString &label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    m_field->setAccessibleName(label);
    if (QWidget *inner = m_field->focusProxy())
        inner->setAccessibleName(label);
}

void FieldFrame::setOptional(bool optional)
{
    setRemark(optional ? tr("optional") : QString());
}

void FieldFrame::setRemark(const QString &remark)
{
    if (!m_remark && remark.isEmpty())
        return;
    if (!m_remark)
        m_labels->addWidget(m_remark = textLabel(TextLook::Caption), 1);
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void FieldFrame::setHint(const QString &hint)
{
    if (!m_hint && hint.isEmpty())
        return;
    if (!m_hint) {
        m_hint = textLabel(TextLook::Caption);
        m_hint->setWordWrap(true);
        m_hint->setSizePolicy(underField);
        layout()->addWidget(m_hint);
    }
    m_hint->setText(hint);
    showLine();
}

void FieldFrame::tellUnreadable(QWidget *left)
{
    const QString problem = left->property("problem").toString();
    if (problem.isEmpty() || hasError() || !qobject_cast<QLineEdit *>(left))
        return;
    setError(problem, waysOut());
    m_readable = connect(static_cast<QLineEdit *>(left), &QLineEdit::textChanged, this, [this, left] {
        if (left->property("problem").toString().isEmpty())
            clearError();
    });
}

void FieldFrame::renewWaysOut()
{
    if (!hasError())
        return;
    const QMetaObject::Connection readable = std::exchange(m_readable, {});
    setError(m_what, waysOut());
    m_readable = readable;
}

void FieldFrame::setError(const QString &what, const QList<FieldFix> &fixes)
{
    disconnect(m_readable);
    const QList<FieldFix> offered = fixes.first(qMin<qsizetype>(fixes.size(), mostFixes));
    const bool isTold = what == m_what && std::ranges::equal(offered, m_fixes, {}, &FieldFix::text, &FieldFix::text);
    m_fixes = offered;
    if (isTold)
        return;
    m_what = what;
    // A fix that was clicked goes: whoever took it is back in the field, not at the window's first control.
    if (m_errorLine && m_errorLine->isAncestorOf(QApplication::focusWidget()))
        m_field->setFocus(Qt::OtherFocusReason);
    for (QWidget *part : std::exchange(m_parts, {})) {
        m_errorFlow->removeWidget(part);
        part->setObjectName(QString());
        part->hide();
        part->deleteLater();
    }
    if (!what.isEmpty())
        makeParts();
    restyle(m_field, "wrong", !what.isEmpty());
    if (QWidget *inner = m_field->focusProxy()) // an amount with its currency beside it
        restyle(inner, "wrong", !what.isEmpty());
    m_field->setAccessibleDescription(what);
    showLine();
    giveKeys(*window());
    settle();
    if (!what.isEmpty() && isVisible()) {
        QAccessibleEvent alert(m_field, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    Q_EMIT errorChanged();
}

void FieldFrame::makeParts()
{
    makeErrorLine();
    auto error = new GlyphLabel(Glyph::DiscCross, Tone::Red, m_what, TextLook::Error);
    error->setWordWrap(true);
    m_parts.append(error);
    for (qsizetype i = 0; i < m_fixes.size(); ++i) {
        auto link = new KeyButton(m_fixes.at(i).text, KeyButton::Link);
        link->setObjectName(fixName);
        connect(link, &QPushButton::clicked, this, [this, i] {
            const auto apply = m_fixes.value(i).apply; // it may lead to others
            if (apply)
                apply();
        });
        m_parts.append(link);
    }
    for (QWidget *part : std::as_const(m_parts))
        m_errorFlow->addWidget(part);
    for (QWidget *part : std::as_const(m_parts))
        part->show();
}

// The line has the height of its words and ways out before it is painted: each layout around it hears of it only from the one within.
void FieldFrame::settle()
{
    for (QWidget *around = m_errorLine; around && isVisible(); around = around->parentWidget())
        QCoreApplication::sendPostedEvents(around, QEvent::LayoutRequest);
}

void FieldFrame::makeErrorLine()
{
    if (m_errorLine)
        return;
    m_errorLine = new QWidget;
    m_errorFlow = new FlowLayout(8, 2);
    m_errorLine->setLayout(m_errorFlow);
    m_errorLine->setSizePolicy(underField);
    if (m_errorPlace)
        m_errorPlace->addWidget(m_errorLine);
    else
        static_cast<QBoxLayout *>(layout())->insertWidget(2, m_errorLine);
}

void FieldFrame::showLine()
{
    if (m_errorLine)
        m_errorLine->setVisible(!m_what.isEmpty());
    if (m_hint)
        m_hint->setVisible(m_what.isEmpty() && !m_hint->text().isEmpty());
}
