#include "shell/mainwindow.h"
#include "shell/connectionbanner.h"
#include "shell/messagebar.h"
#include "shell/page.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
// A screen that shows what it was asked for, and can be told to stay.
class PlainPage : public Page
{
public:
    using Page::Page;
    QString title() const override { return u"Plain"_s; }
    void refresh() override { ++refreshed; }
    bool canLeave() override { return mayLeave; }
    void ask(QFuture<Result<Rows>> future)
    {
        await(std::move(future), [](const Rows &) {});
    }

    int refreshed = 0;
    bool mayLeave = true;
};

PageSpec plain(const QString &id, const QString &permission)
{
    return {id, id, u"go-home"_s, permission, true, [](Backend &, QWidget *parent) { return new PlainPage(parent); }};
}
}

class MainWindowTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    const QList<PageSpec> m_pages{plain(u"deals"_s, u"deal.read"_s), plain(u"verification"_s, u"payment.verify"_s),
                                  plain(u"settings"_s, {})};

private Q_SLOTS:
    void onlyPermittedScreensAreThere()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_pages);
        QCOMPARE(window.pages(), QStringList({u"deals"_s, u"settings"_s}));
        QVERIFY(!window.open({u"verification"_s}));
        QVERIFY(!window.page());
    }

    void backAndForwardRetraceTheWay()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_pages);
        window.open({u"deals"_s});
        window.open({u"verification"_s, u"x"_s});
        window.back();
        QCOMPARE(window.here().page, u"deals"_s);
        window.forward();
        QCOMPARE(window.here().page, u"verification"_s);
        QCOMPARE(window.here().id.toString(), u"x"_s);
    }

    void aPageThatCantBeLeftStaysUntilThePersonHasDecided()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_pages);
        window.open({u"deals"_s});
        auto page = static_cast<PlainPage *>(window.page());
        page->mayLeave = false;
        QVERIFY(!window.open({u"settings"_s}));
        QCOMPARE(window.here().page, u"deals"_s);
        Q_EMIT page->leaveAllowed();
        QCOMPARE(window.here().page, u"settings"_s);
    }

    void aRefusalIsASentenceOnThePage()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        PlainPage page;
        page.ask(desk->database.query({u"select * from core.enter('00000000-0000-7000-8000-000000000000')"_s}));
        QVERIFY(page.isBusy());
        QTRY_VERIFY(page.messages()->isError());
        QVERIFY(!page.isBusy());
        QVERIFY(page.messages()->text().startsWith(u"Your membership of this organization has ended"_s));
    }

    void aPageMayGoWhileItWaits()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        {
            PlainPage page;
            page.ask(desk->database.query({u"select 1"_s}));
        }
        QVERIFY_RESULT(settled(desk->database.query({u"select 1"_s})));
    }

    void aLostConnectionIsSaidAndGoesByItself()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_pages);
        window.open({u"deals"_s});
        auto banner = window.findChild<ConnectionBanner *>();
        QVERIFY(banner->text().isEmpty());
        Q_EMIT desk->database.stateChanged(Database::State::Lost);
        Q_EMIT desk->database.retryScheduled(8);
        QCOMPARE(banner->text(), u"The server didn’t answer. Trying again in 8 s. What you typed is kept."_s);
        QTRY_VERIFY(banner->text().contains(u"in 7 s"_s));
        Q_EMIT desk->database.stateChanged(Database::State::Connected);
        QVERIFY(banner->text().isEmpty());
    }
};

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
