#include "verification/factspane.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "session/datetext.h"
#include "session/moneytext.h"
#include "session/session.h"
#include "verification/checktext.h"
#include "verification/verificationlook.h"
#include "widgets/chip.h"
#include "widgets/fieldframe.h"
#include "widgets/figurelabel.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/messagestrip.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>

using namespace Qt::StringLiterals;
using State = QueuedPayment::State;

namespace {
void empty(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}
}

FactsPane::FactsPane(Backend &backend, const Decisions &decisions, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_number(textLabel(TextLook::Strong))
    , m_chip(new Chip)
    , m_deal(new KeyButton(QString(), KeyButton::Link))
    , m_amount(new FigureLabel(24))
    , m_client(textLabel(TextLook::Strong))
    , m_recorded(textLabel(TextLook::Secondary))
    , m_facts(new QGridLayout)
    , m_notes(new QVBoxLayout)
    , m_checksTitle(textLabel(TextLook::Card, tr("Checks")))
    , m_checks(new QVBoxLayout)
    , m_remark(new QPlainTextEdit)
    , m_remarkField(new FieldFrame(tr("Remark"), m_remark))
    , m_actions(new QFrame)
{
    setObjectName(u"drawer"_s);
    auto numbers = new QHBoxLayout;
    numbers->setSpacing(8);
    numbers->addWidget(m_number);
    numbers->addWidget(m_chip);
    numbers->addStretch();
    numbers->addWidget(m_deal);
    m_deal->setToolTip(tr("Open the deal (D)"));
    m_client->setWordWrap(true);

    auto head = new QVBoxLayout;
    head->setContentsMargins(20, 12, 20, 14);
    head->setSpacing(2);
    head->addLayout(numbers);
    head->addWidget(m_amount);
    head->addWidget(m_client);
    head->addWidget(m_recorded);

    m_facts->setColumnStretch(1, 1);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(0);
    m_notes->setSpacing(8);
    m_checks->setSpacing(4);

    m_remark->setPlaceholderText(tr("For the person who recorded it, and the audit log"));
    m_remark->setTabChangesFocus(true);
    m_remark->setFixedHeight(Theme::scaled(68));
    m_remark->setAccessibleName(tr("Remark"));
    m_remark->installEventFilter(this);
    m_remarkField->setRemark(tr("required when you reject or send back"));

    auto body = new QWidget;
    auto bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(20, 12, 20, 16);
    bodyLayout->setSpacing(12);
    bodyLayout->addLayout(m_facts);
    bodyLayout->addLayout(m_notes);
    bodyLayout->addWidget(m_checksTitle);
    bodyLayout->addLayout(m_checks);
    bodyLayout->addWidget(m_remarkField);
    bodyLayout->addStretch();
    auto scroll = m_scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);

    m_actions->setObjectName(u"actionRow"_s);
    auto actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(20, 14, 20, 14);
    actions->setSpacing(8);
    auto approve = new KeyButton(decisions.approve, KeyButton::Primary);
    approve->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    actions->addWidget(approve, 1);
    actions->addWidget(new KeyButton(decisions.sendBack));
    actions->addWidget(new KeyButton(decisions.reject, KeyButton::Danger));

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(hairline());
    layout->addWidget(scroll, 1);
    layout->addWidget(m_actions);

    connect(m_deal, &KeyButton::clicked, this, &FactsPane::dealWanted);
    connect(m_remark, &QPlainTextEdit::textChanged, m_remarkField, &FieldFrame::clearError);
}

void FactsPane::showPayment(const QueuedPayment &payment)
{
    const bool isAnother = payment.id != m_payment.id;
    m_payment = payment;
    if (isAnother) {
        clearRemark();
        showChecks({});
    }
    m_number->setText(payment.number);
    m_chip->setLook(queueChip(payment));
    m_chip->show();
    m_deal->setText(payment.dealNumber);
    m_deal->show();
    m_amount->setFigure(formatMinor(payment.amountMinor, m_backend.catalog.exponent(payment.currency)), payment.currency);
    m_client->setText(payment.clientName);
    m_recorded->setText(tr("Recorded by %1, %2").arg(payment.recordedByName, moment(payment.createdAt)));
    showFacts();
    showNotes();
    m_remarkField->setVisible(payment.canDecide);
}

void FactsPane::clear()
{
    m_payment = {};
    for (QLabel *label : {m_number, m_client, m_recorded})
        label->clear();
    m_chip->hide();
    m_deal->hide();
    m_amount->setFigure({});
    empty(m_facts);
    empty(m_notes);
    showChecks({});
    m_remarkField->hide();
}

void FactsPane::showFacts()
{
    empty(m_facts);
    auto fact = [this, row = 0](const QString &label, const QString &value) mutable {
        if (value.isEmpty())
            return;
        auto name = textLabel(TextLook::Secondary, label);
        auto text = textLabel(TextLook::Body, value);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        name->setMinimumHeight(Theme::scaled(26));
        m_facts->addWidget(name, row, 0, Qt::AlignTop);
        m_facts->addWidget(text, row++, 1);
        m_facts->addWidget(hairline(), row++, 0, 1, 2);
    };
    fact(tr("Deal"), m_payment.dealDescription);
    fact(tr("Deal amount"), amount(m_payment.dealAmountMinor));
    fact(tr("Verified so far"), amount(m_payment.dealPaidMinor));
    fact(tr("Balance due"), m_payment.isDecided() ? QString() : amount(m_payment.dealBalanceMinor));
    fact(tr("Received"), dateText(m_payment.receivedOn));
    fact(tr("Method"), methodName(m_payment.method));
    fact(tr("Reference"), m_payment.bankReference);
    fact(tr("Cheque"), m_payment.chequeNumber);
    fact(tr("Notes"), m_payment.notes);
}

