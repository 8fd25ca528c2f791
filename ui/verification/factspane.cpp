#include "verification/factspane.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "session/moments.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "verification/checktext.h"
#include "verification/receipttable.h"
#include "verification/receipttext.h"
#include "verification/verificationlook.h"
#include "widgets/chip.h"
#include "widgets/emptylayout.h"
#include "widgets/fieldframe.h"
#include "widgets/figurelabel.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/keycap.h"
#include "widgets/messagestrip.h"
#include "widgets/panekeys.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>

using namespace Qt::StringLiterals;
using State = QueuedPayment::State;

FactsPane::FactsPane(Backend &backend, const Decisions &decisions, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_number(textLabel(TextLook::Strong))
    , m_chip(new Chip)
    , m_deal(new KeyButton(QString(), KeyButton::Link))
    , m_amount(new FigureLabel(24))
    , m_client(textLabel(TextLook::Strong))
    , m_recorded(textLabel(TextLook::Secondary))
    , m_receipt(new ReceiptTable)
    , m_difference(new QVBoxLayout)
    , m_facts(new QGridLayout)
    , m_background(new QGridLayout)
    , m_notes(new QVBoxLayout)
    , m_checksTitle(textLabel(TextLook::Card, tr("Checks")))
    , m_checks(new QVBoxLayout)
    , m_remark(new QPlainTextEdit)
    , m_remarkField(new FieldFrame(tr("Remark"), m_remark))
    , m_remarkPart(new QWidget)
    , m_actions(new QFrame)
    , m_decisions(new QHBoxLayout(m_actions))
{
    setObjectName(u"drawer"_s);
    setProperty("pane", true);
    ToastClearance::keepBeside(this); // the next payment's checks, and the remark
    fillRemarkPart();
    addDecisions(decisions);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head());
    layout->addWidget(hairline());
    layout->addWidget(findings(), 1);
    layout->addWidget(m_remarkPart);
    layout->addWidget(m_actions);

    connect(m_deal, &KeyButton::clicked, this, &FactsPane::dealWanted);
    connect(m_remark, &QPlainTextEdit::textChanged, m_remarkField, &FieldFrame::clearError);
}

QLayout *FactsPane::head()
{
    auto numbers = new QHBoxLayout;
    numbers->setSpacing(8);
    numbers->addWidget(m_number);
    numbers->addWidget(m_chip);
    numbers->addStretch();
    numbers->addWidget(m_deal);
    m_deal->setToolTip(tr("Open the deal (D)"));
    m_client->setWordWrap(true);
    m_recorded->setWordWrap(true);

    auto head = new QVBoxLayout;
    head->setContentsMargins(20, 12, 20, 14);
    head->setSpacing(2);
    head->addLayout(numbers);
    head->addWidget(m_amount);
    head->addWidget(m_client);
    head->addWidget(m_recorded);
    return head;
}

QWidget *FactsPane::findings()
{
    for (QGridLayout *facts : {m_facts, m_background}) {
        facts->setColumnStretch(1, 1);
        facts->setHorizontalSpacing(12);
        facts->setVerticalSpacing(0);
    }
    m_notes->setSpacing(8);
    m_checks->setSpacing(4);

    auto body = new QWidget;
    auto layout = new QVBoxLayout(body);
    layout->setContentsMargins(20, 12, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_receipt);
    layout->addLayout(m_difference);
    layout->addLayout(m_facts);
    layout->addWidget(m_checksTitle);
    layout->addLayout(m_checks);
    layout->addLayout(m_notes);
    layout->addLayout(m_background);
    layout->addStretch();
    // As wide as the pane: texts wrap, and nothing is scrolled sideways.
    body->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto scroll = new QScrollArea;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    // The texts end where the head and the buttons do: the scroll bar stands in the margin.
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, layout, [layout, bar = scroll->verticalScrollBar()](int, int most) {
        layout->setContentsMargins(20, 12, most > 0 ? std::max(0, 20 - bar->sizeHint().width()) : 20, 16);
    });
    scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    return scroll;
}

