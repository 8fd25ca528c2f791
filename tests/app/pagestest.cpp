#include "pages.h"
#include "shell/messagebar.h"
#include "shell/page.h"
#include "shell/workplace.h"
#include "support/testoffice.h"
#include "widgets/theme.h"

#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;

// THE list of screens: each of them opens, for everybody who may use it.
class PagesTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"kontor-test"_s);
        QCoreApplication::setApplicationName(u"pagestest"_s);
        QSettings().clear();
        qRegisterMetaType<Target>("Target");
    }

    void everyScreenOpensForWhoMayUseIt_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<bool>("hasRules");
        for (const auto &[who, hasRules] :
             {std::pair{"sales", false}, {"verifier", false}, {"manager", true}, {"agent", false}, {"admin", true}, {"owner", true}})
            QTest::newRow(who) << QString::fromLatin1(who) + u"@baltic.example"_s << hasRules;
    }
    void everyScreenOpensForWhoMayUseIt()
    {
        QFETCH(const QString, email);
        const auto desk = m_office.signIn(email);
        QVERIFY(desk);
        Theme theme(*qApp);
        Workplace workplace;
        QStringList opened;
        for (const PageSpec &spec : Pages::all(theme, workplace, desk->session)) {
            if (!spec.permission.isEmpty() && !desk->session.may(spec.permission))
                continue;
            const std::unique_ptr<Page> page(spec.create(desk->backend, nullptr));
            page->show(Target{spec.id});
            page->refresh();
            page->show();
            QTRY_VERIFY2_WITH_TIMEOUT(!page->isBusy(), qPrintable(spec.id), 15000);
            QVERIFY2(!page->messages()->isError(), qPrintable(spec.id + u": "_s + page->messages()->text()));
            QVERIFY2(!page->title().isEmpty(), qPrintable(spec.id));
            opened.append(spec.id);
        }
        QVERIFY(opened.contains(u"home"_s) && opened.contains(u"settings"_s));
        QTEST(opened.contains(u"approval.rules"_s), "hasRules");
    }
};

QTEST_MAIN(PagesTest)
#include "pagestest.moc"
