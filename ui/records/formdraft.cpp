#include "records/formdraft.h"
#include "db/awaiting.h"
#include "records/editors.h"
#include "records/leavequestion.h"
#include "session/moments.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "shell/page.h"
#include "text/datetext.h"
#include "widgets/dateedit.h"
#include "widgets/glyphlabel.h"
#include "widgets/moneyedit.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
QLineEdit *lineOf(QWidget *widget)
{
    if (const auto box = qobject_cast<QComboBox *>(widget))
        return box->lineEdit();
    return qobject_cast<QLineEdit *>(widget);
}

// As if it was typed, so that the field reads it.
void retype(QLineEdit *line, const QString &text)
{
    if (line->text() == text)
        return;
    line->setText(text);
    line->setModified(true);
    Q_EMIT line->textEdited(text);
}

// In one country "3/4" and "1.500" are something else than in the next. What was a value is put back as that; what was none stays none.
void putBackFromElsewhere(QLineEdit *line, const QString &text, bool isUnread)
{
    const auto putBack = [&](auto *edit) {
        if (edit && isUnread)
            edit->setUnread(text);
        return edit != nullptr;
    };
    if (!putBack(qobject_cast<DateEdit *>(line)) && !putBack(qobject_cast<MoneyEdit *>(line)))
        retype(line, text);
}
}

FormDraft::FormDraft(Page &page, QWidget &fields, const Session &session, Contents contents)
    : m_page(page)
    , m_fields(fields)
    , m_session(session)
    , m_drafts(session)
    , m_contents(std::move(contents))
    , m_note(new GlyphLabel(Glyph::Half, Tone::Blue, {}, TextLook::Secondary))
    , m_pause(new QTimer(this))
{
    m_note->hide();
    m_note->setElided(); // the buttons of the foot come first
    m_pause->setSingleShot(true);
    m_pause->setInterval(Milliseconds);
    connect(m_pause, &QTimer::timeout, this, &FormDraft::keep);
    connect(qApp, &QApplication::focusChanged, this, &FormDraft::follow);
    page.installEventFilter(this);
}

FormDraft::~FormDraft()
{
    if (m_pause->isActive())
        keep();
    // It goes with its page, before the fields do; a field that loses the focus while it goes must not speak to what is gone.
    m_fields.disconnect(&m_page);
}

void FormDraft::setTabs(QTabWidget *tabs)
{
    m_tabs = tabs;
    connect(tabs, &QTabWidget::currentChanged, this, &FormDraft::notePlace);
}

bool FormDraft::open(const QString &name)
{
    m_pause->stop();
    const bool wasKept = std::exchange(m_isKept, false) && name == m_name;
    const bool wasLeft = std::exchange(m_isLeft, false);
    m_note->hide();
    m_isDecided = false;
    if (name != m_name)
        m_drafts.letGo(m_name);
    m_name = name;
    const std::optional<Drafts::Draft> draft = m_drafts.find(name);
    if (!draft) {
        if (wasLeft && wasKept && !m_contents.typed().isEmpty()) // another form has gone on with it
            Q_EMIT discarded();
        return false;
    }
    m_isKept = true;
    if (!draft->values.isEmpty())
        m_contents.putBack(draft->values);
    restore(draft->place);
    m_pause->stop(); // putting back is no change
    const QString moment = momentText(m_session, draft->keptAt);
    m_note->setText(tr("Draft, kept %1").arg(moment));
    m_note->show();
    m_page.messages()->offer(
        tr("What you typed %1 and did not save is here again.").arg(moment), MessageBar::Kind::Note, tr("Discard it"),
        [this] {
            drop();
            m_page.messages()->say({});
            Q_EMIT discarded();
        },
        QKeySequence(Qt::ALT | Qt::Key_Delete));
    return m_fields.isAncestorOf(m_page.focusWidget());
}

void FormDraft::noteChange()
{
    m_isDecided = false;
    if (m_page.isVisible())
        m_isLeft = false;
    if (!m_name.isEmpty() && !m_pause->isActive())
        m_pause->start();
}

void FormDraft::keep()
{
    m_pause->stop();
    if (m_name.isEmpty() || m_isLeft)
        return;
    const QVariantMap typed = m_contents.typed();
    const QVariantMap place = this->place();
    if (typed.isEmpty() && place.value(u"texts"_s).toMap().isEmpty())
        return drop();
    m_isKept = true;
    whenAnswered(m_drafts.keep(m_name, typed, place), this, [this, ticket = m_ticket](const Result<void> &kept) {
        if (ticket != m_ticket)
            return; // saved or discarded meanwhile
        if (!kept) {
            m_isKept = false;
            return m_page.messages()->say(errorText(kept.error()), MessageBar::Kind::Error);
        }
        m_note->setText(tr("Draft kept on this computer, %1").arg(timeText(m_session.localTime(QDateTime::currentDateTimeUtc()))));
        m_note->show();
    });
}

void FormDraft::drop()
{
    ++m_ticket;
    m_isKept = false;
    m_pause->stop();
    m_note->hide();
    if (!m_name.isEmpty())
        m_drafts.drop(m_name);
}

