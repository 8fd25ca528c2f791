#include "deal/dealformpage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "deal/dealform.h"
#include "deal/dealsentences.h"
#include "deal/savingpreview.h"
#include "session/moneytext.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "widgets/fieldframe.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QScrollArea>
#include <QTimer>

using namespace Qt::StringLiterals;
using Place = DealProblem::Place;
using Kind = DealProblem::Kind;

namespace {
const QString formKey = u"deal.new"_s;
constexpr int pauseBeforePreview = 250; // ms after the last change
constexpr int pauseBeforeDraft = 3000;  // ms: what a crash may cost at most
constexpr int previewWidth = 300;

// A deal's ids are made anew for every form; they don't make it touched.
QVariantMap touched(const DealEntry &entry)
{
    QVariantMap values = entry.toDraft();
    values.remove(u"id"_s);
    values.remove(u"paymentId"_s);
    return values;
}
}

DealFormPage::DealFormPage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_book(backend.database)
    , m_drafts(backend.session)
    , m_form(new DealForm(backend, m_book))
    , m_preview(new SavingPreview)
    , m_draftState(textLabel(TextLook::Secondary))
    , m_toFix(new KeyButton(QString(), KeyButton::Link))
    , m_save(new KeyButton(tr("Save deal"), KeyButton::Primary))
    , m_previewPause(new QTimer(this))
    , m_draftPause(new QTimer(this))
{
    auto card = new QFrame;
    card->setObjectName(u"card"_s);
    auto inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(1, 1, 1, 1);
    inCard->addWidget(m_form);

    auto scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus); // its fields have the keyboard
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(card);
    m_preview->setFixedWidth(previewWidth);

    auto columns = new QHBoxLayout;
    columns->setContentsMargins(20, 4, 20, 0);
    columns->setSpacing(20);
    columns->addWidget(scroll, 1);
    columns->addWidget(m_preview);
    content()->addLayout(columns, 1);
    content()->addWidget(actionRow());

    for (QTimer *timer : {m_previewPause, m_draftPause})
        timer->setSingleShot(true);
    m_previewPause->setInterval(pauseBeforePreview);
    m_draftPause->setInterval(pauseBeforeDraft);
    connect(m_previewPause, &QTimer::timeout, this, &DealFormPage::refresh);
    connect(m_draftPause, &QTimer::timeout, this, &DealFormPage::keepDraft);
    connect(m_form, &DealForm::changed, this, &DealFormPage::entryChanged);
    connect(m_form, &DealForm::clientWanted, this, &DealFormPage::showFacts);
    connect(m_form, &DealForm::failed, this, [this](const Error &error) { report(error); });
    m_preview->setKeys({{u"Alt+↓"_s, tr("Open the list of a field")},
                        {u"Ctrl+Shift+N"_s, tr("Create the client that you typed")},
                        {u"Ctrl+Shift+Enter"_s, tr("Save and start another")}});
    addKeys();
    startOver();
}

QWidget *DealFormPage::actionRow()
{
    auto cancel = new KeyButton(tr("Cancel"));
    auto draft = new KeyButton(tr("Save as draft"));
    cancel->setHint(u"Esc"_s);
    draft->setHint(u"Ctrl+S"_s);
    m_save->setHint(u"Ctrl+Enter"_s);
    m_toFix->hide();

    auto row = new QFrame;
    row->setObjectName(u"actionRow"_s);
    auto layout = new QHBoxLayout(row);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(m_draftState, 1);
    layout->addWidget(m_toFix);
    layout->addWidget(cancel);
    layout->addWidget(draft);
    layout->addWidget(m_save);

    connect(m_toFix, &KeyButton::clicked, this, &DealFormPage::showNextProblem);
    connect(cancel, &KeyButton::clicked, this, [this] { Q_EMIT navigate({.page = u"deals"_s}); });
    connect(draft, &KeyButton::clicked, this, &DealFormPage::saveAsDraft);
    connect(m_save, &KeyButton::clicked, this, &DealFormPage::save);
    return row;
}

void DealFormPage::addKeys()
{
    const auto add = [this](const QList<QKeySequence> &keys, const QString &hint, auto act) {
        auto action = new QAction(hint, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setProperty("hint", hint);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}, tr("New client"), [this] { m_form->createClient(); });
    add({QKeySequence(Qt::Key_F8)}, tr("Next problem"), [this] { showNextProblem(); });
    add({QKeySequence(Qt::CTRL | Qt::Key_S)}, tr("Save as draft"), [this] { saveAsDraft(); });
    add({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}, tr("Save"), [this] { save(); });
    add({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter)}, tr("Save + another"),
        [this] { saveAndStartAnother(); });
}

QString DealFormPage::subtitle() const
{
    return m_known.dealNumber.isEmpty() ? QString() : tr("%1 on saving").arg(m_known.dealNumber);
}

void DealFormPage::show(const Target &target)
{
    if (const auto draft = m_drafts.find(formKey)) {
        m_form->setEntry(DealEntry::fromDraft(draft->values));
        m_draftState->setText(tr("Draft of %1, as you left it").arg(draft->keptAt.time().toString(u"HH:mm"_s)));
    } else if (const QUuid client(target.arguments.value(u"client_id"_s).toString()); !client.isNull()) {
        DealEntry entry;
        entry.clientId = client;
        entry.clientName = target.arguments.value(u"client_name"_s).toString();
        m_form->setEntry(entry);
    }
    m_form->focusFirst();
    refresh();
}

// Leaving costs nothing: what was typed is kept and offered again.
bool DealFormPage::canLeave()
{
    keepDraft();
    return true;
}

