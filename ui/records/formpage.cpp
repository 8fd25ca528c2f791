#include "records/formpage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/conflictdialog.h"
#include "records/historyview.h"
#include "records/record.h"
#include "records/recordform.h"
#include "records/relatedrows.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "widgets/emptystate.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QTabWidget>
#include <QTime>
#include <QTimer>

using namespace Qt::StringLiterals;

static constexpr int DraftMilliseconds = 3000;

FormPage::FormPage(Backend &backend, const QString &entity, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_entity(backend.catalog.entity(entity))
    , m_drafts(backend.session)
{
    if (m_entity)
        build();
    else
        content()->addWidget(new EmptyState(u"view-list-details"_s, tr("There is nothing here that you may change."),
                                            tr("An admin of your organization can allow it.")));
}

// What is typed is kept even when the window is closed before the next three seconds are over.
FormPage::~FormPage()
{
    if (m_record && m_draftTimer->isActive())
        keepDraft();
}

QString FormPage::title() const
{
    if (!m_entity || !m_record)
        return {};
    if (m_record->isNew())
        return m_entity->createLabel.isEmpty() ? tr("New %1").arg(m_entity->singular) : m_entity->createLabel;
    const QString number = m_record->value(m_entity->numberField).toString();
    return number.isEmpty() ? m_record->value(m_entity->identityField).toString() : number;
}

QString FormPage::subtitle() const
{
    return m_entity && m_record && !m_record->isNew() ? m_entity->singular : QString();
}

void FormPage::build()
{
    m_record = new Record(m_backend, *m_entity, this);
    m_form = new RecordForm(m_backend, *m_record);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    auto scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus); // its fields have the keyboard
    auto card = new QFrame;
    card->setObjectName(u"card"_s);
    auto inside = new QVBoxLayout(card);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_form);
    scroll->setWidget(card);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_tabs->addTab(scroll, tr("Fields"));
    m_tabs->setTabBarAutoHide(true);

    m_draftNote = new GlyphLabel(Glyph::Half, Tone::Blue, QString());
    m_draftNote->hide();
    m_problems = textLabel(TextLook::Error, {});
    auto cancel = new KeyButton(tr("Cancel"));
    cancel->setHint(tr("Esc"));
    m_save = new KeyButton(tr("Save %1").arg(m_entity->singular), KeyButton::Primary);
    m_save->setHint(tr("Ctrl+Enter"));
    connect(cancel, &KeyButton::clicked, this, [this] { Q_EMIT navigate({m_entity->listPageId(), {}, {}}); });
    connect(m_save, &KeyButton::clicked, this, &FormPage::save);

    auto foot = new QFrame;
    foot->setObjectName(u"actionRow"_s);
    auto row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 10, 20, 10);
    row->setSpacing(12);
    row->addWidget(m_draftNote);
    row->addStretch();
    row->addWidget(m_problems);
    row->addWidget(cancel);
    row->addWidget(m_save);
    auto body = new QVBoxLayout;
    body->setContentsMargins(20, 8, 20, 12);
    body->addWidget(m_tabs);
    content()->setContentsMargins(0, 0, 0, 0);
    content()->setSpacing(0);
    content()->addLayout(body, 1);
    content()->addWidget(foot);

    m_draftTimer = new QTimer(this);
    m_draftTimer->setSingleShot(true);
    m_draftTimer->setInterval(DraftMilliseconds);
    connect(m_draftTimer, &QTimer::timeout, this, &FormPage::keepDraft);
    connect(m_form, &RecordForm::edited, this, [this] {
        if (!m_draftTimer->isActive())
            m_draftTimer->start();
    });
    connect(m_form, &RecordForm::problemsChanged, this, &FormPage::showProblems);
    connect(m_record, &Record::reset, this, &Page::headerChanged);
    addKeys();
}

