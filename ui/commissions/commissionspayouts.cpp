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
#include <QMap>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

void CommissionsPage::pay()
{
    if (const auto statement = m_list.statement(m_people->currentIndex()))
        askToPay({*statement});
}

// All that is approved in this month, but nobody's own.
void CommissionsPage::payEverybody()
{
    QList<CommissionStatement> payable;
    for (const CommissionStatement &statement : m_list.all())
        if (statement.approvedMinor > 0 && statement.person != m_backend.session.person().id)
            payable.append(statement);
    if (payable.isEmpty())
        say(tr("Nothing is approved and unpaid in %1.").arg(monthText(m_period)));
    else
        askToPay(payable);
}

void CommissionsPage::askToPay(const QList<CommissionStatement> &statements)
{
    m_asked = statements;
    QMap<QString, qlonglong> sums;
    for (const CommissionStatement &statement : statements)
        sums[statement.currency] += statement.approvedMinor;
    QStringList amounts;
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum)
        amounts.append(formatAmount(sum.value(), sum.key(), m_backend.catalog.exponent(sum.key())));
    const int count = int(statements.size());
    m_question->clearButtons();
    m_question->say(
        Tone::Amber, Glyph::Triangle, tr("Send %Ln payouts?", nullptr, count),
        tr("%1 to %2, up to %3, less what is taken back. Payouts can’t be undone.")
            .arg(amounts.join(u" · "_s), count == 1 ? statements.first().name : tr("%Ln people", nullptr, count), monthText(m_period)));
    auto send = m_question->addButton(new KeyButton(tr("Send %Ln payouts", nullptr, count), KeyButton::Danger));
    auto later = m_question->addButton(new KeyButton(tr("Not now"), KeyButton::Link));
    later->setKeys(Qt::Key_Escape);
    later->setHint({}); // there is no room for the key beside the other button
    m_calculator->hide();
    m_explanation->hide();
    connect(send, &KeyButton::clicked, this, &CommissionsPage::sendPayouts);
    connect(later, &KeyButton::clicked, this, &CommissionsPage::dropQuestion);
    m_question->show();
    send->setFocus();
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
    const QList<CommissionStatement> asked = m_asked;
    dropQuestion();
    m_asked = asked;
    m_sent.clear();
    payNext();
}

// One after the other, so that a refusal stops where it happens and what was sent is told.
void CommissionsPage::payNext()
{
    if (m_asked.isEmpty()) {
        if (!m_sent.isEmpty())
            Q_EMIT done(tr("%1 sent").arg(m_sent.join(u", "_s)));
        return refresh();
    }
    const CommissionStatement next = m_asked.takeFirst();
    await(
        m_book.pay(next.person, next.period),
        [this, name = next.name](const QStringList &payouts) {
            m_sent.append(tr("%1 to %2").arg(payouts.join(u", "_s), name));
            payNext();
        },
        [this, name = next.name](const Error &error) {
            m_asked.clear();
            messages()->say(tr("%1 was not paid. %2").arg(name, errorText(error)), MessageBar::Kind::Warning);
            payNext();
            return true;
        });
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
