#include "records/listpage.h"
#include "records/actionquestion.h"
#include "records/agreementnote.h"
#include "records/cellnote.h"
#include "records/conflictdialog.h"
#include "records/filterbar.h"
#include "records/listempty.h"
#include "records/listfooter.h"
#include "records/recorddelegate.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/referencepicker.h"
#include "records/relatedrows.h"
#include "records/relatedsummary.h"
#include "records/savedviews.h"
#include "records/savedviewtabs.h"
#include "records/saveviewdialog.h"
#include "records/selectionbar.h"
#include "records/statelook.h"
#include "session/jobs.h"
#include "session/livechanges.h"
#include "shell/errortext.h"
#include "shell/jobcorner.h"
#include "shell/messagebar.h"
#include "support/heldtable.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "text/datetext.h"
#include "widgets/cells.h"
#include "widgets/chip.h"
#include "widgets/filtertoken.h"
#include "widgets/keybar.h"
#include "widgets/keybutton.h"
#include "widgets/moneyedit.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

// What arrives within it was told by the server: the look that is had now and then anyway comes later.
static constexpr int ToldMilliseconds = LiveChanges::CheckSeconds * 500;

// The deals list worked by keyboard alone.
class ListPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    ListLooks m_looks;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ListPage> m_page;

    RecordTableView *view() const { return m_page->view(); }
    RecordTable *table() const { return m_page->table(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(view(), key, modifiers); }
    // The open editor of a cell that is a line; null if there is none.
    static QLineEdit *cellEditor() { return qobject_cast<QLineEdit *>(QApplication::focusWidget()); }
    // Opens it by key.
    static QLineEdit *openCell(const ListPage &list, int row, const QString &field)
    {
        list.view()->setFocus();
        list.view()->setCurrentIndex(list.table()->index(row, int(list.view()->shown().indexOf(field))));
        QTest::keyClick(list.view(), Qt::Key_F2);
        return cellEditor();
    }
    static void retype(QLineEdit *line, const QString &text)
    {
        line->clear();
        QTest::keyClicks(line, text);
    }
    // Under the open editor.
    static QString noteOf(const ListPage &list) { return list.findChild<CellNote *>()->text(); }
    static KeyButton *offered(const ListPage &page, const QString &text)
    {
        const QList<KeyButton *> buttons = page.findChildren<KeyButton *>();
        const auto found = std::ranges::find(buttons, text, &KeyButton::text);
        return found == buttons.end() ? nullptr : *found;
    }
    // Puts a list on the screen with a view of it, whose rows have come.
    void openView(ListPage &list, const QString &view)
    {
        list.show(Target{{}, {}, {{u"view"_s, view}}});
        QVERIFY(PageTest::putOnScreen(list));
        QTRY_VERIFY(list.table()->isLoaded(0));
    }
    // Puts a list on the screen whose rows wait for a lock that somebody else holds.
    void openHeld(ListPage &list)
    {
        QVERIFY(PageTest::putOnScreen(list));
        list.show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        QTRY_COMPARE(waitingForRows().size(), 1);
    }
    void readAgain(ListPage &list)
    {
        offered(list, u"Try again"_s)->click();
        QTRY_VERIFY(list.table()->isLoaded(0));
        QVERIFY(list.messages()->text().isEmpty());
    }
    // Whether a row's number, which stands beside its tick box, has room.
    static bool isNumberWhole(const ListPage &list, int row)
    {
        QStyleOptionViewItem cell;
        cell.rect = list.view()->visualRect(list.table()->index(row, 0));
        cell.rect.setLeft(RecordDelegate::checkRect(cell.rect).right());
        return TextCell{.text = list.table()->value(row, u"number").toString()}.width() <= cellContent(cell).width();
    }
    KeyButton *offeredRemoval() const { return offered(*m_page, u"Remove that filter"_s); }
    // The connection that reads a list's rows and has to wait for a lock; others count them.
    Rows waitingForRows()
    {
        return m_office.ask(u"select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%~sort%'"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void init()
    {
        m_looks.setAll({});
        m_page = std::make_unique<ListPage>(m_desk->backend, m_looks, u"deal"_s);
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        m_page->refresh();
        QVERIFY(PageTest::putOnScreen(*m_page));
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(0) && table()->count().precision == RecordTable::Precision::Exact);
        QTRY_COMPARE(view()->currentIndex().row(), 0);
    }
    void cleanup() { m_page.reset(); }

    void whatWaitsForASecondPersonSaysSoInItsDrawerAndInItsDeals()
    {
        const Rows one = m_office.ask(
            u"select id::text as payment, deal_id::text as deal, first_approver_name as who from sales.payment_list"
            " where tenant_id = ?::uuid and state = 'in_verification' and approvals_needed = 2 and approvals_given = 1 limit 1"_s,
            {m_desk->session.tenant().id});
        QCOMPARE(one.size(), 1);
        const auto told = [](const ListPage &page) {
            QStringList all;
            for (const AgreementNote *note : page.drawer()->findChildren<AgreementNote *>())
                if (note->isVisible())
                    all.append(note->text());
            return all;
        };
        const QString start = u"1 of 2 approved – "_s + one.text(0, u"who") + u", "_s;
        ListPage payments(m_desk->backend, m_looks, u"payment"_s);
        QVERIFY(PageTest::putOnScreen(payments));
        payments.show(Target{u"payments"_s, one.text(0, u"payment")});
        QTRY_COMPARE(told(payments).size(), 1);
        QVERIFY2(told(payments).first().startsWith(start), qPrintable(told(payments).first()));
        QVERIFY2(told(payments).first().contains(u"2 people must approve payments of "_s), qPrintable(told(payments).first()));
        QCOMPARE(payments.drawer()->findChild<Chip *>()->look().glyph, Glyph::TwoRings);
        m_page->show(Target{u"deals"_s, one.text(0, u"deal")});
        QTRY_COMPARE(told(*m_page).size(), 1);
        QVERIFY2(told(*m_page).first().startsWith(start), qPrintable(told(*m_page).first()));

        const Rows other = m_office.ask(u"select id::text as payment from sales.payment_list where tenant_id = ?::uuid"
                                        " and state = 'in_verification' and approvals_needed = 1 limit 1"_s,
                                        {m_desk->session.tenant().id});
        payments.show(Target{u"payments"_s, other.text(0, u"payment")});
        QTRY_COMPARE(payments.drawer()->values().value(u"approvals_needed"_s).toInt(), 1);
        QVERIFY(told(payments).isEmpty());
        QCOMPARE(payments.drawer()->findChild<Chip *>()->look().glyph, Glyph::Clock);
    }

    void aRefundIsToldFromThePaymentThatItPaysBack()
    {
        const Rows one = m_office.ask(u"select p.id::text as refund, f.id::text as payment, f.number"
                                      " from sales.payment p join sales.payment f on f.tenant_id = p.tenant_id and f.id = p.refund_of"
                                      " where p.tenant_id = ?::uuid and p.amount_minor = f.amount_minor limit 1"_s,
                                      {m_desk->session.tenant().id});
        QCOMPARE(one.size(), 1);
        const QString refund = one.text(0, u"refund");
        const QString payment = one.text(0, u"payment");
        ListPage payments(m_desk->backend, m_looks, u"payment"_s);
        QVERIFY(PageTest::putOnScreen(payments));
        payments.show(Target{u"payments"_s, {}, {{u"filter"_s, u"state:refund,refunded"_s}}});
        QTRY_VERIFY(payments.table()->rowOf(refund) >= 0 && payments.table()->rowOf(payment) >= 0);
        const auto cell = [&payments](const QString &id, const QString &field) {
            return payments.table()->index(payments.table()->rowOf(id), int(payments.view()->shown().indexOf(field))).data().toString();
        };
        QCOMPARE(cell(refund, u"state"_s), u"Refund"_s);
        QCOMPARE(cell(payment, u"state"_s), u"Refunded"_s);
        QCOMPARE(cell(refund, u"amount_minor"_s), u'\u2212' + cell(payment, u"amount_minor"_s));
        payments.show(Target{u"payments"_s, refund});
        QTRY_VERIFY(std::ranges::any_of(payments.drawer()->findChildren<QLabel *>(),
                                        [&one](const QLabel *label) { return label->text() == one.text(0, u"number"); }));
    }

    void statesOfADealsPaymentsStandWholeInItsDrawer()
    {
        const Rows one
            = m_office.ask(u"update sales.payment p set stage = 'receipt_missing', receipt_id = null where p.id = (select x.id from"
                           " sales.payment x where x.tenant_id = ?::uuid and x.stage = 'in_verification' and x.approvals_given = 0"
                           " and x.amount_minor < 1000000 order by x.number_seq limit 1) returning p.deal_id::text as deal"_s,
                           {m_desk->session.tenant().id});
        QCOMPARE(one.size(), 1);
        m_page->show(Target{u"deals"_s, one.text(0, u"deal")});
        const auto summary = [this] { return m_page->drawer()->findChild<RelatedSummary *>(); };
        QTRY_VERIFY(summary() && summary()->isVisible());
        const auto view = summary()->findChild<QTableView *>();
        const auto missing = [view] {
            const QModelIndexList found = view->model()->match(view->model()->index(0, 1), Qt::DisplayRole, u"Receipt missing"_s);
            return found.isEmpty() ? QModelIndex() : found.first();
        };
        QTRY_VERIFY(missing().isValid());
        const int chip = chipSize(stateLook(u"payment"_s, u"receipt_missing"_s, u"Receipt missing"_s)).width();
        QTRY_VERIFY2(view->columnWidth(1) >= cellWidth(chip), qPrintable(QString::number(view->columnWidth(1))));
        QVERIFY(view->columnWidth(0) + view->columnWidth(1) + view->columnWidth(2) <= view->viewport()->width());
    }

    void theDrawerSaysWhomToCallAndOnWhichNumber()
    {
        const Rows deal = m_office.ask(u"select id::text as id from sales.deal_list where tenant_id = ?::uuid"
                                       " and client_contact = 'Jürgen Kessler' limit 1"_s,
                                       {m_desk->session.tenant().id});
        m_page->show(Target{u"deals"_s, deal.text(0, u"id")});
        const auto facts = [this] {
            QStringList texts;
            for (const QLabel *label : m_page->drawer()->findChildren<QLabel *>())
                texts.append(label->text().replace(u'\u00a0', u' '));
            return texts;
        };
        QTRY_VERIFY2(facts().contains(u"Jürgen Kessler · +49 30 5550 0142"_s), qPrintable(facts().join(u'\n')));
        QVERIFY(facts().contains(u"Contact"_s));
    }

    void aNumberIsNeverCutHoweverLongItIs()
    {
        const int usual = view()->columnWidth(0);
        const QString id = table()->id(0);
        const Rows was = m_office.ask(u"select number_seq from sales.deal where id = ?::uuid"_s, {id});
        m_office.ask(u"update sales.deal set number_seq = 6543210 where id = ?::uuid"_s, {id});
        m_page->refresh();
        QTRY_COMPARE(table()->value(0, u"number").toString(), u"DLID6543210"_s);
        QTRY_VERIFY(isNumberWhole(*m_page, 0));
        QVERIFY(view()->columnWidth(0) > usual);
        m_office.ask(u"update sales.deal set number_seq = ? where id = ?::uuid"_s, {was.value(0, u"number_seq"), id});
    }

    void aDayOfAnotherYearIsShownWithItsYearWhole()
    {
        const int column = int(view()->shown().indexOf(u"due_date"_s));
        QVERIFY(column > 0);
        const QString id = table()->id(0);
        const Rows was = m_office.ask(u"select due_date::text as day from sales.deal where id = ?::uuid"_s, {id});
        m_office.ask(u"update sales.deal set due_date = '2040-12-28' where id = ?::uuid"_s, {id});
        m_page->refresh();
        const QDate day(2040, 12, 28);
        QTRY_COMPARE(table()->value(0, u"due_date").toDate(), day);
        QStyleOptionViewItem cell;
        const auto room = [&] {
            cell.rect = view()->visualRect(table()->index(0, column));
            return cellContent(cell).width();
        };
        const int wanted = DateCell{.text = dayText(day, m_desk->session.today())}.width();
        QTRY_VERIFY2(room() >= wanted, qPrintable(u"%1 of %2"_s.arg(room()).arg(wanted)));
        m_office.ask(u"update sales.deal set due_date = ?::date where id = ?::uuid"_s, {was.value(0, u"day"), id});
    }

    void aNumberThatIsScrolledToFromTheEndIsNotCut()
    {
        constexpr int furtherUp = 120; // rows before the last: read before anybody sees them
        const auto showEnd = [this](ListPage &list) {
            openView(list, u"all"_s);
            list.view()->horizontalHeader()->setSortIndicator(int(list.view()->shown().indexOf(u"amount_minor"_s)), Qt::AscendingOrder);
            QTRY_VERIFY(list.table()->count().precision == RecordTable::Precision::Exact && !list.isBusy());
            QTest::keyClick(list.view(), Qt::Key_End);
            const int last = list.table()->rowCount() - 1;
            QTRY_VERIFY(list.table()->isLoaded(last) && !list.isBusy());
            list.view()->setCurrentRow(last - furtherUp / 3);
            QTRY_VERIFY(list.table()->isLoaded(last - furtherUp) && !list.isBusy());
        };
        QString id;
        {
            ListPage list(m_desk->backend, m_looks, u"deal"_s);
            showEnd(list);
            id = list.table()->id(list.table()->rowCount() - 1 - furtherUp);
        }
        const Rows was = m_office.ask(u"select number_seq from sales.deal where id = ?::uuid"_s, {id});
        m_office.ask(u"update sales.deal set number_seq = 6543210 where id = ?::uuid"_s, {id});
        ListPage list(m_desk->backend, m_looks, u"deal"_s);
        showEnd(list);
        const int row = list.table()->rowOf(id);
        QCOMPARE(list.table()->value(row, u"number").toString(), u"DLID6543210"_s);
        list.view()->setCurrentRow(row);
        QTRY_VERIFY(isNumberWhole(list, row));
        m_office.ask(u"update sales.deal set number_seq = ? where id = ?::uuid"_s, {was.value(0, u"number_seq"), id});
    }

    void anEmptyCellThatMeansEverybodySaysSo()
    {
        m_office.ask(u"insert into sales.commission_rule (tenant_id, name, role_key, rate, valid_from, valid_to, currency)"
                     " values (?::uuid, 'Verifiers once', 'verifier', 1, '2020-01-01', '2020-01-31', 'PLN')"_s,
                     {m_desk->session.tenant().id});
        ListPage rules(m_desk->backend, m_looks, u"commission_rule"_s);
        rules.show(Target{u"commission.rules"_s, {}, {{u"view"_s, u"all"_s}}});
        QVERIFY(PageTest::putOnScreen(rules));
        QTRY_VERIFY(rules.table()->isLoaded(0) && rules.table()->isLoaded(1));
        const auto cells = [&rules](const QString &rule) {
            QStringList texts;
            for (int row = 0; row < rules.table()->rowCount(); ++row)
                for (const QString &field : {u"user_id"_s, u"team_id"_s, u"role_key"_s, u"valid_to"_s})
                    if (rules.table()->value(row, u"name").toString() == rule)
                        texts.append(rules.table()->text(row, *rules.table()->entity().field(field)));
            return texts;
        };
        QCOMPARE(cells(u"Standard 3%"_s), (QStringList{u"Everybody"_s, u"All teams"_s, u"All roles"_s, u"Without end"_s}));
        QCOMPARE(cells(u"Verifiers once"_s).first(3), (QStringList{QString(), QString(), u"Verifier"_s}));
        QVERIFY(cells(u"Verifiers once"_s).last() != u"Without end"_s);
    }

    void homeAndEndJumpToTheEndsOfTheList()
    {
        press(Qt::Key_End);
        QTRY_VERIFY(view()->currentIndex().row() == table()->rowCount() - 1 && !view()->currentId().isEmpty());
        QCOMPARE(table()->value(view()->currentIndex().row(), u"number").toString(), u"DLID0001"_s);
        press(Qt::Key_Home);
        QCOMPARE(view()->currentIndex().row(), 0);
    }

    void whatIsPossibleWithARowIsInItsMenuAndOnlyThat()
    {
        QMenu *menu = nullptr;
        const auto labels = [&menu, this](int row) {
            const QPoint at = view()->visualRect(table()->index(row, 1)).center();
            QContextMenuEvent asked(QContextMenuEvent::Mouse, at, view()->viewport()->mapToGlobal(at));
            QApplication::sendEvent(view()->viewport(), &asked);
            menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QStringList labels;
            for (const QAction *action : menu ? menu->actions() : QList<QAction *>())
                labels.append(action->text().section(u'\t', 0, 0));
            return labels;
        };
        int draft = -1, open = -1;
        for (int row = 0; row < table()->rowCount() && (draft < 0 || open < 0); ++row)
            if (const QString state = table()->value(row, u"state").toString(); state == u"draft"_s)
                draft = row;
            else if (state == u"awaiting_payment"_s)
                open = row;
        QVERIFY(draft >= 0 && open >= 0);
        const QStringList ofOpen = labels(open);
        QCOMPARE(view()->currentIndex().row(), open);
        QVERIFY(ofOpen.contains(u"Put on hold"_s) && !ofOpen.contains(u"Delete"_s) && !ofOpen.contains(u"Resume"_s));
        menu->close();
        QVERIFY(labels(draft).contains(u"Delete"_s));
        menu->actions().constFirst()->trigger(); // Open
        menu->close();
        QTRY_COMPARE(m_page->drawer()->id(), table()->id(draft));
    }

    void theRowsHaveTheKeyboardAgainWhenNothingIsSelectedAnyMore()
    {
        press(Qt::Key_X);
        auto bar = m_page->findChild<SelectionBar *>();
        QTRY_VERIFY(bar->isVisible());
        QPushButton *clear = bar->findChildren<QPushButton *>().constFirst();
        for (QPushButton *button : bar->findChildren<QPushButton *>())
            if (button->text() == u"Select none"_s)
                clear = button;
        clear->setFocus();
        clear->click();
        QTRY_VERIFY(!bar->isVisible());
        QVERIFY(view()->hasFocus());
    }

    void spaceShowsTheDrawerWhichFollowsTheRow()
    {
        QVERIFY(!m_page->drawer()->isVisible());
        press(Qt::Key_Space);
        QVERIFY(m_page->drawer()->isVisible());
        QTRY_COMPARE(m_page->drawer()->id(), table()->id(0));
        press(Qt::Key_Down);
        QTRY_COMPARE(m_page->drawer()->id(), table()->id(1));
        QTest::keyClick(view(), Qt::Key_Escape);
        QTRY_VERIFY(!m_page->drawer()->isVisible());
        // what happened while nobody saw it is there when it is opened again
        m_office.ask(u"update sales.deal set description = 'While it was closed' where id = ?"_s, {table()->id(1)});
        press(Qt::Key_Space);
        QTRY_COMPARE(m_page->drawer()->values().value(u"description"_s).toString(), u"While it was closed"_s);
        QTest::keyClick(view(), Qt::Key_Escape);
        QTRY_VERIFY(!m_page->drawer()->isVisible());
    }

    void homeAndEndAreTheEndsOfRelatedRowsToo()
    {
        const QString id
            = m_office
                  .ask(u"select client_id::text as id from sales.deal where tenant_id = ? group by 1 having count(*) > 2 limit 1"_s,
                       {m_desk->session.tenant().id})
                  .text(0, u"id");
        ListPage clients(m_desk->backend, m_looks, u"client"_s);
        QVERIFY(PageTest::putOnScreen(clients));
        clients.show(Target{u"clients"_s, id, {}});
        RelatedRows *rows = nullptr;
        const auto isThere = [&] {
            for (RelatedRows *one : clients.drawer()->findChildren<RelatedRows *>())
                if (one->table().isLoaded(1))
                    rows = one;
            return rows != nullptr;
        };
        QTRY_VERIFY(isThere());
        rows->setCurrentIndex(rows->table().index(0, 0));
        QTest::keyClick(rows, Qt::Key_End);
        QCOMPARE(rows->currentIndex().row(), rows->table().rowCount() - 1);
        QTest::keyClick(rows, Qt::Key_Home);
        QCOMPARE(rows->currentIndex().row(), 0);
    }

    void aRecordThatWasAskedForIsTheCurrentRowWhereTheListHasIt()
    {
        const QString asked = table()->id(5);
        m_page->show(Target{u"deals"_s, asked, {}});
        QTRY_COMPARE(view()->currentId(), asked);
        QCOMPARE(m_page->drawer()->id(), asked);
        press(Qt::Key_Down);
        QTRY_COMPARE(m_page->drawer()->id(), table()->id(6));
    }

    void keysActOnARecordThatWasAskedForUntilThePersonMovesOrFilters()
    {
        QString asked;
        for (int row = 0; asked.isEmpty(); ++row)
            if (table()->value(row, u"state").toString() == u"verified"_s)
                asked = table()->id(row);
        auto fresh = std::make_unique<ListPage>(m_desk->backend, m_looks, u"deal"_s);
        fresh->resize(1240, 800);
        fresh->show(Target{u"deals"_s, asked, {{u"filter"_s, u"status:overdue"_s}}});
        static_cast<QWidget *>(fresh.get())->show();
        fresh->activateWindow();
        fresh->view()->setFocus();
        QTRY_VERIFY(fresh->table()->isLoaded(0));
        QTRY_VERIFY(fresh->messages()->text().contains(u"beside the list, but not in it"_s));
        QVERIFY(fresh->messages()->text().startsWith(fresh->drawer()->values().value(u"number"_s).toString()));
        fresh->findChild<FilterBar *>()->focusLine();
        fresh->view()->setFocus(); // to come back to the rows is not to choose one
        QTest::qWait(300);         // longer than the drawer takes to follow
        QVERIFY(!fresh->view()->currentIndex().isValid());
        QCOMPARE(fresh->drawer()->id(), asked);
        QSignalSpy navigate(fresh.get(), &Page::navigate);
        QTest::keyClick(fresh->view(), Qt::Key_E);
        QTRY_COMPARE(navigate.size(), 1);
        QCOMPARE(navigate.first().first().value<Target>().id.toString(), asked);

        fresh->findChild<FilterBar *>()->focusLine();
        QTest::keyClicks(fresh->findChild<FilterBar *>()->line(), u"amount>1"_s);
        QTest::keyClick(fresh->findChild<FilterBar *>()->line(), Qt::Key_Return);
        QTRY_COMPARE(fresh->drawer()->id(), fresh->table()->id(0));
        QVERIFY(fresh->messages()->text().isEmpty());
    }

    void theWayOutOfAViewThatLeavesTheRecordOutShowsAllOfThem()
    {
        const QString asked = table()->id(3);
        m_page->show(Target{u"deals"_s, asked, {{u"filter"_s, u"amount>900m"_s}}});
        KeyButton *way = nullptr;
        const auto offered = [&] {
            for (KeyButton *button : m_page->messages()->findChildren<KeyButton *>())
                if (button->isVisible() && button->text() == u"Show “All deals”"_s)
                    way = button;
            return way != nullptr;
        };
        QTRY_VERIFY(offered());
        way->click();
        QTRY_COMPARE(view()->currentId(), asked);
        QCOMPARE(m_page->drawer()->id(), asked);
        QVERIFY(m_page->messages()->text().isEmpty());
    }

    void aRecordThatOneMayOnlyReadIsNotOfferedForEditing()
    {
        const auto sales = m_office.signIn(u"sales@baltic.example"_s);
        ListPage clients(sales->backend, m_looks, u"client"_s);
        clients.resize(1240, 800);
        clients.show(Target{u"clients"_s, {}, {{u"view"_s, u"all"_s}}});
        static_cast<QWidget &>(clients).show();
        clients.activateWindow();
        clients.view()->setFocus();
        QTRY_VERIFY(clients.table()->isLoaded(0));
        const auto row = [&](bool own) {
            for (int at = 0; at < clients.table()->rowCount(); ++at)
                if (clients.table()->isLoaded(at)
                    && (clients.table()->value(at, u"owner_id").toString() == sales->session.person().id) == own)
                    return at;
            return -1;
        };
        const auto edit = [&] {
            const auto actions = clients.view()->actions();
            return *std::ranges::find(actions, QKeySequence(Qt::Key_E), &QAction::shortcut);
        };
        const auto editButtons = [&] {
            const auto buttons = clients.drawer()->findChildren<KeyButton *>();
            return std::ranges::count_if(buttons,
                                         [](const KeyButton *button) { return button->isVisible() && button->text() == u"Edit"_s; });
        };
        QSignalSpy navigate(&clients, &Page::navigate);
        clients.view()->setCurrentRow(row(false));
        QTest::keyClick(clients.view(), Qt::Key_Space);
        QTRY_VERIFY(edit()->property("refused").isValid());
        QTRY_COMPARE(clients.drawer()->id(), clients.view()->currentId());
        QCOMPARE(editButtons(), 0);
        QTest::keyClick(clients.view(), Qt::Key_E);
        QVERIFY(clients.messages()->text().startsWith(u"You change only clients of your own; this one belongs to "_s));
        QVERIFY(navigate.isEmpty());

        clients.view()->setCurrentRow(row(true));
        QTRY_VERIFY(!edit()->property("refused").isValid());
        QTRY_COMPARE(editButtons(), 1);
        QTest::keyClick(clients.view(), Qt::Key_E);
        QCOMPARE(navigate.size(), 1);
    }

    void rowsAreTickedByKeyAndCopiedAsATable()
    {
        press(Qt::Key_X);
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table()->checkedCount(), 3);
        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts).size(), 4);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QVERIFY(lines.at(0).startsWith(u"Deal\tClient\tWhat was sold\tAmount\tCurrency\t"_s));
        QVERIFY(lines.at(1).startsWith(table()->value(0, u"number").toString() + u'\t'));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->html().contains(u"<td>"_s + table()->value(2, u"number").toString()));
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(table()->checkedCount(), table()->count().rows);
    }

    void allBetweenTwoRowsAreTickedWhateverIsLoadedOfThem()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(3) && table()->count().precision == RecordTable::Precision::Exact);
        const auto clickBox = [this](int row, Qt::KeyboardModifiers modifiers) {
            const QRect cell = view()->visualRect(table()->index(row, 0));
            QTest::mouseClick(view()->viewport(), Qt::LeftButton, modifiers, RecordDelegate::checkRect(cell).center());
        };
        clickBox(3, {});
        QCOMPARE(table()->checkedCount(), 1);
        const int last = int(table()->count().rows) - 1;
        press(Qt::Key_End);
        QTRY_VERIFY(view()->currentIndex().row() == last && table()->isLoaded(last));
        int loaded = 0;
        for (int row = 0; row <= last; ++row)
            loaded += int(table()->isLoaded(row));
        QVERIFY(loaded <= last); // between the pages at both ends
        QTRY_VERIFY(view()->viewport()->rect().contains(view()->visualRect(table()->index(last, 0)).center()));
        clickBox(last, Qt::ShiftModifier);
        QTRY_COMPARE(table()->checkedCount(), last - 2);
        QVERIFY(table()->checkedStates());
        // The other way round, by key.
        table()->uncheckAll();
        press(Qt::Key_X);
        press(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(table()->checkedCount(), 2);
    }

    void theFilterLineNarrowsTheRows()
    {
        press(Qt::Key_F);
        auto line = m_page->findChild<FilterBar *>()->line();
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, u"status:verified amount>10k"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(table()->filter().conditions.size(), 2);
        QTRY_VERIFY(table()->isLoaded(0));
        QCOMPARE(table()->value(0, u"state").toString(), u"verified"_s);
        QVERIFY(table()->value(0, u"amount_minor").toLongLong() > 1'000'000);
        QTest::keyClick(line, Qt::Key_Backspace);
        QCOMPARE(table()->filter().conditions.size(), 1);
    }

    void amountsInAFilterAreOfTheCurrencyThatItAsksFor()
    {
        press(Qt::Key_F);
        auto bar = m_page->findChild<FilterBar *>();
        QTRY_VERIFY(bar->line()->hasFocus());
        QTest::keyClicks(bar->line(), u"amount>10k currency:jpy"_s);
        QTest::keyClick(bar->line(), Qt::Key_Return);
        QCOMPARE(table()->filter().conditions.first().values, QVariantList{10'000});
        const QList<FilterToken *> tokens = bar->findChildren<FilterToken *>();
        const auto amount = std::ranges::find_if(tokens, [](const FilterToken *token) { return token->value().contains(u"10,000"_s); });
        QVERIFY(amount != tokens.end());
        QVERIFY(!(*amount)->value().contains(u'.'));
        (*amount)->click();
        QTRY_VERIFY(QApplication::activePopupWidget());
        const auto from = QApplication::activePopupWidget()->findChild<MoneyEdit *>();
        QVERIFY(from);
        QCOMPARE(from->text(), u"10,000"_s);
        QCOMPARE(from->exponent(), 0);
        QApplication::activePopupWidget()->close();
    }

    void aNumberShowsItsSavedView()
    {
        press(Qt::Key_4);
        QCOMPARE(m_page->findChild<SavedViewTabs *>()->currentView(), u"overdue"_s);
        QCOMPARE(table()->filter().conditions.first().values, QVariantList{u"overdue"_s});
    }

    void nothingMatchesSaysWhatWouldWithoutTheNarrowestFilter()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:verified amount>900m"_s}}});
        QTRY_VERIFY(offeredRemoval());
        KeyButton *remove = offeredRemoval();
        m_page->findChild<QAction *>(u"drawer"_s)->trigger();
        QVERIFY(!m_page->drawer()->isVisible()); // of no row
        remove->click();
        QTRY_VERIFY(table()->isLoaded(0));
        QCOMPARE(table()->filter().conditions.size(), 1);
        QCOMPARE(table()->value(0, u"state").toString(), u"verified"_s);
    }

    void whatWasCountedForOneSentenceIsNotOfferedUnderTheNext()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:verified amount>900m"_s}}});
        QTRY_VERIFY(offeredRemoval());
        const auto empty = m_page->findChild<ListEmpty *>();
        const auto removals = [empty] {
            const QList<KeyButton *> buttons = empty->findChildren<KeyButton *>();
            return std::ranges::count_if(buttons, [](const KeyButton *button) { return button->text() == u"Remove that filter"_s; });
        };
        const auto counted = [this] { QVERIFY_RESULT(settled(m_desk->database.query({u"select 1"_s}, Database::Lane::Jobs))); };
        {
            HeldTable deals(m_office, "sales.deal");
            empty->explain(nullptr);
            empty->explain(nullptr);
        }
        counted();
        QTRY_COMPARE(removals(), 1);
        {
            HeldTable deals(m_office, "sales.deal");
            empty->explain(nullptr);
            empty->offerAgain();
        }
        counted();
        QTRY_COMPARE(removals(), 0);
        QVERIFY(offered(*m_page, u"Try again"_s));
    }

    void aLongWordThatFindsNothingSqueezesNothingAndIsClearedWithEsc()
    {
        press(Qt::Key_Return);
        RecordDrawer *drawer = m_page->drawer();
        QTRY_VERIFY(drawer->isVisible());
        const int width = drawer->width();
        auto line = m_page->findChild<FilterBar *>()->line();
        m_page->findChild<FilterBar *>()->focusLine();
        QTest::keyClicks(line, QString(u"amount>10k "_s + QString(200, u'x')));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!drawer->isVisible()); // there is no record to show
        QTRY_VERIFY(offeredRemoval());
        KeyButton *remove = offeredRemoval();
        QVERIFY(remove->hint().isEmpty()); // the line has Backspace
        const QWidget *empty = remove->parentWidget();
        QVERIFY(empty->minimumSizeHint().width() < 600); // the long word asks for no room
        for (const QLabel *label : empty->findChildren<QLabel *>())
            QVERIFY(label->fontMetrics().horizontalAdvance(label->text()) < 600);
        QTest::keyClick(line, Qt::Key_Down);
        QVERIFY(!line->hasFocus());
        QVERIFY(!remove->hint().isEmpty());
        m_page->findChild<FilterBar *>()->focusLine();
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(line->text().isEmpty() && line->hasFocus());
        QTRY_VERIFY(drawer->isVisible());
        QTRY_VERIFY(drawer->width() >= width);
        QTRY_COMPARE(drawer->id(), view()->currentId());
        QTest::keyClick(line, Qt::Key_Escape);
        QTRY_VERIFY(view()->hasFocus());
        QVERIFY(drawer->isVisible());
    }

    void whatTheLineDoesNotUnderstandStaysWithASentence()
    {
        auto bar = m_page->findChild<FilterBar *>();
        bar->focusLine();
        QTest::keyClicks(bar->line(), u"status:nonsense amount>10k"_s);
        QTest::keyClick(bar->line(), Qt::Key_Return);
        QCOMPARE(bar->line()->text(), u"status:nonsense"_s);
        QVERIFY(bar->note().startsWith(u"“nonsense” was not understood. Status can be Draft, "_s));
        QCOMPARE(table()->filter().conditions.size(), 1);
    }

    void shiftAndALetterActOnTheSelectionAndTheRefusedStaySelected()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:awaiting,verified"_s}}});
        m_page->view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(0) && table()->count().precision == RecordTable::Precision::Exact);
        QStringList open;
        QStringList verified;
        for (int row = 0; row < table()->rowCount() && (open.size() < 2 || verified.isEmpty()); ++row) {
            QStringList &kind = table()->value(row, u"state").toString() == u"verified"_s ? verified : open;
            if (kind.size() < (&kind == &open ? 2 : 1)) {
                kind.append(table()->id(row));
                table()->setChecked(table()->id(row), true);
            }
        }
        QCOMPARE(table()->checkedCount(), 3);
        QVERIFY(m_page->findChild<SelectionBar *>()->isVisible());
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_H, Qt::ShiftModifier);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(done.first().first().toString(), u"2 deals put on hold"_s);
        QCOMPARE(table()->checkedCount(), 1);
        QVERIFY(table()->isChecked(verified.first()));
        const QString why = u"Not possible while it is verified."_s;
        QCOMPARE(table()->refusal(verified.first()), why);
        // Beside the drawer, too, it stands whole: under the name, in as many lines as that takes.
        press(Qt::Key_Space);
        QTRY_VERIFY(m_page->drawer()->isVisible());
        const int row = table()->rowOf(verified.first());
        const int column = int(view()->shown().indexOf(u"client_name"_s));
        const int usual = view()->verticalHeader()->defaultSectionSize();
        const auto isWhole = [&] {
            const int room = view()->columnWidth(column) - cellWidth(0);
            const QFontMetrics metrics(Theme::font(12));
            const int name = TextCell{.text = table()->value(row, u"client_name"_s).toString(), .strong = true}.width();
            const int height = metrics.boundingRect(QRect(0, 0, room, QWIDGETSIZE_MAX), Qt::TextWordWrap, why).height();
            return view()->rowHeight(row) > usual ? view()->rowHeight(row) >= usual + height : name + metrics.horizontalAdvance(why) < room;
        };
        QTRY_VERIFY(isWhole());
        m_page->resize(1000, 800);
        QTRY_VERIFY(view()->rowHeight(row) > usual);
        QVERIFY(isWhole());
        press(Qt::Key_Space);
        m_page->resize(1600, 800);
        QTRY_COMPARE(view()->rowHeight(row), usual);
        QVERIFY(isWhole());
        QVERIFY(m_page->messages()->text().startsWith(u"1 stayed selected."_s));
        press(Qt::Key_Space);
        m_page->resize(1000, 800);
        QTRY_VERIFY(view()->rowHeight(row) > usual);
        table()->settle(verified, {}, {}, false); // it was not refused the next time
        QTRY_COMPARE(view()->rowHeight(row), usual);
        const Reversal reversal = done.first().at(1).value<Reversal>();
        QVERIFY_RESULT(settled(reversal.back()));
        const Rows held
            = m_office.ask(u"select count(*) as n from sales.deal where id = any (cast(? as uuid[])) and status = 'on_hold'"_s, {open});
        QCOMPARE(held.number(0, u"n"), 0);
    }

    // A manager gives one of the deals to somebody else between a step and the next: that one is told, there and back.
    void ofTickedRowsThatAreNotTheirsAnyMoreIsSaidSoAndTheyAreTickedNoMore()
    {
        const auto sales = m_office.signIn(u"sales@baltic.example"_s);
        ListPage list(sales->backend, m_looks, u"deal"_s);
        list.show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:awaiting"_s}}});
        QVERIFY(PageTest::putOnScreen(list));
        QTRY_VERIFY(list.table()->isLoaded(2) && list.table()->count().precision == RecordTable::Precision::Exact);
        QStringList ids;
        for (const int row : {0, 1, 2}) {
            ids.append(list.table()->id(row));
            list.table()->setChecked(ids.last(), true);
        }
        const auto giveTo = [this](const QString &person, const QString &id) {
            m_office.ask(u"update sales.deal set owner_id = cast(? as uuid) where id = cast(? as uuid)"_s, {person, id});
        };
        giveTo(m_desk->session.person().id, ids.at(0));
        QTRY_COMPARE(list.table()->rowOf(ids.at(0)), -1);
        QSignalSpy done(&list, &Page::done);
        list.view()->setFocus();
        QTest::keyClick(list.view(), Qt::Key_H, Qt::ShiftModifier);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(done.first().first().toString(), u"2 deals put on hold"_s);
        QVERIFY2(list.messages()->text().startsWith(u"1 of those selected "_s), qPrintable(list.messages()->text()));
        QVERIFY(!list.table()->isAnyChecked());

        giveTo(m_desk->session.person().id, ids.at(1));
        const Result<void> back = settled(done.first().at(1).value<Reversal>().back());
        QVERIFY(!back);
        QVERIFY(back.error().sqlState == PartlyTaken);
        QVERIFY2(back.error().message.startsWith(u"1 deal resumed, 1 refused. It isn’t there any more"_s),
                 qPrintable(back.error().message));
        m_office.ask(u"update sales.deal set owner_id = cast(? as uuid) where id = any (cast(? as uuid[]))"_s,
                     {sales->session.person().id, ids});
        m_office.ask(u"update sales.deal set status = 'pending' where status = 'on_hold' and id = any (cast(? as uuid[]))"_s, {ids});
    }

    // Its end is told with the way back, and the way back by whoever took it: the job says it a second time to nobody.
    void aStepThatBecameAJobIsToldOnceThereAndBack()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:awaiting"_s}}});
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(1) && table()->count().precision == RecordTable::Precision::Exact);
        for (int row : {0, 1})
            table()->setChecked(table()->id(row), true);
        QWidget window;
        KeyBar keyBar(&window);
        const JobCorner corner(m_desk->jobs, &keyBar, &window);
        QStringList said;
        connect(&corner, &JobCorner::said, this, [&said](const ToastText &text) { said.append(text.text); });
        QSignalSpy done(m_page.get(), &Page::done);
        HeldTable deals(m_office, "sales.deal");
        press(Qt::Key_H, Qt::ShiftModifier);
        QTRY_VERIFY(m_desk->jobs.running());
        QCOMPARE(m_desk->jobs.running()->title(), u"Put on hold: 2 deals"_s);
        deals.letGo();
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(!m_desk->jobs.running());
        QCOMPARE(said, QStringList());

        const Reversal reversal = done.first().at(1).value<Reversal>();
        HeldTable again(m_office, "sales.deal");
        const QFuture<Result<void>> back = reversal.back();
        QTRY_VERIFY(m_desk->jobs.running());
        const Job *job = m_desk->jobs.running();
        QCOMPARE(job->title(), u"Resume: 2 deals"_s);
        again.letGo();
        QVERIFY_RESULT(settled(back));
        QCOMPARE(job->result().words, u"2 deals resumed"_s);
        QCOMPARE(said, QStringList());

        // Those that could not be are to be looked at: that is the job's to offer.
        HeldTable once(m_office, "sales.deal");
        const QFuture<Result<void>> twice = reversal.back(); // nothing is on hold any more
        QTRY_VERIFY(m_desk->jobs.running());
        once.letGo();
        QVERIFY(!settled(twice));
        QCOMPARE(said.size(), 1);
    }

    void onlyStepsThatArePossibleWithATickedRowAreOffered()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:awaiting,verified"_s}}});
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(0) && table()->count().precision == RecordTable::Precision::Exact);
        const auto tick = [this](const QString &state) {
            int row = 0;
            while (table()->value(row, u"state").toString() != state)
                ++row;
            table()->setChecked(table()->id(row), true);
        };
        const auto offered = [this] {
            QStringList labels;
            for (const KeyButton *button : m_page->findChild<SelectionBar *>()->findChildren<KeyButton *>())
                if (button->isEnabled() && button->isVisible() && !button->hint().isEmpty())
                    labels.append(button->text() + u' ' + button->hint());
            return labels;
        };
        tick(u"verified"_s);
        QTRY_COMPARE(offered(), QStringList());
        press(Qt::Key_H, Qt::ShiftModifier);
        QVERIFY(m_page->messages()->text().startsWith(u"Put on hold: not possible with any of those selected. It takes deals that are "_s));
        QCOMPARE(table()->checkedCount(), 1);
        tick(u"awaiting_payment"_s);
        QTRY_COMPARE(offered(), QStringList({u"Put on hold Shift+H"_s, u"Cancel 2 deals… Ctrl+Del"_s}));
        press(Qt::Key_A, Qt::ControlModifier); // whatever is loaded: the filter lets no other state through
        const QString all = u"Cancel %1 deals…"_s.arg(table()->count().rows);
        QTRY_COMPARE(offered(), QStringList({u"Put on hold Shift+H"_s, all + u" Ctrl+Del"_s}));
        press(Qt::Key_Delete, Qt::ControlModifier);
        QTRY_VERIFY(m_page->findChild<ActionQuestion *>());
        auto question = m_page->findChild<ActionQuestion *>();
        QCOMPARE(question->windowTitle(), all.chopped(1));
        QCOMPARE(question->findChildren<KeyButton *>().last()->text(), all.chopped(1)); // once more where it is meant
        question->reject();
    }

    // A step with all rows looks at each: those that it leaves ticked are known then, also those that were never scrolled to.
    void ofRowsThatWereRefusedUnseenTheStepsArePossibleOnesToo()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(0) && table()->count().precision == RecordTable::Precision::Exact);
        QVERIFY(!table()->isLoaded(table()->rowCount() - 1));
        press(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!table()->checkedStates());
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_H, Qt::ShiftModifier);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(table()->isAnyChecked());
        const std::optional<QSet<QString>> states = table()->checkedStates();
        QVERIFY(states);
        QVERIFY(states->contains(u"verified"_s));
        QVERIFY(!states->contains(u"awaiting_payment"_s));
        QVERIFY_RESULT(settled(done.first().at(1).value<Reversal>().back()));
    }

    void whyAStepIsNotPossibleIsSaidUntilAnotherIsTaken()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:awaiting"_s}}});
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(0));
        view()->setCurrentRow(0);
        press(Qt::Key_Delete);
        QCOMPARE(m_page->messages()->text(), u"Delete: not possible while it is awaiting payment, only while it is draft or cancelled."_s);
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_H);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(m_page->messages()->text().isEmpty());
        const auto undone = done.constFirst().at(1).value<Reversal>().back();
        QTRY_VERIFY(undone.isFinished());
        QVERIFY(undone.result());
    }

    void aKeyThatStepsShareTakesTheOneThatIsPossible()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:awaiting"_s}}});
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(0));
        view()->setCurrentRow(0);
        const QString id = view()->currentId();
        const auto hintOf = [this](const QKeySequence &keys) {
            const auto actions = view()->actions();
            const auto key = std::ranges::find(actions, keys, &QAction::shortcut);
            return (*key)->property("refused").isValid() ? QString() : (*key)->property("hint").toString();
        };
        const auto statusOf
            = [&] { return m_office.ask(u"select status from sales.deal where id = cast(? as uuid)"_s, {id}).text(0, u"status"); };
        QTRY_COMPARE(hintOf(Qt::Key_H), u"Put on hold"_s);
        QCOMPARE(hintOf(Qt::Key_O), QString());
        QSignalSpy done(m_page.get(), &Page::done);
        const QString before = statusOf();
        press(Qt::Key_H);
        QTRY_COMPARE(statusOf(), u"on_hold"_s);
        m_page->show(Target{u"deals"_s, id, {{u"filter"_s, u"status:hold"_s}}});
        view()->setFocus();
        QTRY_COMPARE(view()->currentId(), id);
        QTRY_COMPARE(hintOf(Qt::Key_O), u"Resume"_s);
        QCOMPARE(hintOf(Qt::Key_H), QString());
        press(Qt::Key_O);
        QTRY_COMPARE(statusOf(), before);
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:draft"_s}}});
        QTRY_VERIFY(table()->isLoaded(0));
        view()->setCurrentRow(0);
        QTRY_COMPARE(hintOf(Qt::Key_O), u"Start the deal"_s);
    }

    void whereSomebodyWasLedHasATabOfItsOwn()
    {
        auto tabs = m_page->findChild<SavedViewTabs *>();
        const int before = tabs->count();
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:verified amount>10k"_s}}});
        QCOMPARE(tabs->count(), before + 1);
        QCOMPARE(tabs->currentIndex(), before);
        QCOMPARE(tabs->tabText(before), u"Status: Verified · Amount: over 10,000.00"_s);
        QCOMPARE(table()->filter(), tabs->view(tabs->currentView())->filter);
        // An order chosen there is no other view's.
        view()->horizontalHeader()->setSortIndicator(2, Qt::AscendingOrder);
        QTest::keyClick(m_page->findChild<FilterBar *>()->line(), Qt::Key_Backspace);
        QCOMPARE(tabs->tabText(before), u"Status: Verified"_s);
        press(Qt::Key_6);
        QCOMPARE(tabs->currentView(), u"all"_s);
        QCOMPARE(tabs->count(), before);
        QCOMPARE(table()->filter(), Filter());
        QCOMPARE(table()->sortField(), u"number_seq"_s);
        // What a view shows anyway is that view.
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:overdue"_s}}});
        QCOMPARE(tabs->currentView(), u"overdue"_s);
        QCOMPARE(tabs->count(), before);
    }

    void viewsThatHaveNoRoomAreInAMenuBesideTheOthers()
    {
        Theme theme(*qApp);
        const auto usual = qScopeGuard([&theme] { theme.apply(Theme::Scheme::Light, 100); });
        theme.apply(Theme::Scheme::Light, 150);
        ListPage deals(m_desk->backend, m_looks, u"deal"_s);
        deals.show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        QVERIFY(PageTest::putOnScreen(deals, {1028, 600})); // of the smallest window
        auto tabs = deals.findChild<SavedViewTabs *>();
        QList<QToolButton *> buttons = tabs->findChildren<QToolButton *>();
        const auto found = std::ranges::find(buttons, u"More views"_s, &QToolButton::accessibleName);
        QVERIFY(found != buttons.end());
        QToolButton *more = *found;
        const auto hidden = [tabs] {
            QStringList labels;
            for (int tab = 0; tab < tabs->count(); ++tab)
                if (!tabs->isTabVisible(tab))
                    labels.append(tabs->tabText(tab));
            return labels;
        };
        const auto areApart = [&] {
            int end = 0;
            for (int tab = 0; tab < tabs->count(); ++tab)
                if (tabs->isTabVisible(tab) && tabs->tabRect(tab).left() >= end)
                    end = tabs->tabRect(tab).right();
                else if (tabs->isTabVisible(tab))
                    return false;
            return more->geometry().left() > end && tabs->rect().contains(more->geometry())
                   && tabs->geometry().right() < offered(deals, u"Save view"_s)->geometry().left();
        };
        for (int tab = 0; tab < tabs->count(); ++tab)
            QTRY_VERIFY(!tabs->tabToolTip(tab).isEmpty()); // its count
        QVERIFY(more->isVisible());
        QVERIFY(areApart());
        QVERIFY(!hidden().isEmpty());
        QVERIFY(tabs->isTabVisible(tabs->currentIndex()));

        Q_EMIT more->menu()->aboutToShow();
        QStringList listed;
        for (const QAction *action : more->menu()->actions())
            listed.append(action->text().section(u'\t', 0, 0));
        QCOMPARE(listed, hidden());
        more->menu()->actions().last()->trigger();
        QCOMPARE(tabs->tabText(tabs->currentIndex()), listed.last());
        QVERIFY(tabs->isTabVisible(tabs->currentIndex()));
        QVERIFY(areApart());
        deals.resize(2000, 600);
        QTRY_COMPARE(hidden(), QStringList());
        QVERIFY(!more->isVisible());
    }

    void aViewIsThereForThoseWhomItIsOfUseTo()
    {
        QVERIFY(m_page->findChild<SavedViewTabs *>()->view(u"action"_s));
        const auto verifier = m_office.signIn(u"verifier@baltic.example"_s);
        ListPage deals(verifier->backend, m_looks, u"deal"_s);
        QVERIFY(!deals.findChild<SavedViewTabs *>()->view(u"action"_s));
        QVERIFY(deals.findChild<SavedViewTabs *>()->view(u"overdue"_s));
    }

    void deletedRowsAreInTheTrashAndComeBack()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:draft,cancelled"_s}}});
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(0) && table()->count().precision == RecordTable::Precision::Exact);
        view()->setCurrentRow(0);
        const QString id = view()->currentId();
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_Delete);
        QTRY_COMPARE(done.size(), 1);
        QTRY_COMPARE(table()->rowOf(id), -1);
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"trash"_s}}});
        QTRY_VERIFY(table()->rowOf(id) >= 0);
        QVERIFY(table()->shown().contains(u"deleted_at"_s));
        view()->setFocus();
        press(Qt::Key_A, Qt::ControlModifier);
        Q_EMIT m_page->findChild<SelectionBar *>()->wanted(u"undelete"_s);
        QTRY_COMPARE(done.size(), 2);
        QTRY_COMPARE(table()->count().rows, 0);
        const auto deleted
            = [this] { return m_office.ask(u"select count(*) as n from sales.deal where deleted_at is not null"_s).number(0, u"n"); };
        QCOMPARE(deleted(), 0);
        // Back into the trash, and out of it again.
        const auto reversal = done.last().at(1).value<Reversal>();
        QVERIFY_RESULT(settled(reversal.back()));
        QCOMPARE(deleted(), 1);
        QVERIFY_RESULT(settled(reversal.again()));
        QCOMPARE(deleted(), 0);
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        QTRY_VERIFY(table()->isLoaded(0));
    }

    void aSavedViewIsATabForItsOwnerAndASharedOneForAll()
    {
        auto tabs = m_page->findChild<SavedViewTabs *>();
        const int before = tabs->count();
        const QString lookedAt = tabs->currentView();
        auto bar = m_page->findChild<FilterBar *>();
        bar->focusLine();
        QTest::keyClicks(bar->line(), u"amount>10k due<+30"_s);
        QTest::keyClick(bar->line(), Qt::Key_Return);
        const Filter filter = table()->filter();
        KeyButton *save = nullptr;
        for (KeyButton *button : m_page->findChildren<KeyButton *>())
            if (button->text() == u"Save view"_s)
                save = button;
        QVERIFY(save);
        save->setFocus();
        save->click();
        auto dialog = m_page->findChild<SaveViewDialog *>();
        QVERIFY(dialog);
        dialog->name()->setText(u"Big and soon"_s);
        dialog->shared()->setChecked(true);
        QTRY_VERIFY(dialog->isActiveWindow());
        QTest::keyClick(dialog->name(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(tabs->count(), before + 1);
        QTRY_COMPARE(m_page->window()->focusWidget(), view()); // letters are keys again
        QVERIFY(tabs->tabToolTip(tabs->currentIndex()).contains(u"shared with everybody"_s));
        QVERIFY(!tabs->tabToolTip(0).contains(u"shared"_s));
        const auto hints = m_page->findChildren<QAction *>();
        QVERIFY(std::ranges::any_of(hints, [tabs](const QAction *action) {
            return action->property("hint").toString() == u"1–%1|Saved view"_s.arg(std::min<int>(9, tabs->count()));
        }));
        QTRY_COMPARE(tabs->view(tabs->currentView())->label, u"Big and soon"_s);
        QCOMPARE(table()->filter(), filter);

        const auto other = m_office.signIn(u"sales@baltic.example"_s);
        SavedViews theirs(other->backend, *other->catalog.entity(u"deal"));
        theirs.load();
        QTRY_COMPARE(theirs.all().size(), 1);
        QCOMPARE(theirs.all().first().view.filter, filter);
        QVERIFY(!theirs.mayChange(theirs.all().first()));
        // Live: what its owner takes away goes from everybody's tabs.
        m_office.ask(u"update core.saved_view set deleted_at = now()"_s);
        QTRY_COMPARE(theirs.all().size(), 0);
        QTRY_COMPARE(tabs->count(), before);
        QCOMPARE(tabs->currentView(), lookedAt);
    }

    void aLongFilterTextTakesNoTokenItsPlaceInTheRow()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:overdue amount>10k"_s}}});
        const auto bar = m_page->findChild<FilterBar *>();
        bar->line()->setText(u"statsu:overdue amount>abc due:nextyear Hotel 62.4k and whatever else"_s);
        const QList<QToolButton *> buttons = bar->findChildren<QToolButton *>();
        const auto more = std::ranges::find(buttons, u"Add filter"_s, &QToolButton::text);
        QVERIFY(more != buttons.end());
        QTRY_VERIFY((*more)->mapTo(bar, QPoint()).y() < bar->line()->geometry().bottom());
        bar->line()->clear();
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
    }

    void whatHasNoPlaceBelowTheListIsCountedAndReadOut()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        QTRY_VERIFY(table()->isLoaded(0) && !table()->totals().isEmpty());
        const auto footer = m_page->findChild<ListFooter *>();
        QCOMPARE(footer->moreText(), QString());
        const QStringList rare{u"JPY"_s, u"CHF"_s, u"NOK"_s, u"SEK"_s, u"CZK"_s};
        m_office.ask(u"insert into sales.deal (tenant_id, number_seq, client_id, amount_minor, currency, owner_id, deal_date, due_date) "
                     "select tenant_id, 910000 + row_number() over (), client_id, 12300, code, owner_id, deal_date, due_date "
                     "from sales.deal, unnest(cast(? as text[])) code where id = cast(? as uuid)"_s,
                     {rare, table()->id(0)});
        table()->refreshInPlace();
        QTRY_VERIFY(table()->totals().size() > 4);
        const qsizetype more = table()->totals().size() - 4;
        QCOMPARE(footer->moreText(), u"and %1 more"_s.arg(more));
        for (const QString &sum : {u"JPY 12,300"_s, u"CZK 123.00"_s}) {
            QVERIFY2(footer->accessibleName().contains(sum), qPrintable(footer->accessibleName()));
            QVERIFY(footer->toolTip().contains(sum));
        }
        m_office.ask(u"delete from sales.deal where number_seq between 910000 and 910010"_s);
    }

    void columnsWidthsAndOrderAreRememberedPerView()
    {
        view()->setShown({u"number"_s, u"due_date"_s, u"client_name"_s});
        view()->horizontalHeader()->resizeSection(0, 131);
        view()->horizontalHeader()->setSortIndicator(1, Qt::AscendingOrder);
        QCOMPARE(table()->sortField(), u"due_date"_s);
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"overdue"_s}}});
        QVERIFY(view()->shown().contains(u"amount_minor"_s));
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        QCOMPARE(view()->shown(), QStringList({u"number"_s, u"due_date"_s, u"client_name"_s}));
        QCOMPARE(table()->sortField(), u"due_date"_s);
        QCOMPARE(view()->widths().value(u"number"_s), 131);
    }

    void aNarrowListShowsNoSidewaysScrollBar()
    {
        m_page->resize(820, 700);
        press(Qt::Key_Space);
        QTRY_VERIFY(m_page->drawer()->isVisible());
        QTRY_VERIFY(!view()->horizontalScrollBar()->isVisible());
    }

    void aListThatTakesTooLongCanBeStoppedAndReadAgain()
    {
        m_page.reset(); // it would wait as well, for what the tests before have changed
        HeldTable deals(m_office, "sales.deal");
        ListPage list(m_desk->backend, m_looks, u"deal"_s);
        openHeld(list);
        QTRY_VERIFY(list.isStopOffered());
        list.stopWaiting();
        QTRY_VERIFY(waitingForRows().isEmpty());
        QVERIFY(!list.isBusy() && !list.isStopOffered());
        QTRY_VERIFY(offered(list, u"Try again"_s));
        QTRY_VERIFY(offered(list, u"Try again"_s)->isVisible());
        QVERIFY(list.messages()->text().isEmpty()); // it was their own wish
        deals.letGo();
        readAgain(list);
        QVERIFY(list.view()->isVisible());
    }

    void aListThatTheServerStopsSaysSo()
    {
        m_page.reset(); // it would wait as well, for what the tests before have changed
        HeldTable deals(m_office, "sales.deal");
        ListPage list(m_desk->backend, m_looks, u"deal"_s);
        openHeld(list);
        m_office.ask(u"select pg_cancel_backend(?)"_s, {waitingForRows().value(0, u"pid")});
        QTRY_VERIFY(list.messages()->isError());
        QVERIFY2(list.messages()->text().startsWith(u"It took too long"_s), qPrintable(list.messages()->text()));
        QTRY_VERIFY(offered(list, u"Try again"_s));
        deals.letGo();
        readAgain(list);
    }

    void whatAMessageOffersHasAKey()
    {
        bool isTaken = false;
        m_page->messages()->offer(u"Something waits."_s, MessageBar::Kind::Note, u"Go on"_s, [&isTaken] { isTaken = true; });
        QTest::keyClick(view(), Qt::Key_0, Qt::AltModifier);
        QTRY_VERIFY(isTaken);
        const KeyButton *way = offered(*m_page, u"Go on"_s);
        QCOMPARE(way->hint(), u"Alt+0"_s);
        m_page->messages()->say({});
        QVERIFY(way->shortcut().isEmpty()); // and another message's way can have it
    }

    void aCellIsChangedInItsPlace()
    {
        ListPage clients(m_desk->backend, m_looks, u"client"_s);
        openView(clients, u"all"_s);
        const QString id = clients.table()->id(0);
        QSignalSpy done(&clients, &Page::done);
        QLineEdit *line = openCell(clients, 0, u"city"_s);
        QVERIFY(line);
        retype(line, u"Hel"_s);
        // Others work meanwhile: the row changes, and one comes in above; the editor stays, with what was typed.
        m_office.ask(u"update crm.client set contact = 'Seen at once' where id = ?"_s, {id});
        m_office.ask(
            u"insert into crm.client (tenant_id, name, owner_id) select tenant_id, '!Aaa', owner_id from crm.client where id = ?"_s, {id});
        QTRY_COMPARE_WITH_TIMEOUT(clients.table()->value(clients.table()->rowOf(id), u"contact").toString(), u"Seen at once"_s,
                                  ToldMilliseconds);
        QTRY_COMPARE(clients.table()->rowOf(id), 1);
        QCOMPARE(QApplication::focusWidget(), line);
        QCOMPARE(line->text(), u"Hel"_s);
        QCOMPARE(clients.view()->currentId(), id);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(done.size(), 1);
        QTRY_COMPARE(clients.table()->value(clients.table()->rowOf(id), u"city").toString(), u"Hel"_s);
        QCOMPARE(m_office.ask(u"select city from crm.client where id = ?"_s, {id}).text(0, u"city"), u"Hel"_s);
        QCOMPARE(m_office.ask(u"select contact from crm.client where id = ?"_s, {id}).text(0, u"contact"), u"Seen at once"_s);
    }

    void whatIsTypedIsToldWhenItsRowGoes()
    {
        const QString me = m_desk->session.person().id;
        const QString id
            = m_office
                  .ask(u"insert into crm.client (tenant_id, name, owner_id) values (?, '!Going', ?) returning id::text as id"_s,
                       {m_desk->session.tenant().id, me})
                  .text(0, u"id");
        ListPage clients(m_desk->backend, m_looks, u"client"_s);
        openView(clients, u"all"_s);
        QPointer line = openCell(clients, clients.table()->rowOf(id), u"city"_s);
        QVERIFY(line);
        retype(line, u"Hel"_s);
        m_office.ask(u"update crm.client set deleted_at = now() where id = cast(? as uuid)"_s, {id});
        QTRY_COMPARE(clients.table()->rowOf(id), -1);
        QVERIFY2(clients.messages()->text().endsWith(u"Not kept: Hel"_s), qPrintable(clients.messages()->text()));
        QCOMPARE(QApplication::focusWidget(), clients.view());
        QTRY_VERIFY(!line);
        // Of an editor in which nothing was changed there is nothing to tell.
        clients.messages()->say({});
        m_office.ask(u"update crm.client set deleted_at = null where id = cast(? as uuid)"_s, {id});
        QTRY_VERIFY(clients.table()->rowOf(id) >= 0);
        QVERIFY(openCell(clients, clients.table()->rowOf(id), u"city"_s));
        m_office.ask(u"update crm.client set deleted_at = now() where id = cast(? as uuid)"_s, {id});
        QTRY_COMPARE(clients.table()->rowOf(id), -1);
        QCOMPARE(clients.messages()->text(), QString());
    }

    void whoEditsARowStaysThereHoweverManyComeInAboveIt()
    {
        ListPage clients(m_desk->backend, m_looks, u"client"_s);
        openView(clients, u"all"_s);
        const QString id = clients.table()->id(2);
        QLineEdit *line = openCell(clients, 2, u"city"_s);
        QVERIFY(line);
        retype(line, u"Hel"_s);
        m_office.ask(u"insert into crm.client (tenant_id, name, owner_id) "
                     "select tenant_id, '!Bbb ' || n, owner_id from crm.client, generate_series(1, 450) n where id = cast(? as uuid)"_s,
                     {id});
        QTRY_VERIFY(clients.table()->rowOf(id) > 100);
        const auto isSeen = [&] {
            const QRect row = clients.view()->visualRect(clients.view()->currentIndex());
            return clients.view()->viewport()->rect().contains(row.center()) && row.intersects(line->geometry());
        };
        QTRY_VERIFY(isSeen());
        QCOMPARE(clients.view()->currentId(), id);
        QCOMPARE(QApplication::focusWidget(), line);
        QCOMPARE(line->text(), u"Hel"_s);
        QTest::keyClick(line, Qt::Key_Escape);
        m_office.ask(u"delete from crm.client where name like '!Bbb %'"_s);
    }

    void whatIsNoValueStaysInTheCell()
    {
        ListPage list(m_desk->backend, m_looks, u"deal"_s);
        openView(list, u"open"_s);
        const QString id = list.table()->id(0);
        QPointer line = openCell(list, 0, u"due_date"_s);
        QVERIFY(line);
        retype(line, u"some day"_s);
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Tab}) {
            list.messages()->say({});
            QTest::keyClick(line, key);
            QCoreApplication::processEvents(); // whatever would close the editor
            QCOMPARE(QApplication::focusWidget(), line);
            QCOMPARE(line->text(), u"some day"_s);
            QVERIFY(!noteOf(list).isEmpty());
            QCOMPARE(list.messages()->text(), QString()); // once
        }
        retype(line, u"2031-05-14"_s);
        QCOMPARE(noteOf(list), QString());
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(m_office.ask(u"select due_date::text from sales.deal where id = ?"_s, {id}).text(0, u"due_date"), u"2031-05-14"_s);
        QVERIFY(list.messages()->text().isEmpty());
        QVERIFY(!list.drawer()->isVisible());
    }

    void whatIsRefusedStandsInItsEditorAgain()
    {
        ListPage list(m_desk->backend, m_looks, u"deal"_s);
        openView(list, u"open"_s);
        QVERIFY(openCell(list, 0, u"amount_minor"_s));
        retype(cellEditor(), u"-5"_s);
        const QRect place = list.view()->geometry();
        QTest::keyClick(cellEditor(), Qt::Key_Return);
        QTRY_VERIFY(!noteOf(list).isEmpty());
        QVERIFY(cellEditor());
        QVERIFY(cellEditor()->text().endsWith(u"5.00"_s));
        // Under the editor alone, and nothing moves for it.
        const auto note = list.findChild<CellNote *>();
        QVERIFY(list.view()->viewport()->rect().contains(note->geometry()));
        QVERIFY(!note->geometry().intersects(cellEditor()->geometry()));
        QCOMPARE(list.messages()->text(), QString());
        QCOMPARE(list.table()->refusal(list.table()->id(0)), QString());
        QCoreApplication::sendPostedEvents();
        QCOMPARE(list.view()->geometry(), place);
        QTest::keyClick(cellEditor(), Qt::Key_Escape);
        QTRY_COMPARE(noteOf(list), QString());
    }

    void whatIsRefusedOpensNoEditorUnderWhoeverTypesElsewhere()
    {
        ListPage list(m_desk->backend, m_looks, u"deal"_s);
        openView(list, u"open"_s);
        QVERIFY(openCell(list, 0, u"amount_minor"_s));
        retype(cellEditor(), u"-5"_s);
        QTest::keyClick(cellEditor(), Qt::Key_Return);
        list.findChild<FilterBar *>()->focusLine();
        QTRY_VERIFY(!list.messages()->text().isEmpty());
        QVERIFY2(list.messages()->text().contains(u"Not kept: "_s), qPrintable(list.messages()->text()));
        QCOMPARE(cellEditor(), list.findChild<FilterBar *>()->line());
    }

    void whatIsNoValueIsToldWhenItsCellIsLeft_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("told");
        QTest::newRow("moved on") << int(Qt::Key_Down) << true;
        QTest::newRow("given up") << int(Qt::Key_Escape) << false;
    }
    void whatIsNoValueIsToldWhenItsCellIsLeft()
    {
        QFETCH(int, key);
        QFETCH(bool, told);
        ListPage list(m_desk->backend, m_looks, u"deal"_s);
        openView(list, u"open"_s);
        QVERIFY(openCell(list, 0, u"amount_minor"_s));
        retype(cellEditor(), u"12abc"_s);
        QTest::keyClick(cellEditor(), Qt::Key(key));
        QTRY_COMPARE(QApplication::focusWidget(), list.view());
        QCOMPARE(list.messages()->text().endsWith(u"Not kept: 12abc"_s), told);
        QCOMPARE(noteOf(list), QString());
    }

    // The one before would be kept, and nobody would say so.
    void whoIsNotChosenInACellIsToldAndOneWhoIsChosenIsSaved()
    {
        ListPage clients(m_desk->backend, m_looks, u"client"_s);
        openView(clients, u"all"_s);
        const QString id = clients.table()->id(0);
        const auto owner
            = [this, &id] { return m_office.ask(u"select owner_id::text as id from crm.client where id = ?"_s, {id}).text(0, u"id"); };
        const QString before = owner();
        const QString me = m_desk->session.person().id;
        const QString mine = m_office.ask(u"select display_name from core.app_user where id = ?::uuid"_s, {me}).text(0, u"display_name");
        QPointer picker = qobject_cast<ReferencePicker *>(openCell(clients, 0, u"owner_id"_s));
        QVERIFY(picker);
        QTRY_VERIFY(!picker->text().isEmpty());
        retype(picker, u"Somebody Else"_s);
        QTest::keyClick(picker, Qt::Key_Tab);
        QCoreApplication::processEvents(); // whatever would close the editor
        QCOMPARE(QApplication::focusWidget(), picker);
        QCOMPARE(picker->text(), u"Somebody Else"_s);
        QCOMPARE(noteOf(clients), u"Nobody is chosen yet."_s);
        clients.view()->setFocus();
        QTRY_VERIFY(!picker);
        QVERIFY2(clients.messages()->text().endsWith(u"Not kept: Somebody Else"_s), qPrintable(clients.messages()->text()));
        QCOMPARE(owner(), before);

        picker = qobject_cast<ReferencePicker *>(openCell(clients, 0, u"owner_id"_s));
        QTRY_VERIFY(!picker->text().isEmpty());
        retype(picker, mine);
        QTRY_VERIFY(picker->isOpen());
        QTest::keyClick(picker, Qt::Key_Return); // takes who was found
        QVERIFY(picker && !picker->isOpen());
        QCOMPARE(picker->value().toString(), me);
        QTest::keyClick(picker, Qt::Key_Return);
        QTRY_COMPARE(owner(), me);
    }

    void aCellThatSomebodyElseChangedSinceIsNotTakenBack()
    {
        ListPage clients(m_desk->backend, m_looks, u"client"_s);
        openView(clients, u"all"_s);
        const QString id = clients.table()->id(1);
        const auto city = [this, &id] { return m_office.ask(u"select city from crm.client where id = ?"_s, {id}).text(0, u"city"); };
        const QString before = city();
        QSignalSpy done(&clients, &Page::done);
        retype(openCell(clients, 1, u"city"_s), u"Puck"_s);
        QTest::keyClick(cellEditor(), Qt::Key_Return);
        QTRY_COMPARE(done.size(), 1);
        const Reversal reversal = done.first().at(1).value<Reversal>();
        const auto set = [this, &id](const QString &city) {
            m_office.ask(u"update crm.client set city = ?, version = version + 1 where id = ?"_s, {city, id});
        };
        set(u"Theirs"_s);
        const auto refused = settled(reversal.back());
        QVERIFY(!refused);
        QVERIFY2(errorText(refused.error()).endsWith(u" changed it since, and that stands."_s), qPrintable(errorText(refused.error())));
        QCOMPARE(city(), u"Theirs"_s);
        set(u"Puck"_s);
        QVERIFY_RESULT(settled(reversal.back()));
        QCOMPARE(city(), before);
        set(u"Theirs"_s);
        QVERIFY(!settled(reversal.again()));
        QCOMPARE(city(), u"Theirs"_s);
    }

    // Of many that were given to a colleague, one was given on since: it stays there, the others go back.
    void whatWasGivenOnSinceStaysThereWhenTheStepIsTakenBack()
    {
        ListPage clients(m_desk->backend, m_looks, u"client"_s);
        openView(clients, u"all"_s);
        const QStringList ids{clients.table()->id(0), clients.table()->id(1)};
        const auto owner = [this](const QString &id) {
            return m_office.ask(u"select owner_id::text as id from crm.client where id = ?"_s, {id}).text(0, u"id");
        };
        const QStringList before{owner(ids.at(0)), owner(ids.at(1))};
        const Rows others = m_office.ask(
            u"select user_id::text as id from core.membership where tenant_id = ?::uuid and user_id not in (?::uuid, ?::uuid) limit 2"_s,
            {m_desk->session.tenant().id, before.at(0), before.at(1)});
        const QString given = others.text(0, u"id");
        const QString givenOn = others.text(1, u"id");
        for (const QString &id : ids)
            clients.table()->setChecked(id, true);
        QSignalSpy done(&clients, &Page::done);
        QTest::keyClick(clients.view(), Qt::Key_W, Qt::ShiftModifier);
        QTRY_VERIFY(clients.findChild<ActionQuestion *>());
        auto question = clients.findChild<ActionQuestion *>();
        Q_EMIT question->answered(given);
        question->close();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(owner(ids.at(0)), given);
        const Reversal reversal = done.first().at(1).value<Reversal>();
        const auto giveOn = [this, &ids](const QString &to) {
            m_office.ask(u"update crm.client set owner_id = ?::uuid, version = version + 1 where id = ?::uuid"_s, {to, ids.at(0)});
        };
        giveOn(givenOn);
        const auto refused = settled(reversal.back());
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.endsWith(u" changed it since, and that stands."_s), qPrintable(refused.error().message));
        QCOMPARE(owner(ids.at(0)), givenOn);
        QCOMPARE(owner(ids.at(1)), before.at(1));
        QVERIFY(!settled(reversal.again()));
        QCOMPARE(owner(ids.at(0)), givenOn);
        QCOMPARE(owner(ids.at(1)), given);
        giveOn(given);
        QVERIFY_RESULT(settled(reversal.back()));
        QCOMPARE(owner(ids.at(0)), before.at(0));
    }

    void twoWhoChangeOneCellAreAsked()
    {
        ListPage clients(m_desk->backend, m_looks, u"client"_s);
        openView(clients, u"all"_s);
        const QString id = clients.table()->id(2);
        QLineEdit *line = openCell(clients, 2, u"city"_s);
        QVERIFY(line);
        const QFuture<void> rowRead = m_desk->database.caughtUp();
        QTRY_VERIFY(rowRead.isFinished());
        m_office.ask(u"update crm.client set city = 'Theirs' where id = ?"_s, {id});
        line->setText(u"Mine"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(clients.findChild<ConflictDialog *>());
        auto dialog = clients.findChild<ConflictDialog *>();
        dialog->choose(u"city"_s, true);
        dialog->accept();
        QTRY_COMPARE(m_office.ask(u"select city from crm.client where id = ?"_s, {id}).text(0, u"city"), u"Mine"_s);
    }

    void othersChangesMoveNeitherSelectionNorScroll()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        QTRY_VERIFY(table()->isLoaded(60));
        view()->setFocus();
        view()->setCurrentRow(60);
        table()->setChecked(table()->id(61), true);
        const auto bar = m_page->findChild<SelectionBar *>();
        const auto bottom = [](const QWidget *widget) { return widget->mapTo(widget->window(), widget->rect().bottomLeft()).y(); };
        QTRY_VERIFY(bar->isVisible() && bottom(bar) > bottom(view())); // and has its place
        const QString id = view()->currentId();
        const QString top = table()->id(view()->rowAt(0));
        m_office.ask(u"insert into sales.deal (tenant_id, number_seq, client_id, amount_minor, currency, owner_id, deal_date, due_date) "
                     "select tenant_id, 900000, client_id, 100, 'PLN', owner_id, deal_date, due_date from sales.deal where id = ?"_s,
                     {id});
        QTRY_COMPARE_WITH_TIMEOUT(table()->rowOf(id), 61, ToldMilliseconds);
        QCOMPARE(view()->currentId(), id);
        QTRY_COMPARE(table()->id(view()->rowAt(0)), top);
        QCOMPARE(table()->checkedCount(), 1);
        m_office.ask(u"delete from sales.deal where number_seq = 900000"_s);
    }

    void withoutAConnectionAListSaysSoAndFillsWhenItIsBack()
    {
        const auto told = [](const ListPage &page) {
            QStringList texts;
            for (const QLabel *label : page.findChildren<QLabel *>())
                if (label->isVisible())
                    texts.append(label->text());
            return texts;
        };
        const QString sentence = u"The list comes when the connection is back."_s;
        m_office.stopServer();
        ListPage payments(m_desk->backend, m_looks, u"payment"_s);
        QVERIFY(PageTest::putOnScreen(payments));
        payments.show(Target{u"payments"_s, {}, {{u"state"_s, u"verified"_s}}}); // as from a chart
        QTRY_VERIFY2(told(payments).contains(sentence), qPrintable(told(payments).join(u'\n')));
        QVERIFY(!payments.view()->isVisible());

        m_office.startServer();
        m_desk->database.retryNow();
        QTRY_VERIFY(payments.table()->isLoaded(0));
        QVERIFY(payments.view()->isVisible());
        QVERIFY(!told(payments).contains(sentence));
        QCOMPARE(payments.table()->value(0, u"state").toString(), u"verified"_s);
        QTRY_VERIFY(!payments.table()->totals().isEmpty());
        const auto tabs = payments.findChild<SavedViewTabs *>();
        for (int tab = 0; tab < tabs->count(); ++tab)
            QTRY_VERIFY2(!tabs->tabToolTip(tab).isEmpty(), qPrintable(tabs->tabText(tab))); // its count
    }

    void editingAndCreatingGoToTheirPages()
    {
        QSignalSpy navigations(m_page.get(), &Page::navigate);
        press(Qt::Key_E);
        QCOMPARE(navigations.size(), 1);
        QCOMPARE(navigations.last().first().value<Target>().page, u"deal.form"_s);
        QCOMPARE(navigations.last().first().value<Target>().id.toString(), table()->id(0));
        press(Qt::Key_N);
        QCOMPARE(navigations.last().first().value<Target>().page, u"deal.new"_s);
    }
};

QTEST_MAIN(ListPageTest)
#include "listpagetest.moc"