void FormPage::addKeys()
{
    const auto key = [this](const QKeySequence &keys, const QString &hint, auto act) {
        auto action = new QAction(hint, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setProperty("hint", hint);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    key(Qt::Key_F8, tr("Next problem"), [this] { m_form->goToNextProblem(); });
    key(Qt::CTRL | Qt::Key_S, tr("Keep draft"), [this] { keepDraft(); });
    key(Qt::CTRL | Qt::Key_Return, tr("Save"), [this] { save(); });
    key(Qt::CTRL | Qt::SHIFT | Qt::Key_Return, tr("Save and another"), [this] {
        m_startAnother = true;
        save();
    });
    key(Qt::Key_Escape, tr("Back"), [this] { Q_EMIT navigate({m_entity->listPageId(), {}, {}}); });
}

void FormPage::show(const Target &target)
{
    if (!m_entity)
        return;
    m_isLeaving = false;
    if (target.id.isNull()) {
        m_record->startNew(target.arguments);
        offerDraft();
        m_form->focusFirst();
        return;
    }
    await(m_record->load(target.id.toString()), [this] {
        addTabs();
        offerDraft();
        m_form->focusFirst();
    });
}

void FormPage::addTabs()
{
    while (m_tabs->count() > 1)
        delete m_tabs->widget(1);
    for (const RelatedList &related : m_entity->related) {
        const Entity *entity = m_backend.catalog.entity(related.entity);
        if (!entity || !m_backend.session.may(related.permission))
            continue;
        auto rows = new RelatedRows(m_backend, *entity, related);
        m_tabs->addTab(rows, related.label);
        connect(rows, &RelatedRows::opened, this, [this, entity](const QString &id) { Q_EMIT navigate({entity->listPageId(), id, {}}); });
        connect(&rows->table(), &RecordTable::failed, this, [this](const Error &error) { report(error); });
        rows->showOf(m_record->id());
    }
    if (m_entity->hasActivity) {
        auto history = new HistoryView(m_backend, *m_entity);
        m_tabs->addTab(history, tr("Activity"));
        history->showOf(m_record->id());
    }
}

QString FormPage::draftName() const
{
    return m_entity->key + u'/' + (m_record->isNew() ? u"new"_s : m_record->id());
}

void FormPage::keepDraft()
{
    m_draftTimer->stop();
    if (!m_record->isDirty())
        return;
    if (const Result<void> kept = m_drafts.keep(draftName(), m_record->changes()); !kept)
        return report(kept.error());
    m_draftNote->setText(tr("Draft kept on this computer, %1").arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
    m_draftNote->show();
}

void FormPage::discardDraft()
{
    m_draftTimer->stop();
    m_drafts.drop(draftName());
    m_draftNote->hide();
}

// What was typed last time is put back at once; taking it away again is one click.
void FormPage::offerDraft()
{
    const std::optional<Drafts::Draft> draft = m_drafts.find(draftName());
    if (!draft)
        return;
    m_record->setValues(draft->values);
    m_draftNote->setText(tr("Your draft of %1 is back").arg(QLocale().toString(draft->keptAt.toLocalTime(), QLocale::ShortFormat)));
    m_draftNote->show();
    messages()->say(tr("What you typed on %1 and did not save is here again.")
                        .arg(QLocale().toString(draft->keptAt.toLocalTime(), QLocale::ShortFormat)),
                    MessageBar::Kind::Note, tr("Discard it"));
    connect(
        messages(), &MessageBar::wayTaken, this,
        [this] {
            discardDraft();
            say({});
            m_record->isNew() ? m_record->startNew() : show(Target{{}, m_record->id(), {}});
        },
        Qt::SingleShotConnection);
}

void FormPage::showProblems()
{
    const int count = m_form->problemCount();
    m_problems->setText(count == 0 ? QString() : tr("%n thing(s) to fix", nullptr, count));
    m_problems->setVisible(count > 0);
}

void FormPage::save()
{
    if (!m_form->check())
        return;
    const QString draft = draftName();
    m_save->setEnabled(false);
    const auto unlock = [this] { m_save->setEnabled(true); };
    await(
        m_record->save(),
        [this, draft, unlock](Record::Outcome outcome) {
            unlock();
            if (outcome == Record::Outcome::Conflict)
                return resolve();
            if (outcome == Record::Outcome::Gone)
                return say(tr("Somebody deleted it meanwhile. Your draft is kept on this computer."));
            m_draftTimer->stop();
            m_drafts.drop(draft);
            m_draftNote->hide();
            finish(m_record->id());
        },
        [this, unlock](const Error &error) {
            unlock();
            keepDraft();
            return tellAtField(error);
        });
}

void FormPage::finish(const QString &id)
{
    Q_EMIT done(tr("%1 saved").arg(title()), {});
    if (m_startAnother) {
        m_startAnother = false;
        m_record->startNew();
        return m_form->focusFirst();
    }
    m_isLeaving = true;
    Q_EMIT navigate({m_entity->listPageId(), id, {}});
}

bool FormPage::tellAtField(const Error &error)
{
    QString field = error.column;
    if (field.isEmpty())
        for (const Field &candidate : m_entity->fields)
            if (candidate.stored && error.constraint.contains(candidate.name))
                field = candidate.name;
    if (!m_form->hasField(field))
        return false;
    m_form->showProblem(field, errorText(error));
    m_form->focusField(field);
    return true;
}

void FormPage::resolve()
{
    auto dialog = new ConflictDialog(m_backend, *m_record, this);
    connect(dialog, &QDialog::accepted, this, &FormPage::save);
    dialog->open();
}

bool FormPage::canLeave()
{
    if (!m_record || m_isLeaving || !m_record->isDirty())
        return true;
    // It stays on this computer and is offered again, so nobody has to be asked.
    keepDraft();
    return true;
}
