#include "deal/dealformpage.h"
#include "deal/dealform.h"
#include "support/testoffice.h"
#include "widgets/droparea.h"
#include "widgets/fieldframe.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

// A deal is entered with the keyboard alone; what can't be right is told at its field, saves nothing, and stays as it was typed.
class DealFormPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DealFormPage> m_page;

    void type(const QString &text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }

    FieldFrame *frame(const QString &label) const
    {
        for (FieldFrame *frame : m_page->findChildren<FieldFrame *>())
            for (const QLabel *text : frame->findChildren<QLabel *>())
                if (text->text() == label)
                    return frame;
        return nullptr;
    }
    QLineEdit *line(const QString &label) const
    {
        QWidget *field = frame(label)->field();
        auto line = qobject_cast<QLineEdit *>(field);
        return line ? line : field->findChild<QLineEdit *>();
    }
    void fill(const QString &label, const QString &text) const
    {
        line(label)->setFocus();
        line(label)->selectAll();
        press(Qt::Key_Delete);
        type(text);
        press(Qt::Key_Tab);
    }
    void startNewClient(const QString &name) const
    {
        line(u"Client"_s)->setFocus();
        type(name);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    }
    qlonglong deals() { return m_office.ask(u"select count(*) as n from sales.deal"_s).number(0, u"n"); }

    void fillWell(const QString &reference)
    {
        startNewClient(u"Harbour Crane "_s + reference);
        fill(u"What was sold"_s, u"Two cranes"_s);
        fill(u"Amount"_s, u"62.4k"_s);
        fill(u"Received"_s, u"1200"_s);
        fill(u"Bank reference"_s, reference);
        QByteArray png;
        QBuffer buffer(&png);
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(qHash(reference));
        image.save(&buffer, "PNG");
        m_page->findChild<DropArea *>()->take({u"receipt.png"_s, u"image/png"_s, png});
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"kontor-test"_s);
        QCoreApplication::setApplicationName(u"dealformpagetest"_s);
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
        qRegisterMetaType<Target>("Target");
        m_desk = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void init()
    {
        m_page = std::make_unique<DealFormPage>(m_desk->backend);
        m_page->resize(1240, 860);
        static_cast<QWidget *>(m_page.get())->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->show(Target{u"deal.new"_s, {}, {}});
        QTRY_VERIFY(!m_page->isBusy());
    }

    void cleanup()
    {
        m_page.reset();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

    void aDealWithClientPaymentAndReceiptIsEnteredByKey()
    {
        const qlonglong before = deals();
        fillWell(u"KEY-1"_s);
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(deals(), before + 1);
        const Rows rows = m_office.ask(u"select d.amount_minor, c.name, p.amount_minor as received, p.receipt_id is not null as has_receipt"
                                       " from sales.deal d join crm.client c on c.tenant_id = d.tenant_id and c.id = d.client_id"
                                       " join sales.payment p on p.tenant_id = d.tenant_id and p.deal_id = d.id where d.id = ?::uuid"_s,
                                       {went.first().first().value<Target>().id});
        QCOMPARE(rows.number(0, u"amount_minor"), 6'240'000);
        QCOMPARE(rows.number(0, u"received"), 120'000);
        QCOMPARE(rows.text(0, u"name"), u"Harbour Crane KEY-1"_s);
        QVERIFY(rows.flag(0, u"has_receipt"));
    }

    void badInputIsToldAtItsFieldAndStays_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("amount zero") << u"Amount"_s << u"0"_s;
        QTest::newRow("amount negative") << u"Amount"_s << u"-5"_s;
        QTest::newRow("too many decimals") << u"Amount"_s << u"10.005"_s;
        QTest::newRow("over-long text") << u"What was sold"_s << QString(501, u'x');
        QTest::newRow("over-long reference") << u"Bank reference"_s << QString(81, u'x');
        QTest::newRow("due before the deal") << u"Due"_s << u"1.1.2020"_s;
        QTest::newRow("more than is due") << u"Received"_s << u"70k"_s;
        QTest::newRow("received tomorrow") << u"Received on"_s << u"+1"_s;
    }
    void badInputIsToldAtItsFieldAndStays()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        const qlonglong before = deals();
        fillWell(u"BAD-1"_s);
        fill(field, text);
        const QString typed = line(field)->text();
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY2(frame(field)->hasError(), qPrintable(field));
        QCOMPARE(line(field)->text(), typed);
        QTest::qWait(50);
        QVERIFY(went.isEmpty());
        QCOMPARE(deals(), before);
    }

    void aReferenceUsedBeforeIsToldAtItsFieldByTheServer()
    {
        const qlonglong before = deals();
        fillWell(u"KEY-1"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(frame(u"Bank reference"_s)->hasError());
        QCOMPARE(line(u"Bank reference"_s)->text(), u"KEY-1"_s);
        QCOMPARE(deals(), before);
    }

    void leavingKeepsADraftAndReturningShowsIt()
    {
        fill(u"What was sold"_s, u"Half a crane"_s);
        QVERIFY(m_page->canLeave());
        m_page = std::make_unique<DealFormPage>(m_desk->backend);
        m_page->show(Target{u"deal.new"_s, {}, {}});
        QCOMPARE(line(u"What was sold"_s)->text(), u"Half a crane"_s);
        QTRY_VERIFY(!m_page->isBusy());
    }
};

QTEST_MAIN(DealFormPageTest)
#include "dealformpagetest.moc"
