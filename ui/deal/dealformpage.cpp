#include "deal/dealformpage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "deal/dealform.h"
#include "deal/dealsentences.h"
#include "records/formcolumns.h"
#include "records/formfoot.h"
#include "records/savingpreview.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "text/moneytext.h"
#include "widgets/fieldframe.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/panekeys.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QTimer>

using namespace Qt::StringLiterals;
using Place = DealProblem::Place;
using Kind = DealProblem::Kind;

namespace {
const QString formKey = u"deal.new"_s;
constexpr int pauseBeforePreview = 250; // ms after the last change
}

DealFormPage::DealFormPage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_book(backend.database)
    , m_preview(new SavingPreview)
    , m_previewPause(new QTimer(this))
    , m_toldPause(new QTimer(this))
{
    // From the outside in, as in FormColumns: the fields come last, into a place that they keep.
    auto card = new QFrame;
    card->setObjectName(u"card"_s);
    QScrollArea *scroll = FormColumns::scrollArea();
    content()->addWidget(new FormColumns(scroll, scroll, card, m_preview, this), 1);
    m_form = new DealForm(backend, m_book, card);
    auto inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(1, 1, 1, 1);
    inCard->addWidget(m_form);
    m_draft = std::make_unique<FormDraft>(
        *this, *m_form, backend.session,
        FormDraft::Contents{[this] { return typed(); },
                            [this](const QVariantMap &draft) { m_form->setEntry(DealEntry::fromDraft(draft)); }});
    m_saving = std::make_unique<SavingHold>(*this, *m_form, *this);
    m_foot = foot();
    content()->addWidget(m_foot);

    m_previewPause->setSingleShot(true);
    m_previewPause->setInterval(pauseBeforePreview);
    connect(m_previewPause, &QTimer::timeout, this, &DealFormPage::refresh);
    connect(m_draft.get(), &FormDraft::discarded, this, [this] {
        startOver();
        m_form->focusFirst();
    });
    connect(m_form, &DealForm::changed, this, &DealFormPage::entryChanged);
    connect(m_form, &DealForm::receivedLeft, this, [this] { showExcess(true); });
    m_toldPause->setSingleShot(true);
    connect(m_form, &DealForm::problemsChanged, m_toldPause, qOverload<>(&QTimer::start));
    connect(m_toldPause, &QTimer::timeout, this, [this] {
        m_foot->setProblems(m_form->problemCount());
        showPreview();
    });
    connect(m_form, &DealForm::clientWanted, this, &DealFormPage::showFacts);
    connect(m_form, &DealForm::failed, this, [this](const Error &error) { report(error); });
    addKeys();
    startOver();
    // The fields are there to be typed into at once; what is told beside them has a turn of its own.
    QTimer::singleShot(0, this, [this] {
        m_preview->setKeys({{u"Ctrl+D"_s, tr("Copy values from the last deal")},
                            {u"Alt+↓"_s, tr("Open the list of a field")},
                            {u"Ctrl+Shift+N"_s, tr("Create the client that you typed")},
                            {u"Ctrl+Shift+Enter"_s, tr("Save and start another")}});
        m_isTelling = true;
        showPreview();
    });
}

FormFoot *DealFormPage::foot()
{
    auto cancel = new KeyButton(tr("Cancel"));
    auto draft = new KeyButton(tr("Save as draft"));
    auto save = new KeyButton(tr("Save deal"), KeyButton::Primary);
    cancel->setHint(u"Esc"_s);
    draft->setHint(u"Ctrl+S"_s);
    save->setHint(u"Ctrl+Enter"_s);
    connect(cancel, &KeyButton::clicked, this, [this] { Q_EMIT navigate({.page = u"deals"_s}); });
    connect(draft, &KeyButton::clicked, this, &DealFormPage::saveAsDraft);
    connect(save, &KeyButton::clicked, this, &DealFormPage::save);
    return new FormFoot(m_draft->note(), {cancel, draft, save});
}

