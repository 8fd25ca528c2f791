#include "settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// What a workstation remembers is there for the next program, though nobody waited for the disk.
class SettingsTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".ini"_s); }

private Q_SLOTS:
    void whatWasSetIsThereAtOnceAndForTheNextProgram()
    {
        const auto check = [](const Settings &settings) {
            QCOMPARE(settings.scheme(), Theme::Scheme::Dark);
            QCOMPARE(settings.textPercent(), 125);
            QVERIFY(settings.patterns());
            QCOMPARE(settings.locality(), (Locality::Choice{u"pl"_s, u"en-GB"_s}));
            QVERIFY(settings.isSidebarCollapsed());
            QCOMPARE(settings.currentProfile(), 1);
            QCOMPARE(settings.windowGeometry(), QByteArray("\x01\xd9\x00\xff", 4));
        };
        {
            Settings settings(path());
            settings.setLook(Theme::Scheme::Dark, 125, true);
            settings.setLocality({u"pl"_s, u"en-GB"_s});
            settings.setSidebarCollapsed(true);
            settings.setCurrentProfile(1);
            settings.setWindowGeometry(QByteArray("\x01\xd9\x00\xff", 4));
            check(settings);
        }
        check(Settings(path()));
    }

    void listsComeBackInTheirOrderAndAsShortAsTheyAre()
    {
        const auto names = [](const Settings &settings) {
            QStringList names;
            for (const ServerProfile &profile : settings.profiles())
                names.append(profile.name + (profile.keepsPassword ? u"!"_s : QString()));
            return names;
        };
        QList<ServerProfile> profiles;
        QStringList expected;
        for (int i = 1; i <= 12; ++i) {
            profiles.append({u"office %1"_s.arg(i), u"postgresql://"_s, {}, false, i == 10});
            expected.append(u"office %1%2"_s.arg(i).arg(i == 10 ? u"!"_s : QString()));
        }
        {
            Settings settings(path());
            settings.setProfiles(profiles);
            settings.setKeys({{u"deals/Ctrl+N"_s, u"Ctrl+J"_s}});
            settings.setRecentRecords(u"tenant/person"_s, {{u"deal"_s, u"1"_s, u"DLID0001"_s, u"Hotel"_s}});
            QCOMPARE(names(settings), expected);
        }
        {
            Settings settings(path());
            QCOMPARE(names(settings), expected);
            QCOMPARE(settings.keys().value(u"deals/Ctrl+N"_s), u"Ctrl+J"_s);
            QCOMPARE(settings.recentRecords(u"tenant/person"_s).value(0).title, u"Hotel"_s);
            settings.setProfiles(profiles.first(2));
        }
        QCOMPARE(names(Settings(path())), expected.first(2));
    }

    void listsComeBackAsTheyWereLikedUntilTheyAreAsTheyCame()
    {
        const ListLook wide{
            {u"number"_s, u"amount_minor"_s}, {{u"number"_s, 131}, {u"amount_minor"_s, 90}}, u"number"_s, Qt::DescendingOrder};
        ListLook narrow = wide;
        narrow.widths.remove(u"number"_s);
        for (const ListLook &look : {wide, narrow, ListLook()}) {
            Settings settings(path());
            ListLooks looks;
            looks.setAll(settings.listLooks());
            looks.keep(u"deal"_s, u"all"_s, look);
            looks.keep(u"client"_s, u"all"_s, wide);
            settings.setListLooks(looks.all());
            QCOMPARE(settings.listLooks().value(u"deal/all"_s), look);
            QTRY_COMPARE(Settings(path()).listLooks(), looks.all());
            QCOMPARE(Settings(path()).listLooks().contains(u"deal/all"_s), look != ListLook());
        }
    }

    void anotherProgramsChangesStay()
    {
        Settings mine(path());
        {
            Settings other(path());
            other.setCurrentProfile(3);
        }
        mine.setSidebarCollapsed(true);
        QTRY_VERIFY(Settings(path()).isSidebarCollapsed());
        QCOMPARE(Settings(path()).currentProfile(), 3);
    }
};

QTEST_MAIN(SettingsTest)
#include "settingstest.moc"
