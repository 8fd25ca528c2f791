// Payouts, which can't be taken back and so are asked about first; documents; and which rule applies.
#include "backend.h"
#include "catalog/catalog.h"
#include "commissions/commissionspage.h"
#include "commissions/commissiontext.h"
#include "commissions/rulecalculator.h"
#include "commissions/statementdocument.h"
#include "commissions/statementview.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/keybutton.h"
#include "widgets/messagestrip.h"
#include "widgets/pdffile.h"

#include <QAction>
#include <QFileDialog>
#include <QListView>
#include <QStandardPaths>
#include <algorithm>

using namespace Qt::StringLiterals;

// Those who are owed something, without the person's own.
QList<CommissionStatement> CommissionsPage::payable(const QList<CommissionStatement> &statements) const
{
    QList<CommissionStatement> payable = statements;
    payable.removeIf([me = m_backend.session.person().id](const CommissionStatement &statement) {
        return !statement.isPayable() || statement.person == me;
    });
    return payable;
}

// All that are ticked together, else the one that is open.
void CommissionsPage::pay()
{
    if (m_isPaying)
        return;
    if (const QList<CommissionStatement> together = payable(m_list.ticked()); !together.isEmpty())
        askToPay(together);
    else if (const auto statement = m_list.statement(m_people->currentIndex()))
        askToPay({*statement});
}

// All that is approved in this month, but nobody's own.
void CommissionsPage::payEverybody()
{
    if (m_isPaying)
        return;
    if (const QList<CommissionStatement> everybody = payable(m_list.all()); !everybody.isEmpty())
        askToPay(everybody);
    else
        say(tr("Nothing is approved and unpaid in %1.").arg(monthText(m_period)));
}

// With the sums that will be paid: earlier months may be owed, too, and some of it taken back.
void CommissionsPage::askToPay(const QList<CommissionStatement> &statements)
{
    m_list.setProblems({});
    QStringList persons;
    for (const CommissionStatement &statement : statements)
        if (!persons.contains(statement.person))
            persons.append(statement.person);
    await(m_book.due(persons, m_period), [this, statements](const QList<DuePayout> &due) {
        if (statements.constFirst().period == m_period && !m_isPaying)
            ask(statements, due);
    });
}

void CommissionsPage::ask(const QList<CommissionStatement> &statements, const QList<DuePayout> &due)
{
    m_asked.clear();
    m_due = due;
    QHash<QString, QString> notDue;
    for (const CommissionStatement &statement : statements) {
        const auto isOf
            = [&statement](const DuePayout &payout) { return payout.person == statement.person && payout.currency == statement.currency; };
        if (std::ranges::none_of(due, isOf)) {
            notDue.insert(statement.key(), tr("Nothing is left to pay: as much is taken back."));
            continue;
        }
        const auto known = std::ranges::find(m_asked, statement.person, &Payment::person);
        if (known == m_asked.end())
            m_asked.append({statement.person, statement.name, statement.period, {statement.key()}});
        else
            known->statements.append(statement.key());
    }
    m_list.setProblems(notDue);
    if (m_asked.isEmpty())
        return;
    QStringList currencies;
    QHash<QString, qlonglong> sums;
    for (const DuePayout &payout : due) {
        currencies.append(payout.currency);
        sums[payout.currency] += payout.totalMinor;
    }
    QStringList amounts;
    for (const QString &currency : mostUsedFirst(currencies))
        amounts.append(formatAmount(sums.value(currency), currency, m_backend.catalog.exponent(currency)));
    const int count = int(m_asked.size());
    m_question->clearButtons();
    m_question->say(
        Tone::Amber, Glyph::Triangle, tr("Send %Ln payouts?", nullptr, int(due.size())),
        tr("%1 to %2, up to %3. Payouts can’t be undone.")
            .arg(amounts.join(u" · "_s), count == 1 ? m_asked.constFirst().name : tr("%Ln people", nullptr, count), monthText(m_period)));
    auto send = m_question->addButton(new KeyButton(tr("Send %Ln payouts", nullptr, int(due.size())), KeyButton::Danger));
    auto later = m_question->addButton(new KeyButton(tr("Not now"), KeyButton::Link));
    send->setKeys(Qt::CTRL | Qt::Key_Return);
    later->setKeys(Qt::Key_Escape);
    for (KeyButton *button : {send, later})
        button->setHint({}); // there is no room for the keys beside each other: the key bar has them
    m_calculator->hide();
    m_explanation->hide();
    connect(send, &KeyButton::clicked, this, &CommissionsPage::sendPayouts);
    connect(later, &KeyButton::clicked, this, &CommissionsPage::dropQuestion);
    m_question->show();
    later->setFocus(); // what can't be undone is not one key press too many away
}

