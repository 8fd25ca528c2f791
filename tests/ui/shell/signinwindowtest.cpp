#include "shell/signinwindow.h"
#include "db/scram.h"
#include "members/memberregister.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "shell/newpasswordform.h"
#include "shell/signinform.h"
#include "support/faultyproxy.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/fieldframe.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/passwordedit.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

class SignInWindowTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

    struct Door
    {
        Database database;
        Session session{database};
        SignInWindow window;
        QSignalSpy entered{&window, &SignInWindow::entered};

        explicit Door(const QString &uri)
            : window(session, [](const ServerProfile &profile) { return QtFuture::makeReadyFuture(Result<QString>(profile.uri)); })
        {
            window.setProfiles({{u"Office"_s, uri}}, 0);
            window.show();
        }
        void signIn(const QString &email, const QString &password)
        {
            window.form()->setEmail(email);
            window.form()->setPassword(password, false);
            Q_EMIT window.form()->submitted();
        }
        NewPasswordForm *newPassword() const { return window.findChild<NewPasswordForm *>(); }
        FieldFrame *codeFrame() const { return newPassword()->findChildren<FieldFrame *>().front(); }
        void typePassword(const QString &password) const
        {
            for (PasswordEdit *field : newPassword()->findChildren<PasswordEdit *>()) {
                field->clear();
                QTest::keyClicks(field, password);
            }
            QTest::keyClick(newPassword()->findChildren<PasswordEdit *>().back(), Qt::Key_Return);
        }
        QStringList errors() const
        {
            QStringList found;
            for (const FieldFrame *frame : window.form()->findChildren<FieldFrame *>())
                if (frame->hasError())
                    found << frame->error();
            return found;
        }
    };

    // The code that the organization's administrator gets for somebody.
    QString invite(const QString &admin, const QString &email) const
    {
        const auto desk = m_office.signIn(admin);
        const auto code = settled(
            MemberRegister(desk->database, desk->session.tenant().id)
                .invite(
                    {.email = email, .firstName = u"N"_s, .lastName = {}, .role = u"sales"_s, .jobTitle = {}, .team = {}, .password = {}}));
        return code.value_or(QString());
    }

    QStringList m_invited;

    // Whose login goes when the test ends.
    QString inviteForNow(const QString &email)
    {
        m_invited.append(email);
        return invite(u"admin@baltic.example"_s, email);
    }

