#include "deal/dealform.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "deal/clientfield.h"
#include "deal/clientpanel.h"
#include "deal/paymentfields.h"
#include "records/editors.h"
#include "records/formkeys.h"
#include "records/formparts.h"
#include "records/usualedit.h"
#include "session/session.h"
#include "widgets/dateedit.h"
#include "widgets/moneyedit.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace {
using Place = DealProblem::Place;
constexpr int usualTerm = 30; // days from the deal to its due date, until the client has terms of their own
const QList<Place> order{Place::Client,       Place::ClientName, Place::ClientEmail, Place::ClientPhone, Place::ClientCity,
                         Place::Description,  Place::WorkType,   Place::Source,      Place::Amount,      Place::DealDate,
                         Place::DueDate,      Place::Received,   Place::Method,      Place::ReceivedOn,  Place::BankReference,
                         Place::ChequeNumber, Place::Receipt};
}

DealForm::DealForm(Backend &backend, DealBook &book, QWidget *parent)
    : ProblemFields(order, parent)
    , m_backend(backend)
{
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(14);
    layout->addWidget(clientSection(book));
    layout->addWidget(hairline());
    layout->addWidget(dealSection());
    layout->addWidget(hairline());
    layout->addWidget(paymentSection());
    layout->addStretch(1);
    new FormKeys(*this, [this] { return pasteReceipt(); });
    setEntry({});
}

QWidget *DealForm::clientSection(DealBook &book)
{
    auto section = new QWidget(this);
    FieldFrame *client = addFrame(Place::Client, tr("Client"), section);
    m_client = client->hold(new ClientField(m_backend.database, book, client));
    m_client->line()->setObjectName(u"client"_s);
    client->setErrorPlace(m_client->below());
    client->setWaysOut([this] { return m_client->waysOut(); });
    m_panel = new ClientPanel(m_backend.catalog, *m_client->line(), section);
    auto grid = new QGridLayout(section);
    grid->setContentsMargins(0, 0, 0, 0);
    setFormColumns(*grid, 2);
    grid->addLayout(sectionHead(tr("Client"), tr("Type a name, phone, tax number or e-mail")), 0, 0, 1, 2);
    placeField(*grid, client, 1, 0);
    auto known = new QHBoxLayout;
    known->setContentsMargins(8, 0, 0, 0);
    known->setSpacing(0);
    known->addWidget(hairline(Qt::Vertical));
    known->addWidget(m_panel, 1);
    grid->addLayout(known, 1, 1);
    followClient();
    return section;
}

void DealForm::followClient()
{
    connect(m_client, &ClientField::clientHighlighted, this, [this](const QUuid &id, const QString &name) {
        if (!m_panel->isCreating()) {
            if (id.isNull())
                m_panel->showNothing();
            Q_EMIT clientWanted(id, name, false);
        }
        Q_EMIT changed();
    });
    FieldFrame *frame = ProblemFields::frame(Place::Client);
    connect(m_client, &ClientField::waysOutChanged, this, [this, frame] {
        if (!m_client->problem().isEmpty())
            frame->renewWaysOut();
    });
    connect(m_client, &ClientField::clientChosen, this, [this, frame](const QUuid &id, const QString &name) {
        frame->clearError();
        Q_EMIT clientWanted(id, name, true);
        Q_EMIT changed();
        m_description->setFocus();
    });
    connect(m_client, &ClientField::creationWanted, this, [this, frame](const QString &name) {
        frame->clearError();
        m_newClientId = QUuid::createUuid();
        m_client->setClient(m_newClientId, name);
        m_panel->startNewClient({name, {}, {}, {}, {}});
        followCurrency({});
        Q_EMIT changed();
    });
    connect(m_client, &ClientField::searchFailed, this, &DealForm::failed);
    connect(m_panel, &ClientPanel::newClientChanged, this, &DealForm::changed);
    connect(m_panel, &ClientPanel::problemsChanged, this, &DealForm::problemsChanged);
    connect(m_panel, &ClientPanel::creationDropped, this, [this] {
        m_client->setClient({}, m_client->text());
        m_client->setFocus();
        Q_EMIT changed();
    });
}