bool FormDraft::hasChanges() const
{
    if (!m_contents.typed().isEmpty())
        return true;
    const QVariantMap texts = place().value(u"texts"_s).toMap();
    return std::ranges::any_of(texts, [](const QVariant &text) { return !text.toString().trimmed().isEmpty(); });
}

bool FormDraft::mayLeave()
{
    if (m_isDecided)
        return true;
    keep();
    if (m_name.isEmpty() || !hasChanges())
        return true;
    ask();
    return false;
}

void FormDraft::ask()
{
    QWidget *window = m_page.window();
    window->raise();
    window->activateWindow();
    if (m_question)
        return m_question->raise();
    m_question = new LeaveQuestion(&m_page);
    connect(m_question, &QDialog::accepted, this, [this] {
        m_isDecided = true;
        Q_EMIT m_page.leaveAllowed();
    });
    connect(m_question, &LeaveQuestion::discarded, this, [this] {
        drop();
        m_page.messages()->say({});
        Q_EMIT discarded();
        m_isDecided = true;
        Q_EMIT m_page.leaveAllowed();
    });
    m_question->open();
}

void FormDraft::leave()
{
    if (m_name.isEmpty() || m_isLeft)
        return;
    if (m_pause->isActive())
        keep();
    m_isLeft = true;
    m_drafts.letGo(m_name);
}

// The page is about to be made anew at another text size: nobody leaves it.
bool FormDraft::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::StyleChange && m_pause->isActive())
        keep();
    else if (event->type() == QEvent::Hide && !event->spontaneous())
        leave();
    else if (event->type() == QEvent::Show && !event->spontaneous() && m_isLeft)
        m_drafts.holdAgain(m_name);
    return QObject::eventFilter(watched, event);
}

// The widget itself, or the nearest one around it that has a name of its own.
QWidget *FormDraft::named(QWidget *widget) const
{
    for (; widget && widget != &m_fields && m_fields.isAncestorOf(widget); widget = widget->parentWidget())
        if (const QString name = widget->objectName(); !name.isEmpty() && !name.startsWith("qt_"_L1))
            return widget;
    return nullptr;
}

QVariantMap FormDraft::place() const
{
    QVariantMap texts;
    QStringList unread; // of them
    const QList<QLineEdit *> lines = m_fields.findChildren<QLineEdit *>();
    for (const QLineEdit *line : lines) {
        if (line->objectName().isEmpty() || editorProblem(line).isEmpty())
            continue;
        texts.insert(line->objectName(), line->text());
        if (!editorValue(line).isValid())
            unread.append(line->objectName());
    }

    QVariantMap place;
    if (QWidget *widget = named(m_page.focusWidget())) {
        place.insert(u"field"_s, widget->objectName());
        if (const QLineEdit *line = lineOf(widget)) {
            place.insert(u"cursor"_s, line->cursorPosition());
            if (line->isModified() && line == widget && line->echoMode() == QLineEdit::Normal) // no password reaches the disk
                texts.insert(widget->objectName(), line->text());
        } else if (const auto text = qobject_cast<QPlainTextEdit *>(widget)) {
            place.insert(u"cursor"_s, text->textCursor().position());
        }
    }
    if (m_tabs && m_tabs->currentWidget())
        place.insert(u"tab"_s, m_tabs->currentWidget()->objectName());
    place.insert(u"texts"_s, texts);
    place.insert(u"unread"_s, unread);
    place.insert(u"locale"_s, m_fields.locale().name());
    return place;
}

void FormDraft::restore(const QVariantMap &place)
{
    if (m_tabs)
        for (int tab = 0; tab < m_tabs->count(); ++tab)
            if (m_tabs->widget(tab)->objectName() == place.value(u"tab"_s).toString())
                m_tabs->setCurrentIndex(tab);

    const QVariantMap texts = place.value(u"texts"_s).toMap();
    const QStringList unread = place.value(u"unread"_s).toStringList();
    const QString locale = m_fields.locale().name();
    const bool isElsewhere = place.value(u"locale"_s, locale) != locale;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        if (auto line = m_fields.findChild<QLineEdit *>(text.key()); line && isElsewhere)
            putBackFromElsewhere(line, text->toString(), unread.contains(text.key()));
        else if (line)
            retype(line, text->toString());

    const QString name = place.value(u"field"_s).toString();
    auto widget = name.isEmpty() ? nullptr : m_fields.findChild<QWidget *>(name);
    if (!widget)
        return;
    widget->setFocus(Qt::OtherFocusReason);
    const int cursor = place.value(u"cursor"_s).toInt();
    if (QLineEdit *line = lineOf(widget)) {
        line->deselect();
        line->setCursorPosition(cursor);
    } else if (auto text = qobject_cast<QPlainTextEdit *>(widget)) {
        QTextCursor at = text->textCursor();
        at.setPosition(std::min<int>(cursor, int(text->toPlainText().size())));
        text->setTextCursor(at);
    }
}

// Leaving a field is the moment to write: what was typed there is whole.
void FormDraft::follow(QWidget *before, QWidget *now)
{
    if (m_pause->isActive() && before && m_fields.isAncestorOf(before))
        keep();
    else if (now && m_fields.isAncestorOf(now))
        notePlace();
}

// Where one is belongs to a draft; alone it is none.
void FormDraft::notePlace()
{
    if (m_isKept && !m_pause->isActive())
        m_pause->start();
}