// Below what is scrolled, with the decisions, so that it can always be seen.
void FactsPane::fillRemarkPart()
{
    m_remark->setTabChangesFocus(true);
    m_remark->setFixedHeight(Theme::scaled(68));
    m_remark->setAccessibleName(tr("Remark"));
    m_remark->installEventFilter(this);
    addHint(m_remark, u"Esc|"_s + tr("Back to the queue"));
    addHint(m_remark, u"Ctrl+Enter|"_s + tr("Go on"));
    m_remarkField->setRemark(tr("required when you reject or send back"));
    // Its key stands in its corner until something is written.
    auto key = new KeyCap(u"M"_s);
    key->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto corner = new QVBoxLayout(m_remark->viewport());
    corner->setContentsMargins(0, 4, 4, 0);
    corner->addWidget(key, 0, Qt::AlignTop | Qt::AlignRight);
    connect(m_remark, &QPlainTextEdit::textChanged, key, [this, key] { key->setVisible(m_remark->document()->isEmpty()); });

    auto layout = new QVBoxLayout(m_remarkPart);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->setSpacing(10);
    layout->addWidget(hairline());
    auto inset = new QVBoxLayout;
    inset->setContentsMargins(20, 0, 20, 0);
    inset->addWidget(m_remarkField);
    layout->addLayout(inset);
}

void FactsPane::addDecisions(const Decisions &decisions)
{
    m_actions->setObjectName(u"actionRow"_s);
    ToastClearance::keepAbove(m_actions);
    m_actions->setMinimumWidth(1); // it fits itself to what there is
    m_decisions->setContentsMargins(20, 14, 20, 14);
    m_decisions->setSpacing(8);
    auto approve = new KeyButton(decisions.approve, KeyButton::Primary);
    approve->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto others = new QHBoxLayout;
    others->setSpacing(8);
    others->addWidget(new KeyButton(decisions.sendBack));
    others->addWidget(new KeyButton(decisions.reject, KeyButton::Danger));
    m_decisions->addWidget(approve, 1);
    m_decisions->addLayout(others);
}

