#include "records/columnchooser.h"
#include "records/columnchoices.h"
#include "records/filterbar.h"
#include "records/listpage.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "support/pagetest.h"
#include "support/testoffice.h"
#include "widgets/keybutton.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

// Which columns a list has, chosen by keys and by mouse.
class ColumnChooserTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    ListLooks m_looks;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ListPage> m_page;

    QStringList shown() const { return m_page->view()->shown(); }
    ColumnChooser *open() const
    {
        m_page->findChild<FilterBar *>()->columnsButton()->click();
        return m_page->findChild<ColumnChooser *>();
    }
    static QModelIndex row(const ColumnChooser &chooser, const QString &label)
    {
        const QAbstractItemModel *rows = chooser.list()->model();
        for (int row = 0; row < rows->rowCount(); ++row)
            if (rows->index(row, 0).data().toString() == label)
                return rows->index(row, 0);
        return {};
    }
    static void press(const ColumnChooser &chooser, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(chooser.search(), key, modifiers);
    }
    static void click(const ColumnChooser &chooser, const QModelIndex &from, const QModelIndex &to)
    {
        QTest::mousePress(chooser.list()->viewport(), Qt::LeftButton, {}, chooser.list()->visualRect(from).center());
        QTest::mouseRelease(chooser.list()->viewport(), Qt::LeftButton, {}, chooser.list()->visualRect(to).center());
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
    }
    void init()
    {
        m_looks.setAll({});
        m_page = std::make_unique<ListPage>(m_desk->backend, m_looks, u"deal"_s);
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        QVERIFY(PageTest::putOnScreen(*m_page));
        QTRY_VERIFY(m_page->table()->isLoaded(0));
    }
    void cleanup() { m_page.reset(); }

    void everyColumnHasOneNameAndThoseOfTheListComeFirst()
    {
        const ColumnChooser *chooser = open();
        QVERIFY(chooser);
        QStringList names;
        QStringList ticked;
        const QAbstractItemModel *rows = chooser->list()->model();
        for (int at = 0; at < rows->rowCount(); ++at) {
            names.append(rows->index(at, 0).data().toString());
            if (rows->index(at, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked)
                ticked.append(names.last());
        }
        QCOMPARE(ticked, names.first(ticked.size()));
        QCOMPARE(ticked.size(), shown().size());
        QCOMPARE(QStringList(names).removeDuplicates(), 0);
        QVERIFY(!names.contains(u"By"_s)); // the header's short word for the owner
        QCOMPARE(row(*chooser, u"Owner"_s).data(ColumnChoices::NoteRole).toString(), u"“By”"_s);
    }

    void oneIsFoundTickedAndMovedByKeysAlone()
    {
        const QStringList before = shown();
        const ColumnChooser *chooser = open();
        QTRY_VERIFY(chooser->search()->hasFocus());
        QTest::keyClicks(chooser->search(), u"left"_s);
        press(*chooser, Qt::Key_Return);
        QCOMPARE(shown(), before + QStringList{u"balance_minor"_s});
        chooser->search()->clear();
        chooser->list()->setCurrentIndex(row(*chooser, u"Left to pay"_s));
        while (shown().last() == u"balance_minor"_s)
            press(*chooser, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(shown().at(shown().size() - 2), u"balance_minor"_s);
        QCOMPARE(chooser->list()->currentIndex(), row(*chooser, u"Left to pay"_s));
        press(*chooser, Qt::Key_Down);
        press(*chooser, Qt::Key_Space); // the one after it goes
        QCOMPARE(shown().last(), u"balance_minor"_s);
        QCOMPARE(m_looks.look(u"deal"_s, u"all"_s).columns, shown()); // remembered
        press(*chooser, Qt::Key_Escape);
        QTRY_VERIFY(!m_page->findChild<ColumnChooser *>());
    }

    void theMouseTicksARowAndDragsIt()
    {
        const QStringList before = shown();
        const ColumnChooser *chooser = open();
        const QModelIndex second = chooser->list()->model()->index(1, 0);
        click(*chooser, second, second);
        QCOMPARE(shown().size(), before.size() - 1);
        QVERIFY(!shown().contains(before.at(1)));
        click(*chooser, second, second);
        click(*chooser, second, chooser->list()->model()->index(3, 0));
        QCOMPARE(shown().indexOf(before.at(1)), 3);
    }

    void aListKeepsOneColumn()
    {
        const ColumnChooser *chooser = open();
        for (int at = 0; at < chooser->list()->model()->rowCount(); ++at) {
            chooser->list()->setCurrentIndex(chooser->list()->model()->index(at, 0));
            if (chooser->list()->currentIndex().data(Qt::CheckStateRole).toInt() == Qt::Checked)
                press(*chooser, Qt::Key_Space);
        }
        QCOMPARE(shown().size(), 1);
    }

    void whatIsTickedAndHasNoRoomIsMarked()
    {
        m_page->view()->setShown(shown()
                                 + QStringList{u"deal_date"_s, u"balance_minor"_s, u"paid_minor"_s, u"waiting_minor"_s, u"completed_on"_s,
                                               u"collected_on"_s, u"created_at"_s});
        QVERIFY(!m_page->view()->withoutRoom().isEmpty());
        const ColumnChooser *chooser = open();
        for (const QString &field : m_page->view()->withoutRoom()) {
            const QString label = m_desk->catalog.entity(u"deal"_s)->field(field)->label;
            QCOMPARE(row(*chooser, label).data(ColumnChoices::NoteRole).toString(), u"no room now"_s);
        }
        QCOMPARE(row(*chooser, u"Deal"_s).data(ColumnChoices::NoteRole).toString(), QString());
    }

    void whatTheRowsAreOrderedByIsChosenThereToo()
    {
        const ColumnChooser *chooser = open();
        chooser->order()->click();
        const auto menu = chooser->findChild<QMenu *>();
        QTRY_VERIFY(menu->isVisible());
        const QList<QAction *> orders = menu->actions();
        const auto amount = std::ranges::find(orders, u"Amount"_s, &QAction::text);
        QVERIFY(amount != orders.end());
        (*amount)->trigger();
        QCOMPARE(m_page->table()->sortField(), u"amount_minor"_s);
        menu->close();
    }
};

QTEST_MAIN(ColumnChooserTest)
#include "columnchoosertest.moc"
