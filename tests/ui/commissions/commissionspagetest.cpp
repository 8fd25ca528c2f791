#include "commissions/commissionspage.h"
#include "commissions/rulecalculator.h"
#include "commissions/statementview.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "support/heldtable.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "text/moneytext.h"
#include "widgets/documenttext.h"
#include "widgets/emptystate.h"
#include "widgets/fieldframe.h"
#include "widgets/figurerows.h"
#include "widgets/keybutton.h"
#include "widgets/messagestrip.h"
#include "widgets/moneyedit.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// Last month's statements worked by keyboard. The demo leaves some to approve, Kinga's approved, Tomasz's on hold and Julia's paid.
class CommissionsPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<CommissionsPage> m_page;
    QString m_done;
    QString m_told;
    std::function<void()> m_undo;

    QListView *view() const { return m_page->findChild<QListView *>(); }
    StatementList *list() const { return static_cast<StatementList *>(view()->model()); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(view(), key, modifiers); }
    bool isPossible(const QString &step) const { return PageTest::isPossible(*m_page, step); }
    std::optional<CommissionStatement> find(QStringView state) const
    {
        const auto &all = list()->all();
        const auto found = std::ranges::find_if(all, [state](const CommissionStatement &statement) { return statement.state == state; });
        return found == all.end() ? std::nullopt : std::optional(*found);
    }
    std::optional<CommissionStatement> of(const QString &key) const { return list()->statement(list()->indexOf(key)); }
    void openStatement(const QString &key) const
    {
        view()->setCurrentIndex(list()->indexOf(key));
        view()->setFocus();
    }
    KeyButton *button(const QString &text) const
    {
        const QList<KeyButton *> buttons = m_page->findChildren<KeyButton *>();
        const auto found
            = std::ranges::find_if(buttons, [&text](const KeyButton *each) { return each->isVisible() && each->text() == text; });
        return found == buttons.end() ? nullptr : *found;
    }
    void openPage()
    {
        m_page = std::make_unique<CommissionsPage>(m_desk->backend);
        connect(m_page.get(), &Page::done, this, [this](const QString &sentence, const Reversal &reversal) {
            m_done = sentence;
            m_undo = reversal.back;
        });
        connect(m_page.get(), &Page::told, this, [this](const QString &sentence) { m_told = sentence; });
        m_page->refresh();
        QVERIFY(PageTest::putOnScreen(*m_page));
        view()->setFocus();
        QTRY_VERIFY(!m_page->isBusy() && !list()->all().isEmpty());
    }

