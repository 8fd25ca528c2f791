#include "db/scram.h"
#include "members/membercodepage.h"
#include "members/memberformpage.h"
#include "records/actionquestion.h"
#include "records/listpage.h"
#include "records/recorddelegate.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "shell/messagebar.h"
#include "support/heldtable.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/cells.h"
#include "widgets/fieldframe.h"
#include "widgets/keybutton.h"
#include "widgets/rowlook.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// Members as the administrator works with them. Julia is the one who is suspended and promoted: no other test signs in as her.
class MembersPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    ListLooks m_looks;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ListPage> m_list;
    std::unique_ptr<MemberFormPage> m_form;
    QString m_done;
    std::function<void()> m_undo;
    QString m_target;
    Target m_asked;

    void watch(Page *page)
    {
        connect(page, &Page::done, this, [this](const QString &sentence, const Reversal &reversal) {
            m_done = sentence;
            m_undo = reversal.back;
        });
        connect(page, &Page::navigate, this, [this](const Target &target) {
            m_target = target.page;
            m_asked = target;
        });
        QVERIFY(PageTest::putOnScreen(*page));
    }
    void openList()
    {
        m_list = std::make_unique<ListPage>(m_desk->backend, m_looks, u"member"_s);
        watch(m_list.get());
        m_list->show(Target{u"members"_s});
        QTRY_VERIFY(!m_list->isBusy() && m_list->table()->isLoaded(0));
    }
    void openForm()
    {
        m_form = std::make_unique<MemberFormPage>(m_desk->backend);
        watch(m_form.get());
        QTRY_VERIFY(!m_form->isBusy());
    }
    // Shows the drawer of a member.
    void openMember(const QString &email)
    {
        int row = 0;
        while (row < m_list->table()->rowCount() && m_list->table()->value(row, u"email").toString() != email)
            ++row;
        QVERIFY(row < m_list->table()->rowCount());
        m_list->view()->setCurrentIndex(m_list->table()->index(row, 0));
        if (!m_list->drawer()->isVisible())
            QTest::keyClick(m_list->view(), Qt::Key_Space);
        QTRY_COMPARE(m_list->drawer()->values().value(u"email"_s).toString(), email);
    }
    void take(const QString &step) { Q_EMIT m_list->drawer()->actionRequested(step); }
    // Types the reason that a step asks for.
    void answer(const QString &reason)
    {
        QTRY_VERIFY(m_list->findChild<ActionQuestion *>());
        QWidget *editor = m_list->findChild<ActionQuestion *>()->editor();
        QTRY_VERIFY(editor->hasFocus());
        QTest::keyClicks(editor, reason);
        QTest::keyClick(editor, Qt::Key_Return);
    }
    // Whether a step asks, and has the keyboard.
    bool isAsking() const
    {
        const auto question = m_list->findChild<ActionQuestion *>();
        return question && QApplication::focusWidget() && question->isAncestorOf(QApplication::focusWidget());
    }
    // Says yes to what a step asks.
    void agree()
    {
        QTRY_VERIFY(isAsking());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    // What stands on the buttons of the drawer, each with its key.
    QStringList shown() const
    {
        QStringList texts;
        for (const KeyButton *button : m_list->drawer()->findChildren<KeyButton *>())
            if (button->isVisible())
                texts.append(button->text() + u' ' + button->hint());
        texts.sort();
        return texts;
    }
    QList<QAction *> roles() const
    {
        for (const KeyButton *button : m_list->drawer()->findChildren<KeyButton *>())
            if (button->menu() && button->isVisible())
                return button->menu()->actions();
        return {};
    }
    Rows member(const QString &email)
    {
        return m_office.ask(
            u"select m.status, m.suspended_reason, r.key as role from core.membership m join core.app_user u on u.id = m.user_id"
            " join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id where u.email = ?"_s,
            {email});
    }
    FieldFrame *field(const QString &label) const
    {
        for (FieldFrame *frame : m_form->findChildren<FieldFrame *>())
            if (frame->findChild<QLabel *>()->text() == label)
                return frame;
        qFatal("no field %s", qPrintable(label));
    }
    void type(const QString &label, const QString &text) const
    {
        auto line = qobject_cast<QLineEdit *>(field(label)->field());
        line->clear();
        QTest::keyClicks(line, text);
    }
    void click(const QString &text) const { click(*m_form, text); }
    static void click(const Page &page, const QString &text)
    {
        for (KeyButton *button : page.findChildren<KeyButton *>())
            if (button->text() == text)
                return button->click();
        qFatal("no button %s", qPrintable(text));
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"admin@baltic.example"_s);
        QVERIFY(m_desk);
    }
    void init()
    {
        m_looks.setAll({});
        m_done.clear();
        m_target.clear();
    }
    void cleanup()
    {
        // Logins belong to the server, not to this test's database.
        QVERIFY_RESULT(settled(m_desk->database.write({u"select core.resume_member(m.user_id) from core.member_list m"
                                                       " where m.tenant_id = core.tenant_id() and m.status = 'suspended'"_s})));
        m_list.reset();
        m_form.reset();
    }

    void besideTheDrawerJobTitlesAreWhole()
    {
        openList();
        m_list->view()->setFocus();
        QTest::keyClick(m_list->view(), Qt::Key_Space);
        QTRY_VERIFY(m_list->drawer()->isVisible());
        const RecordTable &table = *m_list->table();
        const int room = m_list->view()->columnWidth(0) - RecordDelegate::checkRect({}).right();
        for (int row = 0; row < table.rowCount(); ++row) {
            const TextCell member{
                .text = table.value(row, u"display_name").toString(), .detail = table.value(row, u"job_title").toString(), .strong = true};
            QVERIFY2(cellWidth(member.width()) <= room, qPrintable(member.text + u' ' + member.detail));
        }
    }

    void membersAreListedWithTheirRolesByName()
    {
        openList();
        QCOMPARE(m_list->table()->count().rows,
                 m_office.ask(u"select count(*) as n from core.membership where tenant_id = ?::uuid"_s, {m_desk->session.tenant().id})
                     .number(0, u"n"));
        QCOMPARE(m_list->table()->value(0, u"display_name").toString(), u"Anna Zielińska"_s);
        QCOMPARE(m_list->table()->value(0, u"role_name").toString(), u"Sales"_s);
    }

    void suspendingAsksWhyAndResumingLetsThemInAgain()
    {
        openList();
        openMember(u"julia@baltic.example"_s);
        take(u"suspend"_s);
        answer(u"on leave"_s);
        QTRY_COMPARE(m_done, u"Julia Nowicka suspended"_s);
        QCOMPARE(member(u"julia@baltic.example"_s).text(0, u"status"), u"suspended"_s);
        QCOMPARE(member(u"julia@baltic.example"_s).text(0, u"suspended_reason"), u"on leave"_s);
        QTRY_COMPARE(m_list->drawer()->values().value(u"status"_s).toString(), u"suspended"_s);
        take(u"resume"_s);
        QTRY_COMPARE(m_done, u"Julia Nowicka may work here again"_s);
        QCOMPARE(member(u"julia@baltic.example"_s).text(0, u"status"), u"active"_s);
    }

    void aSuspensionCanBeUndone()
    {
        openList();
        openMember(u"julia@baltic.example"_s);
        take(u"suspend"_s);
        answer(u"by mistake"_s);
        QTRY_COMPARE(m_done, u"Julia Nowicka suspended"_s);
        QVERIFY(m_undo);
        QTRY_COMPARE(m_list->drawer()->values().value(u"status"_s).toString(), u"suspended"_s);
        m_undo();
        QTRY_COMPARE(member(u"julia@baltic.example"_s).text(0, u"status"), u"active"_s);
    }

    void aRoleIsChangedOnceItIsSaidWhatItLetsThemDo()
    {
        openList();
        openMember(u"julia@baltic.example"_s);
        take(u"role_manager"_s);
        QTRY_VERIFY(isAsking());
        QPointer<ActionQuestion> question = m_list->findChild<ActionQuestion *>();
        QCOMPARE(question->windowTitle(), u"Change role: Julia Nowicka"_s);
        QStringList told;
        for (const QLabel *label : question->findChildren<QLabel *>())
            told.append(label->text());
        QVERIFY2(told.join(u'\n').contains(u"As a manager they change every deal"_s), qPrintable(told.join(u'\n')));
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!question);
        QCOMPARE(member(u"julia@baltic.example"_s).text(0, u"role"), u"sales"_s);

        take(u"role_manager"_s);
        agree();
        QTRY_COMPARE(m_done, u"Julia Nowicka has the role Manager now"_s);
        QCOMPARE(member(u"julia@baltic.example"_s).text(0, u"role"), u"manager"_s);
        QTRY_COMPARE(m_list->drawer()->values().value(u"role_key"_s).toString(), u"manager"_s);
        take(u"role_sales"_s);
        agree();
        QTRY_COMPARE(m_done, u"Julia Nowicka has the role Sales now"_s);
    }

    void aChangeOfRoleCanBeUndoneToWhateverTheRoleWas()
    {
        const auto role = [this] { return member(u"julia@baltic.example"_s).text(0, u"role"); };
        openList();
        openMember(u"julia@baltic.example"_s);
        take(u"role_verifier"_s);
        agree();
        QTRY_COMPARE(m_done, u"Julia Nowicka has the role Verifier now"_s);
        QCOMPARE(role(), u"verifier"_s);
        QVERIFY(m_undo);
        m_undo();
        QTRY_COMPARE(role(), u"sales"_s);

        // One that the organization made for itself, and that no step gives.
        const QString tenant = m_desk->session.tenant().id;
        m_office.ask(u"insert into core.role (tenant_id, key, name) values (?::uuid, 'caller', 'Caller') returning id"_s, {tenant});
        const auto put = [&](const QString &key) {
            m_office.ask(u"update core.membership m set role_id = r.id from core.role r, core.app_user u where m.tenant_id = ?::uuid"
                         " and r.tenant_id = m.tenant_id and r.key = ? and u.id = m.user_id and u.email = 'julia@baltic.example'"
                         " returning m.user_id"_s,
                         {tenant, key});
        };
        put(u"caller"_s);
        openList();
        openMember(u"julia@baltic.example"_s);
        QTRY_COMPARE(m_list->drawer()->values().value(u"role_key"_s).toString(), u"caller"_s);
        take(u"role_sales"_s);
        agree();
        QTRY_COMPARE(m_done, u"Julia Nowicka has the role Sales now"_s);
        m_undo();
        QTRY_COMPARE(role(), u"caller"_s);
        put(u"sales"_s);
    }

    void whoNeverSignedInWasNeverSeen()
    {
        m_office.ask(u"update core.membership m set last_seen_at = null from core.app_user u"
                     " where u.id = m.user_id and u.email = 'julia@baltic.example' returning m.user_id"_s);
        openList();
        openMember(u"julia@baltic.example"_s);
        const int seen = int(m_list->view()->shown().indexOf(u"last_seen_at"_s));
        QVERIFY(seen >= 0);
        QCOMPARE(m_list->table()->index(m_list->view()->currentIndex().row(), seen).data().toString(), u"never"_s);
        QTRY_VERIFY(std::ranges::any_of(m_list->drawer()->findChildren<QLabel *>(),
                                        [](const QLabel *label) { return label->isVisible() && label->text() == u"never"_s; }));
    }

    void thePresentRoleIsMarkedAndChoosingItDoesNothing()
    {
        openList();
        openMember(u"julia@baltic.example"_s);
        QTRY_VERIFY(!roles().isEmpty());
        QStringList marked;
        for (QAction *role : roles())
            if (role->isChecked())
                marked.append(role->text());
        QCOMPARE(marked, QStringList{u"Sales"_s});
        const QList<QAction *> offered = roles();
        QAction *sales = *std::ranges::find(offered, u"Sales"_s, &QAction::text);
        sales->trigger();
        QVERIFY(sales->isChecked());
        QVERIFY(!m_list->findChild<ActionQuestion *>());
        take(u"role_sales"_s);
        QVERIFY(!m_list->findChild<ActionQuestion *>());
        QVERIFY(m_done.isEmpty());
    }

    void keysChangeTheRoleAndSuspend()
    {
        openList();
        openMember(u"julia@baltic.example"_s);
        QTRY_COMPARE(shown(), QStringList({u"Change role K"_s, u"Suspend… H"_s}));
        QStringList hints;
        for (const QAction *action : m_list->view()->actions())
            if (!action->property("refused").isValid())
                hints.append(action->property("hint").toString());
        QVERIFY2(hints.contains(u"Change role"_s) && hints.contains(u"Suspend…"_s), qPrintable(hints.join(u", "_s)));

        m_list->view()->setFocus();
        QTest::keyClick(m_list->view(), Qt::Key_K);
        const auto menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 7);
        const QList<QAction *> offered = menu->actions();
        (*std::ranges::find(offered, u"Verifier"_s, &QAction::text))->trigger();
        menu->close();
        agree();
        QTRY_COMPARE(m_done, u"Julia Nowicka has the role Verifier now"_s);
        QTRY_COMPARE(m_list->drawer()->values().value(u"role_key"_s).toString(), u"verifier"_s);
        take(u"role_sales"_s);
        agree();
        QTRY_COMPARE(m_done, u"Julia Nowicka has the role Sales now"_s);

        m_list->activateWindow();
        m_list->view()->setFocus();
        QTRY_VERIFY(m_list->view()->hasFocus());
        QTest::keyClick(m_list->view(), Qt::Key_H);
        answer(u"on leave"_s);
        QTRY_COMPARE(m_done, u"Julia Nowicka suspended"_s);
        QTRY_COMPARE(shown(), QStringList{u"Resume O"_s});
        m_list->activateWindow();
        m_list->view()->setFocus();
        QTRY_VERIFY(m_list->view()->hasFocus());
        QTest::keyClick(m_list->view(), Qt::Key_O);
        QTRY_COMPARE(m_done, u"Julia Nowicka may work here again"_s);
    }

    void whatCanBeDoneWithAMemberStandsInTheDrawer()
    {
        openList();
        openMember(u"julia@baltic.example"_s);
        QTRY_COMPARE(shown(), QStringList({u"Change role K"_s, u"Suspend… H"_s}));
        QStringList more;
        for (const QToolButton *button : m_list->drawer()->findChildren<QToolButton *>())
            if (button->menu() && button->isVisible())
                for (const QAction *step : button->menu()->actions())
                    more.append(step->text());
        QCOMPARE(more, QStringList{u"New password…"_s});
        QStringList names;
        for (const QAction *role : roles())
            names.append(role->text());
        QVERIFY2(names.contains(u"Verifier"_s) && names.size() == 7, qPrintable(names.join(u", "_s)));
    }

    void stepsWithoutAKeyAreForThePaletteToo()
    {
        openList();
        QStringList words;
        for (const QAction *action : m_list->view()->actions())
            words.append(action->text());
        QVERIFY2(words.contains(u"Suspend…"_s) && words.contains(u"Change role: Verifier"_s), qPrintable(words.join(u", "_s)));
    }

    void nobodyIsOfferedToSuspendThemselvesOrToChangeTheirOwnRole()
    {
        openList();
        openMember(u"admin@baltic.example"_s);
        QVERIFY2(shown().isEmpty(), qPrintable(shown().join(u", "_s)));
        const QString why = u"Somebody else has to change your own membership. Ask another administrator."_s;
        for (const Qt::Key key : {Qt::Key_H, Qt::Key_K}) {
            m_list->messages()->say({});
            m_list->view()->setFocus();
            QTest::keyClick(m_list->view(), key);
            QCOMPARE(m_list->messages()->text(), why);
            QVERIFY(!QApplication::activePopupWidget() && !m_list->findChild<ActionQuestion *>());
        }
        for (const QAction *action : m_list->view()->actions())
            if (action->text() == u"Change role"_s || action->text() == u"Suspend…"_s)
                QVERIFY(action->property("refused").isValid());
    }

    void anInvitationShowsItsCodeOnce()
    {
        openForm();
        const QString email = u"jonas.pohl@baltic.example"_s;
        type(u"E-mail"_s, email);
        type(u"First name"_s, u"Jonas"_s);
        type(u"Last name"_s, u"Pohl"_s);
        auto role = qobject_cast<QComboBox *>(field(u"Role"_s)->field());
        QCOMPARE(role->currentData().toString(), u"sales"_s);
        role->setCurrentIndex(role->findData(u"verifier"_s));
        click(u"Invite"_s);
        QTRY_COMPARE(m_done, u"%1 invited"_s.arg(email));
        QCOMPARE(member(email).text(0, u"status"), u"invited"_s);
        QCOMPARE(member(email).text(0, u"role"), u"verifier"_s);
        const auto labels = m_form->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [&email](const QLabel *label) {
            return label->isVisible() && label->text().contains(email) && label->text().contains(u"shown only now"_s);
        }));
        QVERIFY(qobject_cast<QLineEdit *>(field(u"E-mail"_s)->field())->text().isEmpty());

        click(u"Copy the code"_s);
        const QString code = QGuiApplication::clipboard()->text();
        QCOMPARE(code.size(), 20);
        const auto isShown = [&labels, &code] {
            return std::ranges::any_of(labels, [&code](const QLabel *label) { return label->text().contains(code); });
        };
        QVERIFY(isShown());
        m_form->show(Target{u"member.new"_s}); // somebody comes back to the form
        QVERIFY(!isShown());
    }

    void whoIsInvitedByKeyIsToldOfItInTheKeyBar()
    {
        openForm();
        QStringList hints;
        for (const QAction *action : m_form->actions())
            hints.append(action->property("hint").toString());
        QVERIFY2(hints.contains(u"Invite"_s) && hints.contains(u"Add with this password"_s), qPrintable(hints.join(u", "_s)));
        const QString email = u"maja.lis@baltic.example"_s;
        type(u"E-mail"_s, email);
        type(u"First name"_s, u"Maja"_s);
        QTest::keyClick(field(u"First name"_s)->field(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_done, u"%1 invited"_s.arg(email));
    }

    void nothingCanBeTypedWhileSomebodyIsInvited()
    {
        openForm();
        const QString email = u"iga.wolf@baltic.example"_s;
        type(u"E-mail"_s, email);
        type(u"First name"_s, u"Iga"_s);
        const auto name = qobject_cast<QLineEdit *>(field(u"First name"_s)->field());
        name->setFocus();
        HeldTable members(m_office, "core.membership");
        QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!name->isEnabled());
        m_form->stopWaiting();
        QTRY_VERIFY(name->hasFocus());
        members.letGo();
        QTRY_VERIFY(!m_form->isBusy());
        QCOMPARE(name->text(), u"Iga"_s);
        QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_done, u"%1 invited"_s.arg(email));
    }

    void somebodyIsAddedWithAFirstPasswordThatTheyMustChange()
    {
        openForm();
        const QString email = u"lena.hart@baltic.example"_s;
        type(u"E-mail"_s, email);
        type(u"First name"_s, u"Lena"_s);
        type(u"First password"_s, u"too short"_s);
        click(u"Add with this password"_s);
        QCOMPARE(field(u"First password"_s)->error(), u"A password has 10 characters or more."_s);
        type(u"First password"_s, u"long-enough-1"_s);
        click(u"Add with this password"_s);
        QTRY_COMPARE(m_done, u"%1 added"_s.arg(email));
        QCOMPARE(m_target, u"members"_s);
        QCOMPARE(member(email).text(0, u"status"), u"active"_s);
        QVERIFY(m_office.ask(u"select must_change_password as must from core.app_user where email = ?"_s, {email}).flag(0, u"must"));
    }

    void whoForgotThePasswordGetsOneForOneSignIn()
    {
        openList();
        openMember(u"julia@baltic.example"_s);
        take(u"reset_password"_s);
        QCOMPARE(m_asked.page, u"member.code"_s);
        MemberCodePage page(m_desk->backend);
        watch(&page);
        page.show(m_asked);
        QCOMPARE(page.title(), u"New password for Julia Nowicka"_s);
        click(page, u"Make a one-time password"_s);
        QTRY_COMPARE(m_done, u"New password for Julia Nowicka"_s);
        const QRegularExpression form(u"^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$"_s);
        QString code;
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (form.match(label->text()).hasMatch())
                code = label->text();
        QVERIFY(!code.isEmpty());

        ServerAddress julia = m_office.person(u"julia@baltic.example"_s);
        julia.password = code;
        Database database;
        QVERIFY_RESULT(settled(database.open(julia)));
        QVERIFY(m_office.ask(u"select must_change_password as must from core.app_user where email = 'julia@baltic.example'"_s)
                    .flag(0, u"must"));
        // Forgotten as soon as something else is shown.
        page.show(m_asked);
        for (const QLabel *label : page.findChildren<QLabel *>())
            QVERIFY(!label->text().contains(code));
        m_office.ask(u"alter role %1 password '%2'"_s.arg(julia.login, scramVerifier(u"demo-Kontor-1"_s)));
        m_office.ask(
            u"update core.app_user set must_change_password = false, trusted_from = null where email = 'julia@baltic.example' returning 1 as n"_s);
    }

    void whoIsAMemberAlreadyIsSaidAtTheEmailAndWhatWasTypedStays()
    {
        openForm();
        type(u"E-mail"_s, u"julia@baltic.example"_s);
        type(u"First name"_s, u"Julia"_s);
        click(u"Invite"_s);
        QTRY_COMPARE(field(u"E-mail"_s)->error(), u"Somebody with this e-mail is a member already."_s);
        QCOMPARE(qobject_cast<QLineEdit *>(field(u"First name"_s)->field())->text(), u"Julia"_s);
        type(u"E-mail"_s, u"julia"_s);
        click(u"Invite"_s);
        QVERIFY(field(u"E-mail"_s)->error().contains(u"has an @"_s));
    }
};

QTEST_MAIN(MembersPageTest)
#include "memberspagetest.moc"
