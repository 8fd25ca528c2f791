#include "shell/settingspage.h"
#include "shell/notificationcard.h"
#include "shell/workplace.h"
#include "support/pagetest.h"
#include "support/testoffice.h"
#include "widgets/segmented.h"
#include "widgets/theme.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

class SettingsPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

private Q_SLOTS:
    // Except of a new password, which nobody may miss.
    void everyKindOfNewsThatTheDatabaseSendsCanBeSwitchedOff()
    {
        const Rows sent
            = m_office.ask(u"select distinct t.parts[1] as type from pg_proc p cross join lateral"
                           " regexp_matches(p.prosrc, '(?:notify_user|sales[.]tell)[(][^'';]*''([a-z_]+[.][a-z_]+)''', 'g') t (parts)"
                           " where p.proname <> 'tell' and t.parts[1] <> 'account.password_reset'"_s);
        QVERIFY(sent.size() > 8);
        NotificationCard card;
        for (qsizetype row = 0; row < sent.size(); ++row)
            QVERIFY2(card.findChild<QCheckBox *>(sent.text(row, u"type")), qPrintable(sent.text(row, u"type")));
        QCOMPARE(card.findChildren<QCheckBox *>().size(), sent.size());
    }

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
