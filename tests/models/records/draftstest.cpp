#include "records/drafts.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class DraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsFoundAgain()
    {
        QTemporaryDir folder;
        const Drafts drafts(folder.filePath(u"a/b"_s));
        QVERIFY(!drafts.find(u"deal.new"_s));
        QVERIFY(drafts.keep(u"deal.new"_s, {{u"description"_s, u"Żagiel Marina"_s}, {u"amount"_s, 6240000LL}}));

        const auto draft = Drafts(folder.filePath(u"a/b"_s)).find(u"deal.new"_s);
        QVERIFY(draft);
        QCOMPARE(draft->values.value(u"description"_s).toString(), u"Żagiel Marina"_s);
        QCOMPARE(draft->values.value(u"amount"_s).toLongLong(), 6240000LL);
        QVERIFY(draft->keptAt.secsTo(QDateTime::currentDateTime()) < 60);
    }

    void aDroppedDraftIsGone()
    {
        QTemporaryDir folder;
        const Drafts drafts(folder.path());
        QVERIFY(drafts.keep(u"client/1"_s, {{u"name"_s, u"x"_s}}));
        QCOMPARE(drafts.forms(), QStringList{u"client/1"_s});
        drafts.drop(u"client/1"_s);
        QVERIFY(!drafts.find(u"client/1"_s));
        QVERIFY(drafts.forms().isEmpty());
    }

    void aDraftIsForItsOwnerAlone()
    {
        QTemporaryDir folder;
        const Drafts drafts(folder.filePath(u"mine"_s));
        QVERIFY(drafts.keep(u"deal.new"_s, {}));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(folder.filePath(u"mine/deal.new.json"_s)) & others));
    }

    void aHalfWrittenFileIsNoDraft()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"deal.new.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"values\": {\"descr");
        file.close();
        QVERIFY(!Drafts(folder.path()).find(u"deal.new"_s));
    }

    void aPlaceThatCantBeWrittenIsTold()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"taken"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto kept = Drafts(folder.filePath(u"taken/inside"_s)).keep(u"deal.new"_s, {});
        QVERIFY(!kept);
        QCOMPARE(kept.error().sqlState, u"53100"_s);
    }
};

QTEST_APPLESS_MAIN(DraftsTest)
#include "draftstest.moc"