// Approving goes above the other decisions where all three have no room side by side.
void FactsPane::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    int wanted = 40;
    for (const KeyButton *decision : m_actions->findChildren<KeyButton *>())
        wanted += decision->sizeHint().width() + 8;
    m_decisions->setDirection(wanted - 8 <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void FactsPane::showPayment(const QueuedPayment &payment)
{
    const bool isAnother = payment.id != m_payment.id;
    m_payment = payment;
    if (isAnother) {
        clearRemark();
        showChecks({});
        m_read.clear();
        m_ofReceipt.clear();
    }
    m_number->setText(payment.number);
    m_chip->setLook(queueChip(payment));
    m_chip->show();
    m_deal->setText(payment.dealNumber);
    m_deal->show();
    m_amount->setFigure(formatMinor(payment.amountMinor, m_backend.catalog.exponent(payment.currency)), payment.currency);
    m_client->setText(payment.clientName);
    m_recorded->setText(tr("Recorded by %1, %2").arg(payment.recordedByName, moment(payment.createdAt)));
    m_receipt->setVisible(!payment.receiptId.isEmpty());
    m_receipt->showRecorded(recorded(), m_ofReceipt);
    showFacts();
    showNotes();
    showDifference();
    m_remark->setPlaceholderText(tr("For %1 and the audit log").arg(payment.recordedByName));
    m_remarkPart->setVisible(payment.canDecide);
}

RecordedFacts FactsPane::recorded() const
{
    return {m_payment.amountMinor, m_backend.catalog.exponent(m_payment.currency),
            m_payment.currency,    m_payment.clientName,
            m_payment.receivedOn,  m_payment.bankReference.isEmpty() ? m_payment.chequeNumber : m_payment.bankReference};
}

void FactsPane::sayOfReceipt(const QString &words)
{
    m_ofReceipt = words;
    m_read.clear();
    m_receipt->showRecorded(recorded(), words);
    showDifference();
}

void FactsPane::showRead(const QList<ReadField> &fields)
{
    m_read = fields;
    if (!fields.isEmpty())
        m_receipt->showRead(fields);
    showDifference();
}

// The first line that differs, and the key that does something about it.
void FactsPane::showDifference()
{
    emptyLayout(*m_difference);
    const auto differs = std::ranges::find(m_read, ReadField::Match::Differs, &ReadField::match);
    if (differs == m_read.end() || !m_payment.canDecide)
        return;
    auto strip = new MessageStrip;
    const QString name = ReceiptTable::nameOf(differs->kind);
    const bool isReference = differs->kind == ReadField::Kind::Reference;
    const int places = distanceOf(differs->read, recorded().reference);
    strip->say(Tone::Amber, Glyph::Triangle,
               !isReference                     ? tr("%1 differs from the receipt.").arg(name)
               : recorded().reference.isEmpty() ? tr("No reference was recorded.")
                                                : tr("Reference differs in %Ln places.", nullptr, places),
               tr("It says %1.").arg(ReceiptTable::readText(*differs, recorded())));
    auto use = new KeyButton(isReference ? tr("Use the receipt’s number") : tr("Remark the difference"), KeyButton::Link);
    use->setHint(u"U"_s);
    connect(use, &KeyButton::clicked, this, &FactsPane::suggestionWanted);
    strip->addButton(use);
    m_difference->addWidget(strip);
}

void FactsPane::clear()
{
    m_payment = {};
    for (QLabel *label : {m_number, m_client, m_recorded})
        label->clear();
    m_chip->hide();
    m_deal->hide();
    m_amount->setFigure({});
    m_receipt->hide();
    m_read.clear();
    emptyLayout(*m_difference);
    emptyLayout(*m_facts);
    emptyLayout(*m_background);
    emptyLayout(*m_notes);
    showChecks({});
    m_remarkPart->hide();
}

void FactsPane::showFacts()
{
    emptyLayout(*m_facts);
    emptyLayout(*m_background);
    const auto fact = [](QGridLayout *facts, const QString &label, const QString &value) {
        if (value.isEmpty())
            return;
        auto name = textLabel(TextLook::Secondary, label);
        auto text = textLabel(TextLook::Body, value);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        name->setMinimumHeight(Theme::scaled(26));
        const int row = facts->count(); // of rows that never shrink: behind those in use
        facts->addWidget(name, row, 0, Qt::AlignTop);
        facts->addWidget(text, row, 1);
        facts->addWidget(hairline(), row + 1, 0, 1, 2);
    };
    if (m_payment.receiptId.isEmpty()) { // else they stand beside the receipt's
        fact(m_facts, tr("Received"), dateText(m_payment.receivedOn));
        fact(m_facts, tr("Reference"), m_payment.bankReference);
    }
    fact(m_facts, tr("Cheque"), m_payment.chequeNumber);
    fact(m_background, tr("Deal"), m_payment.dealDescription);
    fact(m_background, tr("Verified"),
         tr("%1 of %2")
             .arg(formatMinor(m_payment.dealPaidMinor, m_backend.catalog.exponent(m_payment.currency)), amount(m_payment.dealAmountMinor)));
    fact(m_background, tr("Method"), labelOf(paymentMethods(), m_payment.method));
    fact(m_background, tr("Notes"), m_payment.notes);
}

// What the person must know before they decide, or why they can't.
void FactsPane::showNotes()
{
    emptyLayout(*m_notes);
    const auto note = [this](Tone tone, Glyph glyph, const QString &strong, const QString &text) {
        auto strip = new MessageStrip;
        strip->say(tone, glyph, strong, text);
        m_notes->addWidget(strip);
        return strip;
    };
    const QString others = m_others.join(tr(" or "));
    const QString ask = others.isEmpty() ? QString() : tr(" Ask %1.").arg(others);
    const QString threshold = m_payment.approvalsFromMinor == 0 ? QString()
                                                                : formatAmount(m_payment.approvalsFromMinor, m_payment.approvalsCurrency,
                                                                               m_backend.catalog.exponent(m_payment.approvalsCurrency));
    if (m_payment.decidedAt.isValid() && m_payment.isDecided())
        note(m_payment.state == State::Approved ? Tone::Green : Tone::Red,
             m_payment.state == State::Approved ? Glyph::DiscTick : Glyph::DiscCross,
             m_payment.state == State::Approved ? tr("You approved it.") : tr("You rejected it."),
             tr("%1. %2").arg(moment(m_payment.decidedAt), m_payment.decidedReason));
    else if (m_payment.isMine)
        note(Tone::Grey, Glyph::Pause, tr("You recorded this payment."), tr("So someone else must approve it.") + ask);
    else if (m_payment.isApprovedByMe)
        note(Tone::Violet, Glyph::TwoRings, tr("You approved it %1.").arg(moment(m_payment.firstApprovedAt)),
             tr("Another person must give the next approval.") + ask);
    else if (m_payment.state == State::Taken) {
        auto strip
            = note(Tone::Blue, Glyph::Person, tr("%1 has it open.").arg(m_payment.claimedByName),
                   tr("It is theirs until %1, or until they go on.").arg(timeText(m_backend.session.localTime(m_payment.claimedUntil))));
        auto ask = new KeyButton(tr("Ask for it"), KeyButton::Link);
        ask->setHint(u"T"_s);
        connect(ask, &KeyButton::clicked, this, &FactsPane::askWanted);
        strip->addButton(ask);
    } else if (m_payment.state == State::SentBack)
        note(Tone::Amber, Glyph::Half, tr("Sent back to %1.").arg(m_payment.recordedByName), m_payment.decidedReason);
    else if (m_payment.approvalsGiven > 0)
        note(Tone::Violet, Glyph::TwoRings, tr("You are the second person."),
             tr("%1 approved %2. ").arg(m_payment.firstApproverName, moment(m_payment.firstApprovedAt))
                 + (threshold.isEmpty() ? tr("It needs %1 people, and the recorder can’t be one.").arg(m_payment.approvalsNeeded)
                                        : tr("Payments of %1 or more need %2 people, and the recorder can’t be one.")
                                              .arg(threshold)
                                              .arg(m_payment.approvalsNeeded)));
    else if (m_payment.approvalsNeeded > 1)
        note(Tone::Violet, Glyph::TwoRings, tr("%1 people must approve.").arg(m_payment.approvalsNeeded),
             (threshold.isEmpty() ? QString() : tr("The rule holds for payments of %1 or more. ").arg(threshold))
                 + tr("After you, somebody else gives the next approval."));
}

void FactsPane::showChecks(const QList<PaymentCheck> &checks)
{
    m_found = checks;
    emptyLayout(*m_checks);
    m_checksTitle->setVisible(!checks.isEmpty());
    for (const PaymentCheck &check : checks) {
        const bool isOk = check.severity == PaymentCheck::Severity::Ok;
        if (isOk && (check.key == "receipt_present"_L1 || check.key == "same_currency"_L1))
            continue; // the table above shows as much
        const Tone tone = isOk ? Tone::Green : check.severity == PaymentCheck::Severity::Warning ? Tone::Amber : Tone::Red;
        auto label = new GlyphLabel(isOk ? Glyph::DiscTick : Glyph::Triangle, tone, checkText(check, m_payment.currency, m_backend));
        label->setWordWrap(true);
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

void FactsPane::suggestRemark(const QString &remark)
{
    m_remark->setPlainText(remark);
    m_remark->moveCursor(QTextCursor::End);
    editRemark();
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
        fixes.append({suggestion, [this, suggestion] { suggestRemark(suggestion); }});
    m_remarkField->setError(why, fixes);
    editRemark();
}

// Esc leaves the remark for the queue, so that the letters are keys again; Ctrl+Enter goes on with what it was asked for.
bool FactsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_remark && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape || (isEnter && key->modifiers().testFlag(Qt::ControlModifier))) {
            Q_EMIT remarkLeft();
            if (isEnter)
                Q_EMIT remarkEntered();
            else
                m_remarkField->clearError(); // it is not asked for any more
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
    return momentText(m_backend.session, moment);
}