void DealFormPage::addKeys()
{
    connect(m_foot, &FormFoot::nextProblemWanted, this, &DealFormPage::showNextProblem);
    addKey(this, {Qt::CTRL | Qt::SHIFT | Qt::Key_N}, tr("New client"), [this] {
        if (!m_saving->isOn())
            m_form->createClient();
    });
    addKey(this, {Qt::CTRL | Qt::Key_D}, tr("From the last deal"), &DealFormPage::copyLastDeal);
    addKey(this, {Qt::Key_F8}, tr("Next problem"), &DealFormPage::showNextProblem);
    addKey(this, {Qt::CTRL | Qt::Key_S}, tr("Save as draft"), &DealFormPage::saveAsDraft);
    addKey(this, {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, tr("Save"), &DealFormPage::save);
    addKey(this, {Qt::CTRL | Qt::SHIFT | Qt::Key_Return, Qt::CTRL | Qt::SHIFT | Qt::Key_Enter}, tr("Save + another"),
           &DealFormPage::saveAndStartAnother);
}

QString DealFormPage::subtitle() const
{
    return m_known.dealNumber.isEmpty() ? QString() : tr("%1 on saving").arg(m_known.dealNumber);
}

void DealFormPage::show(const Target &target)
{
    const QUuid client(target.arguments.value(u"client_id"_s).toString());
    if (!m_draft->open(formKey))
        m_form->focusFirst();
    if (!client.isNull() && m_form->entry().clientId.isNull() && !m_form->entry().newClient) {
        const bool isUntouched = typed().isEmpty();
        DealEntry entry = m_form->entry();
        entry.clientId = client;
        entry.clientName = target.arguments.value(u"client_name"_s).toString();
        m_form->setEntry(entry);
        if (isUntouched)
            m_untouched = touched(m_form->entry());
    }
    refresh();
}

bool DealFormPage::canLeave()
{
    return m_draft->mayLeave();
}

void DealFormPage::refresh()
{
    const int ticket = ++m_ticket;
    await(m_book.preview(m_form->entry()), [this, ticket](const DealPreview &preview) {
        if (ticket != m_ticket)
            return;
        m_known = preview;
        Q_EMIT headerChanged();
        showTaken();
        showPreview();
    });
}

void DealFormPage::showFacts(const QUuid &id, const QString &name, bool chosen)
{
    const int ticket = ++m_factsTicket;
    m_facts = {};
    if (id.isNull())
        return;
    await(m_book.clientFacts(id), [this, name, chosen, ticket](const ClientFacts &facts) {
        if (ticket != m_factsTicket) // nobody is highlighted any more, or somebody else is
            return;
        m_form->showClient(name, chosen, facts);
        m_facts = chosen ? facts : ClientFacts();
        showPreview();
    });
}

void DealFormPage::entryChanged()
{
    if (m_isJudged) {
        judge();
    } else {
        showTaken();
        showExcess(false);
        showPreview();
    }
    m_previewPause->start();
    m_draft->noteChange();
}

QList<DealProblem> DealFormPage::taken() const
{
    return takenNumbers(m_form->entry().payment, m_known);
}

// Before anybody saves, too. Once somebody has, what the server said of a field stays there until something is changed.
void DealFormPage::showTaken()
{
    if (!m_isJudged)
        m_form->showTaken(taken(), [this](const DealProblem &problem) { return sentence(problem); });
    else if (std::ranges::any_of(taken(), [this](const DealProblem &problem) { return !m_form->hasError(problem.field); }))
        judge();
}

// More than the deal comes to is told before anybody saves, too, with the ways out of it.
void DealFormPage::showExcess(bool isLeft)
{
    if (m_isJudged)
        return;
    const DealEntry entry = m_form->entry();
    m_form->showExcess(
        problems(), [this](const DealProblem &problem) { return sentence(problem); },
        [&](const DealProblem &problem) { return fixes(problem, entry); }, isLeft);
}

QList<DealProblem> DealFormPage::problems() const
{
    return dealProblems(m_form->entry(), m_backend.session.today()) + taken();
}

QString DealFormPage::sentence(const DealProblem &problem) const
{
    return DealSentences::problem(problem, m_form->entry().currency, m_backend.catalog);
}

// How many fields are to be mended.
int DealFormPage::judge()
{
    m_isJudged = true;
    const DealEntry entry = m_form->entry();
    const int count = m_form->showProblems(
        problems(), [this](const DealProblem &problem) { return sentence(problem); },
        [&](const DealProblem &problem) { return fixes(problem, entry); });
    showPreview();
    return count;
}

// Ways out of a problem that one key takes.
QList<FieldFix> DealFormPage::fixes(const DealProblem &problem, const DealEntry &entry)
{
    const auto money = [this, &entry](qlonglong minor) { return formatMinor(minor, m_backend.catalog.exponent(entry.currency)); };
    const Place field = problem.field;
    switch (problem.kind) {
    case Kind::MoreThanDue:
        if (!entry.amount || *entry.amount <= 0)
            return {};
        return {{tr("Use %1").arg(money(*entry.amount)), [this, amount = *entry.amount] { m_form->setReceived(amount); }},
                {tr("Raise the deal to %1").arg(money(*entry.payment.amount)),
                 [this, received = *entry.payment.amount] { m_form->setAmount(received); }}};
    case Kind::NotPositive: {
        const qlonglong amount = -(field == Place::Amount ? *entry.amount : *entry.payment.amount);
        if (amount == 0)
            return {};
        return {{tr("Use %1").arg(money(amount)),
                 [this, field, amount] { field == Place::Amount ? m_form->setAmount(amount) : m_form->setReceived(amount); }}};
    }
    case Kind::BeforeDealDate:
        return {{tr("On the deal’s day"), [this, date = entry.dealDate] { m_form->setDate(Place::DueDate, date); }},
                {tr("A month later"), [this, date = entry.dealDate.addMonths(1)] { m_form->setDate(Place::DueDate, date); }}};
    default:
        return m_form->fixes(problem, m_backend.session.today());
    }
}

// What is still empty is filled as it was in the deal that this person entered last.
void DealFormPage::copyLastDeal()
{
    if (m_saving->isOn())
        return;
    await(m_book.lastDeal(), [this](const std::optional<DealEntry> &last) {
        if (!last)
            return say(tr("There is no deal of yours yet to copy from."));
        m_form->takeOver(*last);
    });
}

void DealFormPage::showPreview()
{
    if (!m_isTelling)
        return;
    const DealEntry entry = m_form->entry();
    m_preview->setSteps(DealSentences::steps(entry, m_known, m_backend.catalog));
    m_preview->setChecks(DealSentences::checks(entry, m_known, m_facts,
                                               m_form->told(problems(), [this](const DealProblem &problem) { return sentence(problem); }),
                                               m_backend.catalog));
    QString hint = tr("Also takes 62.4k, 52000*1.2 or 900 usd");
    if (entry.amount.value_or(0) != 0 && m_known.baseMinor && m_known.baseCurrency != entry.currency)
        hint = tr("≈ %1 at %2 · %3")
                   .arg(formatAmount(*m_known.baseMinor, m_known.baseCurrency, m_backend.catalog.exponent(m_known.baseCurrency)),
                        m_known.baseRate, hint);
    m_form->setAmountHint(hint);
}

void DealFormPage::showNextProblem()
{
    judge();
    m_form->focusNextProblem();
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
    if (m_saving->isOn())
        return;
    if (judge() > taken().size()) // who has a number is asked anew: theirs may have been rejected since
        return m_form->focusFirstProblem();
    m_draft->keep(); // until the server has said yes
    await(
        m_saving->during([this, asDraft] { return m_book.enter(m_form->entry(), asDraft); }),
        [this, another, sent = m_form->entry().id](const DealEntered &entered) { finish(entered, sent, another); },
        // At the field that it speaks of, else in the message bar; what was typed stays.
        [this, asDraft, another, sent = m_form->entry().id](const Error &error) {
            if (sent != m_form->entry().id) { // thrown away meanwhile
                if (!DealSentences::isOutcomeOpen(error))
                    Q_EMIT told(tr("The deal that was thrown away was not saved either."));
                return true;
            }
            if (!isVisible())
                Q_EMIT told(tr("The deal could not be saved. What you typed is in its form."));
            if (error.sqlState == "KO021"_L1) {
                tellSavedBefore(error, [this, asDraft, another] { enter(asDraft, another); });
                return true;
            }
            const auto field = DealSentences::fieldOf(error);
            return field && m_form->showRefusal(*field, errorText(error));
        });
}

// Another deal that stands in the form by now stays there.
void DealFormPage::finish(const DealEntered &entered, const QUuid &sent, bool another)
{
    const QString saved = entered.paymentNumber.isEmpty() ? tr("%1 saved")
                          : entered.lacksReceipt          ? tr("%1 saved, %2 waits for its receipt")
                                                          : tr("%1 saved, %2 goes to verification");
    const bool isHere = sent == m_form->entry().id;
    if (isHere) {
        m_draft->drop();
        say({});
    }
    Q_EMIT done(
        entered.paymentNumber.isEmpty() ? saved.arg(entered.number) : saved.arg(entered.number, entered.paymentNumber),
        {[this, id = entered.dealId] { return m_book.takeBack(id); }, [this, id = entered.dealId] { return m_book.bringBack(id); }});
    if (!isHere)
        return;
    startOver();
    if (another)
        m_form->focusFirst();
    else
        Q_EMIT navigate({.page = u"deals"_s, .id = entered.dealId.toString(QUuid::WithoutBraces)});
}

// What was sent before, and not known to be saved, has been: with other contents than what stands here now. Whoever typed them decides.
void DealFormPage::tellSavedBefore(const Error &error, const std::function<void()> &enter)
{
    if (error.column == "client_id"_L1) {
        m_form->showRefusal(Place::Client, errorText(error), {{tr("Enter as another client"), [this, enter] {
                                                                   m_form->makeAnotherClient();
                                                                   enter();
                                                               }}});
        return;
    }
    const QString id = m_form->entry().id.toString(QUuid::WithoutBraces);
    m_form->showRefusalHere(errorText(error), {{tr("Open %1").arg(error.message),
                                                [this, id] {
                                                    Q_EMIT navigate({u"deals"_s, id, {}});
                                                }},
                                               {tr("Enter as another deal"), [this, enter] {
                                                    m_form->makeAnother();
                                                    enter();
                                                }}});
}

// A deal's ids are made anew for every form, and its currency follows the client: neither makes it touched.
QVariantMap DealFormPage::touched(const DealEntry &entry) const
{
    QVariantMap values = entry.toDraft();
    values.remove(u"id"_s);
    values.remove(u"paymentId"_s);
    values.remove(u"keepsCurrency"_s);
    if (!entry.keepsCurrency)
        values.insert(u"currency"_s, m_backend.session.tenant().currency);
    return values;
}

// What an empty form does not hold.
QVariantMap DealFormPage::typed() const
{
    const DealEntry entry = m_form->entry();
    return touched(entry) == m_untouched ? QVariantMap() : entry.toDraft();
}

void DealFormPage::startOver()
{
    m_saving->end(); // what is on its way is none of it any more
    m_isJudged = false;
    m_form->setEntry({});
    m_form->clearErrors();
    m_untouched = touched(m_form->entry());
    m_draft->drop();
    showPreview();
}
