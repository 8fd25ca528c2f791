#include "records/formkeys.h"
#include "widgets/fieldframe.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QMimeData>
#include <QRadioButton>

namespace {
// Something to fill in: no links and buttons between the fields.
bool isField(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && widget->isVisible()
           && (!qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QCheckBox *>(widget)
               || qobject_cast<const QRadioButton *>(widget));
}

// With its label: an amount and the currency beside it are one field.
const QWidget *labelled(const QWidget *widget)
{
    for (const QWidget *around = widget; around; around = around->parentWidget())
        if (qobject_cast<const FieldFrame *>(around))
            return around;
    return widget;
}

bool holdsFile(const QMimeData *clipboard)
{
    return clipboard && (clipboard->hasImage() || clipboard->hasUrls());
}
}

FormKeys::FormKeys(QWidget &form, std::function<bool()> paste)
    : QObject(&form)
    , m_form(form)
    , m_paste(std::move(paste))
{
    form.installEventFilter(this);
    // A text field takes every Ctrl+V for itself, so it is asked before the field is.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        if (before && before != &m_form && m_form.isAncestorOf(before))
            before->removeEventFilter(this);
        if (now && now != &m_form && m_form.isAncestorOf(now))
            now->installEventFilter(this);
    });
}

bool FormKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent *>(event);
    if (watched != &m_form)
        return m_paste && key->matches(QKeySequence::Paste) && holdsFile(QApplication::clipboard()->mimeData()) && m_paste();
    // What reaches the form was not wanted by the field, such as an open list.
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || (key->modifiers() & ~Qt::KeypadModifier))
        return false;
    goToNextField();
    return true;
}

void FormKeys::goToNextField()
{
    QWidget *from = QApplication::focusWidget();
    if (!from || !m_form.isAncestorOf(from))
        return;
    for (QWidget *next = from->nextInFocusChain(); next != from; next = next->nextInFocusChain())
        if (m_form.isAncestorOf(next) && isField(next) && !next->focusProxy() && labelled(next) != labelled(from))
            return next->setFocus(Qt::TabFocusReason);
}
