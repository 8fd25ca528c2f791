#include "shell/serverprofile.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ServerProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("uri");
        QTest::newRow("host") << u" kontor.example.com "_s << u"postgresql://kontor.example.com/kontor?sslmode=require"_s;
        QTest::newRow("port") << u"kontor.example.com:6432"_s << u"postgresql://kontor.example.com:6432/kontor?sslmode=require"_s;
        QTest::newRow("database") << u"db.example/office"_s << u"postgresql://db.example/office?sslmode=require"_s;
        QTest::newRow("a mode of its own") << u"postgresql://db.example/office?sslmode=verify-full"_s
                                           << u"postgresql://db.example/office?sslmode=verify-full"_s;
        QTest::newRow("no password is kept") << u"postgresql://me:secret@db.example/office"_s
                                             << u"postgresql://db.example/office?sslmode=require"_s;
        QTest::newRow("socket") << u"postgresql:///kontor?host=%2Ftmp%2Foffice"_s << u"postgresql:///kontor?host=%2Ftmp%2Foffice"_s;
        QTest::newRow("nothing") << u"  "_s << QString();
        QTest::newRow("words") << u"my server"_s << QString();
    }
    void addressesAreUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(QString, uri);
        QCOMPARE(serverUri(typed), uri);
    }
};

QTEST_GUILESS_MAIN(ServerProfileTest)
#include "serverprofiletest.moc"