QWidget *DealForm::dealSection()
{
    auto section = new QWidget(this);
    FieldFrame *description = addFrame(Place::Description, tr("What was sold"), section);
    m_description = description->hold(new QLineEdit(description));
    FieldFrame *workType = addFrame(Place::WorkType, tr("Work type"), section);
    m_workType = workType->hold(new UsualEdit(m_backend.session, u"deal.work_types"_s, workType));
    FieldFrame *source = addFrame(Place::Source, tr("Source"), section);
    m_source = source->hold(new UsualEdit(m_backend.session, u"deal.sources"_s, source));
    FieldFrame *amount = addFrame(Place::Amount, tr("Amount"), section);
    amount->hold(figure(amount));
    FieldFrame *dealDate = addFrame(Place::DealDate, tr("Deal date"), section);
    m_dealDate = dealDate->hold(createDateEdit(m_backend, m_backend.catalog.field(u"deal", u"deal_date"), dealDate));
    FieldFrame *dueDate = addFrame(Place::DueDate, tr("Due"), section);
    m_dueDate = dueDate->hold(createDateEdit(m_backend, m_backend.catalog.field(u"deal", u"due_date"), dueDate));
    for (FieldFrame *frame : {description, workType, source})
        frame->setOptional(true);
    dealDate->setHint(tr("Type t for today, +7 for a week"));
    dueDate->setHint(tr("%Ln day(s) unless you change it", nullptr, usualTerm));
    m_description->setObjectName(u"description"_s);
    m_workType->setObjectName(u"workType"_s);
    m_source->setObjectName(u"source"_s);
    m_dealDate->setObjectName(u"dealDate"_s);
    m_dueDate->setObjectName(u"dueDate"_s);

    auto grid = new QGridLayout(section);
    grid->setContentsMargins(0, 0, 0, 0);
    setFormColumns(*grid, 4);
    grid->addLayout(sectionHead(tr("Deal"), tr("What was sold and for how much")), 0, 0, 1, 4);
    placeField(*grid, description, 1, 0, 2);
    placeField(*grid, workType, 1, 2);
    placeField(*grid, source, 1, 3);
    placeField(*grid, amount, 2, 0, 2);
    placeField(*grid, dealDate, 2, 2);
    placeField(*grid, dueDate, 2, 3);
    for (FieldFrame *frame : {workType, source, dealDate, dueDate}) // what they would like to be is not what columns go by
        frame->setSizePolicy(QSizePolicy::Ignored, frame->sizePolicy().verticalPolicy());

    followDeal();
    return section;
}

// The amount, and the currency that it is in.
QWidget *DealForm::figure(QWidget *parent)
{
    auto both = new QWidget(parent);
    m_amount = new MoneyEdit(both);
    m_currency = new QComboBox(both);
    m_amount->setObjectName(u"amount"_s);
    m_currency->setObjectName(u"currency"_s);
    m_currency->addItems(m_backend.catalog.currencies());
    m_amount->setCurrencies(m_backend.catalog.currencies());
    m_currency->setAccessibleName(tr("Currency"));
    m_currency->setMaximumWidth(Theme::scaled(96));
    return joined(both, m_amount, m_currency);
}

void DealForm::followDeal()
{
    connect(m_description, &QLineEdit::textChanged, this, &DealForm::changed);
    connect(m_workType, &QComboBox::currentTextChanged, this, &DealForm::changed);
    connect(m_source, &QComboBox::currentTextChanged, this, &DealForm::changed);
    connect(m_amount, &MoneyEdit::minorChanged, this, &DealForm::changed);
    connect(m_amount, &MoneyEdit::currencyTyped, this, [this](const QString &code) {
        m_keepsCurrency = true;
        setCurrency(code);
    });
    connect(m_currency, &QComboBox::activated, this, [this] { m_keepsCurrency = true; });
    connect(m_currency, &QComboBox::currentTextChanged, this, &DealForm::applyCurrency);
    // A date that is being typed passes through others: what follows from it waits for the whole one.
    connect(m_dealDate, &DateEdit::dateChanged, this, [this] {
        if (!m_dealDate->isModified())
            showDue();
        Q_EMIT changed();
    });
    connect(m_dealDate, &QLineEdit::editingFinished, this, &DealForm::showDue);
    connect(m_dueDate, &DateEdit::dateChanged, this, [this] {
        m_hasOwnDue = m_dueDate->date() != dueByTerm();
        Q_EMIT changed();
    });
}

QWidget *DealForm::paymentSection()
{
    auto section = new QWidget(this);
    auto layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(sectionHead(tr("First payment"), tr("Leave empty if nothing was received yet")));
    layout->addWidget(m_payment = new PaymentFields(m_backend, section));
    connect(m_payment, &PaymentFields::changed, this, &DealForm::changed);
    connect(m_payment, &PaymentFields::receivedLeft, this, &DealForm::receivedLeft);
    connect(m_payment, &PaymentFields::problemsChanged, this, &DealForm::problemsChanged);
    return section;
}

QDate DealForm::dueByTerm() const
{
    return m_dealDate->date().isValid() ? m_dealDate->date().addDays(usualTerm) : QDate();
}

void DealForm::showDue()
{
    if (!m_hasOwnDue && dueByTerm().isValid())
        m_dueDate->setDate(dueByTerm());
}

DealEntry DealForm::entry() const
{
    DealEntry entry;
    entry.id = m_id;
    entry.clientId = m_client->clientId();
    entry.clientName = m_client->text();
    if (m_panel->isCreating()) {
        entry.newClient = m_panel->newClient();
        entry.clientId = entry.newClient->name.isEmpty() ? QUuid() : m_newClientId;
    }
    entry.amount = m_amount->minor();
    entry.currency = m_currency->currentText();
    entry.keepsCurrency = m_keepsCurrency;
    entry.description = m_description->text().trimmed();
    entry.workType = m_workType->text();
    entry.source = m_source->text();
    entry.dealDate = m_dealDate->date();
    entry.dueDate = m_hasOwnDue || !m_dealDate->date().isValid() ? m_dueDate->date() : dueByTerm();
    entry.payment = m_payment->entry();
    return entry;
}

