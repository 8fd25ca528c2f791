#include "shell/locality.h"
#include "shell/settingspage.h"
#include "support/checkout.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "text/typedamount.h"
#include "text/typeddate.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class LocalityTest : public QObject
{
    Q_OBJECT
    const QString m_folder = Checkout::build() + u"/tests/translations"_s;

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void languagesAreThoseThatThereAreWordsOf()
    {
        const Locality locality(m_folder);
        QCOMPARE(locality.languages(), QList{QLocale(QLocale::Polish)});
        QVERIFY(Locality(m_folder + u"/none"_s).languages().isEmpty());
    }

    void eachIsCalledAsItsPeopleCallIt()
    {
        QCOMPARE(Locality::nameOf(QLocale::English), u"English"_s);
        QCOMPARE(Locality::nameOf(QLocale::Polish), u"polski"_s);
        QCOMPARE(Locality::nameOf(QLocale::Spanish), u"español"_s);
        QCOMPARE(Locality::nameOf(QLocale(QLocale::English, QLocale::UnitedKingdom)), u"English (United Kingdom)"_s);
        QStringList names;
        for (const QLocale &format : Locality::formats()) {
            names.append(Locality::nameOf(format));
            QCOMPARE(QLocale(format.bcp47Name()), format); // as it is kept
        }
        QVERIFY2(names.size() > 4 && names.removeDuplicates() == 0, qPrintable(names.join(u", "_s)));
    }

    void wordsAreThoseOfTheChosenLanguageAndEnglishWhereItHasNone()
    {
        Locality locality(m_folder);
        locality.apply({u"pl"_s, {}});
        QCOMPARE(locality.spoken(), QLocale::Polish);
        QCOMPARE(SettingsPage::tr("Settings"), u"Ustawienia"_s);
        QCOMPARE(SettingsPage::tr("%Ln key(s) changed or switched off.", nullptr, 5), u"5 klawiszy zmieniono lub wyłączono."_s);
        QCOMPARE(SettingsPage::tr("Keys"), u"Keys"_s);
        locality.apply({u"en"_s, {}});
        QCOMPARE(SettingsPage::tr("Settings"), u"Settings"_s);
        locality.apply({u"sv"_s, {}}); // of a later version, whose words are not here
        QCOMPARE(locality.spoken(), QLocale::English);
    }

    void daysAndFiguresAreWrittenAndReadAsInTheChosenCountry()
    {
        Locality locality(m_folder);
        const QDate day(2026, 5, 14);
        locality.apply({u"en"_s, u"pl"_s});
        QCOMPARE(formatAmount(8'460'000, u"PLN"_s, 2), u"84\u00a0600,00\u00a0PLN"_s);
        QCOMPARE(parseAmount(u"1.234,5"_s, 2).value_or(0), 123'450);
        QCOMPARE(dateText(day), u"14 maj 2026"_s);
        locality.apply({u"en"_s, u"en"_s});
        QCOMPARE(formatAmount(8'460'000, u"PLN"_s, 2), u"84,600.00\u00a0PLN"_s);
        QCOMPARE(parseAmount(u"1,234.5"_s, 2).value_or(0), 123'450);
        QCOMPARE(parseDate(u"5/14/2026"_s, day), day);
        locality.apply({u"en"_s, u"en-GB"_s});
        QCOMPARE(parseDate(u"14/5/2026"_s, day), day);
    }

    void whatIsChosenHoldsOnceItIsApplied()
    {
        Locality locality(m_folder);
        const QSignalSpy chosen(&locality, &Locality::chosen);
        locality.apply({u"en"_s, u"en-GB"_s});
        locality.choose({u"en"_s, u"en-GB"_s});
        QCOMPARE(chosen.size(), 0);
        locality.choose({u"pl"_s, u"pl"_s});
        QCOMPARE(chosen.size(), 1);
        QVERIFY(!locality.isApplied());
        QCOMPARE(locality.spoken(), QLocale::English);
        QCOMPARE(QLocale().language(), QLocale::English);
        locality.apply(locality.choice());
        QVERIFY(locality.isApplied());
        QCOMPARE(locality.spoken(), QLocale::Polish);
    }
};

QTEST_MAIN(LocalityTest)
#include "localitytest.moc"
