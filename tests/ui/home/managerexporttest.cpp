#include "home/managerhomepage.h"
#include "session/jobs.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/figurecard.h"
#include "widgets/keybutton.h"

#include <QFileDialog>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// Ctrl+E on the manager's home writes what V shows, and the figures above and beside it.
class ManagerExportTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    QTemporaryDir m_folder;

    static QAction *exporting(const QWidget &page)
    {
        for (QAction *action : page.actions())
            if (action->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_E)))
                return action;
        return nullptr;
    }

    // The lines of a file whose values have no line breaks, without the quotes.
    static QList<QStringList> lines(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QList<QStringList> lines;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts)) {
            QStringList cells{QString()};
            bool isQuoted = false;
            for (QChar c : line) {
                if (c == u'"')
                    isQuoted = !isQuoted;
                else if (c == u',' && !isQuoted)
                    cells.append(QString());
                else
                    cells.last().append(c);
            }
            lines.append(cells);
        }
        return lines;
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void theFileHoldsEveryFigureThatVShows()
    {
        ManagerHomePage page(m_desk->backend);
        page.resize(1240, 800);
        page.setVisible(true);
        page.refresh();
        QTRY_VERIFY(!page.isBusy());
        QVERIFY(exporting(page));
        QCOMPARE(page.primaryAction(), exporting(page));
        exporting(page)->trigger();
        auto dialog = page.findChild<QFileDialog *>();
        QVERIFY(dialog);
        const QString path = m_folder.filePath(u"dashboard.csv"_s);
        Q_EMIT dialog->fileSelected(path);
        QCOMPARE(m_desk->jobs.all().size(), 1);
        Job *job = m_desk->jobs.all().front();
        QTRY_COMPARE(job->state(), Job::State::Done);
        QCOMPARE(job->result().file, path);

        const QList<QStringList> written = lines(path);
        QCOMPARE(written.front(), (QStringList{u"Card"_s, u"Of"_s, u"Measure"_s, u"Value"_s}));
        QVERIFY(job->result().words.startsWith(QString::number(written.size() - 1)));
        int cells = 0;
        for (FigureCard *card : page.findChildren<FigureCard *>()) {
            const QAbstractItemModel *table = card->table()->model();
            for (int row = 0; row < table->rowCount(); ++row)
                for (int column = 1; column < table->columnCount(); ++column) {
                    const QString shown = table->index(row, column).data().toString();
                    bool isNumber = false;
                    const double number = QLocale().toDouble(shown, &isNumber);
                    const QStringList line{card->title(), table->index(row, 0).data().toString(),
                                           table->headerData(column, Qt::Horizontal).toString(),
                                           isNumber ? QString::number(number, 'f', QLocale::FloatingPointShortest) : shown};
                    QVERIFY2(written.contains(line), qPrintable(line.join(u" | "_s)));
                    ++cells;
                }
        }
        QVERIFY(cells > 30);
        const auto figures = settled(
            managerFigures(m_desk->database, {DashboardPeriod(DashboardPeriod::Kind::ThirteenWeeks, m_desk->session.today()),
                                              DashboardPeriod(DashboardPeriod::Kind::ThirteenWeeks, m_desk->session.today()).before()}));
        QVERIFY_RESULT(figures);
        QVERIFY(written.contains(
            QStringList{u"Deals won"_s, u"This period"_s, u"Deals"_s, QString::number(figures->figures.value(u"deals_won"_s).value)}));
        QVERIFY(written.contains(QStringList{u"Leaderboard of people"_s, figures->sellers.front().name, u"Deals"_s,
                                             QString::number(figures->sellers.front().deals)}));
        const Rows noted = m_office.ask(u"select detail ->> 'list' as list, page from audit.activity where kind = 'export'"
                                        " and user_id = ?"_s,
                                        {m_desk->session.person().id});
        QCOMPARE(noted.size(), 1);
        QCOMPARE(noted.text(0, u"list"), u"dashboard"_s);
        QCOMPARE(noted.text(0, u"page"), u"home"_s);
    }

    // The figures are the whole business's: an export of one's own is none of them.
    void whoMayNotExportAllOfItIsNotOfferedIt()
    {
        for (const QString &person : {u"verifier@baltic.example"_s, u"sales@baltic.example"_s}) {
            const auto desk = m_office.signIn(person);
            QVERIFY(desk);
            const ManagerHomePage page(desk->backend);
            QVERIFY2(!exporting(page), qPrintable(person));
            QVERIFY(!page.primaryAction());
        }
    }
};

QTEST_MAIN(ManagerExportTest)
#include "managerexporttest.moc"
