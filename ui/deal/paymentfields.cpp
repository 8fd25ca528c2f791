#include "deal/paymentfields.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "records/documentwindow.h"
#include "records/editors.h"
#include "records/formparts.h"
#include "widgets/dateedit.h"
#include "widgets/droparea.h"
#include "widgets/moneyedit.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

PaymentFields::PaymentFields(const Backend &backend, QWidget *parent)
    : ProblemFields({Place::Received, Place::Method, Place::ReceivedOn, Place::BankReference, Place::ChequeNumber, Place::Receipt}, parent)
{
    FieldFrame *received = addFrame(Place::Received, tr("Received"), this);
    m_received = received->hold(new MoneyEdit(received));
    FieldFrame *method = addFrame(Place::Method, tr("Method"), this);
    m_method = method->hold(new QComboBox(method));
    FieldFrame *receivedOn = addFrame(Place::ReceivedOn, tr("Received on"), this);
    m_receivedOn = receivedOn->hold(createDateEdit(backend, backend.catalog.field(u"payment", u"received_on"), receivedOn));
    FieldFrame *reference = addFrame(Place::BankReference, tr("Bank reference"), this);
    m_reference = reference->hold(new QLineEdit(reference));
    FieldFrame *cheque = addFrame(Place::ChequeNumber, tr("Cheque number"), this);
    m_cheque = cheque->hold(new QLineEdit(cheque));
    FieldFrame *receipt = addFrame(Place::Receipt, tr("Receipt"), this);
    m_receipt = receipt->hold(new DropArea(receipt));
    receipt->setWaysOut([this] { return QList{FieldFix{tr("Without it"), [this] { dropReceiptRefusal(); }}}; });
    reference->setOptional(true);
    for (const Choice &choice : paymentMethods())
        m_method->addItem(choice.label, choice.key);
    m_received->setObjectName(u"received"_s);
    m_method->setObjectName(u"method"_s);
    m_receivedOn->setObjectName(u"receivedOn"_s);
    m_reference->setObjectName(u"bankReference"_s);
    m_cheque->setObjectName(u"chequeNumber"_s);
    m_receipt->setObjectName(u"receipt"_s);

    auto grid = new QGridLayout;
    setFormColumns(*grid, 4);
    placeField(*grid, received, 0, 0);
    placeField(*grid, method, 0, 1);
    placeField(*grid, receivedOn, 0, 2);
    placeField(*grid, reference, 0, 3);
    placeField(*grid, cheque, 0, 3);
    auto wrongAmount = new QVBoxLayout; // with its ways out it is longer than the field
    received->setErrorPlace(wrongAmount);
    auto rows = new QVBoxLayout;
    rows->setSpacing(4);
    rows->addLayout(grid);
    rows->addLayout(wrongAmount);
    auto all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addLayout(rows);
    all->addWidget(receipt);

    followFields();
    showMethod();
}

void PaymentFields::followFields()
{
    connect(m_received, &MoneyEdit::minorChanged, this, &PaymentFields::changed);
    connect(m_received, &QLineEdit::editingFinished, this, &PaymentFields::receivedLeft);
    connect(m_method, &QComboBox::currentIndexChanged, this, [this] {
        showMethod();
        Q_EMIT changed();
    });
    connect(m_receivedOn, &DateEdit::dateChanged, this, &PaymentFields::changed);
    connect(m_reference, &QLineEdit::textChanged, this, &PaymentFields::changed);
    connect(m_cheque, &QLineEdit::textChanged, this, &PaymentFields::changed);
    connect(m_receipt, &DropArea::taken, this, &PaymentFields::changed);
    connect(m_receipt, &DropArea::refused, this, &PaymentFields::changed);
    connect(m_receipt, &DropArea::cleared, this, &PaymentFields::changed);
    connect(m_receipt, &DropArea::viewWanted, this,
            [this] { showDocument(m_receipt->file().name, m_receipt->file().content, m_receipt->file().mediaType, this); });
}

PaymentEntry PaymentFields::entry() const
{
    PaymentEntry entry;
    entry.id = m_id;
    entry.amount = m_received->minor();
    entry.method = m_method->currentData().toString();
    entry.receivedOn = m_receivedOn->date();
    const bool byCheque = entry.method == "cheque"_L1;
    entry.bankReference = byCheque ? QString() : m_reference->text().trimmed();
    entry.chequeNumber = byCheque ? m_cheque->text().trimmed() : QString();
    entry.notes = m_notes;
    if (!m_receipt->isEmpty())
        entry.receipt = Receipt{m_receipt->file().name, m_receipt->file().mediaType, m_receipt->file().content};
    return entry;
}

void PaymentFields::setEntry(const PaymentEntry &entry)
{
    m_id = entry.id;
    m_notes = entry.notes;
    m_received->setMinor(entry.amount);
    m_method->setCurrentIndex(std::max(0, m_method->findData(entry.method)));
    m_receivedOn->setDate(entry.receivedOn);
    m_reference->setText(entry.bankReference);
    m_cheque->setText(entry.chequeNumber);
    if (entry.receipt)
        m_receipt->take({entry.receipt->fileName, entry.receipt->mediaType, entry.receipt->content});
    else
        m_receipt->clear();
}

void PaymentFields::setCurrency(const QString &code, int decimals)
{
    m_received->setCurrencies(code.isEmpty() ? QStringList() : QStringList{code});
    m_received->setExponent(decimals);
}

QString PaymentFields::unreadable(Place field) const
{
    switch (field) {
    case Place::Received:
        return m_received->problem();
    case Place::ReceivedOn:
        return m_receivedOn->problem();
    case Place::Receipt: // the area itself says why; saving must not pass over it in silence
        return m_receipt->refusal().isEmpty() ? QString() : tr("The file was not taken. Add another one, or record it without a receipt.");
    default:
        return {};
    }
}

bool PaymentFields::pasteReceipt()
{
    return m_receipt->paste(QGuiApplication::clipboard()->mimeData());
}

// The file that was refused is forgotten: the payment goes without it.
void PaymentFields::dropReceiptRefusal()
{
    if (m_receipt->isEmpty())
        m_receipt->clear();
    else
        m_receipt->take(m_receipt->file()); // the one before was fine
}

void PaymentFields::setReceived(qlonglong minor)
{
    m_received->setMinor(minor);
}

void PaymentFields::focusReceived()
{
    m_received->setFocus();
    m_received->selectAll();
}

// Only one of the two numbers belongs to a method; what was typed into the other is kept.
void PaymentFields::showMethod()
{
    const bool byCheque = m_method->currentData() == "cheque"_L1;
    frame(Place::ChequeNumber)->setVisible(byCheque);
    frame(Place::BankReference)->setVisible(!byCheque);
}
