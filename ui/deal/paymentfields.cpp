#include "deal/paymentfields.h"
#include "catalog/choices.h"
#include "records/documentwindow.h"
#include "widgets/dateedit.h"
#include "widgets/droparea.h"
#include "widgets/fieldframe.h"
#include "widgets/moneyedit.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

PaymentFields::PaymentFields(QDate today, QWidget *parent)
    : ProblemFields({Place::Received, Place::Method, Place::ReceivedOn, Place::BankReference, Place::ChequeNumber, Place::Receipt}, parent)
    , m_received(new MoneyEdit)
    , m_method(new QComboBox)
    , m_receivedOn(new DateEdit)
    , m_reference(new QLineEdit)
    , m_cheque(new QLineEdit)
    , m_receipt(new DropArea)
{
    for (const Choice &method : paymentMethods())
        m_method->addItem(method.label, method.key);
    m_receivedOn->setToday(today);
    m_received->setObjectName(u"received"_s);
    m_method->setObjectName(u"method"_s);
    m_receivedOn->setObjectName(u"receivedOn"_s);
    m_reference->setObjectName(u"bankReference"_s);
    m_cheque->setObjectName(u"chequeNumber"_s);
    m_receipt->setObjectName(u"receipt"_s);
    m_receipt->setAccessibleName(tr("Receipt"));

    m_frames = {{Place::Received, new FieldFrame(tr("Received"), m_received, this)},
                {Place::Method, new FieldFrame(tr("Method"), m_method, this)},
                {Place::ReceivedOn, new FieldFrame(tr("Received on"), m_receivedOn, this)},
                {Place::BankReference, new FieldFrame(tr("Bank reference"), m_reference, this)},
                {Place::ChequeNumber, new FieldFrame(tr("Cheque number"), m_cheque, this)},
                {Place::Receipt, new FieldFrame(tr("Receipt"), m_receipt, this)}};
    m_frames[Place::BankReference]->setOptional(true);

    auto grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->addWidget(m_frames[Place::Received], 0, 0, Qt::AlignTop);
    grid->addWidget(m_frames[Place::Method], 0, 1, Qt::AlignTop);
    grid->addWidget(m_frames[Place::ReceivedOn], 0, 2, Qt::AlignTop);
    grid->addWidget(m_frames[Place::BankReference], 0, 3, Qt::AlignTop);
    grid->addWidget(m_frames[Place::ChequeNumber], 0, 3, Qt::AlignTop);
    grid->addWidget(m_frames[Place::Receipt], 1, 0, 1, 4);
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, column == 0 ? 3 : 2); // ways out of a wrong amount stand under it

    connect(m_received, &MoneyEdit::minorChanged, this, &PaymentFields::changed);
    connect(m_received, &QLineEdit::textEdited, this, &PaymentFields::changed);
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
    showMethod();
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

void PaymentFields::clearErrors()
{
    for (FieldFrame *frame : std::as_const(m_frames))
        frame->clearError();
}

bool PaymentFields::pasteReceipt()
{
    return m_receipt->paste(QGuiApplication::clipboard()->mimeData());
}

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

// Only one of the two numbers belongs to a method; what was typed into the other is kept.
void PaymentFields::showMethod()
{
    const bool byCheque = m_method->currentData() == "cheque"_L1;
    m_frames[Place::ChequeNumber]->setVisible(byCheque);
    m_frames[Place::BankReference]->setVisible(!byCheque);
}
