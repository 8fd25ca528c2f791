#include "deal/paymentformpage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "deal/dealsentences.h"
#include "deal/paymentfields.h"
#include "records/formcolumns.h"
#include "records/formfoot.h"
#include "records/formkeys.h"
#include "records/referencepicker.h"
#include "records/savingpreview.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "text/moneytext.h"
#include "widgets/card.h"
#include "widgets/fieldframe.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/panekeys.h"
#include "widgets/textlabel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QTimer>

using namespace Qt::StringLiterals;
using Place = DealProblem::Place;
using Kind = DealProblem::Kind;

namespace {
constexpr int pauseBeforePreview = 250; // ms after the last change

// A payment's id is made anew for every form; it doesn't make it touched.
QVariantMap touched(const PaymentEntry &entry)
{
    QVariantMap values = entry.toDraft();
    values.remove(u"paymentId"_s);
    return values;
}
}

PaymentFormPage::PaymentFormPage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_book(backend.database)
    , m_form(new Card)
    , m_preview(new SavingPreview)
    , m_previewPause(new QTimer(this))
    , m_toldPause(new QTimer(this))
    , m_draft(*this, *m_form, backend.session, {[this] { return typed(); }, [this](const QVariantMap &draft) { putBack(draft); }})
    , m_saving(*this, *m_form, *this)
    , m_foot(foot())
{
    // From the outside in, as in FormColumns: the fields come last, into a place that they keep.
    QScrollArea *scroll = FormColumns::scrollArea();
    content()->addWidget(new FormColumns(scroll, scroll, m_form, m_preview, this), 1);
    QVBoxLayout *body = static_cast<Card *>(m_form)->body();
    body->setSpacing(12);
    body->setContentsMargins(20, 16, 20, 16);
    if (const Entity *deal = backend.catalog.entity(u"deal")) {
        m_deal = new ReferencePicker(backend, *deal);
        m_deal->setObjectName(u"deal"_s);
        m_dealFrame = new FieldFrame(tr("Deal"), m_deal, m_form);
        m_dealFrame->setHint(tr("Type its number, or the client’s name"));
        m_dealFrame->setWaysOut([this] { return m_deal->waysOut(); });
        connect(m_deal, &ReferencePicker::waysOutChanged, m_dealFrame, &FieldFrame::renewWaysOut);
        body->addWidget(m_dealFrame);
        connect(m_deal, &ReferencePicker::valueChanged, this, [this] {
            choose(QUuid(m_deal->value().toString()));
            m_draft.noteChange();
        });
        connect(m_deal, &QLineEdit::textEdited, this, [this] { m_draft.noteChange(); });
        keepCurrent(backend.live, deal->listensTo(), [this] {
            if (!m_saving.isOn())
                refresh();
        });
    }
    body->addWidget(m_client = textLabel(TextLook::Section));
    body->addWidget(m_amounts = textLabel(TextLook::Secondary));
    body->addWidget(hairline());
    body->addWidget(m_fields = new PaymentFields(backend, m_form));
    body->addStretch();
    content()->addWidget(m_foot);
    m_amounts->setWordWrap(true);
    m_preview->setKeys({{u"Alt+↓"_s, tr("Open the list of a field")}, {u"Ctrl+V"_s, tr("Paste the receipt")}});

    m_previewPause->setSingleShot(true);
    m_previewPause->setInterval(pauseBeforePreview);
    connect(m_previewPause, &QTimer::timeout, this, &PaymentFormPage::showPreview);
    connect(m_fields, &PaymentFields::changed, this, &PaymentFormPage::fieldsChanged);
    connect(m_fields, &PaymentFields::receivedLeft, this, [this] { showExcess(true); });
    m_toldPause->setSingleShot(true);
    connect(m_fields, &PaymentFields::problemsChanged, m_toldPause, qOverload<>(&QTimer::start));
    connect(m_toldPause, &QTimer::timeout, this, [this] {
        m_foot->setProblems(m_fields->problemCount());
        showChecks();
    });
    connect(&m_draft, &FormDraft::discarded, this, [this] { startOver(m_named); });
    new FormKeys(*m_form, [this] { return m_fields->pasteReceipt(); });
    addKeys();
}

FormFoot *PaymentFormPage::foot()
{
    auto cancel = new KeyButton(tr("Cancel"));
    auto save = new KeyButton(tr("Record payment"), KeyButton::Primary);
    cancel->setHint(u"Esc"_s);
    save->setHint(u"Ctrl+Enter"_s);
    connect(save, &KeyButton::clicked, this, &PaymentFormPage::save);
    connect(cancel, &KeyButton::clicked, this, [this] {
        Q_EMIT navigate({.page = u"deals"_s, .id = m_dealId.isNull() ? QVariant() : m_dealId.toString(QUuid::WithoutBraces)});
    });
    return new FormFoot(m_draft.note(), {cancel, save});
}

