// What people do with statements: approve, hold, pay, one by one and together.
#include "backend.h"
#include "commissions/commissionspage.h"
#include "commissions/commissiontext.h"
#include "commissions/statementview.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "widgets/fieldframe.h"
#include "widgets/icon.h"
#include "widgets/messagestrip.h"
#include "widgets/panekeys.h"

#include <QLineEdit>
#include <QListView>
#include <algorithm>

using namespace Qt::StringLiterals;

void CommissionsPage::addKeys()
{
    const bool mayApprove = m_backend.session.may(u"commission.approve"_s);
    const auto hint = [mayApprove](const QString &words) { return mayApprove ? words : QString(); };
    m_approve = addKey(this, {Qt::Key_A}, tr("Approve"), hint(tr("Approve")), qOverload<>(&CommissionsPage::approve));
    m_approveTicked
        = addKey(this, {Qt::SHIFT | Qt::Key_A}, tr("Approve selected"), hint(tr("Approve selected")), &CommissionsPage::approveTicked);
    m_pay = addKey(this, {Qt::Key_P}, tr("Pay"), m_backend.session.may(u"commission.pay"_s) ? tr("Pay") : QString(), &CommissionsPage::pay);
    m_payEverybody = addKey(this, {Qt::SHIFT | Qt::Key_P}, tr("Pay everybody"), {}, &CommissionsPage::payEverybody);
    addKey(this, {QKeySequence::SelectAll}, tr("Select all"), {}, &CommissionsPage::tickAll);
    m_document = addKey(this, {Qt::CTRL | Qt::Key_E}, tr("PDF"), &CommissionsPage::saveDocument);
    m_calculate = addKey(this, {Qt::Key_Equal}, tr("Rule calculator"), &CommissionsPage::calculate);
    m_hold = addKey(this, {Qt::Key_H}, tr("Put on hold…"), hint(tr("Hold")), &CommissionsPage::askHold);
    m_release = addKey(this, {Qt::SHIFT | Qt::Key_H}, tr("Go on"), {}, &CommissionsPage::release);
    m_approve->setIcon(themeIcon(u"dialog-ok-apply"_s));
    m_document->setIcon(themeIcon(u"document-export"_s));
    addKey(this, {Qt::Key_X}, tr("Select"), hint(tr("Select")), &CommissionsPage::tick);
    addKey(this, {Qt::Key_BracketLeft}, tr("Earlier month"), u"[,]|"_s + tr("Earlier, later month"), &CommissionsPage::earlier);
    addKey(this, {Qt::Key_BracketRight}, tr("Later month"), {}, &CommissionsPage::later)->setProperty("toldBefore", true);
    addKey(this, {Qt::Key_D}, tr("Open deal"), &CommissionsPage::openDeal);
}

// Nobody approves or pays their own.
void CommissionsPage::updateActions()
{
    const auto statement = m_list.statement(m_people->currentIndex());
    const bool isOther = statement && statement->person != m_backend.session.person().id;
    const bool may = isOther && m_backend.session.may(u"commission.approve"_s);
    m_approve->setEnabled(may && !statement->toApprove.isEmpty());
    m_after->setText(m_approve->isEnabled() ? tr("%1 gets a message. You can undo for 10 minutes.").arg(statement->name) : QString());
    m_after->setVisible(m_approve->isEnabled());
    m_hold->setEnabled(may && !statement->open.isEmpty());
    m_release->setEnabled(may && !statement->held.isEmpty());
    const bool mayPay = m_backend.session.may(u"commission.pay"_s);
    const qsizetype together = payable(m_list.ticked()).size();
    const QString payWord = together > 0 ? tr("Pay %1 selected").arg(together) : tr("Pay");
    m_pay->setProperty("hint", mayPay ? payWord : QString());
    m_pay->setText(payWord);
    m_pay->setEnabled(mayPay && (together > 0 || (isOther && statement->isPayable())));
    m_payEverybody->setEnabled(mayPay);
    m_document->setEnabled(statement.has_value());
    m_calculate->setEnabled(statement.has_value());
    m_approveTicked->setEnabled(
        m_backend.session.may(u"commission.approve"_s)
        && std::ranges::any_of(m_list.ticked(), [](const CommissionStatement &ticked) { return !ticked.toApprove.isEmpty(); }));
    m_own->setVisible(statement && !isOther && m_backend.session.may(u"commission.approve"_s));
}

void CommissionsPage::turnMonth(int months)
{
    m_period = m_period.addMonths(months);
    m_list.untick();
    m_list.setProblems({});
    refresh();
}