private Q_SLOTS:
    void initTestCase() { m_desk = m_office.signIn(u"manager@baltic.example"_s); }
    void init()
    {
        m_done.clear();
        m_told.clear();
        m_undo = {};
        openPage();
    }
    void cleanup() { m_page.reset(); }

    void workBeginsWithSomebodyWhoWaitsForIt()
    {
        const auto waits = [this](int row) { return list()->index(row).flags().testFlag(Qt::ItemIsUserCheckable); };
        QVERIFY(!waits(0)); // the largest sum of the demo is on hold
        int first = 0;
        while (first < list()->rowCount() && !waits(first))
            ++first;
        QTRY_COMPARE(view()->currentIndex().row(), first);
    }

    void approvingByKeyApprovesEveryLineAndCanBeUndone()
    {
        const auto statement = find(u"to_approve");
        QVERIFY(statement);
        openStatement(statement->key());
        press(Qt::Key_A);
        QTRY_COMPARE(m_done, u"Commissions of %1 approved"_s.arg(statement->name));
        QTRY_COMPARE(of(statement->key())->state, u"approved"_s);
        QCOMPARE(of(statement->key())->approvedBy, u"Helena Voss"_s);
        m_undo();
        QTRY_COMPARE(of(statement->key())->state, u"to_approve"_s);
    }

    void selectedStatementsAreApprovedTogether()
    {
        QStringList keys;
        for (const CommissionStatement &statement : list()->all())
            if (!statement.toApprove.isEmpty() && keys.size() < 2)
                keys.append(statement.key());
        QCOMPARE(keys.size(), 2);
        for (const QString &key : std::as_const(keys)) {
            openStatement(key);
            press(Qt::Key_X);
        }
        QCOMPARE(list()->ticked().size(), 2);
        press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(m_done, u"Commissions of 2 people approved"_s);
        for (const QString &key : std::as_const(keys))
            QTRY_VERIFY(of(key)->toApprove.isEmpty());
        QVERIFY(list()->ticked().isEmpty());
        m_undo();
        for (const QString &key : std::as_const(keys))
            QTRY_VERIFY(!of(key)->toApprove.isEmpty());
    }

    // Somebody puts one's lines on hold while they are selected here: only the other's were approved.
    void ofSelectedStatementsThoseThatWereApprovedAreNamed()
    {
        QList<CommissionStatement> both;
        for (const CommissionStatement &statement : list()->all())
            if (!statement.toApprove.isEmpty() && statement.held.isEmpty() && both.size() < 2)
                both.append(statement);
        QCOMPARE(both.size(), 2);
        for (const CommissionStatement &statement : std::as_const(both)) {
            openStatement(statement.key());
            press(Qt::Key_X);
        }
        const auto setHeld = [&](bool isHeld) {
            return m_office
                .ask(u"update sales.commission set is_on_hold = ?, hold_reason = ? where id = any (cast(? as uuid[])) returning id"_s,
                     {isHeld, isHeld ? u"a question"_s : QString(), both.last().toApprove})
                .size();
        };
        QCOMPARE(setHeld(true), both.last().toApprove.size());
        press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(m_done, u"Commissions of %1 approved"_s.arg(both.first().name));
        QTRY_VERIFY(of(both.first().key())->toApprove.isEmpty());
        m_undo();
        QTRY_VERIFY(!of(both.first().key())->toApprove.isEmpty());
        QCOMPARE(setHeld(false), both.last().toApprove.size());
    }

    void theTabsSayHowManyStatementsWaitForWhat()
    {
        using Tab = StatementList::Tab;
        auto tabs = m_page->findChild<QTabBar *>();
        for (const auto &[tab, name] :
             {std::pair{Tab::All, u"All"_s}, {Tab::ToApprove, u"To approve"_s}, {Tab::ToPay, u"To pay"_s}, {Tab::Paid, u"Paid"_s}}) {
            QCOMPARE(tabs->tabText(int(tab)), name);
            QCOMPARE(tabs->accessibleTabName(int(tab)), u"%1 %2"_s.arg(name).arg(list()->count(tab)));
        }
        tabs->setCurrentIndex(int(Tab::ToPay));
        QCOMPARE(list()->rowCount(), list()->count(Tab::ToPay));
        QVERIFY(list()->rowCount() > 0);
        for (int row = 0; row < list()->rowCount(); ++row)
            QVERIFY(list()->statement(list()->index(row))->isPayable());
    }

    void aTabWithoutStatementsShowsNone()
    {
        using Tab = StatementList::Tab;
        for (int month = 0; month < 12 && (list()->all().isEmpty() || list()->count(Tab::ToApprove) > 0); ++month) {
            press(Qt::Key_BracketLeft);
            QTRY_VERIFY(!m_page->isBusy());
        }
        QVERIFY(list()->count(Tab::All) > 1 && list()->count(Tab::ToApprove) == 0);
        const auto statement = m_page->findChild<StatementView *>();
        QTRY_VERIFY(statement->lineCount() > 0);
        QVERIFY(isPossible(u"PDF"_s));
        HeldTable commissions(m_office, "sales.commission");
        press(Qt::Key_Down); // whose lines are on their way
        m_page->findChild<QTabBar *>()->setCurrentIndex(int(Tab::ToApprove));
        QCOMPARE(statement->lineCount(), 0);
        QVERIFY(!isPossible(u"PDF"_s));
        commissions.letGo();
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(statement->lineCount(), 0);
        QVERIFY(!statement->isVisible());
        QVERIFY(m_page->findChild<EmptyState *>()->isVisible());
    }

    void holdingAsksWhyAtItsField()
    {
        const auto statement = find(u"to_approve");
        QVERIFY(statement);
        openStatement(statement->key());
        press(Qt::Key_H);
        auto reason = m_page->findChild<FieldFrame *>()->findChild<QLineEdit *>();
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(m_page->findChild<FieldFrame *>()->error().contains(statement->name));
        QCOMPARE(of(statement->key())->state, u"to_approve"_s);
        QTest::keyClicks(reason, u"the client asked for a refund"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_COMPARE(m_done, u"Commissions of %1 on hold"_s.arg(statement->name));
        QTRY_COMPARE(of(statement->key())->state, u"on_hold"_s);
        QTRY_VERIFY(isPossible(u"Go on"_s));
        press(Qt::Key_H, Qt::ShiftModifier);
        QTRY_COMPARE(m_done, u"Commissions of %1 go on"_s.arg(statement->name));
        QTRY_COMPARE(of(statement->key())->state, u"to_approve"_s);
    }

    void theReasonBelongsToTheStatementItWasWrittenFor()
    {
        const auto statement = find(u"to_approve");
        const auto other = find(u"approved");
        QVERIFY(statement && other);
        openStatement(statement->key());
        press(Qt::Key_H);
        auto field = m_page->findChild<FieldFrame *>();
        QTest::keyClicks(field->findChild<QLineEdit *>(), u"a question"_s);
        openStatement(other->key());
        QVERIFY(!field->isVisible());
        press(Qt::Key_H);
        QVERIFY(field->findChild<QLineEdit *>()->text().isEmpty());
    }

    // Payouts are asked about first: how many, how much, to whom. Not now leaves everything as it was.
    void whatIsApprovedIsPaidWithANumberOnceThatIsConfirmed()
    {
        const auto statement = find(u"approved");
        QVERIFY(statement);
        openStatement(statement->key());
        press(Qt::Key_P);
        const QString send = CommissionsPage::tr("Send %Ln payouts", nullptr, 1);
        QTRY_VERIFY(button(send));
        QVERIFY(button(CommissionsPage::tr("Not now"))->hasFocus()); // Enter sends nothing
        QVERIFY(m_done.isEmpty());
        button(CommissionsPage::tr("Not now"))->click();
        QTRY_VERIFY(!button(send));
        QCOMPARE(of(statement->key())->state, u"approved"_s);
        press(Qt::Key_P, Qt::ShiftModifier);
        QTRY_VERIFY(button(send));
        button(send)->click();
        QTRY_VERIFY2(m_done.contains(statement->name), qPrintable(m_done));
        QTRY_COMPARE(of(statement->key())->state, u"paid"_s);
        QVERIFY(m_done.startsWith(of(statement->key())->payoutNumber));
        QVERIFY(!isPossible(u"Pay"_s));
    }

    void theStatementIsSavedAsPdf()
    {
        const auto statement = find(u"paid");
        QVERIFY(statement);
        openStatement(statement->key());
        QTRY_VERIFY(!m_page->isBusy());
        QTemporaryDir folder;
        const QString path = folder.filePath(u"payout.pdf"_s);
        press(Qt::Key_E, Qt::ControlModifier);
        auto dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY2(m_told.contains(path), qPrintable(m_told));
        QVERIFY(m_done.isEmpty()); // nothing that could be undone
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QString text;
        for (const DocumentWord &word : readWords(content, u"application/pdf"_s))
            text += word.text + u' ';
        QVERIFY2(text.contains(statement->payoutNumber), qPrintable(text));
        QVERIFY(text.contains(statement->name));
    }

    // As a notification names it.
    void aCommissionLeadsToTheStatementThatItStandsIn()
    {
        const Rows oldest = m_office.ask(u"select c.id, c.period, m.display_name as name from sales.commission as c"
                                         " join core.membership as m on m.tenant_id = c.tenant_id and m.user_id = c.user_id"
                                         " join core.tenant as t on t.id = c.tenant_id where t.name = 'Baltic Solar Group'"
                                         " order by c.period, c.user_id limit 1"_s);
        m_page->show(Target{u"commissions"_s, oldest.text(0, u"id"), {}});
        QTRY_COMPARE(list()->statement(view()->currentIndex()).value_or(CommissionStatement()).period, oldest.value(0, u"period").toDate());
        QCOMPARE(list()->statement(view()->currentIndex())->name, oldest.text(0, u"name"));
    }

    // The same rule that the database would apply, with its reason, and what it brings.
    void theCalculatorSaysWhichRuleAppliesAndWhy()
    {
        const auto statement = find(u"to_approve");
        QVERIFY(statement);
        openStatement(statement->key());
        press(Qt::Key_Equal);
        auto calculator = m_page->findChild<RuleCalculator *>();
        QTRY_VERIFY(calculator->isVisible());
        const QList<QAction *> keys = calculator->actions(); // what the key bar says while it is typed in
        QVERIFY(std::ranges::any_of(keys, [](const QAction *key) { return !key->property("hint").toString().isEmpty(); }));
        calculator->findChild<MoneyEdit *>()->setMinor(1000000);
        const auto applies
            = m_office.ask(u"select (sales.applying_rule(m.tenant_id, m.user_id, current_date)).name as name from core.membership m"
                           " where m.user_id = ?::uuid and m.tenant_id = ?::uuid"_s,
                           {statement->person, m_desk->session.tenant().id});
        QTRY_VERIFY2(calculator->answer().contains(applies.text(0, u"name")) && calculator->answer().contains(u"applies"_s),
                     qPrintable(calculator->answer()));
        QTest::keyClick(calculator->findChild<MoneyEdit *>(), Qt::Key_Escape);
        QTRY_VERIFY(calculator->isHidden());
        QCOMPARE(commissionOf(1000000, u"3.000"_s), 30000LL);
        QCOMPARE(commissionOf(-115, u"3.5"_s), -4LL);
        QCOMPARE(commissionOf(8'999'999'999'999'999LL, u"99.999"_s), 8'999'909'999'999'999LL);
    }

    // A statement of more lines than are read at once shows all of them, page by page.
    void longStatementsAreReadByPages()
    {
        const auto statement = find(u"paid");
        QVERIFY(statement);
        m_office.ask(
            u"with more as (insert into sales.commission (tenant_id, kind, deal_id, payment_id, user_id, claws_back, period, base_minor,"
            "  base_currency, rate, currency, commission_minor, verified_at)"
            " select k.tenant_id, 'claw_back', k.deal_id, k.payment_id, k.user_id, k.id, k.period, -1, k.base_currency, 3, k.currency, -1,"
            "  k.verified_at"
            "  from (select * from sales.commission c where c.user_id = ?::uuid and c.period = ?::date and c.kind = 'sale' limit 1) k,"
            "  generate_series(1, 1100) returning 1) select count(*) as n from more"_s,
            {statement->person, statement->period});
        m_page->refresh();
        QTRY_VERIFY(!m_page->isBusy());
        openStatement(statement->key());
        auto lines = m_page->findChild<StatementView *>();
        QTRY_COMPARE(lines->lineCount(), CommissionBook::PageSize);
        QTRY_VERIFY(!m_page->isBusy());
        lines->table()->scrollToBottom();
        QTRY_COMPARE(lines->lineCount(), of(statement->key())->lines);
    }

    void theBadgeCountsStatementsThatWaitForMyApproval()
    {
        const auto waiting = settled(CommissionBook(m_desk->database, m_desk->session).waiting());
        QVERIFY_RESULT(waiting);
        QCOMPARE(*waiting, list()->count(StatementList::Tab::ToApprove));
        const auto seller = m_office.signIn(u"sales@baltic.example"_s);
        const auto none = settled(CommissionBook(seller->database, seller->session).waiting());
        QVERIFY_RESULT(none);
        QCOMPARE(*none, 0);
    }

    // The badge counts all months, the page shows one.
    void whatWaitsInOtherMonthsIsSaidToo()
    {
        const auto waiting = settled(CommissionBook(m_desk->database, m_desk->session).waiting());
        QVERIFY_RESULT(waiting);
        QVERIFY(*waiting > 0);
        QTRY_VERIFY(!m_page->subtitle().contains(u"in all months"_s));
        press(Qt::Key_BracketLeft);
        QTRY_VERIFY2(m_page->subtitle().endsWith(u"0 to approve, %1 in all months"_s.arg(*waiting)), qPrintable(m_page->subtitle()));
    }

    void onlyStepsThatAreOpenNowHaveAButton()
    {
        const auto shown = [this](const QString &step) {
            return std::ranges::any_of(m_page->findChildren<KeyButton *>(),
                                       [&step](const KeyButton *button) { return button->text() == step && button->isVisible(); });
        };
        openStatement(find(u"to_approve")->key());
        QTRY_VERIFY(shown(u"Approve"_s) && !shown(u"Pay"_s) && !shown(u"Go on"_s));
        openStatement(find(u"paid")->key());
        QTRY_VERIFY(!shown(u"Approve"_s) && !shown(u"Pay"_s));
        QVERIFY(shown(u"PDF"_s));
    }

    void whoeverMayNotApproveHasNothingToTick()
    {
        m_page.reset();
        const auto helena = std::exchange(m_desk, m_office.signIn(u"sales@baltic.example"_s));
        openPage();
        // The sums say what the states are: there is nothing that these people could do about them.
        QStringList sums;
        for (const FigureRows *rows : m_page->findChildren<FigureRows *>())
            for (const FigureRows::Row &row : rows->rows())
                sums.append(row.name);
        for (const QString &sum : {u"To approve"_s, u"To pay"_s, u"On hold"_s})
            QVERIFY2(sums.contains(sum), qPrintable(sums.join(u", "_s)));
        for (const QString &step : {u"Approve"_s, u"Approve selected"_s, u"Put on hold…"_s, u"Pay"_s, u"Pay everybody"_s})
            QVERIFY2(!sums.contains(step) && !isPossible(step), qPrintable(step));
        for (int row = 0; row < list()->rowCount(); ++row) {
            QVERIFY(!(list()->index(row).flags() & Qt::ItemIsUserCheckable));
            QVERIFY(!list()->setData(list()->index(row), Qt::Checked, Qt::CheckStateRole));
        }
        m_page.reset();
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
    }

    // The rest can be approved and paid: it is said how much waits, at the row and after the approval.
    void aLineOnHoldKeepsNobodyFromThePaymentOfTheOthers()
    {
        const auto before = find(u"to_approve");
        QVERIFY(before && before->toApprove.size() > 1);
        const QString key = before->key();
        CommissionBook book(m_desk->database, m_desk->session);
        const auto held = settled(book.hold({before->toApprove.constFirst()}, u"a question"_s));
        QVERIFY_RESULT(held);
        QTRY_COMPARE(of(key)->held.size(), 1);
        openStatement(key);
        press(Qt::Key_A);
        const QString stays = CommissionsPage::tr("%1, %Ln lines stay on hold", nullptr, 1);
        QTRY_COMPARE(m_done, stays.arg(u"Commissions of %1 approved"_s.arg(before->name)));
        QTRY_COMPARE(of(key)->state, u"approved"_s);

        m_page->findChild<QTabBar *>()->setCurrentIndex(int(StatementList::Tab::ToPay));
        const QModelIndex partly = list()->indexOf(key);
        QVERIFY(partly.isValid());
        QVERIFY(partly.flags() & Qt::ItemIsUserCheckable);
        const int usual = view()->itemDelegate()->sizeHint({}, partly).height();
        QTRY_VERIFY(view()->visualRect(partly).height() > usual); // has a line for what is on hold
        QHash<QString, qlonglong> sums;
        for (const CommissionStatement &statement : list()->shown())
            sums[statement.currency] += statement.approvedMinor;
        QStringList toPay;
        for (const FigureRows *rows : m_page->findChildren<FigureRows *>())
            for (const FigureRows::Row &row : rows->rows())
                if (row.name == u"To pay"_s)
                    toPay = row.figures;
        QCOMPARE(toPay.size(), sums.size());
        for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum)
            QVERIFY2(toPay.contains(formatSum(sum.value(), sum.key(), 2)), qPrintable(toPay.join(u", "_s)));

        m_page->findChild<QTabBar *>()->setCurrentIndex(int(StatementList::Tab::All));
        m_undo();
        QTRY_COMPARE(of(key)->state, u"to_approve"_s);
        QVERIFY_RESULT(settled(book.release(held->lines)));
        QTRY_VERIFY(of(key)->held.isEmpty());
    }

    // One question for all of them; who is refused says why at their row, and stays selected.
    void whoeverIsSelectedIsPaidAfterOneQuestion()
    {
        QList<CommissionStatement> chosen;
        for (const CommissionStatement &statement : list()->all())
            if (statement.toApproveMinor > 0 && statement.name != u"Piotr Adamski"_s) // whose own is needed below
                chosen.append(statement);
        QVERIFY(chosen.size() > 1);
        for (const CommissionStatement &statement : std::as_const(chosen)) {
            openStatement(statement.key());
            press(Qt::Key_A);
            QTRY_VERIFY(of(statement.key())->isPayable());
        }
        m_page->findChild<QTabBar *>()->setCurrentIndex(int(StatementList::Tab::ToPay));
        const int all = list()->rowCount();
        QVERIFY(all >= chosen.size());
        view()->setFocus();
        QTest::keySequence(view(), QKeySequence::SelectAll);
        QCOMPARE(list()->ticked().size(), all);
        const CommissionStatement refused = chosen.constFirst();
        m_office.ask(
            u"alter table sales.commission_payout add constraint payout_refused check (user_id <> '%1') not valid"_s.arg(refused.person));

        press(Qt::Key_P);
        const QString send = CommissionsPage::tr("Send %Ln payouts", nullptr, all);
        QTRY_VERIFY(button(send));
        QVERIFY(button(CommissionsPage::tr("Not now"))->hasFocus());
        const QString question = static_cast<MessageStrip *>(button(send)->parentWidget())->text();
        for (const CommissionStatement &statement : list()->shown())
            QVERIFY2(question.contains(statement.currency), qPrintable(question));
        QVERIFY2(question.contains(CommissionsPage::tr("%Ln people", nullptr, all)), qPrintable(question));
        QSignalSpy allowed(m_page.get(), &Page::leaveAllowed);
        button(send)->click();
        QVERIFY(!m_page->canLeave()); // in the middle of it
        press(Qt::Key_P);             // one batch at a time
        QTRY_COMPARE(allowed.size(), 1);
        QVERIFY(m_page->canLeave());
        QVERIFY(!button(CommissionsPage::tr("Send %Ln payouts", nullptr, 1)));

        QTRY_VERIFY(!m_page->messages()->text().isEmpty());
        QTRY_COMPARE(list()->rowCount(), 1);
        QCOMPARE(list()->ticked().size(), 1);
        QCOMPARE(list()->ticked().constFirst().key(), refused.key());
        QVERIFY(!list()->index(0).data(StatementList::ProblemRole).toString().isEmpty());
        QVERIFY(!m_done.isEmpty());
        m_office.ask(u"alter table sales.commission_payout drop constraint payout_refused"_s);

        press(Qt::Key_P);
        QTRY_VERIFY(button(CommissionsPage::tr("Send %Ln payouts", nullptr, 1)));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(list()->rowCount(), 0);
        for (const CommissionStatement &statement : std::as_const(chosen))
            QTRY_COMPARE(std::ranges::find(list()->all(), statement.key(), &CommissionStatement::key)->state, u"paid"_s);
    }

    // Piotr sells, and is made a manager.
    void nobodyApprovesTheirOwn()
    {
        m_office.ask(u"update core.membership m set role_id = r.id from core.role r, core.app_user u where r.tenant_id = m.tenant_id"
                     " and r.key = 'manager' and u.id = m.user_id and u.email = 'piotr@baltic.example' returning m.user_id"_s);
        m_page.reset();
        const auto helena = std::exchange(m_desk, m_office.signIn(u"piotr@baltic.example"_s));
        openPage();
        const QString me = m_desk->session.person().id;
        const auto &all = list()->all();
        const auto own = std::ranges::find(all, me, &CommissionStatement::person);
        QVERIFY(own != all.end());
        openStatement(own->key());
        for (const QString &step : {u"Approve"_s, u"Put on hold…"_s, u"Pay"_s})
            QVERIFY(!isPossible(step));
        auto note = m_page->findChild<MessageStrip *>();
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains(u"Nobody approves, holds or pays their own commission."_s));

        const auto refused = settled(CommissionBook(m_desk->database, m_desk->session).approve(own->toApprove));
        QVERIFY(!refused);
        QCOMPARE(errorText(refused.error()), u"Nobody approves or holds their own commission. Ask another manager to do it."_s);
        m_page.reset();
    }
};

QTEST_MAIN(CommissionsPageTest)
#include "commissionspagetest.moc"
