#include "deal/paymentformpage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "deal/dealsentences.h"
#include "deal/paymentfields.h"
#include "records/referencepicker.h"
#include "session/moneytext.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "widgets/card.h"
#include "widgets/fieldframe.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"

#include <QAction>
#include <QBoxLayout>

using namespace Qt::StringLiterals;
using Place = DealProblem::Place;
using Kind = DealProblem::Kind;

PaymentFormPage::PaymentFormPage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_book(backend.database)
    , m_client(textLabel(TextLook::Section))
    , m_amounts(textLabel(TextLook::Secondary))
    , m_fields(new PaymentFields(backend.session.today()))
    , m_save(new KeyButton(tr("Record payment"), KeyButton::Primary))
{
    auto card = new Card;
    card->body()->setSpacing(12);
    if (const Entity *deal = backend.catalog.entity(u"deal")) {
        m_deal = new ReferencePicker(backend, *deal);
        m_dealFrame = new FieldFrame(tr("Deal"), m_deal);
        m_dealFrame->setHint(tr("Type its number, or the client’s name"));
        card->body()->addWidget(m_dealFrame);
        connect(m_deal, &ReferencePicker::valueChanged, this, [this] { choose(QUuid(m_deal->value().toString())); });
    }
    card->body()->addWidget(m_client);
    card->body()->addWidget(m_amounts);
    card->body()->addWidget(hairline());
    card->body()->addWidget(m_fields);

    auto column = new QHBoxLayout;
    column->setContentsMargins(20, 4, 20, 12);
    column->addWidget(card, 1, Qt::AlignTop);
    content()->addLayout(column, 1);

    auto row = new QFrame;
    row->setObjectName(u"actionRow"_s);
    auto inRow = new QHBoxLayout(row);
    inRow->setContentsMargins(20, 12, 20, 12);
    inRow->setSpacing(12);
    auto cancel = new KeyButton(tr("Cancel"));
    cancel->setHint(u"Esc"_s);
    m_save->setHint(u"Ctrl+Enter"_s);
    inRow->addStretch(1);
    inRow->addWidget(cancel);
    inRow->addWidget(m_save);
    content()->addWidget(row);

    auto save = new QAction(tr("Save"), this);
    save->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    save->setProperty("hint", tr("Record payment"));
    addAction(save);
    connect(save, &QAction::triggered, this, &PaymentFormPage::save);
    connect(m_save, &KeyButton::clicked, this, &PaymentFormPage::save);
    connect(cancel, &KeyButton::clicked, this,
            [this] { Q_EMIT navigate({.page = u"deals"_s, .id = m_dealId.toString(QUuid::WithoutBraces)}); });
    connect(m_fields, &PaymentFields::changed, this, [this] {
        if (m_isJudged)
            judge();
    });
}

void PaymentFormPage::show(const Target &target)
{
    m_isJudged = false;
    const QUuid deal(target.id.isNull() ? target.arguments.value(u"deal_id"_s).toString() : target.id.toString());
    PaymentEntry entry;
    entry.receivedOn = m_backend.session.today();
    m_fields->setEntry(entry);
    m_fields->clearErrors();
    if (m_deal) {
        m_deal->setValue({});
        m_dealFrame->clearError();
        m_dealFrame->setVisible(deal.isNull());
    }
    choose(deal);
    if (m_dealId.isNull() && m_deal)
        m_deal->setFocus();
}

void PaymentFormPage::choose(const QUuid &deal)
{
    m_dealId = deal;
    m_due = {};
    m_client->setVisible(!deal.isNull());
    m_amounts->setVisible(!deal.isNull());
    refresh();
}

void PaymentFormPage::refresh()
{
    if (m_dealId.isNull())
        return;
    await(m_book.due(m_dealId), [this](const DealDue &due) {
        const bool first = m_due.number.isEmpty();
        m_due = due;
        m_fields->setExponent(m_backend.catalog.exponent(due.currency));
        showDue();
        if (!first)
            return;
        PaymentEntry entry = m_fields->entry();
        if (!entry.amount && due.dueMinor() > 0) {
            entry.amount = due.dueMinor();
            m_fields->setEntry(entry);
        }
        m_fields->editor(Place::Received)->setFocus();
    });
}

void PaymentFormPage::showDue()
{
    const int exponent = m_backend.catalog.exponent(m_due.currency);
    m_client->setText(m_due.clientName);
    QStringList parts{
        m_due.number + " · "_L1 + m_due.description,
        tr("%1 of %2 paid").arg(formatMinor(m_due.paidMinor, exponent), formatAmount(m_due.amountMinor, m_due.currency, exponent))};
    if (m_due.waitingMinor > 0)
        parts.append(tr("%1 waiting for approval").arg(formatMinor(m_due.waitingMinor, exponent)));
    parts.append(tr("%1 left").arg(formatAmount(m_due.dueMinor(), m_due.currency, exponent)));
    m_amounts->setText(parts.join(u" · "_s));
    Q_EMIT headerChanged();
}

bool PaymentFormPage::judge()
{
    m_fields->clearErrors();
    bool fine = true;
    for (const Place field : {Place::Received, Place::ReceivedOn, Place::Receipt}) {
        if (const QString sentence = m_fields->unreadable(field); !sentence.isEmpty()) {
            m_fields->setError(field, sentence);
            fine = false;
        }
    }
    const PaymentEntry entry = m_fields->entry();
    for (const DealProblem &problem : paymentProblems(entry, m_due.dueMinor(), m_backend.session.today())) {
        if (m_fields->hasError(problem.field))
            continue;
        QList<FieldFix> fixes;
        if (problem.kind == Kind::MoreThanDue && m_due.dueMinor() > 0) {
            const qlonglong due = m_due.dueMinor();
            fixes = {{tr("Use %1").arg(formatMinor(due, m_backend.catalog.exponent(m_due.currency))), [this, due] {
                          PaymentEntry fixed = m_fields->entry();
                          fixed.amount = due;
                          m_fields->setEntry(fixed);
                          judge();
                      }}};
        }
        m_fields->setError(problem.field, DealSentences::problem(problem, m_due.currency, m_backend.catalog), fixes);
        fine = false;
    }
    return fine;
}

void PaymentFormPage::save()
{
    if (m_saving.isRunning())
        return;
    if (m_due.number.isEmpty()) {
        if (m_deal) {
            m_dealFrame->setError(tr("Choose the deal that was paid."));
            m_deal->setFocus();
        }
        return;
    }
    m_isJudged = true;
    if (!judge()) {
        for (const Place field :
             {Place::Received, Place::Method, Place::ReceivedOn, Place::BankReference, Place::ChequeNumber, Place::Receipt})
            if (m_fields->hasError(field))
                return m_fields->editor(field)->setFocus();
        return;
    }
    m_saving = m_book.recordPayment(m_dealId, m_due.currency, m_fields->entry());
    await(
        m_saving,
        [this](const QString &number) {
            Q_EMIT done(tr("%1 recorded for %2").arg(number, m_due.number));
            Q_EMIT navigate({.page = u"deals"_s, .id = m_dealId.toString(QUuid::WithoutBraces)});
        },
        [this](const Error &error) { return showAtField(error); });
}

bool PaymentFormPage::showAtField(const Error &error)
{
    auto field = DealSentences::fieldOf(error);
    if (field == Place::Amount)
        field = Place::Received;
    if (!field || !m_fields->editor(*field))
        return false;
    m_fields->setError(*field, errorText(error));
    m_fields->editor(*field)->setFocus();
    return true;
}
