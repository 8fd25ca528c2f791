#include "shell/errortext.h"
#include "shell/constrainttext.h"
#include "support/checkout.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
// What the database can refuse with, read from its own sources.
QStringList found(const QString &pattern)
{
    QStringList words;
    const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    QDirIterator files(Checkout::source() % u"/sql/deploy"_s, {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QFile::ReadOnly))
            continue;
        auto matches = expression.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            words << matches.next().captured(1);
    }
    words.removeDuplicates();
    return words;
}
}

class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRefusalOfTheDatabaseHasASentence()
    {
        for (const QString &code : found(u"errcode\\s*=\\s*'(KO[0-9A-Z]{3})'"_s))
            QVERIFY2(hasErrorText(code), qPrintable(code));
        for (int i = 1; i <= 20; ++i)
            QVERIFY(hasErrorText(QString(u"KO" + QString::number(i).rightJustified(3, u'0'))));
    }

    void everyNamedRuleOfTheDatabaseHasASentence()
    {
        QStringList silent;
        for (const QString &name :
             found(u"constraint\\s+([a-z_0-9]+)\\s+(?:check|unique|exclude)"_s) + found(u"unique index (?:if not exists )?([a-z_0-9]+)"_s))
            if (errorText({u"23514"_s, name, {}, {}, {}}).isEmpty())
                silent << name;
        QVERIFY2(silent.isEmpty(), qPrintable(silent.join(u", "_s)));
    }

    void aRuleSpeaksBeforeItsCode()
    {
        QCOMPARE(errorText({u"23514"_s, u"deal_dates"_s, {}, {}, {}}), u"The due date is before the deal’s date. Change one of them."_s);
        QCOMPARE(errorText({u"23514"_s, u"anything_length"_s, {}, {}, {}}), u"That is longer than fits here. Shorten it."_s);
    }

    void whoHasItIsNamed()
    {
        QVERIFY(errorText({u"KO005"_s, {}, {}, u"Marek Lis"_s, {}}).startsWith(u"Marek Lis is working on this one."_s));
        QVERIFY(!errorText({u"KO005"_s, {}, {}, {}, {}}).contains(u'%'));
        QVERIFY(errorText({u"KO021"_s, {}, u"id"_s, u"DLID0042"_s, {}}).startsWith(u"DLID0042 was saved already, with other contents."_s));
    }

    void whatTheServerWroteIsNotShown()
    {
        const Error error{u"23514"_s, u"unheard_of_rule_x"_s, {}, u"new row violates DETAIL Failing row contains (secret)"_s, {}};
        QVERIFY(!errorText(error).contains(u"secret"_s));
        QVERIFY(errorText({u"ZZ999"_s, {}, {}, u"secret"_s, {}}).contains(u"ZZ999"_s));
        QVERIFY(!errorText({u"ZZ999"_s, {}, {}, u"secret"_s, {}}).contains(u"secret"_s));
    }

    void sentencesKeepToTheStyle()
    {
        const QRegularExpression unwanted(u"\\b(invalid|failed to|please|oops|error)\\b|!"_s, QRegularExpression::CaseInsensitiveOption);
        for (const QString &code :
             {u"KO001"_s, u"KO009"_s, u"KOV01"_s, u"08006"_s, u"28P01"_s, u"53100"_s, u"57014"_s, u"42501"_s, u"99999"_s})
            QVERIFY2(!errorText({code, {}, {}, {}, {}}).contains(unwanted), qPrintable(code));
    }
};

QTEST_MAIN(ErrorTextTest)
#include "errortexttest.moc"