// What the person must know before they decide, or why they can't.
void FactsPane::showNotes()
{
    empty(m_notes);
    const auto note = [this](Tone tone, Glyph glyph, const QString &strong, const QString &text) {
        auto strip = new MessageStrip;
        strip->say(tone, glyph, strong, text);
        m_notes->addWidget(strip);
    };
    const QString others = m_others.join(tr(" or "));
    const QString ask = others.isEmpty() ? QString() : tr(" Ask %1.").arg(others);
    if (m_payment.decidedAt.isValid() && m_payment.isDecided())
        note(m_payment.state == State::Approved ? Tone::Green : Tone::Red,
             m_payment.state == State::Approved ? Glyph::DiscTick : Glyph::DiscCross,
             m_payment.state == State::Approved ? tr("You approved it.") : tr("You rejected it."),
             tr("%1. %2").arg(moment(m_payment.decidedAt), m_payment.decidedReason));
    else if (m_payment.isMine)
        note(Tone::Grey, Glyph::Pause, tr("You recorded this payment."), tr("So someone else must approve it.") + ask);
    else if (m_payment.isApprovedByMe)
        note(Tone::Violet, Glyph::TwoRings, tr("You approved it at %1.").arg(moment(m_payment.firstApprovedAt)),
             tr("Another person must give the next approval.") + ask);
    else if (m_payment.state == State::Taken)
        note(Tone::Blue, Glyph::Person, tr("%1 has it open.").arg(m_payment.claimedByName),
             tr("It is theirs until %1, or until they go on.")
                 .arg(m_backend.session.localTime(m_payment.claimedUntil).toString(u"HH:mm"_s)));
    else if (m_payment.state == State::SentBack)
        note(Tone::Amber, Glyph::Half, tr("Sent back to %1.").arg(m_payment.recordedByName), m_payment.decidedReason);
    else if (m_payment.approvalsGiven > 0)
        note(Tone::Violet, Glyph::TwoRings, tr("You are the second person."),
             tr("%1 approved %2. A payment of this amount needs %3 people, and the recorder can’t be one.")
                 .arg(m_payment.firstApproverName, moment(m_payment.firstApprovedAt))
                 .arg(m_payment.approvalsNeeded));
    else if (m_payment.approvalsNeeded > 1)
        note(Tone::Violet, Glyph::TwoRings, tr("%1 people must approve.").arg(m_payment.approvalsNeeded),
             tr("The payment is over the limit for one. After you, somebody else gives the next approval."));
}

void FactsPane::showChecks(const QList<PaymentCheck> &checks)
{
    m_found = checks;
    empty(m_checks);
    m_checksTitle->setVisible(!checks.isEmpty());
    for (const PaymentCheck &check : checks) {
        const bool isOk = check.severity == PaymentCheck::Severity::Ok;
        const Tone tone = isOk ? Tone::Green : check.severity == PaymentCheck::Severity::Warning ? Tone::Amber : Tone::Red;
        auto label = new GlyphLabel(isOk ? Glyph::DiscTick : Glyph::Triangle, tone, checkText(check, m_payment.currency, m_backend));
        m_checks->addWidget(label);
    }
}

void FactsPane::setOtherVerifiers(const QStringList &names)
{
    m_others = names;
    if (!m_payment.id.isEmpty())
        showNotes();
}

QString FactsPane::remark() const
{
    return m_remark->toPlainText().trimmed();
}

void FactsPane::editRemark()
{
    m_remark->setFocus(Qt::ShortcutFocusReason);
}

void FactsPane::clearRemark()
{
    m_remark->clear();
    m_remarkField->clearError();
}

void FactsPane::askForRemark(const QString &why, const QStringList &suggestions)
{
    QList<FieldFix> fixes;
    for (const QString &suggestion : suggestions)
        fixes.append({suggestion, [this, suggestion] {
                          m_remark->setPlainText(suggestion);
                          m_remark->moveCursor(QTextCursor::End);
                          editRemark();
                      }});
    m_remarkField->setError(why, fixes);
    editRemark();
    m_scroll->ensureWidgetVisible(m_remarkField);
}

// Esc leaves the remark for the queue, so that the letters are keys again; Ctrl+Enter too.
bool FactsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_remark && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape || (key->key() == Qt::Key_Return && key->modifiers() == Qt::ControlModifier)) {
            Q_EMIT remarkLeft();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

QString FactsPane::amount(qlonglong minor) const
{
    return formatAmount(minor, m_payment.currency, m_backend.catalog.exponent(m_payment.currency));
}

QString FactsPane::moment(const QDateTime &moment) const
{
    return momentText(m_backend.session.localTime(moment), m_backend.session.localTime(QDateTime::currentDateTimeUtc()));
}