void PaymentFormPage::addKeys()
{
    connect(m_foot, &FormFoot::nextProblemWanted, this, &PaymentFormPage::showNextProblem);
    addKey(this, {Qt::Key_F8}, tr("Next problem"), &PaymentFormPage::showNextProblem);
    addKey(this, {Qt::CTRL | Qt::Key_S}, tr("Keep draft"), [this] { m_draft.keep(); });
    addKey(this, {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, tr("Record payment"), &PaymentFormPage::save);
}

void PaymentFormPage::show(const Target &target)
{
    say({});
    m_draft.keep(); // of another deal, when the page comes back for this one
    startOver(QUuid(target.id.isNull() ? target.arguments.value(u"deal_id"_s).toString() : target.id.toString()));
    const bool isPlaced = m_draft.open(draftName());
    if (!isPlaced && m_dealId.isNull() && m_deal)
        m_deal->setFocus();
    else if (!isPlaced)
        m_fields->editor(Place::Received)->setFocus();
}

QString PaymentFormPage::draftName() const
{
    return m_named.isNull() ? u"payment.new"_s : u"payment.new/"_s + m_named.toString(QUuid::WithoutBraces);
}

bool PaymentFormPage::canLeave()
{
    return m_draft.mayLeave();
}

void PaymentFormPage::startOver(const QUuid &deal)
{
    m_saving.end(); // what is on its way is of another payment
    m_isJudged = false;
    m_wasPutBack = false;
    m_maybeSaved = false;
    m_named = deal;
    PaymentEntry entry;
    entry.receivedOn = m_backend.session.today();
    m_fields->setEntry(entry);
    m_fields->clearErrors();
    m_untouched = touched(m_fields->entry());
    if (m_deal) {
        m_deal->setValue({});
        m_dealFrame->clearError();
        m_dealFrame->setVisible(deal.isNull());
    }
    choose(deal);
}

void PaymentFormPage::choose(const QUuid &deal)
{
    m_dealId = deal;
    m_due = {};
    m_client->setVisible(!deal.isNull());
    m_amounts->setVisible(!deal.isNull());
    if (m_dealFrame)
        m_dealFrame->clearError();
    refresh();
}

void PaymentFormPage::refresh()
{
    showPreview();
    if (m_dealId.isNull())
        return;
    await(m_book.due(m_dealId), [this, deal = m_dealId](const DealDue &due) {
        if (deal == m_dealId)
            take(due);
    });
}

void PaymentFormPage::take(const DealDue &due)
{
    const bool isFirst = m_due.number.isEmpty();
    const bool isOther = due.dueMinor() != m_due.dueMinor();
    m_due = due;
    if (due.number.isEmpty())
        return showGone();
    m_client->setVisible(true);
    m_amounts->setVisible(true);
    m_fields->setCurrency(due.currency, m_backend.catalog.exponent(due.currency));
    showDue();
    if (isFirst && !m_wasPutBack) {
        const bool isUntouched = touched(m_fields->entry()) == m_untouched;
        if (!m_fields->entry().amount && due.dueMinor() > 0)
            m_fields->setReceived(due.dueMinor());
        if (isUntouched)
            m_untouched = touched(m_fields->entry());
        m_fields->focusReceived();
    }
    if (m_isJudged && isOther) // else what the server refused would go unread
        judge();
    showExcess(false);
    showPreview();
}

// The deal was taken back, by a colleague or with Ctrl+Z: what was typed about the payment stays, for another one.
void PaymentFormPage::showGone()
{
    m_client->setVisible(false);
    m_amounts->setVisible(false);
    if (m_dealFrame)
        m_dealFrame->setVisible(true);
    showPreview();
    Q_EMIT headerChanged();
    messages()->say(tr("This deal is not there any more, or you may not see it. What you typed stays here: choose the deal that was paid."),
                    MessageBar::Kind::Warning);
}

void PaymentFormPage::showDue()
{
    const int exponent = m_backend.catalog.exponent(m_due.currency);
    m_client->setText(m_due.clientName);
    QStringList parts{m_due.number};
    if (!m_due.description.isEmpty())
        parts.append(m_due.description);
    parts.append(
        tr("%1 of %2 paid").arg(formatMinor(m_due.paidMinor, exponent), formatAmount(m_due.amountMinor, m_due.currency, exponent)));
    if (m_due.waitingMinor > 0)
        parts.append(tr("%1 waiting for approval").arg(formatMinor(m_due.waitingMinor, exponent)));
    parts.append(tr("%1 left").arg(formatAmount(m_due.dueMinor(), m_due.currency, exponent)));
    m_amounts->setText(parts.join(u" · "_s));
    Q_EMIT headerChanged();
}

// Asks what becomes of the payment. Who may record but not enter deals is not told; saving says it all the same.
void PaymentFormPage::showPreview()
{
    if (m_due.number.isEmpty()) {
        ++m_ticket; // nor what is on its way, of a deal before
        m_known = {};
        m_preview->setSteps({});
        m_preview->setChecks({});
        return;
    }
    DealEntry entry;
    entry.amount = m_due.amountMinor;
    entry.currency = m_due.currency;
    entry.payment = m_fields->entry();
    await(
        m_book.preview(entry),
        [this, ticket = ++m_ticket](const DealPreview &preview) {
            if (ticket != m_ticket)
                return;
            m_known = preview;
            m_preview->setSteps({DealSentences::paymentStep(m_fields->entry(), preview, m_backend.catalog)});
            showTaken();
            showChecks();
        },
        [](const Error &error) { return error.sqlState == "KO001"_L1; });
}

void PaymentFormPage::showChecks()
{
    if (m_due.number.isEmpty())
        return;
    const auto told = m_fields->told(problems(), [this](const DealProblem &problem) { return sentence(problem); });
    m_preview->setChecks(DealSentences::paymentChecks(m_fields->entry(), m_known, told));
}

void PaymentFormPage::fieldsChanged()
{
    if (m_isJudged)
        judge();
    else
        showTaken();
    showExcess(false);
    m_previewPause->start();
    m_draft.noteChange();
}

QList<DealProblem> PaymentFormPage::taken() const
{
    return takenNumbers(m_fields->entry(), m_known);
}

// Before anybody saves, too. Once somebody has, what the server said of a field stays there until something is changed.
void PaymentFormPage::showTaken()
{
    if (!m_isJudged)
        m_fields->showTaken(taken(), [this](const DealProblem &problem) { return sentence(problem); });
    else if (std::ranges::any_of(taken(), [this](const DealProblem &problem) { return !m_fields->hasError(problem.field); }))
        judge();
}

// More than is left is told before anybody saves, too, with the way out of it.
void PaymentFormPage::showExcess(bool isLeft)
{
    if (!m_isJudged && !m_due.number.isEmpty())
        m_fields->showExcess(
            problems(), [this](const DealProblem &problem) { return sentence(problem); },
            [this](const DealProblem &problem) { return fixes(problem); }, isLeft);
}

QList<DealProblem> PaymentFormPage::problems() const
{
    return paymentProblems(m_fields->entry(), m_due.dueMinor(), m_backend.session.today()) + taken();
}

QString PaymentFormPage::sentence(const DealProblem &problem) const
{
    if (problem.kind == Kind::MoreThanDue && m_due.dueMinor() != m_due.amountMinor)
        return tr("Received is %1 more than what is left.")
            .arg(formatAmount(problem.limit, m_due.currency, m_backend.catalog.exponent(m_due.currency)));
    return DealSentences::problem(problem, m_due.currency, m_backend.catalog);
}

// How many fields are to be mended.
int PaymentFormPage::judge()
{
    m_isJudged = true;
    const int count = m_fields->showProblems(
        problems(), [this](const DealProblem &problem) { return sentence(problem); },
        [this](const DealProblem &problem) { return fixes(problem); });
    showChecks();
    return count;
}

QList<FieldFix> PaymentFormPage::fixes(const DealProblem &problem)
{
    const auto receive = [this](qlonglong minor) {
        return FieldFix{tr("Use %1").arg(formatMinor(minor, m_backend.catalog.exponent(m_due.currency))),
                        [this, minor] { m_fields->setReceived(minor); }};
    };
    const auto amount = m_fields->entry().amount;
    switch (problem.kind) {
    case Kind::MoreThanDue:
        return m_due.dueMinor() > 0 ? QList<FieldFix>{receive(m_due.dueMinor())} : QList<FieldFix>();
    case Kind::NotPositive:
        return *amount < 0 ? QList<FieldFix>{receive(-*amount)} : QList<FieldFix>();
    default:
        return m_fields->fixes(problem, m_backend.session.today());
    }
}

void PaymentFormPage::showNextProblem()
{
    judge();
    m_fields->focusNextProblem();
}

void PaymentFormPage::save()
{
    if (m_saving.isOn())
        return;
    if (m_due.number.isEmpty()) {
        if (m_deal) {
            m_deal->settle();
            const bool isTyped = !m_deal->problem().isEmpty();
            m_dealFrame->setError(isTyped ? m_deal->problem() : tr("Choose the deal that was paid."),
                                  isTyped ? m_deal->waysOut() : QList<FieldFix>());
            m_deal->setFocus();
        }
        return;
    }
    if (judge() > problemsToAskAbout())
        return m_fields->focusFirstProblem();
    m_maybeSaved = true;
    m_draft.keep(); // until the server has said yes
    await(
        m_saving.during([this] { return m_book.recordPayment(m_dealId, m_due.currency, m_fields->entry()); }),
        [this, deal = m_dealId, payment = m_fields->entry().id, title = m_due.number, draft = draftName()](const QString &number) {
            finish(deal, payment, tr("%1 recorded for %2").arg(number, title), draft);
        },
        [this, payment = m_fields->entry().id, title = m_due.number, draft = draftName()](const Error &error) {
            if (payment != m_fields->entry().id) {
                tellLeft(error, title, isKept(payment, draft));
                return true;
            }
            if (!isVisible())
                Q_EMIT told(tr("The payment for %1 could not be recorded. What you typed is in its form.").arg(title));
            if (error.sqlState == "KO021"_L1) {
                tellSavedBefore(error);
                return true;
            }
            const auto field = DealSentences::fieldOf(error);
            return field && m_fields->showRefusal(field == Place::Amount ? Place::Received : *field, errorText(error));
        });
}

// Another payment that stands in the fields by now stays there.
void PaymentFormPage::finish(const QUuid &deal, const QUuid &payment, const QString &sentence, const QString &draft)
{
    const bool isHere = payment == m_fields->entry().id;
    if (isHere) {
        m_draft.drop();
        startOver({});
        say({});
    } else if (draft != draftName()) {
        m_draft.drop(draft);
    }
    Q_EMIT done(sentence, {[this, payment] { return m_book.takePaymentBack(payment); },
                           [this, payment] { return m_book.bringPaymentBack(payment); }});
    if (isHere)
        Q_EMIT navigate({.page = u"deals"_s, .id = deal.toString(QUuid::WithoutBraces)});
}

// Unless it was thrown away. Another payment for the deal may have a draft by now.
bool PaymentFormPage::isKept(const QUuid &payment, const QString &draft) const
{
    const auto kept = m_draft.peek(draft);
    return kept && PaymentEntry::fromDraft(kept->values).id == payment;
}

// Another payment stands in the fields by now.
void PaymentFormPage::tellLeft(const Error &error, const QString &title, bool isKept)
{
    if (isKept)
        Q_EMIT told(tr("The payment for %1 could not be recorded. Its draft is kept.").arg(title));
    else if (!DealSentences::isOutcomeOpen(error))
        Q_EMIT told(tr("The payment for %1 was thrown away, and not recorded either.").arg(title));
}

// Who has a number is asked anew: theirs may have been rejected since. So is whether it is too much, of a payment that was sent before:
// then it is perhaps among what was paid.
qsizetype PaymentFormPage::problemsToAskAbout() const
{
    return std::ranges::count_if(problems(), [this](const DealProblem &problem) {
        return problem.kind == Kind::Taken || (m_maybeSaved && problem.kind == Kind::MoreThanDue);
    });
}

// As a deal that was saved before, with other contents than what stands here now.
void PaymentFormPage::tellSavedBefore(const Error &error)
{
    const QString id = m_fields->entry().id.toString(QUuid::WithoutBraces);
    m_fields->showRefusalHere(errorText(error), {{tr("Open %1").arg(error.message),
                                                  [this, id] {
                                                      Q_EMIT navigate({u"payments"_s, id, {}});
                                                  }},
                                                 {tr("Record as another payment"), [this] {
                                                      m_fields->makeAnother();
                                                      save();
                                                  }}});
}

// What an empty form does not hold. The decimals go along: minor units mean nothing without them.
QVariantMap PaymentFormPage::typed() const
{
    const bool isChosen = m_named.isNull() && !m_dealId.isNull();
    if (touched(m_fields->entry()) == m_untouched && !isChosen)
        return {};
    QVariantMap draft = m_fields->entry().toDraft();
    draft.insert(u"exponent"_s, m_due.currency.isEmpty() ? 2 : m_backend.catalog.exponent(m_due.currency));
    if (isChosen)
        draft.insert(u"deal"_s, m_dealId.toString(QUuid::WithoutBraces));
    return draft;
}

void PaymentFormPage::putBack(const QVariantMap &draft)
{
    m_wasPutBack = true;
    m_maybeSaved = true;
    m_fields->setCurrency({}, draft.value(u"exponent"_s).toInt());
    m_fields->setEntry(PaymentEntry::fromDraft(draft));
    if (const QUuid deal(draft.value(u"deal"_s).toString()); m_named.isNull() && !deal.isNull() && m_deal) {
        m_deal->setValue(deal.toString(QUuid::WithoutBraces));
        choose(deal);
    }
}