private Q_SLOTS:
    // Every test begins with the demo's logins as they are.
    void cleanup()
    {
        m_office.ask(
            u"alter role %1 password '%2'"_s.arg(Session::loginName(u"verifier@atlas.example"_s), scramVerifier(u"demo-Kontor-1"_s)));
        m_office.ask(u"update core.app_user set trusted_from = null where email = 'verifier@atlas.example' returning id"_s);
        for (const QString &email : std::exchange(m_invited, {}))
            m_office.ask(u"drop role "_s + Session::loginName(email));
    }

    void initTestCase() { QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION)); }

    void whatIsOnlyToldHasTheSignOfANotice()
    {
        const Door door(m_office.peopleUri());
        const auto labels = door.window.findChildren<GlyphLabel *>();
        const auto note = std::ranges::find_if(labels, [](const QLabel *label) { return label->text().startsWith(u"The local office"); });
        QVERIFY(note != labels.end());
        QCOMPARE((*note)->glyph(), Glyph::Info);
    }

    void theLocalOfficeIsDeletedWithOneStepAndAQuestion()
    {
        Door door(m_office.peopleUri());
        QSignalSpy unwanted(&door.window, &SignInWindow::localOfficeUnwanted);
        const auto button = [&door](const QString &text) -> KeyButton * {
            for (KeyButton *button : door.window.findChildren<KeyButton *>())
                if (button->isVisible() && button->text() == text)
                    return button;
            return nullptr;
        };
        QVERIFY(!button(u"Delete the local office…"_s));
        door.window.setProfiles({{u"Local office"_s, {}, u"sales@baltic.example"_s, true, false}}, 0);
        QVERIFY(button(u"Add or delete an office"_s));
        button(u"Add or delete an office"_s)->click();
        button(u"Delete the local office…"_s)->click();
        QVERIFY(unwanted.isEmpty());
        QVERIFY(button(u"Keep it"_s));
        button(u"Delete the local office"_s)->click();
        QCOMPARE(unwanted.size(), 1);
    }

    void aProgramThatIsTooOldIsToldSo()
    {
        QCoreApplication::setApplicationVersion(u"0.0.1"_s);
        Door door(m_office.peopleUri());
        door.signIn(u"sales@baltic.example"_s, u"demo-Kontor-1"_s);
        QTRY_COMPARE(door.errors().size(), 1);
        QVERIFY(door.errors().front().startsWith(u"This program is too old for the server."_s));
        QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    }

    void theRightPasswordEntersTheOneOrganization()
    {
        Door door(m_office.peopleUri());
        door.signIn(u"sales@baltic.example"_s, u"demo-Kontor-1"_s);
        QTRY_COMPARE(door.entered.size(), 1);
        QCOMPARE(door.session.tenant().name, u"Baltic Solar Group"_s);
        QVERIFY(door.window.form()->password().isEmpty());
    }

    void aWrongPasswordIsSaidAtTheFieldAndNothingTypedIsLost()
    {
        Door door(m_office.peopleUri());
        door.signIn(u"sales@baltic.example"_s, u"wrong"_s);
        QTRY_COMPARE(door.errors(), QStringList{u"E-mail and password don’t match. Check both and try again."_s});
        QCOMPARE(door.window.form()->email(), u"sales@baltic.example"_s);
        QCOMPARE(door.window.form()->password(), u"wrong"_s);
        QCOMPARE(door.entered.size(), 0);
    }

    // Only to those who know its password: others could ask which addresses have an account.
    void whoIsSuspendedIsToldSoAndWhomToAsk()
    {
        const QString tomasz
            = m_office.ask(u"select id::text as id from core.app_user where email = 'tomasz@baltic.example'"_s).text(0, u"id");
        const auto admin = m_office.signIn(u"admin@baltic.example"_s);
        QVERIFY_RESULT(settled(admin->database.write({u"select core.suspend_member(?::uuid, 'left')"_s, {tomasz}})));
        const auto told = [this](const QString &email, const QString &password) {
            Door door(m_office.peopleUri());
            door.signIn(email, password);
            const auto bar = door.window.form()->findChild<MessageBar *>();
            const bool isTold = QTest::qWaitFor([&] { return !door.errors().isEmpty() || bar->isError(); });
            return isTold ? door.errors().join(u'/') + bar->text() : QString();
        };
        const QString suspended = told(u"tomasz@baltic.example"_s, u"demo-Kontor-1"_s);
        QVERIFY2(suspended.contains(u"is suspended"_s) && suspended.contains(u"administrator"_s), qPrintable(suspended));
        const QString guessed = told(u"tomasz@baltic.example"_s, u"guessed"_s);
        QVERIFY2(!guessed.contains(u"suspended"_s), qPrintable(guessed));
        QCOMPARE(guessed, told(u"manager@baltic.example"_s, u"guessed"_s));
        QVERIFY(!told(u"nobody@baltic.example"_s, u"demo-Kontor-1"_s).contains(u"suspended"_s));
        QVERIFY_RESULT(settled(admin->database.write({u"select core.resume_member(?::uuid)"_s, {tomasz}})));
    }

    void enterSignsInFromTheTickBoxToo()
    {
        Door door(m_office.peopleUri());
        QVERIFY(QTest::qWaitForWindowActive(&door.window));
        door.window.form()->setEmail(u"sales@baltic.example"_s);
        door.window.form()->setPassword(u"demo-Kontor-1"_s, false);
        const auto keep = door.window.form()->findChild<QCheckBox *>();
        keep->setFocus();
        QTest::keyClick(keep, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(door.entered.size(), 1, 10000);
        QVERIFY(!keep->isChecked());
    }

    void aServerThatIsDownIsSaidAtItsProfile()
    {
        Door door(u"postgresql:///kontor?host=%2Ftmp%2Fkontor-nobody-is-here"_s);
        door.signIn(u"sales@baltic.example"_s, u"demo-Kontor-1"_s);
        QTRY_COMPARE(door.errors().size(), 1);
        QVERIFY2(door.errors().front().startsWith(u"The server can’t be reached."_s), qPrintable(door.errors().front()));
    }

    void twoMembershipsAreOffered()
    {
        Door door(m_office.peopleUri());
        door.signIn(u"dual@kontor.example"_s, u"demo-Kontor-1"_s);
        QTRY_VERIFY(door.window.isChoosing());
        QCOMPARE(door.window.choices(), 2);
        door.window.choose(1);
        QTRY_COMPARE(door.entered.size(), 1);
        QCOMPARE(door.session.tenant().id, door.session.memberships().at(1).tenant);
    }

    void theOfferedWaysToBeginHaveKeys()
    {
        Door door(m_office.peopleUri());
        QVERIFY(QTest::qWaitForWindowActive(&door.window));
        const QSignalSpy local(&door.window, &SignInWindow::localOfficeWanted);
        QTest::keyClick(&door.window, Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(local.size(), 1);
    }

    void anInvitationIsAcceptedByItsCodeAndAPasswordIsChosen()
    {
        const QString email = u"ida@baltic.example"_s;
        Door door(m_office.peopleUri());
        door.window.form()->setInvited(true);
        const QString code = inviteForNow(email);
        door.signIn(email, u" %1-%2 "_s.arg(code.first(10).toLower(), code.mid(10)));
        QTRY_VERIFY(door.window.findChild<NewPasswordForm *>()->isVisible());
        door.typePassword(u"my-own-Kontor-1"_s);
        QTRY_COMPARE(door.entered.size(), 1);
        QCOMPARE(door.session.tenant().name, u"Baltic Solar Group"_s);
        QVERIFY(!door.window.form()->isInvited());
    }

    void aWrongCodeIsSaidAtItsFieldAndStays()
    {
        const QString email = u"iga@baltic.example"_s;
        inviteForNow(email);
        Door door(m_office.peopleUri());
        door.window.form()->setInvited(true);
        door.signIn(email, u"00000"_s);
        QTRY_COMPARE(door.errors().size(), 1);
        QVERIFY2(door.errors().front().startsWith(u"E-mail and code don’t match"_s), qPrintable(door.errors().front()));
        QCOMPARE(door.window.form()->password(), u"00000"_s);
    }

    void anInvitationThatHasExpiredIsSaid()
    {
        const QString email = u"ina@baltic.example"_s;
        const QString code = inviteForNow(email);
        m_office.ask(u"update core.verification_token set expires_at = clock_timestamp() - interval '1 hour',"
                     " created_at = clock_timestamp() - interval '2 days' where identifier = ? returning id"_s,
                     {email});
        Door door(m_office.peopleUri());
        door.window.form()->setInvited(true);
        door.signIn(email, code);
        QTRY_VERIFY(door.newPassword()->isVisible());
        door.typePassword(u"my-own-Kontor-1"_s);
        QTRY_VERIFY(door.codeFrame()->hasError());
        QVERIFY2(door.codeFrame()->error().startsWith(u"This code has expired"_s), qPrintable(door.codeFrame()->error()));
        QCOMPARE(door.entered.size(), 0);
    }

    void aPasswordThatMustBeChangedIsChangedFirst()
    {
        m_office.ask(u"update core.app_user set must_change_password = true where email = 'verifier@atlas.example' returning id"_s);
        Door door(m_office.peopleUri());
        door.signIn(u"verifier@atlas.example"_s, u"demo-Kontor-1"_s);
        const auto visibleFields = [&door] {
            QList<QLineEdit *> fields;
            for (QLineEdit *field : door.window.findChildren<QLineEdit *>())
                if (field->isVisible())
                    fields << field;
            return fields;
        };
        QTRY_VERIFY(door.window.findChild<NewPasswordForm *>()->isVisible());
        QCOMPARE(visibleFields().size(), 2);
        QVERIFY(door.session.mustChangePassword());
        QCOMPARE(door.entered.size(), 0);
        const QList<QLineEdit *> fields = visibleFields();
        QTest::keyClicks(fields.at(0), u"short"_s);
        QTest::keyClicks(fields.at(1), u"short"_s);
        QTest::keyClick(fields.at(1), Qt::Key_Return);
        QCOMPARE(door.entered.size(), 0);
        door.typePassword(u"demo-Kontor-1"_s); // the one that somebody gave them
        QVERIFY(std::ranges::any_of(door.newPassword()->findChildren<FieldFrame *>(), &FieldFrame::hasError));
        for (QLineEdit *field : fields) {
            field->clear();
            QTest::keyClicks(field, u"longer-Kontor-3"_s);
        }
        QTest::keyClick(fields.at(1), Qt::Key_Return);
        QTRY_COMPARE(door.entered.size(), 1);
        QCOMPARE(door.entered.front().at(2).toString(), u"longer-Kontor-3"_s);
    }

    void whoIsNewJoinsWithTheCodeThatLetThemIn()
    {
        const QString code = invite(u"admin@atlas.example"_s, u"newcomer@atlas.example"_s);
        Door door(m_office.peopleUri());
        door.signIn(u"newcomer@atlas.example"_s, code);
        QTRY_VERIFY(door.newPassword()->isVisible());
        QCOMPARE(door.newPassword()->code(), code);
        door.typePassword(u"newcomer-Kontor-1"_s);
        QTRY_COMPARE(door.entered.size(), 1);
        QCOMPARE(door.session.tenant().name, u"Atlas Loans"_s);
        Database again;
        QVERIFY_RESULT(
            settled(again.open({m_office.peopleUri(), Session::loginName(u"newcomer@atlas.example"_s), u"newcomer-Kontor-1"_s})));
    }

    // The password was set, and then the server was not reached any more: it stands where it is needed next.
    void aPasswordThatWasSetIsNotTypedAgainWhenTheConnectionIsLost()
    {
        const QString email = u"ola@baltic.example"_s;
        const QString code = inviteForNow(email);
        FaultyProxy proxy(QUrlQuery(m_office.peopleUri().section(u'?', 1)).queryItemValue(u"host"_s, QUrl::FullyDecoded));
        Door door(proxy.through({m_office.peopleUri(), {}, {}}).uri);
        door.window.form()->setInvited(true);
        door.signIn(email, code);
        QTRY_VERIFY(door.newPassword()->isVisible());
        proxy.arm(FaultyProxy::Fault::CutBefore, "core.settle_password", 3); // as often as the lane tries
        door.typePassword(u"my-own-Kontor-1"_s);
        QTRY_VERIFY(door.window.form()->isVisible());
        QVERIFY(!door.window.form()->isInvited());
        QCOMPARE(door.window.form()->email(), email);
        QCOMPARE(door.window.form()->password(), u"my-own-Kontor-1"_s);
        QCOMPARE(door.entered.size(), 0);
        QCOMPARE(door.errors(), QStringList(errorText({u"KOV03"_s, {}, {}, {}, {}})));
        Q_EMIT door.window.form()->submitted();
        QTRY_COMPARE(door.entered.size(), 1);
        QCOMPARE(door.session.tenant().name, u"Baltic Solar Group"_s);
    }

    // Whoever sets it behind Kontor's back closes the account: the person is told what helps.
    void anAccountWhosePasswordSomebodyElseSetIsSaid()
    {
        const QString email = u"pola@baltic.example"_s;
        const QString code = inviteForNow(email);
        Database squatter;
        QVERIFY_RESULT(settled(squatter.open({m_office.peopleUri(), Session::loginName(email), code})));
        m_office.ask(u"update core.app_user set trusted_from = 'infinity', verifier_digest = '' where email = ? returning id"_s, {email});
        Door door(m_office.peopleUri());
        door.window.form()->setInvited(true);
        door.signIn(email, code);
        QTRY_COMPARE(door.window.form()->findChild<MessageBar *>()->text(), errorText({u"KO008"_s, {}, {}, {}, u"replaced"_s}));
        QVERIFY(door.window.form()->isVisible());
        QCOMPARE(door.window.form()->password(), code);
    }

    void whoHasAnAccountIsAskedForTheCodeAndForAPasswordThatNobodyKnows()
    {
        const QString code = invite(u"admin@baltic.example"_s, u"verifier@atlas.example"_s);
        Door door(m_office.peopleUri());
        door.signIn(u"verifier@atlas.example"_s, u"demo-Kontor-1"_s);
        QTRY_VERIFY(door.window.isChoosing());
        QCOMPARE(door.window.choices(), 2);
        door.window.choose(1);
        QTRY_VERIFY(door.newPassword()->isVisible());
        QVERIFY(door.newPassword()->code().isEmpty());
        door.typePassword(u"joining-Kontor-4"_s);
        QVERIFY(door.codeFrame()->hasError());
        QCOMPARE(door.entered.size(), 0);
        auto edit = qobject_cast<QLineEdit *>(door.codeFrame()->field());
        QTest::keyClicks(edit, u"0123"_s);
        door.typePassword(u"joining-Kontor-4"_s);
        QTRY_COMPARE(door.codeFrame()->error(), u"That isn’t the code of this invitation. Type it as you got it, or ask for a new one."_s);
        QCOMPARE(door.entered.size(), 0);
        edit->clear();
        QTest::keyClicks(edit, code);
        door.typePassword(u"joining-Kontor-4"_s);
        QTRY_COMPARE(door.entered.size(), 1);
        QCOMPARE(door.session.tenant().name, u"Baltic Solar Group"_s);
        // What somebody else may have known is worth nothing any more.
        QVERIFY(!settled(Database().open(m_office.person(u"verifier@atlas.example"_s))));
    }
};

QTEST_MAIN(SignInWindowTest)
#include "signinwindowtest.moc"
