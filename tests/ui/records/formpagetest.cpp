#include "records/formpage.h"
#include "records/conflictdialog.h"
#include "records/editors.h"
#include "records/history.h"
#include "records/presenceline.h"
#include "records/recordform.h"
#include "records/referencecreation.h"
#include "records/referencepicker.h"
#include "records/savingpreview.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "support/heldtable.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "support/typing.h"
#include "text/writtenform.h"
#include "widgets/dateedit.h"
#include "widgets/keybutton.h"
#include "widgets/moneyedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace Typing;

// One form serves every table: what is typed is saved or stays, what somebody else changed meanwhile is merged or asked about.
class FormPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Desk> m_other;
    std::unique_ptr<FormPage> m_page;
    QString m_client;

    QLineEdit *line(const QString &field) const { return qobject_cast<QLineEdit *>(m_page->form()->editor(field)); }
    void fill(const QString &field, const QString &text) const
    {
        line(field)->setFocus();
        line(field)->selectAll();
        press(Qt::Key_Delete);
        type(text);
    }
    qlonglong clients() { return m_office.ask(u"select count(*) as n from crm.client"_s).number(0, u"n"); }
    QString stored(const QString &column)
    {
        return m_office.ask(u"select %1::text as value from crm.client where id = ?::uuid"_s.arg(column), {m_client}).text(0, u"value");
    }

    void open(const QString &entity, const QVariant &id, const QVariantMap &arguments = {})
    {
        m_page = std::make_unique<FormPage>(m_desk->backend, entity);
        QVERIFY(PageTest::putOnScreen(*m_page, {1240, 860}));
        m_page->show(Target{entity + u".form"_s, id, arguments});
        QTRY_VERIFY(!m_page->isBusy());
        QCoreApplication::sendPostedEvents(); // laid out
    }

    // As a colleague at another desk; or at one's own, in another window.
    void changeElsewhere(const QVariantMap &values) { changeAt(*m_other, values); }
    void changeAt(Desk &desk, const QVariantMap &values)
    {
        Record record(desk.backend, *desk.catalog.entity(u"client"));
        QVERIFY_RESULT(settled(record.load(m_client)));
        record.setValues(values);
        const auto saved = settled(record.save());
        QVERIFY_RESULT(saved);
        QCOMPARE(int(*saved), int(Record::Outcome::Saved));
    }

    // One that may be changed, of the person at the desk.
    QString aDeal()
    {
        return m_office
            .ask(u"select id::text as id from sales.deal where tenant_id = ?::uuid and owner_id = ?::uuid"
                 " and paid_minor + waiting_minor + refunded_minor = 0 and status = 'pending' limit 1"_s,
                 {m_desk->session.tenant().id, m_desk->session.person().id})
            .text(0, u"id");
    }
    ReferencePicker *dealsClient() const { return qobject_cast<ReferencePicker *>(m_page->form()->editor(u"client_id"_s)); }
    // In the field of a deal's client.
    void createInPlace(const QString &name)
    {
        QTRY_VERIFY(!m_page->findChild<ReferenceCreation *>());
        dealsClient()->setFocus();
        dealsClient()->selectAll();
        press(Qt::Key_Delete);
        type(name);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_page->findChild<ReferenceCreation *>());
    }
    QLineEdit *created(const QString &field) const { return m_page->findChild<ReferenceCreation *>()->findChild<QLineEdit *>(field); }
    void typeCreated(const QString &field, const QString &text) const
    {
        created(field)->setFocus();
        type(text);
    }

    // One that is left before it is created.
    void beginInPlace(const QString &name, const QString &company)
    {
        createInPlace(name);
        typeCreated(u"company"_s, company);
        press(Qt::Key_Escape);
    }
    void openDealWithClient()
    {
        open(u"deal"_s, aDeal());
        QTRY_VERIFY(!dealsClient()->text().isEmpty());
    }

    void save(Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        press(Qt::Key_Return, modifiers);
        QTRY_VERIFY(!m_page->isBusy());
    }
    QAbstractButton *way() const { return m_page->messages()->findChild<QPushButton *>(); }
    LeaveQuestion *leaveQuestion() const { return m_page->findChild<LeaveQuestion *>(); }
    void throwAwayOnLeaving() const
    {
        QVERIFY(!m_page->canLeave());
        const auto buttons = leaveQuestion()->findChildren<QPushButton *>();
        (*std::ranges::find_if(buttons, [](const QPushButton *button) { return button->text() == "Throw it away"_L1; }))->click();
    }
    ConflictDialog *question() const { return m_page->findChild<ConflictDialog *>(); }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"sales@baltic.example"_s);
        m_other = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk && m_other);
    }

    void init()
    {
        m_client
            = m_office
                  .ask(u"insert into crm.client (tenant_id, name, city, country, email, phone, owner_id, created_by)"
                       " select ?::uuid, 'Żagiel Marina', 'Gdańsk', 'PL', 'a@b.example', '', ?::uuid, ?::uuid returning id::text as id"_s,
                       {m_desk->session.tenant().id, m_desk->session.person().id, m_desk->session.person().id})
                  .text(0, u"id");
    }

    void cleanup()
    {
        m_page.reset();
        PageTest::removeDrafts();
    }

    // A number is grouped when its field is left, and with the form's other fields it goes as soon as the record is there.
    void aClientIsSavedFromWithinTheFieldOfThePhone()
    {
        open(u"client"_s, {});
        QSignalSpy done(m_page.get(), &Page::done);
        fill(u"name"_s, u"Hala Targowa"_s);
        fill(u"phone"_s, u"+48585550199"_s);
        QVERIFY(line(u"phone"_s)->hasFocus());
        save();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(m_office.ask(u"select phone from crm.client where name = 'Hala Targowa'"_s).text(0, u"phone"), u"+48585550199"_s);
        m_page.reset();

        open(u"client"_s, m_client);
        fill(u"phone"_s, u"+48585550198"_s);
        m_page.reset(); // taken away under the hands
    }

    void tabGoesThroughTheFieldsAsTheyStand_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QStringList>("fields");
        QTest::newRow("deal") << u"deal"_s
                              << QStringList{u"client_id"_s, u"description"_s, u"work_type"_s, u"source"_s,    u"amount_minor"_s,
                                             u"currency"_s,  u"deal_date"_s,   u"due_date"_s,  u"project_id"_s};
    }
    void tabGoesThroughTheFieldsAsTheyStand()
    {
        QFETCH(QString, entity);
        QFETCH(QStringList, fields);
        const Rows any = m_office.ask(u"select id::text as id from sales.%1 where tenant_id = ? and owner_id = ? limit 1"_s.arg(entity),
                                      {m_desk->session.tenant().id, m_desk->session.person().id});
        open(entity, any.text(0, u"id"));
        m_page->form()->editor(fields.first())->setFocus();
        for (const QString &field : fields) {
            QCOMPARE(m_page->form()->focusedField(), field);
            press(Qt::Key_Tab);
        }
        m_page->form()->editor(fields.last())->setFocus();
        while (!fields.isEmpty()) {
            QCOMPARE(m_page->form()->focusedField(), fields.takeLast());
            press(Qt::Key_Backtab, Qt::ShiftModifier);
        }
    }

    void aNewOneIsEnteredByKeyAlone()
    {
        open(u"client"_s, {});
        QCOMPARE(m_page->form()->focusedField(), u"name"_s);
        type(u"Kranmeister"_s);
        press(Qt::Key_Return);
        type(u"Kran GmbH"_s);
        press(Qt::Key_Return);
        type(u"Piet Kran"_s);
        press(Qt::Key_Return);
        QCOMPARE(m_page->form()->focusedField(), u"email"_s);
        type(u"k@example.com"_s);
        QSignalSpy went(m_page.get(), &Page::navigate);
        save();
        QTRY_COMPARE(went.size(), 1);
        const Rows rows
            = m_office.ask(u"select company, contact, email, is_active, client_status from crm.client where name = 'Kranmeister'"_s);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.text(0, u"company"), u"Kran GmbH"_s);
        QCOMPARE(rows.text(0, u"contact"), u"Piet Kran"_s);
        QVERIFY(rows.flag(0, u"is_active"));
        QCOMPARE(rows.text(0, u"client_status"), u"new"_s);
    }

    void whatTheTableGivesByItselfIsShownBeforeSaving()
    {
        open(u"client"_s, {});
        QVERIFY(qobject_cast<QCheckBox *>(m_page->form()->editor(u"is_active"_s))->isChecked());
        QCOMPARE(qobject_cast<QComboBox *>(m_page->form()->editor(u"client_status"_s))->currentText(), u"New"_s);
        QVERIFY(!m_page->record()->isDirty());
    }

    void badInputIsToldAtItsFieldAndStays_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("no name") << u"name"_s << QString();
        QTest::newRow("over-long name") << u"name"_s << QString(201, u'x');
        QTest::newRow("no e-mail address") << u"email"_s << u"anna at example"_s;
        QTest::newRow("no phone number") << u"phone"_s << u"12"_s;
        QTest::newRow("no country") << u"country"_s << u"Poland"_s;
        QTest::newRow("over-long tax number") << u"tax_number"_s << QString(33, u'9');
        QTest::newRow("over-long city") << u"city"_s << QString(101, u'x');
    }
    void badInputIsToldAtItsFieldAndStays()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        const qlonglong before = clients();
        open(u"client"_s, {});
        fill(u"name"_s, u"Bad Input"_s);
        fill(field, text);
        QSignalSpy went(m_page.get(), &Page::navigate);
        save();
        QTRY_VERIFY2(!m_page->form()->problem(field).isEmpty(), qPrintable(m_page->messages()->text()));
        QCOMPARE(m_page->form()->focusedField(), field);
        QCOMPARE(line(field)->text(), text);
        QVERIFY(went.isEmpty());
        QCOMPARE(clients(), before);
    }

    // The server would say one, and the next when that is mended.
    void everythingThatIsWrittenBadlyIsToldAtOnce()
    {
        const qlonglong before = clients();
        open(u"client"_s, {});
        fill(u"name"_s, u"Bad Twice"_s);
        fill(u"email"_s, u"anna at example"_s);
        fill(u"phone"_s, u"12"_s);
        fill(u"country"_s, u"Poland"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_page->isBusy()); // nobody is asked
        QVERIFY(m_page->form()->problem(u"email"_s).startsWith(u"That isn’t an e-mail address."_s));
        QVERIFY(m_page->form()->problem(u"phone"_s).startsWith(u"Write the phone number with its country code"_s));
        QVERIFY(m_page->form()->problem(u"country"_s).startsWith(u"Write the country as two letters"_s));
        QCOMPARE(m_page->form()->problemCount(), 3);
        QCOMPARE(m_page->form()->focusedField(), u"email"_s);
        QCOMPARE(clients(), before);
    }

    // Else a form would refuse what the database takes.
    void whatIsWrittenBadlyIsSoInTheDatabaseToo()
    {
        const Rows rules = m_office.ask(u"select conname as rule, pg_get_constraintdef(oid) as definition from pg_constraint"
                                        " where contype = 'c' and conname like '%\\_format'"_s);
        QStringList names;
        for (qsizetype row = 0; row < rules.size(); ++row) {
            const QString name = rules.text(row, u"rule");
            names.append(name);
            QVERIFY2(writtenForms().contains(name), qPrintable(name));
            QVERIFY2(rules.text(row, u"definition").contains(u'\'' + writtenForms().value(name) + u'\''), qPrintable(name));
        }
        QCOMPARE(names.size(), writtenForms().size());
    }

    void aProblemIsMendedByOneKey()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, QString(120, u'x'));
        save();
        QVERIFY(!m_page->form()->problem(u"city"_s).isEmpty());
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(m_page->form()->problem(u"city"_s).isEmpty());
        QCOMPARE(line(u"city"_s)->text(), QString(100, u'x'));
    }

    void aPhoneNumberIsGroupedForReadingAndStoredWithout()
    {
        open(u"client"_s, m_client);
        fill(u"phone"_s, u"+48 (58) 555-01-73"_s);
        save();
        QTRY_COMPARE(stored(u"phone"_s), u"+48585550173"_s);
        open(u"client"_s, m_client);
        QCOMPARE(line(u"phone"_s)->text().replace(u'\u00a0', u' '), u"+48 58 555 01 73"_s);
        QVERIFY(!m_page->record()->isDirty());
        fill(u"city"_s, u"Sopot"_s);
        save();
        QTRY_COMPARE(stored(u"city"_s), u"Sopot"_s);
        QCOMPARE(stored(u"phone"_s), u"+48585550173"_s);
    }

    void columnsStandUnderOneAnotherInEverySection_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QStringList>("halves"); // fields that begin where the second half does
        QTest::newRow("client") << u"client"_s << QStringList{u"company"_s, u"phone"_s, u"country"_s};
        QTest::newRow("deal") << u"deal"_s << QStringList{u"work_type"_s, u"deal_date"_s, u"owner_id"_s};
    }
    void columnsStandUnderOneAnotherInEverySection()
    {
        QFETCH(QString, entity);
        QFETCH(QStringList, halves);
        open(entity,
             entity == u"client"_s
                 ? m_client
                 : m_office.ask(u"select id::text as id from sales.deal where owner_id = ? limit 1"_s, {m_desk->session.person().id})
                       .text(0, u"id"));
        const auto left = [this](const QString &field) { return m_page->form()->editor(field)->mapTo(m_page->form(), QPoint()).x(); };
        for (const QString &field : halves)
            QTRY_COMPARE(left(field), left(halves.first()));
    }

    void tabsSayHowMuchIsUnderThem()
    {
        m_office.ask(u"insert into sales.deal (tenant_id, number_seq, client_id, amount_minor, currency, owner_id, deal_date, due_date)"
                     " select ?::uuid, max(number_seq) + 1, ?::uuid, 100, 'PLN', ?::uuid, current_date, current_date from sales.deal"_s,
                     {m_desk->session.tenant().id, m_client, m_desk->session.person().id});
        open(u"client"_s, m_client);
        auto tabs = m_page->findChild<QTabWidget *>();
        QCOMPARE(tabs->tabText(1), u"Deals"_s); // the figure stands beside the word, in grey
        QTRY_COMPARE(tabs->tabBar()->accessibleTabName(1), u"Deals 1"_s);
    }

    void aSavedChangeIsTakenBackAndDoneAgain()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        QSignalSpy done(m_page.get(), &Page::done);
        save();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(stored(u"city"_s), u"Sopot"_s);
        changeElsewhere({{u"phone"_s, u"+48585550199"_s}});
        const Reversal reversal = done.first().at(1).value<Reversal>();
        QVERIFY_RESULT(settled(reversal.back()));
        QCOMPARE(stored(u"city"_s), u"Gdańsk"_s);
        QCOMPARE(stored(u"phone"_s), u"+48585550199"_s);
        QVERIFY_RESULT(settled(reversal.again()));
        QCOMPARE(stored(u"city"_s), u"Sopot"_s);
    }

    // Taking back would cost a colleague's later change of the same field, and so would doing again: both only where nobody has made one.
    void whatSomebodyElseChangedSinceIsNeitherTakenBackNorOverwrittenAgain()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        fill(u"company"_s, u"Marina"_s);
        QSignalSpy done(m_page.get(), &Page::done);
        save();
        QTRY_COMPARE(done.size(), 1);
        const Reversal reversal = done.first().at(1).value<Reversal>();
        const auto refused = [](const Reversal::Step &step) {
            const auto answer = settled(step());
            return answer ? QString() : errorText(answer.error());
        };
        const QString theirs = u"Helena Voss changed it since, and that stands."_s;
        changeElsewhere({{u"city"_s, u"Hel"_s}});
        changeElsewhere({{u"phone"_s, u"+48585550199"_s}});
        QCOMPARE(refused(reversal.back), theirs);
        QCOMPARE(stored(u"city || ' ' || company"_s), u"Hel Marina"_s);
        changeElsewhere({{u"city"_s, u"Sopot"_s}});
        QVERIFY_RESULT(settled(reversal.back()));
        QCOMPARE(stored(u"city || ' ' || company"_s), u"Gdańsk "_s);
        changeElsewhere({{u"company"_s, u"Quay"_s}});
        QCOMPARE(refused(reversal.again), theirs);
        QCOMPARE(stored(u"city || ' ' || company"_s), u"Gdańsk Quay"_s);
    }

    // Each has a draft and an id of its own, whichever window saves first.
    void twoWindowsOnTheSameNewFormAreTwoRecords()
    {
        const qlonglong before = clients();
        open(u"client"_s, {});
        type(u"First window"_s);
        press(Qt::Key_S, Qt::ControlModifier);
        const auto first = std::move(m_page);
        open(u"client"_s, {});
        QCOMPARE(line(u"name"_s)->text(), QString());
        type(u"Second window"_s);
        press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_page->record()->id() != first->record()->id());
        save();
        QTRY_COMPARE(clients(), before + 1);
        first->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(first.get()));
        first->save();
        QTRY_COMPARE(clients(), before + 2);
        QCOMPARE(m_office.ask(u"select count(*) as n from crm.client where name in ('First window', 'Second window')"_s).number(0, u"n"),
                 2);
    }

    void discardingInOneWindowLeavesTheOthersDraft()
    {
        open(u"client"_s, {});
        type(u"First window"_s);
        press(Qt::Key_S, Qt::ControlModifier);
        auto first = std::move(m_page);
        open(u"client"_s, {});
        type(u"Second window"_s);
        throwAwayOnLeaving();
        m_page.reset();
        first.reset(); // as at the end of the program: what was typed there is still to be saved
        open(u"client"_s, {});
        QCOMPARE(line(u"name"_s)->text(), u"First window"_s);
    }

    // Whoever leaves a form goes on with it in any window; the one that is come back to has nothing of it any more.
    void aDraftThatWasLeftIsOfferedInAnotherWindow()
    {
        open(u"client"_s, {});
        type(u"Left here"_s);
        leave(*m_page);
        static_cast<QWidget &>(*m_page).hide();
        const auto first = std::move(m_page);
        open(u"client"_s, {});
        QCOMPARE(line(u"name"_s)->text(), u"Left here"_s);
        static_cast<QWidget &>(*first).show();
        first->show(Target{u"client.form"_s, {}, {}});
        QCOMPARE(first->record()->value(u"name"_s).toString(), QString());
        QVERIFY(first->record()->id() != m_page->record()->id());
    }

    void savingAndStartingAnotherKeepsTheFormOpen()
    {
        const qlonglong before = clients();
        open(u"client"_s, {});
        type(u"First of two"_s);
        QSignalSpy went(m_page.get(), &Page::navigate);
        save(Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(clients(), before + 1);
        QTRY_COMPARE(line(u"name"_s)->text(), QString());
        QVERIFY(line(u"name"_s)->hasFocus());
        QVERIFY(went.isEmpty());
    }

    // What "save and another" wanted goes with that save: the next one is an ordinary one.
    void aSaveThatWasToStartAnotherAndWasNotAnsweredStartsNone_data()
    {
        QTest::addColumn<bool>("isStopped");
        QTest::newRow("stopped") << true;
        QTest::newRow("left for another one") << false;
    }
    void aSaveThatWasToStartAnotherAndWasNotAnsweredStartsNone()
    {
        QFETCH(bool, isStopped);
        open(u"client"_s, {});
        type(u"Another, %1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
        HeldTable clients(m_office, "crm.client");
        press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        if (isStopped)
            m_page->stopWaiting();
        else
            m_page->show(Target{u"client.form"_s, m_client, {}});
        clients.letGo();
        QTRY_VERIFY(!m_page->isBusy());
        if (isStopped) {
            QTRY_VERIFY(line(u"name"_s)->hasFocus());
        } else {
            QTRY_COMPARE(m_page->record()->id(), m_client);
            fill(u"city"_s, u"Sopot"_s);
        }
        QSignalSpy went(m_page.get(), &Page::navigate);
        save();
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(went.first().first().value<Target>().id.toString(), m_page->record()->id());
    }

    void whatIsThrownAwayWhileItIsSavedLeavesWhatIsTypedSinceAlone()
    {
        open(u"client"_s, {});
        type(u"Thrown away"_s);
        HeldTable clients(m_office, "crm.client");
        QSignalSpy went(m_page.get(), &Page::navigate);
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_Return, Qt::ControlModifier);
        throwAwayOnLeaving();
        QCOMPARE(line(u"name"_s)->text(), QString());
        fill(u"name"_s, u"Typed since"_s);
        clients.letGo();
        QTRY_COMPARE(done.size(), 1);
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(done.first().first().toString(), u"New client saved"_s);
        QVERIFY(went.isEmpty());
        QCOMPARE(line(u"name"_s)->text(), u"Typed since"_s);
        QVERIFY(m_page->record()->isNew());
    }

    void whatStaysTheSameComesFromTheLastOne()
    {
        open(u"client"_s, {});
        type(u"Neighbour"_s);
        press(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(line(u"city"_s)->text(), u"Gdańsk"_s);
        QCOMPARE(line(u"name"_s)->text(), u"Neighbour"_s);
        QCOMPARE(line(u"email"_s)->text(), QString());
    }

    void whatSavingWillDoIsToldBeforeItIsDone()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        QStringList said;
        for (const QLabel *label : m_page->findChild<SavingPreview *>()->findChildren<QLabel *>())
            said.append(label->text());
        QVERIFY(said.contains(u"City changes"_s));
        QVERIFY(said.contains(u"from Gdańsk to Sopot"_s));
    }

    void changesOfDifferentFieldsAreBothKeptWithoutAQuestion()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        changeElsewhere({{u"phone"_s, u"+48585550173"_s}});
        QSignalSpy went(m_page.get(), &Page::navigate);
        QSignalSpy said(m_page.get(), &Page::told);
        save();
        QTRY_COMPARE(went.size(), 1);
        QVERIFY(!question());
        QCOMPARE(stored(u"city"_s), u"Sopot"_s);
        QCOMPARE(stored(u"phone"_s), u"+48585550173"_s);
        QVERIFY(said.first().first().toString().contains(u"Helena Voss"_s));
    }

    void theSameFieldIsAskedAboutAndTheMixIsSaved()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        fill(u"email"_s, u"mine@b.example"_s);
        fill(u"tax_number"_s, u"123"_s);
        changeElsewhere({{u"city"_s, u"Gdynia"_s}, {u"email"_s, u"theirs@b.example"_s}, {u"country"_s, u"DE"_s}});
        QSignalSpy went(m_page.get(), &Page::navigate);
        save();
        QTRY_VERIFY(question() && question()->isVisible());
        QStringList said;
        for (const QLabel *label : question()->findChildren<QLabel *>())
            said.append(label->text());
        for (const QRadioButton *button : question()->findChildren<QRadioButton *>())
            said.append(button->text());
        for (const QString &text : {u"Helena Voss changed Żagiel Marina while you were editing"_s, u"Gdańsk"_s, u"Gdynia"_s, u"Sopot"_s,
                                    u"not changed"_s, u"Germany"_s, u"123"_s})
            QVERIFY2(said.contains(text), qPrintable(text));
        QCOMPARE(went.size(), 0);
        QCOMPARE(stored(u"city"_s), u"Gdynia"_s);

        // The first question is the e-mail's or the city's, as the table has them; Left takes theirs, Down goes on, mine stays.
        QTRY_VERIFY(qobject_cast<QRadioButton *>(QApplication::focusWidget()));
        const bool emailFirst = QApplication::focusWidget()->accessibleName().startsWith(u"E-mail"_s);
        press(Qt::Key_Left);
        press(Qt::Key_Down);
        press(Qt::Key_Right);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(stored(u"email"_s), emailFirst ? u"theirs@b.example"_s : u"mine@b.example"_s);
        QCOMPARE(stored(u"city"_s), emailFirst ? u"Sopot"_s : u"Gdynia"_s);
        QCOMPARE(stored(u"country"_s), u"DE"_s);
        QCOMPARE(stored(u"tax_number"_s), u"123"_s);
    }

    void whatOneSavedInAnotherWindowIsNoColleagues()
    {
        changeElsewhere({{u"phone"_s, u"+48585550174"_s}});
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        changeAt(*m_desk, {{u"city"_s, u"Gdynia"_s}});
        save();
        QTRY_VERIFY(question() && question()->isVisible());
        QStringList said;
        for (const QLabel *label : question()->findChildren<QLabel *>())
            said.append(label->text());
        QVERIFY2(said.contains(u"Your last save changed Żagiel Marina while you were editing"_s), qPrintable(said.join(u'|')));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!question());
    }

    void whatIsSavedElsewhereWhileTheQuestionIsOpenStays()
    {
        open(u"client"_s, m_client);
        QTRY_VERIFY(m_desk->live.isListening());
        fill(u"city"_s, u"Sopot"_s);
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        save();
        QTRY_VERIFY(question() && question()->isVisible());
        changeElsewhere({{u"email"_s, u"third@b.example"_s}});
        QTRY_COMPARE(m_page->record()->theirs().value(u"email"_s).toString(), u"third@b.example"_s);
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(stored(u"city"_s), u"Sopot"_s);
        QCOMPARE(stored(u"email"_s), u"third@b.example"_s);
    }

    void theirsThatWasChosenIsWhatTheySavedLast()
    {
        open(u"client"_s, m_client);
        QTRY_VERIFY(m_desk->live.isListening());
        fill(u"city"_s, u"Sopot"_s);
        fill(u"tax_number"_s, u"123"_s);
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        save();
        QTRY_VERIFY(question() && question()->isVisible());
        changeElsewhere({{u"city"_s, u"Hel"_s}});
        QTRY_COMPARE(m_page->record()->theirs().value(u"city"_s).toString(), u"Hel"_s);
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Left); // theirs
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(stored(u"city"_s), u"Hel"_s);
        QCOMPARE(stored(u"tax_number"_s), u"123"_s);
    }

    void goingBackFromTheQuestionSavesNothingAndLosesNothing()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        save();
        QTRY_VERIFY(question() && question()->isVisible());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QCOMPARE(stored(u"city"_s), u"Gdynia"_s);
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);
    }

    void aRecordThatMayOnlyBeReadIsRefusedAndWhatWasTypedStays()
    {
        m_office.ask(u"update crm.client set owner_id = ?::uuid where id = ?::uuid"_s, {m_other->session.person().id, m_client});
        Record record(m_desk->backend, *m_desk->catalog.entity(u"client"));
        QVERIFY_RESULT(settled(record.load(m_client)));
        record.setValue(u"city"_s, u"Elsewhere"_s);
        const auto saved = settled(record.save());
        QVERIFY(!saved);
        QCOMPARE(saved.error().sqlState, u"42501"_s);
        QCOMPARE(record.value(u"city"_s).toString(), u"Elsewhere"_s);
    }

    void aDraftOfAnOlderVersionIsAskedAboutToo()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        leave(*m_page);
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        open(u"client"_s, m_client);
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);
        line(u"city"_s)->setFocus();
        save();
        QTRY_VERIFY(question() && question()->isVisible());
    }

    void aDraftComesBackWithFieldCursorAndTab()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot by the sea"_s);
        line(u"city"_s)->setCursorPosition(5);
        leave(*m_page);
        open(u"client"_s, m_client);
        QCOMPARE(line(u"city"_s)->text(), u"Sopot by the sea"_s);
        QCOMPARE(m_page->form()->focusedField(), u"city"_s);
        QCOMPARE(line(u"city"_s)->cursorPosition(), 5);
        QVERIFY(!m_page->messages()->text().isEmpty());

        auto tabs = m_page->findChild<QTabWidget *>();
        tabs->setCurrentIndex(1);
        const QString tab = tabs->tabText(1).section(u' ', 0, 0);
        leave(*m_page);
        open(u"client"_s, m_client);
        tabs = m_page->findChild<QTabWidget *>();
        QCOMPARE(tabs->tabText(tabs->currentIndex()).section(u' ', 0, 0), tab);

        QCOMPARE(way()->shortcut(), QKeySequence(Qt::ALT | Qt::Key_Delete)); // Alt+0 goes on with things elsewhere
        way()->click();                                                      // Discard it
        QTRY_COMPARE(line(u"city"_s)->text(), u"Gdańsk"_s);
        leave(*m_page);
        open(u"client"_s, m_client);
        QCOMPARE(line(u"city"_s)->text(), u"Gdańsk"_s);
    }

    // Between one opening and the next the person chooses another country's way of writing.
    void aDraftIsNotReadAnewWhereFiguresAndDatesAreWrittenOtherwise()
    {
        const auto usual = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QString deal = aDeal();
        open(u"deal"_s, deal);
        fill(u"due_date"_s, u"1-500"_s);
        QVERIFY(!editorProblem(line(u"due_date"_s)).isEmpty());
        fill(u"amount_minor"_s, u"1.500"_s);
        leave(*m_page);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        open(u"deal"_s, deal);
        QCOMPARE(editorValue(line(u"amount_minor"_s)).toLongLong(), 150'000);
        QCOMPARE(line(u"amount_minor"_s)->text(), u"1,500.00"_s);
        QCOMPARE(m_page->form()->focusedField(), u"amount_minor"_s);
        QCOMPARE(line(u"due_date"_s)->text(), u"1-500"_s);
        QVERIFY(!editorProblem(line(u"due_date"_s)).isEmpty());

        fill(u"deal_date"_s, u"3/4"_s);
        QCOMPARE(editorValue(line(u"deal_date"_s)).toDate().month(), 4);
        leave(*m_page);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        open(u"deal"_s, deal);
        QCOMPARE(editorValue(line(u"deal_date"_s)).toDate().month(), 4);
        QCOMPARE(editorValue(line(u"deal_date"_s)).toDate().day(), 3);
        fill(u"due_date"_s, u"31/12"_s); // no day here
        QVERIFY(!editorProblem(line(u"due_date"_s)).isEmpty());
        leave(*m_page);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        open(u"deal"_s, deal);
        QCOMPARE(line(u"due_date"_s)->text(), u"31/12"_s);
        QVERIFY(!editorProblem(line(u"due_date"_s)).isEmpty());
        QVERIFY(!editorValue(line(u"due_date"_s)).isValid());
    }

    void aFormWithChangesAsksBeforeItIsLeft()
    {
        open(u"client"_s, m_client);
        QVERIFY(m_page->canLeave()); // nothing was typed
        fill(u"city"_s, u"Sopot"_s);
        QSignalSpy allowed(m_page.get(), &Page::leaveAllowed);
        QVERIFY(!m_page->canLeave());
        QTRY_VERIFY(leaveQuestion() && leaveQuestion()->isVisible());
        QTest::keyClick(leaveQuestion(), Qt::Key_Escape);
        QTRY_VERIFY(!leaveQuestion());
        QCOMPARE(allowed.size(), 0);
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);

        QVERIFY(!m_page->canLeave());
        QTest::keyClick(leaveQuestion(), Qt::Key_Return);
        QTRY_COMPARE(allowed.size(), 1);
        QVERIFY(m_page->canLeave()); // it is decided
        open(u"client"_s, m_client);
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);
    }

    void whatIsThrownAwayOnLeavingIsNotOfferedAgain()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        QSignalSpy allowed(m_page.get(), &Page::leaveAllowed);
        throwAwayOnLeaving();
        QCOMPARE(allowed.size(), 1);
        QVERIFY(m_page->canLeave());
        open(u"client"_s, m_client);
        QCOMPARE(line(u"city"_s)->text(), u"Gdańsk"_s);
        QVERIFY(m_page->messages()->text().isEmpty());
    }

    void aRecordInTheTrashSaysSoKeepsWhatWasTypedAndComesBack()
    {
        open(u"client"_s, m_client);
        QTRY_VERIFY(m_desk->live.isListening());
        fill(u"city"_s, u"Sopot"_s);
        m_office.ask(u"update crm.client set deleted_at = now(), version = version + 1 where id = ?::uuid"_s, {m_client});
        QTRY_VERIFY(m_page->messages()->text().startsWith(u"This client was put in the trash."_s));
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);
        save();
        QVERIFY(m_page->messages()->text().startsWith(u"This client was put in the trash."_s));
        way()->click(); // Restore
        QTRY_COMPARE(stored(u"deleted_at"_s), QString());
        QTRY_VERIFY(m_page->messages()->text().startsWith(u"Somebody changed this client"_s));
        line(u"city"_s)->setFocus();
        QSignalSpy went(m_page.get(), &Page::navigate);
        save();
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(stored(u"city"_s), u"Sopot"_s);
    }

    // Taken away while somebody decides between theirs and mine.
    void whatIsDecidedOfARecordThatGoesMeanwhileStays_data()
    {
        QTest::addColumn<QString>("going");
        QTest::addColumn<QString>("told");
        QTest::newRow("put in the trash") << u"update crm.client set deleted_at = now(), version = version + 1 where id = ?::uuid"_s
                                          << u"This client was put in the trash. What you typed stays here."_s;
        QTest::newRow("deleted") << u"delete from crm.client where id = ?::uuid"_s
                                 << u"This client is not there any more. What you typed stays here."_s;
    }
    void whatIsDecidedOfARecordThatGoesMeanwhileStays()
    {
        QFETCH(QString, going);
        QFETCH(QString, told);
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        fill(u"tax_number"_s, u"123"_s);
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        save();
        QTRY_VERIFY(question() && question()->isVisible());
        m_office.ask(going, {m_client});
        question()->choose(u"city"_s, true);
        question()->accept();
        QTRY_COMPARE(m_page->messages()->text(), told);
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);
        QCOMPARE(line(u"tax_number"_s)->text(), u"123"_s);
        QVERIFY(way()->isVisible());
        QVERIFY(!m_page->canLeave()); // nobody throws it away unasked
    }

    void whatWasTypedIntoARecordThatIsGoneBecomesANewOne()
    {
        open(u"client"_s, m_client);
        QTRY_VERIFY(m_desk->live.isListening());
        fill(u"city"_s, u"Sopot"_s);
        m_office.ask(u"delete from crm.client where id = ?::uuid"_s, {m_client});
        QTRY_VERIFY(m_page->messages()->text().startsWith(u"This client is not there any more."_s));
        const qlonglong before = clients();
        way()->click();
        QVERIFY(m_page->record()->isNew());
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);
        line(u"city"_s)->setFocus();
        QSignalSpy went(m_page.get(), &Page::navigate);
        save();
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(clients(), before + 1);
    }

    void aCurrencyIsTypedWithItsAmount()
    {
        open(u"deal"_s, aDeal());
        fill(u"amount_minor"_s, u"1 250,50 jpy"_s);
        QCOMPARE(m_page->record()->value(u"currency"_s).toString(), u"JPY"_s);
        fill(u"amount_minor"_s, u"12.5k usd"_s);
        QCOMPARE(m_page->record()->value(u"currency"_s).toString(), u"USD"_s);
        QCOMPARE(m_page->record()->value(u"amount_minor"_s).toLongLong(), 1'250'000);
        press(Qt::Key_Tab);
        QCOMPARE(line(u"amount_minor"_s)->text(), u"12,500.00"_s);
        QVERIFY(m_page->form()->problem(u"amount_minor"_s).isEmpty());
    }

    void aColleagueWithTheSameRecordIsNamedUntilTheyGo()
    {
        open(u"client"_s, m_client);
        const auto line = m_page->findChild<PresenceLine *>();
        QVERIFY(line && line->isHidden());
        Presence theirs(m_other->backend, *m_other->catalog.entity(u"client"), Presence::Purpose::Editing);
        theirs.open(m_client);
        QTRY_VERIFY(line->isVisible());
        QCOMPARE(line->sentence(), u"%1 are editing this client."_s.arg(m_other->session.person().name)); // plurals need the translation
        theirs.close();
        QTRY_VERIFY(line->isHidden());
    }

    void aChangeElsewhereShowsWhereNothingIsTyped()
    {
        open(u"client"_s, m_client);
        QTRY_VERIFY(m_desk->live.isListening());
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        QTRY_COMPARE(line(u"city"_s)->text(), u"Gdynia"_s);
        const QString told = m_other->session.person().name + u" changed %1 just now."_s;
        QTRY_COMPARE(m_page->messages()->text(), told.arg(u"City"_s));
        changeElsewhere({{u"email"_s, u"crane@example.com"_s}, {u"city"_s, u"Hel"_s}});
        QTRY_COMPARE(line(u"city"_s)->text(), u"Hel"_s);
        QTRY_COMPARE(m_page->messages()->text(), told.arg(QLocale().createSeparatedList({u"E-mail"_s, u"City"_s})));
        QVERIFY(!m_page->record()->isDirty());
        line(u"city"_s)->setFocus();
        type(u"x"_s); // the next key
        QVERIFY(m_page->messages()->text().isEmpty());
    }

    void whoChangedARecordIsNotToldOfTheNextOne()
    {
        open(u"client"_s, m_client);
        QTRY_VERIFY(m_desk->live.isListening());
        const QString next = m_office
                                 .ask(u"select id::text as id from crm.client where tenant_id = ?::uuid and owner_id = ?::uuid"
                                      " and id <> ?::uuid and deleted_at is null limit 1"_s,
                                      {m_desk->session.tenant().id, m_desk->session.person().id, m_client})
                                 .text(0, u"id");
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        HeldTable trail(m_office, "audit.change"); // where who it was is read
        QTRY_COMPARE(line(u"city"_s)->text(), u"Gdynia"_s);
        m_page->show(Target{u"client.form"_s, next, {}});
        QTRY_COMPARE(m_page->record()->id(), next);
        trail.letGo();
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(m_page->messages()->text(), QString());
    }

    void aChangeElsewhereIsAnnouncedWhereSomethingIsTyped()
    {
        open(u"client"_s, m_client);
        QTRY_VERIFY(m_desk->live.isListening());
        fill(u"city"_s, u"Sopot"_s);
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        QTRY_VERIFY(m_page->messages()->text().startsWith(u"Somebody changed this client"_s));
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);
    }

    void halfAWordInALookupStaysWhenSomebodyChangesTheRecord()
    {
        const QString deal = aDeal();
        open(u"deal"_s, deal);
        QTRY_VERIFY(m_desk->live.isListening());
        QTRY_VERIFY(!dealsClient()->text().isEmpty());
        dealsClient()->setFocus();
        dealsClient()->selectAll();
        type(u"Quay R"_s);
        QVERIFY(!m_page->record()->isDirty());
        m_office.ask(u"update sales.deal set description = 'Another crane', version = version + 1 where id = ?::uuid"_s, {deal});
        QTRY_VERIFY(m_page->messages()->text().startsWith(u"Somebody changed this deal"_s));
        QCOMPARE(dealsClient()->text(), u"Quay R"_s);
        QVERIFY(dealsClient()->hasFocus());
    }

    void wordsWithoutAChoiceStayAndHoldTheSave()
    {
        openDealWithClient();
        const QString before = dealsClient()->text();
        const QString client = dealsClient()->value().toString();
        const FieldFrame *field = frame(*m_page, u"Client"_s);
        QSignalSpy done(m_page.get(), &Page::done);
        dealsClient()->setFocus();
        dealsClient()->selectAll();
        type(u"Beta battery"_s);
        press(Qt::Key_Tab);
        QCOMPARE(dealsClient()->text(), u"Beta battery"_s);
        QCOMPARE(field->error(), u"Nobody is chosen yet."_s);
        const auto offers = [field] {
            QStringList texts;
            for (const KeyButton *fix : field->fixes())
                texts.append(fix->text());
            return texts;
        };
        QCOMPARE(offers(), QStringList({u"Create “Beta battery”"_s, u"Keep "_s + before}));
        save();
        QCOMPARE(done.size(), 0);
        QCOMPARE(field->error(), u"Nobody is chosen yet."_s);
        QCOMPARE(m_page->form()->problemCount(), 1);
        QCOMPARE(QApplication::focusWidget(), dealsClient());
        press(Qt::Key_2, Qt::AltModifier);
        QTRY_COMPARE(dealsClient()->text(), before);
        QCOMPARE(dealsClient()->value().toString(), client);
        QVERIFY(!field->hasError());
        m_page->form()->editor(u"description"_s)->setFocus();
        type(u"Kept its client"_s);
        save();
        QCOMPARE(done.size(), 1);
    }

    void whatWordsWithoutAChoiceMeanIsChosenByOneKey()
    {
        const QString deal = aDeal();
        const Rows other = m_office.ask(u"select c.id::text as id, c.name from crm.client c where c.tenant_id = ?::uuid"
                                        " and c.owner_id = ?::uuid and c.deleted_at is null and c.name ~ '^[A-Za-z ]{12,}$'"
                                        " and c.id <> (select client_id from sales.deal where id = ?::uuid)"
                                        " and 1 = (select count(*) from crm.client d where d.tenant_id = c.tenant_id and d.name = c.name)"
                                        " order by c.name limit 1"_s,
                                        {m_desk->session.tenant().id, m_desk->session.person().id, deal});
        open(u"deal"_s, deal);
        QTRY_VERIFY(!dealsClient()->text().isEmpty());
        const FieldFrame *field = frame(*m_page, u"Client"_s);
        dealsClient()->setFocus();
        dealsClient()->selectAll();
        type(other.text(0, u"name").chopped(1));
        press(Qt::Key_Return, Qt::ControlModifier); // before anything was found
        QCOMPARE(field->error(), u"Nobody is chosen yet."_s);
        QTRY_COMPARE(field->fixes().value(0) ? field->fixes().constFirst()->text() : QString(), u"Choose "_s + other.text(0, u"name"));
        QVERIFY(!dealsClient()->isOpen()); // it would cover that
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(!field->hasError());
        save();
        QTRY_COMPARE(m_office.ask(u"select client_id::text as client from sales.deal where id = ?::uuid"_s, {deal}).text(0, u"client"),
                     other.text(0, u"id"));
    }

    void whatIsFoundStandsUnderItsFieldWhereverThatGoes()
    {
        openDealWithClient();
        dealsClient()->setFocus();
        dealsClient()->selectAll();
        type(u"Kess"_s);
        QTRY_VERIFY(dealsClient()->isOpen());
        const QWidget *list = m_page->findChild<QListWidget *>()->parentWidget();
        const auto isUnder = [&] { return list->y() == dealsClient()->mapTo(m_page.get(), QPoint(0, dealsClient()->height() + 2)).y(); };
        QVERIFY(isUnder());
        const int before = list->y();
        m_page->messages()->say(u"Something takes the room above."_s, MessageBar::Kind::Note);
        QTRY_VERIFY(list->y() > before);
        QVERIFY(isUnder());
        m_page->record()->takeTheirs(); // as it is when what was typed is discarded
        QVERIFY(!dealsClient()->isOpen());
    }

    void wordsWithoutAChoiceAreInTheDraft()
    {
        const QString deal = aDeal();
        open(u"deal"_s, deal);
        QTRY_VERIFY(!dealsClient()->text().isEmpty());
        dealsClient()->setFocus();
        dealsClient()->selectAll();
        type(u"Beta battery"_s);
        press(Qt::Key_Tab);
        QVERIFY(!m_page->canLeave()); // nobody throws it away unasked
        leaveQuestion()->accept();
        m_page.reset();
        open(u"deal"_s, deal);
        QTRY_COMPARE(dealsClient()->text(), u"Beta battery"_s);
        QSignalSpy done(m_page.get(), &Page::done);
        save();
        QCOMPARE(done.size(), 0);
        QVERIFY(frame(*m_page, u"Client"_s)->hasError());
    }

    // What would be typed while a save is on its way would be lost with the form.
    void nothingCanBeTypedWhileASaveIsOnItsWay()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        HeldTable clients(m_office, "crm.client");
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        type(u" by the sea"_s);
        QVERIFY(!line(u"city"_s)->isEnabled());
        QCOMPARE(line(u"city"_s)->text(), u"Sopot"_s);
        QTRY_VERIFY(m_page->messages()->text().startsWith(u"Saving…"_s));
        clients.letGo();
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(stored(u"city"_s), u"Sopot"_s);
        QCOMPARE(m_page->messages()->text(), QString());
    }

    // Whoever does not wait for the answer and goes on to another one keeps that, whatever the answer is.
    void aSaveThatIsAnsweredLaterLeavesTheNextOneAlone_data()
    {
        QTest::addColumn<bool>("isNew");
        QTest::newRow("a change") << false;
        QTest::newRow("a new one") << true;
    }
    void aSaveThatIsAnsweredLaterLeavesTheNextOneAlone()
    {
        QFETCH(bool, isNew);
        const QString next = std::exchange(m_client, {});
        init();
        open(u"client"_s, isNew ? QVariant() : m_client);
        const QString name = u"Later, %1"_s.arg(QString::fromLatin1(QTest::currentDataTag()));
        fill(u"name"_s, name);
        HeldTable clients(m_office, "crm.client");
        QSignalSpy went(m_page.get(), &Page::navigate);
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_Return, Qt::ControlModifier);
        m_page->show(Target{u"client.form"_s, next, {}});
        clients.letGo();
        QTRY_COMPARE(done.size(), 1);
        QTRY_COMPARE(m_page->record()->values().value(u"id"_s).toString(), next);
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(m_page->record()->id(), next);
        QCOMPARE(line(u"name"_s)->text(), u"Żagiel Marina"_s);
        QVERIFY(went.isEmpty());
        QCOMPARE(m_office.ask(u"select count(*) as n from crm.client where name = ?"_s, {name}).number(0, u"n"), 1);
    }

    void whoeverIsRefusedIsBackWhereTheyTyped()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        line(u"city"_s)->setCursorPosition(2);
        m_office.ask(u"alter table crm.client add constraint client_nowhere check (city <> 'Sopot') not valid"_s);
        save();
        m_office.ask(u"alter table crm.client drop constraint client_nowhere"_s);
        QTRY_VERIFY(line(u"city"_s)->hasFocus());
        QVERIFY(line(u"city"_s)->isEnabled());
        QVERIFY(m_page->messages()->isError());
        QCOMPARE(line(u"city"_s)->cursorPosition(), 2);
        type(u"-"_s);
        QCOMPARE(line(u"city"_s)->text(), u"So-pot"_s);
    }

    void aSaveThatIsCalledOffGivesTheFieldsBackAndTakesNothingAway()
    {
        open(u"client"_s, m_client);
        fill(u"city"_s, u"Sopot"_s);
        const int version = m_page->record()->version();
        HeldTable clients(m_office, "crm.client");
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!line(u"city"_s)->isEnabled());
        m_page->stopWaiting();
        QTRY_VERIFY(line(u"city"_s)->hasFocus());
        type(u" by the sea"_s);
        clients.letGo();
        QTRY_VERIFY(m_page->record()->version() > version || stored(u"city"_s) == "Gdańsk"_L1);
        QCOMPARE(line(u"city"_s)->text(), u"Sopot by the sea"_s);
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(stored(u"city"_s), u"Sopot by the sea"_s);
    }

    void aClientThatWasBegunInPlaceIsNotAnother()
    {
        openDealWithClient();
        beginInPlace(u"Alpha Yard"_s, u"Alpha Ltd"_s);

        createInPlace(u"Beta Yard"_s);
        QCOMPARE(created(u"name"_s)->text(), u"Beta Yard"_s);
        QCOMPARE(created(u"company"_s)->text(), QString());
        QCOMPARE(m_page->messages()->text(), u"Begun and not created yet: Alpha Yard."_s);
        typeCreated(u"company"_s, u"Beta Ltd"_s);
        way()->click(); // Go on with it
        QCOMPARE(created(u"name"_s)->text(), u"Alpha Yard"_s);
        QCOMPARE(created(u"company"_s)->text(), u"Alpha Ltd"_s);
        created(u"company"_s)->setFocus();
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(dealsClient()->text(), u"Alpha Yard"_s);

        createInPlace(u"beta yard"_s); // both are kept
        QCOMPARE(created(u"name"_s)->text(), u"Beta Yard"_s);
        QCOMPARE(created(u"company"_s)->text(), u"Beta Ltd"_s);
        QVERIFY(m_page->messages()->text().startsWith(u"What you typed"_s));
        press(Qt::Key_Escape);
        QCOMPARE(m_page->messages()->text(), QString());
    }

    void whatIsDiscardedOfAClientInPlaceIsGone()
    {
        openDealWithClient();
        beginInPlace(u"Gamma Yard"_s, u"Gamma Ltd"_s);
        createInPlace(u"Gamma Yard"_s);
        QCOMPARE(created(u"company"_s)->text(), u"Gamma Ltd"_s);
        way()->click(); // Discard it
        QCOMPARE(created(u"name"_s)->text(), u"Gamma Yard"_s);
        QCOMPARE(created(u"company"_s)->text(), QString());
        press(Qt::Key_Escape);
        createInPlace(u"Delta Yard"_s);
        QCOMPARE(created(u"company"_s)->text(), QString());
        QCOMPARE(m_page->messages()->text(), QString());
    }

    void aClientIsMadeInPlaceOnADeal()
    {
        const QString deal = aDeal();
        open(u"deal"_s, deal);
        const auto picker = dealsClient();
        QVERIFY(picker);
        QTRY_VERIFY(!picker->text().isEmpty());
        picker->setFocus();
        picker->selectAll();
        type(u"Brand New Yard"_s);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_page->findChild<ReferenceCreation *>());
        QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->text(), u"Brand New Yard"_s);
        const qlonglong before = clients();
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(clients(), before + 1);
        QTRY_VERIFY(!m_page->findChild<ReferenceCreation *>());
        QCOMPARE(picker->text(), u"Brand New Yard"_s);
        QCOMPARE(QApplication::focusWidget(), picker);
        save();
        QTRY_COMPARE(m_office.ask(u"select c.name from sales.deal d join crm.client c on c.id = d.client_id where d.id = ?::uuid"_s, {deal})
                         .text(0, u"name"),
                     u"Brand New Yard"_s);
    }

    void aLookupThatIsRefusedSaysSoUnderTheField()
    {
        const Rows deal = m_office.ask(u"select id::text as id from sales.deal where tenant_id = ?::uuid and owner_id = ?::uuid limit 1"_s,
                                       {m_desk->session.tenant().id, m_desk->session.person().id});
        open(u"deal"_s, deal.text(0, u"id"));
        auto picker = qobject_cast<ReferencePicker *>(m_page->form()->editor(u"client_id"_s));
        m_office.ask(u"alter view crm.client_list rename to client_list_elsewhere"_s);
        picker->setFocus();
        picker->selectAll();
        type(u"Kess"_s);
        QTRY_VERIFY(picker->isOpen());
        m_office.ask(u"alter view crm.client_list_elsewhere rename to client_list"_s);
        const auto list = m_page->findChild<QListWidget *>();
        QCOMPARE(list->count(), 1);
        QVERIFY(!list->item(0)->text().isEmpty() && !list->item(0)->flags().testFlag(Qt::ItemIsSelectable));
        QVERIFY(!list->item(0)->text().startsWith(u"No client found"_s));
        QCOMPARE(picker->text(), u"Kess"_s);
    }

    void aChoiceWhoseNameCantBeReadIsKept()
    {
        const Rows deal = m_office.ask(u"select id::text as id, client_id::text as client from sales.deal where tenant_id = ?::uuid"
                                       " and owner_id = ?::uuid limit 1"_s,
                                       {m_desk->session.tenant().id, m_desk->session.person().id});
        m_office.ask(u"alter view crm.client_with_trash rename to clients_elsewhere"_s);
        open(u"deal"_s, deal.text(0, u"id"));
        const auto picker = qobject_cast<ReferencePicker *>(m_page->form()->editor(u"client_id"_s));
        QTRY_COMPARE(picker->placeholderText(), u"Chosen, its name can’t be shown"_s);
        picker->setFocus();
        press(Qt::Key_Tab);
        QCOMPARE(picker->value().toString(), deal.text(0, u"client"));
        m_office.ask(u"alter view crm.clients_elsewhere rename to client_with_trash"_s);
        picker->setFocus();
        QTRY_VERIFY(!picker->text().isEmpty());
        QCOMPARE(picker->value().toString(), deal.text(0, u"client"));
        picker->selectAll();
        press(Qt::Key_Delete);
        press(Qt::Key_Tab);
        QCOMPARE(picker->value(), QVariant());
    }

    void theTrailReadsAsSentences()
    {
        const QString other = m_other->session.person().id;
        changeElsewhere({{u"city"_s, u"Gdynia"_s}});
        changeElsewhere({{u"owner_id"_s, other}, {u"email"_s, u""_s}});
        const auto entries = settled(readHistory(m_desk->backend, *m_desk->catalog.entity(u"client"), m_client));
        QVERIFY_RESULT(entries);
        QCOMPARE(entries->size(), 3);
        QVERIFY2(entries->at(0).sentence.contains(u"Owner from Anna Zielińska to Helena Voss"_s), qPrintable(entries->at(0).sentence));
        QVERIFY(entries->at(0).sentence.contains(u"E-mail from a@b.example to nothing"_s));
        QCOMPARE(entries->at(1).sentence, u"Helena Voss changed City from Gdańsk to Gdynia"_s);
        QVERIFY(!entries->at(1).isMine);
    }

    void anAmountInTheTrailIsReadInItsCurrency()
    {
        const Rows deal
            = m_office.ask(u"select d.id::text as id from sales.deal d where tenant_id = ?::uuid and owner_id = ?::uuid"
                           " and paid_minor + waiting_minor + refunded_minor = 0 and status = 'pending' and currency = 'PLN' limit 1"_s,
                           {m_desk->session.tenant().id, m_desk->session.person().id});
        Record record(m_desk->backend, *m_desk->catalog.entity(u"deal"));
        QVERIFY_RESULT(settled(record.load(deal.text(0, u"id"))));
        record.setValues({{u"amount_minor"_s, 8460000}});
        QVERIFY_RESULT(settled(record.save()));
        const auto entries = settled(readHistory(m_desk->backend, *m_desk->catalog.entity(u"deal"), deal.text(0, u"id")));
        QVERIFY_RESULT(entries);
        QVERIFY2(entries->first().sentence.startsWith(u"You changed Amount from "_s), qPrintable(entries->first().sentence));
        QVERIFY2(QString(entries->first().sentence).replace(QChar::Nbsp, u' ').contains(u"to 84,600.00 PLN"_s),
                 qPrintable(entries->first().sentence));
    }
};

QTEST_MAIN(FormPageTest)
#include "formpagetest.moc"
