#include "records/recordhead.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/editright.h"
#include "records/presenceline.h"
#include "records/statelook.h"
#include "records/valuetext.h"
#include "text/moneytext.h"
#include "widgets/chip.h"
#include "widgets/figurelabel.h"
#include "widgets/icon.h"
#include "widgets/paidbar.h"
#include "widgets/textlabel.h"

#include <QBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {
QToolButton *flatButton(const QString &what, const QString &how)
{
    auto button = new QToolButton;
    button->setToolTip(how);
    button->setAccessibleName(what);
    button->setAutoRaise(true);
    return button;
}

void showText(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}
}

RecordHead::RecordHead(Backend &backend, const Entity &entity, QWidget *drawer)
    : QWidget(drawer)
    , m_backend(backend)
    , m_entity(entity)
    , m_number(textLabel(TextLook::Strong))
    , m_chip(new Chip)
    , m_open(flatButton(tr("Open the whole page"), tr("Open the whole page (Ctrl+Enter)")))
    , m_name(textLabel(TextLook::Section))
    , m_detail(textLabel(TextLook::Secondary))
    , m_money(new QWidget)
    , m_amount(new FigureLabel(24))
    , m_settled(new QWidget)
    , m_bar(new PaidBar)
    , m_paid(textLabel(TextLook::Caption))
    , m_left(textLabel(TextLook::Small))
{
    m_name->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_number->setForegroundRole(QPalette::Link);
    auto whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 6, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(firstLine());
    auto column = new QVBoxLayout;
    column->setContentsMargins(20, 0, 20, 0);
    column->setSpacing(4);
    whole->addLayout(column);
    if (!isNamedAlone())
        column->addWidget(m_name);
    column->addWidget(m_detail);
    if (m_entity.hasActivity)
        column->addWidget(m_presence = new PresenceLine(m_backend, m_entity, Presence::Purpose::Looking, drawer));
    addMoney(*column);
}

// With the room around it: what has no amount, or nothing to be paid, has no gap there.
void RecordHead::addMoney(QBoxLayout &column)
{
    auto shares = new QHBoxLayout;
    shares->addWidget(m_paid);
    shares->addStretch();
    shares->addWidget(m_left);
    auto settled = new QVBoxLayout(m_settled);
    settled->setContentsMargins(0, 0, 0, 0);
    settled->setSpacing(6);
    settled->addWidget(m_bar);
    settled->addLayout(shares);
    auto money = new QVBoxLayout(m_money);
    money->setContentsMargins(0, 6, 0, 0);
    money->setSpacing(10);
    money->addWidget(m_amount);
    money->addWidget(m_settled);
    column.addWidget(m_money);
}

// What has neither a number nor a state begins with its name.
bool RecordHead::isNamedAlone() const
{
    return m_entity.numberField.isEmpty() && m_entity.stateField.isEmpty();
}

QWidget *RecordHead::firstLine()
{
    m_open->setIcon(themeIcon(u"document-edit"_s));
    QToolButton *close = flatButton(tr("Close"), tr("Close (Esc)"));
    close->setIcon(themeIcon(u"window-close"_s));
    connect(m_open, &QToolButton::clicked, this, &RecordHead::editWanted);
    connect(close, &QToolButton::clicked, this, &RecordHead::closeWanted);
    auto line = new QWidget;
    auto row = new QHBoxLayout(line);
    row->setContentsMargins(20, 0, 12, 0);
    row->setSpacing(8);
    if (isNamedAlone())
        row->addWidget(m_name, 1);
    row->addWidget(m_number);
    row->addWidget(m_chip);
    row->addStretch();
    row->addWidget(m_open);
    row->addWidget(close);
    return line;
}

void RecordHead::follow(const QString &id)
{
    if (m_presence)
        m_presence->showOf(id);
}

QString RecordHead::name() const
{
    return m_name->text();
}

void RecordHead::showOf(const QVariantMap &record)
{
    const auto text = [&](const QString &field) { return fieldText(m_backend, m_entity, record, field); };
    showText(m_number, text(m_entity.numberField));
    const QString state = record.value(m_entity.stateField).toString();
    m_chip->setLook(stateLook(m_entity.key, state, text(m_entity.stateField), record.value(m_entity.agreement.given).toInt()));
    m_chip->setVisible(!state.isEmpty());
    m_name->setText(text(m_entity.identityField));
    const Field *identity = m_entity.field(m_entity.identityField);
    showText(m_detail, identity ? text(identity->secondary) : QString());
    m_open->setVisible(whyNotToEdit(m_backend, m_entity, record).isEmpty());
    showMoney(record);
}

void RecordHead::showMoney(const QVariantMap &record)
{
    const QString currency = record.value(m_entity.currencyField).toString();
    const QVariant amount = record.value(m_entity.amountField);
    const int exponent = m_backend.catalog.exponent(currency);
    const bool hasAmount = !amount.isNull();
    m_money->setVisible(hasAmount);
    m_amount->setFigure(hasAmount ? formatMinor(amount.toLongLong(), exponent) : QString(), currency);
    const bool hasPaid = hasAmount && !m_entity.paidField.isEmpty() && record.contains(m_entity.paidField);
    m_settled->setVisible(hasPaid);
    if (!hasPaid)
        return;
    const qlonglong whole = amount.toLongLong();
    const qlonglong paid = record.value(m_entity.paidField).toLongLong();
    const qlonglong waiting = record.value(m_entity.waitingField).toLongLong();
    m_bar->setShares(whole > 0 ? double(paid) / double(whole) : 0, whole > 0 ? double(waiting) / double(whole) : 0);
    m_paid->setText(tr("Paid %1 of %2").arg(formatMinor(paid, exponent), formatMinor(whole, exponent)));
    m_left->setText(tr("%1 left").arg(formatMinor(std::max<qlonglong>(0, whole - paid), exponent)));
}