void DealForm::setEntry(const DealEntry &entry)
{
    const QDate today = m_backend.session.today();
    m_id = entry.id;
    m_client->setClient(entry.clientId, entry.clientName);
    m_panel->showNothing();
    if (entry.newClient) {
        m_newClientId = entry.clientId;
        m_panel->startNewClient(*entry.newClient);
    }
    Q_EMIT clientWanted(entry.newClient ? QUuid() : entry.clientId, entry.clientName, true);
    setCurrency(entry.currency.isEmpty() ? m_backend.session.tenant().currency : entry.currency);
    m_keepsCurrency = entry.keepsCurrency;
    m_amount->setMinor(entry.amount);
    m_description->setText(entry.description);
    m_workType->setText(entry.workType);
    m_source->setText(entry.source);
    m_dealDate->setDate(entry.dealDate.isValid() ? entry.dealDate : today);
    m_dueDate->setDate(entry.dueDate.isValid() ? entry.dueDate : dueByTerm());
    m_hasOwnDue = m_dueDate->date() != dueByTerm();
    PaymentEntry payment = entry.payment;
    if (!payment.receivedOn.isValid())
        payment.receivedOn = today;
    m_payment->setEntry(payment);
}

QString DealForm::unreadable(Place field) const
{
    switch (field) {
    case Place::Client:
        return m_panel->isCreating() ? QString() : m_client->problem();
    case Place::Amount:
        return m_amount->problem();
    case Place::DealDate:
        return m_dealDate->problem();
    case Place::DueDate:
        return m_dueDate->problem();
    default:
        return m_payment->unreadable(field);
    }
}

// Where a problem stands: a currency's beside its amount, a new client's in the panel while there is one.
FieldFrame *DealForm::frame(Place field) const
{
    if (field == Place::Currency)
        field = Place::Amount;
    if (ClientPanel::has(field))
        return m_panel->isCreating() ? m_panel->frame(field) : ProblemFields::frame(Place::Client);
    FieldFrame *found = ProblemFields::frame(field);
    return found ? found : m_payment->frame(field);
}

void DealForm::clearErrors(const QSet<const FieldFrame *> &but)
{
    ProblemFields::clearErrors(but);
    m_panel->clearErrors(but);
    m_payment->clearErrors(but);
}

void DealForm::setAmountHint(const QString &hint)
{
    frame(Place::Amount)->setHint(hint);
}

void DealForm::setAmount(qlonglong minor)
{
    m_amount->setMinor(minor);
}

void DealForm::setReceived(qlonglong minor)
{
    m_payment->setReceived(minor);
}

void DealForm::makeAnother()
{
    m_id = QUuid::createUuid();
    m_payment->makeAnother();
}

void DealForm::makeAnotherClient()
{
    m_newClientId = QUuid::createUuid();
}

void DealForm::takeOver(const DealEntry &other)
{
    DealEntry merged = entry();
    if (merged.clientId.isNull() && !merged.newClient) {
        merged.clientId = other.clientId;
        merged.clientName = other.clientName;
    }
    if (!merged.amount) {
        merged.amount = other.amount;
        merged.currency = other.currency;
    }
    const auto fill = [](QString &mine, const QString &theirs) {
        if (mine.isEmpty())
            mine = theirs;
    };
    fill(merged.description, other.description);
    fill(merged.workType, other.workType);
    fill(merged.source, other.source);
    setEntry(merged);
}

void DealForm::showClient(const QString &name, bool chosen, const ClientFacts &facts)
{
    if (m_panel->isCreating())
        return;
    m_panel->showClient(name, chosen, facts);
    if (chosen)
        followCurrency(facts.currency);
}

void DealForm::createClient()
{
    m_client->createClient();
}

bool DealForm::pasteReceipt()
{
    return m_payment->pasteReceipt();
}

void DealForm::focusFirst()
{
    m_client->setFocus();
}

// A draft's currency that is not known any more is shown as it is: another one would change what the amount says.
void DealForm::setCurrency(const QString &code)
{
    if (m_currency->findText(code) < 0)
        m_currency->addItem(code);
    m_currency->setCurrentText(code);
    applyCurrency();
}

// What a client pays in, until somebody says otherwise or an amount stands in another; of one who has bought nothing yet it is the
// organization's.
void DealForm::followCurrency(const QString &code)
{
    if (!m_keepsCurrency && !m_amount->minor())
        setCurrency(code.isEmpty() ? m_backend.session.tenant().currency : code);
}

void DealForm::applyCurrency()
{
    const int exponent = m_backend.catalog.exponent(m_currency->currentText());
    m_amount->setExponent(exponent);
    m_payment->setCurrency(m_currency->currentText(), exponent);
    Q_EMIT changed();
}
