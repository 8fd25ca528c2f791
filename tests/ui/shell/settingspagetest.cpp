#include "shell/settingspage.h"
#include "shell/workplace.h"
#include "support/pagetest.h"
#include "support/testoffice.h"
#include "widgets/segmented.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;

class SettingsPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

private Q_SLOTS:
    void itShowsTheThemeThatHoldsWhoeverChoseIt()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(desk);
        Theme theme(*qApp);
        Workplace workplace;
        SettingsPage page(desk->backend, theme, workplace);
        page.refresh();
        QVERIFY(PageTest::putOnScreen(page));
        const auto chosen = [&page](const QString &what) {
            for (Segmented *choice : page.findChildren<Segmented *>())
                if (choice->accessibleName() == what)
                    return choice;
            return static_cast<Segmented *>(nullptr);
        };
        Segmented *scheme = chosen(u"Light or dark"_s);
        Segmented *text = chosen(u"Text size"_s);
        QVERIFY(scheme && text);
        for (const Theme::Scheme one : {Theme::Scheme::Dark, Theme::Scheme::Light, Theme::Scheme::System}) {
            theme.apply(one, 125);
            QCOMPARE(scheme->current(), int(one));
            QCOMPARE(text->accessibleDescription(), u"125%"_s);
            QCOMPARE(theme.scheme(), one);
        }
        scheme->setCurrent(int(Theme::Scheme::Dark));
        QCOMPARE(theme.scheme(), Theme::Scheme::Dark);
        QCOMPARE(theme.textPercent(), 125);
        QTRY_VERIFY(!page.isBusy());
    }
};

QTEST_MAIN(SettingsPageTest)
#include "settingspagetest.moc"
