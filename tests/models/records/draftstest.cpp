#include "records/drafts.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class DraftsTest : public QObject
{
    Q_OBJECT

    static bool kept(const Drafts &drafts, const QString &form, const QVariantMap &values, const QVariantMap &place = {})
    {
        return drafts.keep(form, values, place).result().has_value();
    }

private Q_SLOTS:
    void whatIsKeptIsFoundAgain()
    {
        QTemporaryDir folder;
        {
            const Drafts drafts(folder.filePath(u"a/b"_s));
            QVERIFY(!drafts.find(u"deal.new"_s));
            QVERIFY(kept(drafts, u"deal.new"_s, {{u"description"_s, u"Żagiel Marina"_s}, {u"amount"_s, 6240000LL}},
                         {{u"field"_s, u"amount"_s}, {u"cursor"_s, 3}}));
        }

        const auto draft = Drafts(folder.filePath(u"a/b"_s)).find(u"deal.new"_s);
        QVERIFY(draft);
        QCOMPARE(draft->values.value(u"description"_s).toString(), u"Żagiel Marina"_s);
        QCOMPARE(draft->values.value(u"amount"_s).toLongLong(), 6240000LL);
        QCOMPARE(draft->place.value(u"field"_s).toString(), u"amount"_s);
        QCOMPARE(draft->place.value(u"cursor"_s).toInt(), 3);
        QVERIFY(draft->keptAt.secsTo(QDateTime::currentDateTime()) < 60);
    }

    void aDroppedDraftIsGone()
    {
        QTemporaryDir folder;
        const Drafts drafts(folder.path());
        QVERIFY(kept(drafts, u"client/1"_s, {{u"name"_s, u"x"_s}}));
        QCOMPARE(drafts.forms(), QStringList{u"client/1"_s});
        drafts.drop(u"client/1"_s);
        QVERIFY(!drafts.find(u"client/1"_s));
        QVERIFY(drafts.forms().isEmpty());
    }

    // A home offers what a form has just kept, and not what it has just dropped.
    void whoeverReadsFindsWhatAnotherFormHandedOver()
    {
        QTemporaryDir folder;
        const Drafts form(folder.path());
        const Drafts home(folder.path());
        for (int round = 0; round < 100; ++round) {
            form.keep(u"deal.new"_s, {{u"round"_s, round}});
            form.letGo(u"deal.new"_s);
            QCOMPARE(home.forms(), QStringList{u"deal.new"_s});
            const auto draft = Drafts(folder.path()).find(u"deal.new"_s);
            QVERIFY(draft);
            QCOMPARE(draft->values.value(u"round"_s).toInt(), round);
            form.drop(u"deal.new"_s);
            QCOMPARE(home.forms(), QStringList());
        }
    }

    // Two windows on the same form: what one has is neither offered to the other, nor overwritten, nor dropped with it.
    void aDraftThatAFormHoldsIsNobodyElses()
    {
        QTemporaryDir folder;
        const auto number = [](const std::optional<Drafts::Draft> &draft) { return draft ? draft->values.value(u"n"_s).toInt() : 0; };
        auto first = std::make_unique<Drafts>(folder.path());
        auto second = std::make_unique<Drafts>(folder.path());
        const Drafts home(folder.path());
        QVERIFY(kept(*first, u"deal.new"_s, {{u"n"_s, 1}}));
        QVERIFY(!second->find(u"deal.new"_s));
        QCOMPARE(home.forms(), QStringList());
        QVERIFY(kept(*second, u"deal.new"_s, {{u"n"_s, 2}}));
        QCOMPARE(number(first->find(u"deal.new"_s)), 1);
        QCOMPARE(number(second->find(u"deal.new"_s)), 2);
        second->drop(u"deal.new"_s);
        QVERIFY(!second->find(u"deal.new"_s));
        QCOMPARE(number(first->find(u"deal.new"_s)), 1);

        // Both were ended: each is offered once.
        QVERIFY(kept(*second, u"deal.new"_s, {{u"n"_s, 3}}));
        first.reset();
        second.reset();
        QCOMPARE(home.forms(), QStringList{u"deal.new"_s});
        const Drafts third(folder.path());
        const Drafts fourth(folder.path());
        const int one = number(third.find(u"deal.new"_s));
        const int other = number(fourth.find(u"deal.new"_s));
        QCOMPARE(QSet<int>({one, other}), QSet<int>({1, 3}));
        QVERIFY(!Drafts(folder.path()).find(u"deal.new"_s));
    }

    // Who comes back to what they left has it, unless somebody went on with it: then they begin anew, and it stays with that one.
    void whatWasLeftIsWhoeverTakesItFirst()
    {
        QTemporaryDir folder;
        const Drafts first(folder.path());
        QVERIFY(kept(first, u"deal.new"_s, {{u"n"_s, 1}}));
        first.letGo(u"deal.new"_s);
        first.holdAgain(u"deal.new"_s);
        {
            const Drafts second(folder.path());
            QVERIFY(!second.find(u"deal.new"_s));
        }
        first.letGo(u"deal.new"_s);
        const Drafts second(folder.path());
        QVERIFY(second.find(u"deal.new"_s));
        first.holdAgain(u"deal.new"_s);
        QVERIFY(!first.find(u"deal.new"_s));
        QVERIFY(kept(first, u"deal.new"_s, {{u"n"_s, 2}}));
        QCOMPARE(second.find(u"deal.new"_s)->values.value(u"n"_s).toInt(), 1);
        first.drop(u"deal.new"_s);
        QVERIFY(!first.find(u"deal.new"_s));
        QVERIFY(second.find(u"deal.new"_s));
    }

    void aDraftIsForItsOwnerAlone()
    {
        QTemporaryDir folder;
        const Drafts drafts(folder.filePath(u"mine"_s));
        QVERIFY(kept(drafts, u"deal.new"_s, {}));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(folder.filePath(u"mine/deal.new.json"_s)) & others));
    }

    void theLastOfManyStaysAndNoneOutlivesItsDropping()
    {
        QTemporaryDir folder;
        {
            const Drafts drafts(folder.path());
            for (int i = 0; i < 50; ++i)
                drafts.keep(u"deal.new"_s, {{u"n"_s, i}});
            drafts.keep(u"client.new"_s, {{u"n"_s, 1}});
            drafts.drop(u"client.new"_s);
        }
        QCOMPARE(Drafts(folder.path()).find(u"deal.new"_s)->values.value(u"n"_s).toInt(), 49);
        QVERIFY(!Drafts(folder.path()).find(u"client.new"_s));
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
        const auto kept = Drafts(folder.filePath(u"taken/inside"_s)).keep(u"deal.new"_s, {}).result();
        QVERIFY(!kept);
        QCOMPARE(kept.error().sqlState, u"53100"_s);
    }
};

QTEST_APPLESS_MAIN(DraftsTest)
#include "draftstest.moc"
