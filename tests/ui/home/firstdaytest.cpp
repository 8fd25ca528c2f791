#include "home/saleshomepage.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/emptystate.h"

#include <QAbstractItemView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

// The home of somebody who sells, on the first day: nothing is there yet, and it says so and how to begin.
class FirstDayTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<SalesHomePage> m_page;

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Target>("Target");
        m_desk = m_office.signIn(u"manager@atlas.example"_s); // may sell, and never did
        QVERIFY(m_desk);
        m_page = std::make_unique<SalesHomePage>(m_desk->backend);
        m_page->resize(1190, 780);
        m_page->Page::show(Target{u"home"_s});
        m_page->QWidget::show();
        QTRY_VERIFY(!m_page->isBusy());
    }

    void listsWithoutRowsSayWhatIsMissing()
    {
        const auto lists = m_page->findChildren<QAbstractItemView *>();
        int said = 0;
        for (const QAbstractItemView *list : lists)
            if (const auto *empty = list->findChild<EmptyState *>()) {
                QCOMPARE(list->model()->rowCount(), 0);
                QTRY_VERIFY(empty->isVisible());
                ++said;
            }
        QCOMPARE(said, 2);
    }

    void aPaymentCanBeRecordedWithoutADealToChoose()
    {
        QSignalSpy navigations(m_page.get(), &Page::navigate);
        const auto actions = m_page->actions();
        const auto record = std::ranges::find(actions, u"Record payment"_s, &QAction::text);
        QVERIFY(record != actions.end());
        (*record)->trigger();
        QCOMPARE(navigations.size(), 1);
        QCOMPARE(navigations.first().first().value<Target>().page, u"payment.new"_s);
    }
};

QTEST_MAIN(FirstDayTest)
#include "firstdaytest.moc"
