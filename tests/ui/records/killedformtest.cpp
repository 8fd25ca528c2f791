#include "deal/dealformpage.h"
#include "deal/paymentformpage.h"
#include "members/memberformpage.h"
#include "records/formpage.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "support/typing.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {
// A form, who fills it in, and the field that they type into.
struct Form
{
    QString person;
    QString field;
    QString text;
    std::function<std::unique_ptr<Page>(Backend &)> page;
};

QMap<QString, Form> forms()
{
    return {
        {u"deal"_s,
         {u"sales@baltic.example"_s, u"description"_s, u"Half a crane"_s,
          [](Backend &backend) { return std::make_unique<DealFormPage>(backend); }}},
        {u"payment"_s,
         {u"sales@baltic.example"_s, u"bankReference"_s, u"KB 119"_s,
          [](Backend &backend) { return std::make_unique<PaymentFormPage>(backend); }}},
        {u"member"_s,
         {u"admin@baltic.example"_s, u"lastName"_s, u"Nowak-Half"_s,
          [](Backend &backend) { return std::make_unique<MemberFormPage>(backend); }}},
        {u"client"_s,
         {u"sales@baltic.example"_s, u"city"_s, u"Quay 4"_s,
          [](Backend &backend) { return std::make_unique<FormPage>(backend, u"client"_s); }}},
        {u"project"_s,
         {u"admin@baltic.example"_s, u"name"_s, u"Half a project"_s,
          [](Backend &backend) { return std::make_unique<FormPage>(backend, u"project"_s); }}},
    };
}

void prepare()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"kontor-test"_s);
    QCoreApplication::setApplicationName(u"killedformtest"_s);
}

void open(Page &page, const QVariant &id)
{
    if (!PageTest::putOnScreen(page, {1240, 860}))
        qFatal("the form does not get the keyboard");
    page.show(Target{{}, id, {}});
    if (!QTest::qWaitFor([&page] { return !page.isBusy(); }))
        qFatal("the form did not come to rest");
    QCoreApplication::sendPostedEvents(); // laid out
}

// The program that is going to be killed: opens the form, types, puts the cursor into the middle, says so, and goes on living.
int fillIn(const QString &uri, const QString &kind, const QString &id, bool leaveField)
{
    prepare();
    const Form form = forms().value(kind);
    const auto desk = TestOffice::signInAt(uri, form.person);
    const auto page = form.page(desk->backend);
    open(*page, id.isEmpty() ? QVariant() : QVariant(id));
    auto line = page->findChild<QLineEdit *>(form.field);
    line->setFocus();
    line->selectAll();
    Typing::type(form.text);
    line->setCursorPosition(3);
    if (leaveField)
        Typing::press(Qt::Key_Tab);
    fputs("typed\n", stdout);
    fflush(stdout);
    return QCoreApplication::exec();
}
}

// A draft of every form outlives a program that is killed in the middle of it, and comes back with its place.
class KilledFormTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

    QString aClient()
    {
        return m_office
            .ask(u"select c.id::text as id from crm.client c join core.tenant t on t.id = c.tenant_id"
                 " where t.name = 'Baltic Solar Group' limit 1"_s)
            .text(0, u"id");
    }

    // Kills the program `after` it had typed, as the system does when memory runs out.
    void typeAndKill(const QString &kind, const QString &id, bool leaveField, int after, const std::function<void()> &meanwhile = {})
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {u"--fill"_s, m_office.peopleUri(), kind, id, leaveField ? u"leave"_s : u"stay"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += program.readAllStandardOutput()).contains("typed"), 30'000);
        QTest::qWait(after);
        if (meanwhile)
            meanwhile();
        program.kill(); // SIGKILL
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    }

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively(); }

    void whatWasTypedThreeSecondsAgoIsThereAgain_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("id");
        for (const QString &kind : forms().keys())
            QTest::addRow("new %s", qPrintable(kind)) << kind << QString();
        QTest::newRow("a client's change") << u"client"_s << aClient();
    }
    void whatWasTypedThreeSecondsAgoIsThereAgain()
    {
        QFETCH(QString, kind);
        QFETCH(QString, id);
        typeAndKill(kind, id, false, FormDraft::Milliseconds + 2000);
        const Form form = forms().value(kind);
        const auto desk = m_office.signIn(form.person);
        const auto page = form.page(desk->backend);
        open(*page, id.isEmpty() ? QVariant() : QVariant(id));
        const auto line = page->findChild<QLineEdit *>(form.field);
        QTRY_COMPARE(line->text(), form.text);
        QTRY_COMPARE(page->focusWidget(), line);
        QTRY_COMPARE(line->cursorPosition(), 3);
    }

    // It would save under the same id: a program that lives keeps its draft to itself.
    void whatAnotherProgramHasIsOfferedOnceThatIsKilled()
    {
        const Form form = forms().value(u"deal"_s);
        const auto desk = m_office.signIn(form.person);
        typeAndKill(u"deal"_s, {}, true, 500, [&] {
            const auto page = form.page(desk->backend);
            open(*page, {});
            QCOMPARE(page->findChild<QLineEdit *>(form.field)->text(), QString());
        });
        const auto page = form.page(desk->backend);
        open(*page, {});
        QTRY_COMPARE(page->findChild<QLineEdit *>(form.field)->text(), form.text);
    }

    void whatWasTypedBeforeTheFieldWasLeftIsThereAtOnce_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString &kind : forms().keys())
            QTest::addRow("%s", qPrintable(kind)) << kind;
    }
    void whatWasTypedBeforeTheFieldWasLeftIsThereAtOnce()
    {
        QFETCH(QString, kind);
        typeAndKill(kind, {}, true, 500);
        const Form form = forms().value(kind);
        const auto desk = m_office.signIn(form.person);
        const auto page = form.page(desk->backend);
        open(*page, {});
        QTRY_COMPARE(page->findChild<QLineEdit *>(form.field)->text(), form.text);
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "--fill"_L1)
        return fillIn(arguments.value(2), arguments.value(3), arguments.value(4), arguments.value(5) == "leave"_L1);
    KilledFormTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "killedformtest.moc"