void CommissionsPage::tickAll()
{
    m_list.tickAll();
}

void CommissionsPage::tick()
{
    const QModelIndex index = m_people->currentIndex();
    m_list.setData(index, index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void CommissionsPage::approve()
{
    if (const auto statement = m_list.statement(m_people->currentIndex()))
        approve({*statement});
}

void CommissionsPage::approveTicked()
{
    QList<CommissionStatement> ticked = m_list.ticked();
    ticked.removeIf([](const CommissionStatement &statement) { return statement.toApprove.isEmpty(); });
    if (!ticked.isEmpty())
        approve(ticked);
}

// What is on hold is not approved with the rest, and that is told. Of whom nothing was approved, nothing is.
void CommissionsPage::approve(const QList<CommissionStatement> &statements)
{
    QStringList lines;
    for (const CommissionStatement &statement : statements)
        lines += statement.toApprove;
    await(m_book.approve(lines), [this, statements](const LinesTaken &taken) {
        tellRefused(taken);
        QStringList approved;           // those that were refused stay selected
        QHash<QString, QString> people; // by id
        qsizetype held = 0;
        const auto isTaken
            = [taken = QSet<QString>(taken.lines.cbegin(), taken.lines.cend())](const QString &line) { return taken.contains(line); };
        for (const CommissionStatement &statement : statements) {
            if (std::ranges::all_of(statement.toApprove, isTaken))
                approved.append(statement.key());
            if (std::ranges::any_of(statement.toApprove, isTaken)) {
                people.insert(statement.person, statement.name);
                held += statement.held.size();
            }
        }
        m_list.untick(approved);
        const QString sentence
            = tr("Commissions of %1 approved").arg(people.size() == 1 ? *people.cbegin() : tr("%Ln people", nullptr, int(people.size())));
        Q_EMIT done(held == 0 ? sentence : tr("%1, %Ln lines stay on hold", nullptr, int(held)).arg(sentence),
                    {[this, lines = taken.lines] { return shown(m_book.unapprove(lines)); },
                     [this, lines = taken.lines] { return shown(m_book.approve(lines)); }});
        refresh();
    });
}

// A step that was taken back or again: the page shows what it came to, wherever the person is now.
QFuture<Result<void>> CommissionsPage::shown(const QFuture<Result<LinesTaken>> &step)
{
    return outcome(step).then(this, [this](const Result<void> &answer) {
        refresh();
        return answer;
    });
}

// Some lines were taken and others not: how many, and why.
void CommissionsPage::tellRefused(const LinesTaken &taken)
{
    if (taken.isAll())
        say({});
    else
        messages()->say(tr("%1 of %2 lines. %3").arg(taken.lines.size()).arg(taken.asked).arg(errorText(taken.refusal)),
                        MessageBar::Kind::Warning);
}

void CommissionsPage::askHold()
{
    m_reasonField->clearError();
    m_reasonField->show();
    m_reason->setFocus();
}

void CommissionsPage::hold()
{
    const auto statement = m_list.statement(m_people->currentIndex());
    const QString reason = m_reason->text().trimmed();
    if (!statement)
        return;
    if (reason.isEmpty())
        return m_reasonField->setError(tr("Write why it waits. %1 reads it.").arg(statement->name));
    await(
        m_book.hold(statement->open, reason),
        [this, reason, name = statement->name](const LinesTaken &taken) {
            tellRefused(taken);
            m_reason->clear();
            m_reasonField->hide();
            m_people->setFocus();
            Q_EMIT done(tr("Commissions of %1 on hold").arg(name),
                        {[this, lines = taken.lines] { return shown(m_book.release(lines)); },
                         [this, lines = taken.lines, reason] { return shown(m_book.hold(lines, reason)); }});
            refresh();
        },
        [this](const Error &error) {
            if (error.column == "reason"_L1)
                m_reasonField->setError(errorText(error));
            return error.column == "reason"_L1;
        });
}

void CommissionsPage::release()
{
    if (const auto statement = m_list.statement(m_people->currentIndex()))
        await(m_book.release(statement->held), [this, name = statement->name](const LinesTaken &taken) {
            tellRefused(taken);
            Q_EMIT done(tr("Commissions of %1 go on").arg(name));
            refresh();
        });
}

void CommissionsPage::openDeal()
{
    if (const CommissionLine *line = m_statement->currentLine())
        Q_EMIT navigate({u"deals"_s, line->deal});
}