void DealFormPage::refresh()
{
    const int ticket = ++m_ticket;
    await(m_book.preview(m_form->entry()), [this, ticket](const DealPreview &preview) {
        if (ticket != m_ticket)
            return;
        m_known = preview;
        Q_EMIT headerChanged();
        showPreview();
    });
}

void DealFormPage::showFacts(const QUuid &id, const QString &name, bool chosen)
{
    await(m_book.clientFacts(id), [this, name, chosen](const ClientFacts &facts) {
        m_form->showClient(name, chosen, facts);
        m_facts = chosen ? facts : ClientFacts();
        showPreview();
    });
}

void DealFormPage::entryChanged()
{
    if (m_isJudged)
        judge();
    showPreview();
    m_previewPause->start();
    if (!m_draftPause->isActive())
        m_draftPause->start();
}

QList<DealProblem> DealFormPage::problems() const
{
    return dealProblems(m_form->entry(), m_backend.session.today());
}

// Puts every problem under its field; what can't be read comes before what is missing.
void DealFormPage::judge()
{
    const DealEntry entry = m_form->entry();
    m_form->clearErrors();
    int count = 0;
    QSet<Place> said;
    for (const Place field : {Place::Amount, Place::DealDate, Place::DueDate, Place::Received, Place::ReceivedOn, Place::Receipt}) {
        if (const QString sentence = m_form->unreadable(field); !sentence.isEmpty()) {
            m_form->setError(field, sentence);
            said.insert(field);
            ++count;
        }
    }
    for (const DealProblem &problem : problems()) {
        if (said.contains(problem.field))
            continue;
        QList<FieldFix> fixes;
        if (problem.kind == Kind::MoreThanDue && entry.amount) {
            const int exponent = m_backend.catalog.exponent(entry.currency);
            const qlonglong amount = *entry.amount;
            const qlonglong received = *entry.payment.amount;
            fixes = {{tr("Use %1").arg(formatMinor(amount, exponent)), [this, amount] { m_form->setReceived(amount); }},
                     {tr("Raise the deal to %1").arg(formatMinor(received, exponent)), [this, received] { m_form->setAmount(received); }}};
        }
        m_form->setError(problem.field, DealSentences::problem(problem, entry.currency, m_backend.catalog), fixes);
        said.insert(problem.field);
        ++count;
    }
    m_toFix->setText(tr("%n thing(s) to fix", nullptr, count));
    m_toFix->setVisible(count > 0);
}

void DealFormPage::showPreview()
{
    const DealEntry entry = m_form->entry();
    m_preview->setSteps(DealSentences::steps(entry, m_known, m_backend.catalog));
    m_preview->setChecks(DealSentences::checks(entry, m_known, m_facts, problems(), m_backend.catalog));
    QString hint = tr("also takes 62.4k or 52000*1.2");
    if (m_known.baseMinor && m_known.baseCurrency != entry.currency)
        hint = tr("≈ %1 at %2 · %3")
                   .arg(m_known.baseCurrency + u' ' + formatMinor(*m_known.baseMinor, m_backend.catalog.exponent(m_known.baseCurrency)),
                        m_known.baseRate, hint);
    m_form->setAmountHint(hint);
}

void DealFormPage::showNextProblem()
{
    m_isJudged = true;
    judge();
    for (const Place field : {Place::Client, Place::Description, Place::Amount, Place::DealDate, Place::DueDate, Place::Received,
                              Place::Method, Place::ReceivedOn, Place::BankReference, Place::ChequeNumber, Place::Receipt}) {
        if (m_form->hasError(field))
            return m_form->focusField(field);
    }
}

void DealFormPage::save()
{
    enter(false, false);
}

void DealFormPage::saveAndStartAnother()
{
    enter(false, true);
}

void DealFormPage::saveAsDraft()
{
    enter(true, false);
}

void DealFormPage::enter(bool asDraft, bool another)
{
    if (m_saving.isRunning())
        return;
    m_isJudged = true;
    judge();
    if (!m_toFix->isHidden())
        return showNextProblem();

    keepDraft(); // until the server has said yes
    m_saving = m_book.enter(m_form->entry(), asDraft);
    await(
        m_saving,
        [this, another](const DealEntered &entered) {
            m_drafts.drop(formKey);
            Q_EMIT done(entered.paymentNumber.isEmpty()
                            ? tr("%1 saved").arg(entered.number)
                            : tr("%1 saved, %2 goes to verification").arg(entered.number, entered.paymentNumber));
            startOver();
            if (another)
                m_form->focusFirst();
            else
                Q_EMIT navigate({.page = u"deals"_s, .id = entered.dealId.toString(QUuid::WithoutBraces)});
        },
        [this](const Error &error) { return showAtField(error); });
}

// A refusal goes to the field that it speaks of, else into the message bar; what was typed stays.
bool DealFormPage::showAtField(const Error &error)
{
    const auto field = DealSentences::fieldOf(error);
    if (!field)
        return false;
    m_form->setError(*field, errorText(error));
    m_form->focusField(*field);
    return true;
}

void DealFormPage::keepDraft()
{
    m_draftPause->stop();
    const DealEntry entry = m_form->entry();
    if (touched(entry) == m_untouched)
        return m_drafts.drop(formKey);
    if (const Result<void> kept = m_drafts.keep(formKey, entry.toDraft()); !kept)
        return report(kept.error());
    m_draftState->setText(tr("Draft kept on this computer, %1").arg(QTime::currentTime().toString(u"HH:mm"_s)));
}

void DealFormPage::startOver()
{
    m_isJudged = false;
    m_facts = {};
    m_form->setEntry({});
    m_form->clearErrors();
    m_toFix->hide();
    m_draftState->clear();
    m_untouched = touched(m_form->entry());
    m_draftPause->stop();
    showPreview();
}