void CommissionsPage::dropQuestion()
{
    if (m_question->isHidden())
        return;
    m_asked.clear();
    m_question->hide();
    m_explanation->setVisible(!m_explained.isEmpty());
    m_people->setFocus();
}

void CommissionsPage::sendPayouts()
{
    m_paying = m_asked;
    m_isPaying = true;
    dropQuestion();
    m_askedFor = m_paying.size();
    m_sent.clear();
    m_payouts = 0;
    m_unpaid.clear();
    payNext();
}

// One after the other, each by itself: one that is refused keeps nobody else from theirs, stays selected and says why.
void CommissionsPage::payNext()
{
    if (m_paying.isEmpty())
        return tellPaid();
    const Payment next = m_paying.takeFirst();
    await(
        m_book.pay(next.person, next.period, m_due),
        [this, next](const QStringList &payouts) {
            m_sent.append(tr("%1 to %2").arg(payouts.join(u", "_s), next.name));
            m_payouts += int(payouts.size());
            payNext();
        },
        [this, next](const Error &error) {
            for (const QString &statement : next.statements)
                m_unpaid.insert(statement, errorText(error));
            if (error.isConnectionLost() || error.sqlState == Stopped)
                m_paying.clear(); // the others were not asked for: they stay selected
            payNext();
            return true;
        });
}

void CommissionsPage::tellPaid()
{
    constexpr int Named = 3; // more are counted
    m_isPaying = false;
    if (!m_sent.isEmpty())
        Q_EMIT done(m_sent.size() <= Named ? tr("%1 sent").arg(m_sent.join(u", "_s)) : tr("%Ln payouts sent", nullptr, m_payouts));
    m_list.setProblems(m_unpaid);
    if (m_unpaid.isEmpty())
        say({});
    else
        messages()->say(tr("%1 of %2 people paid. Whoever was not says why, and stays selected.").arg(m_sent.size()).arg(m_askedFor),
                        MessageBar::Kind::Warning);
    refresh();
    if (std::exchange(m_isLeaving, false))
        Q_EMIT leaveAllowed();
}

// Nobody is left unpaid by leaving.
bool CommissionsPage::canLeave()
{
    m_isLeaving = m_isPaying;
    if (m_isPaying)
        say(tr("Payouts are on their way to %Ln people. The page is left when that is done.", nullptr, int(m_askedFor)));
    return !m_isPaying;
}

void CommissionsPage::saveDocument()
{
    const auto statement = m_list.statement(m_people->currentIndex());
    if (!statement)
        return;
    auto dialog = new QFileDialog(this, tr("Save the statement as PDF"),
                                  QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(statementFileName(*statement));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, statement = *statement](const QString &path) { writeDocument(statement, path, {}); });
    dialog->open();
}

// Every line of it: pages are read until there are no more.
void CommissionsPage::writeDocument(const CommissionStatement &statement, const QString &path, const QList<CommissionLine> &lines)
{
    await(m_book.lines(statement, lines.size()), [this, statement, path, lines](const QList<CommissionLine> &more) {
        if (more.size() == CommissionBook::PageSize)
            return writeDocument(statement, path, lines + more);
        const QString title = statementFileName(statement).chopped(4);
        setBusy(true);
        writePdf(path, title, statementDocument(statement, lines + more, m_backend)).then(this, [this, path](const QString &problem) {
            setBusy(false);
            if (problem.isEmpty())
                Q_EMIT told(tr("Saved as %1").arg(path));
            else
                messages()->say(tr("%1 could not be written: %2").arg(path, problem));
        });
    });
}

void CommissionsPage::calculate()
{
    dropQuestion();
    m_explanation->hide();
    m_calculator->show();
    m_calculator->setFocus();
    readRules();
}

void CommissionsPage::readRules()
{
    if (const auto statement = m_list.statement(m_people->currentIndex()))
        await(m_book.rules(statement->person, m_calculator->day()), [this, key = m_current](const QList<CandidateRule> &rules) {
            if (key == m_current)
                m_calculator->showRules(rules);
        });
}
