#include "shell/errortext.h"
#include "support/books.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStorageInfo>
#include <QTest>
#include <QUuid>
#include <unistd.h>

using namespace Qt::StringLiterals;

// An office on a disk of its own (a file system in memory, so root or sudo is needed) that becomes full while somebody saves.
class FullDiskTest : public QObject
{
    Q_OBJECT

    const QString m_disk = u"/tmp/kontor-fulldisktest-%1"_s.arg(getpid());
    ServerAddress m_owner;
    ServerAddress m_person;

    static bool asRoot(QStringList command)
    {
        if (geteuid() != 0)
            command = QStringList{u"sudo"_s, u"-n"_s} + command;
        return QProcess::execute(command.takeFirst(), command) == 0;
    }
    bool resize(qint64 bytes) const { return asRoot({u"mount"_s, u"-o"_s, u"remount,size="_s % QString::number(bytes), m_disk}); }
    qint64 used() const
    {
        QStorageInfo disk(m_disk);
        disk.refresh();
        return disk.bytesTotal() - disk.bytesFree();
    }
    QByteArray office(const QString &action, const QStringList &options = {}) const
    {
        QProcess process;
        process.start(TestOffice::program(u"kontorctl"_s), QStringList{u"office"_s, action, u"--data"_s, m_disk % u"/office"_s} + options);
        process.waitForFinished(120'000);
        return process.exitCode() == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(m_disk));
        QVERIFY2(asRoot({u"mount"_s, u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=2g,mode=1777"_s, u"tmpfs"_s, m_disk}),
                 "a file system in memory can't be mounted: root or sudo is needed");
        office(u"create"_s, {u"--demo"_s});
        const auto status = QJsonDocument::fromJson(office(u"status"_s, {u"--json"_s})).object();
        m_owner = {status.value(u"owner_uri"_s).toString(), {}, {}};
        m_person = {status.value(u"people_uri"_s).toString(), Session::loginName(u"sales@baltic.example"_s), u"demo-Kontor-1"_s};
    }

    void cleanupTestCase()
    {
        resize(qint64(2) << 30);
        office(u"destroy"_s);
        asRoot({u"umount"_s, m_disk});
        QDir(m_disk).removeRecursively();
    }

    void whatIsSavedOnAFullDiskIsRefusedAndNothingIsHalfDone()
    {
        Database owner;
        QVERIFY_RESULT(settled(owner.open(m_owner)));
        const auto tenant = settled(owner.query({u"select id::text from core.tenant where slug = 'baltic-solar'"_s}));
        QVERIFY_RESULT(tenant);
        Database database;
        QVERIFY_RESULT(settled(database.open(m_person)));
        database.setPrelude({{u"select * from core.enter(?::uuid)"_s, {tenant->text(0, u"id")}}});

        QStringList saved;
        QStringList refused;
        const auto save = [&] {
            const QString deal = QUuid::createUuid().toString(QUuid::WithoutBraces);
            auto result = settled(database.write(dealWithPayment(deal)), 60'000);
            (result ? saved : refused) << deal;
            return result;
        };
        QVERIFY_RESULT(save());
        QVERIFY(resize(used()));
        Error error;
        for (int i = 0; i < 20'000 && error.sqlState.isEmpty(); ++i)
            if (const auto result = save(); !result)
                error = result.error();
        QCOMPARE(error.sqlState, u"53100"_s);
        QVERIFY2(errorText(error).startsWith(u"The server’s disk is full, so nothing was saved."_s), qPrintable(errorText(error)));
        // Reading goes on.
        QVERIFY_RESULT(settled(database.query({u"select count(*) as n from sales.deal_list"_s})));

        QVERIFY(resize(qint64(2) << 30));
        QVERIFY_RESULT(save());
        const auto found = settled(owner.query(
            {u"select count(*) filter (where id = any (?::uuid[])) as saved, count(*) filter (where id = any (?::uuid[])) as refused from sales.deal"_s,
             {saved, refused}}));
        QVERIFY_RESULT(found);
        QCOMPARE(found->number(0, u"saved"), saved.size());
        QCOMPARE(found->number(0, u"refused"), 0);
        QCOMPARE(unequalBooks(m_owner), QStringList());
    }
};

QTEST_MAIN(FullDiskTest)
#include "fulldisktest.moc"
