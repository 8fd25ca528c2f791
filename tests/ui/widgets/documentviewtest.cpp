#include "widgets/documentview.h"
#include "widgets/droparea.h"
#include <QBuffer>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace {
QByteArray picture(const char *format)
{
    QImage image(400, 300, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x % 256, y % 256, (x * y) % 256));
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

QByteArray paper(int pages)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        painter.drawText(1000, 1000, u"Receipt"_s);
    }
    painter.end();
    return buffer.data();
}
}

class DocumentViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAndPapersAreShown_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("pages");
        QTest::newRow("png") << picture("PNG") << u"image/png"_s << 1;
        QTest::newRow("jpeg") << picture("JPEG") << u"image/jpeg"_s << 1;
        QTest::newRow("pdf") << paper(2) << u"application/pdf"_s << 2;
    }

    void picturesAndPapersAreShown()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, type);
        QFETCH(int, pages);
        QCOMPARE(mediaTypeOf(content), type);
        DocumentView view;
        view.resize(500, 400);
        QSignalSpy shown(&view, &DocumentView::shown);
        view.show(content, type);
        QTRY_COMPARE(shown.count(), 1);
        QVERIFY(view.isShowing());
        QCOMPARE(view.pageCount(), pages);
        const int fitted = view.zoomPercent();
        view.zoomIn();
        QVERIFY(view.zoomPercent() > fitted);
        view.zoomToFull();
        view.turnRight();
        QCOMPARE(view.zoomPercent(), 100);
    }

    void aFileThatEndsTooEarlyIsRefusedInASentence_data() { picturesAndPapersAreShown_data(); }

    void aFileThatEndsTooEarlyIsRefusedInASentence()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, type);
        DocumentView view;
        QSignalSpy refused(&view, &DocumentView::refused);
        view.show(content.first(content.size() / 2), type);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(!view.isShowing());
        QVERIFY(view.sentence().contains(u"ends too early"_s));
    }

    // The database draws the same line.
    void theEndMayStandAsFarFromTheEndAsTheDatabaseLetsIt()
    {
        const QByteArray photo = QByteArray("\xFF\xD8\xFF nothing \xFF\xD9", 14);
        QVERIFY(isWhole(photo + QByteArray(1000, '\0'), u"image/jpeg"_s));
        QVERIFY(!isWhole(photo + QByteArray(1100, '\0'), u"image/jpeg"_s));
        QVERIFY(isWhole("%PDF-1.7 %%EOF" + QByteArray(1000, '\n'), u"application/pdf"_s));
        QVERIFY(!isWhole("%PDF-1.7 %%EOF" + QByteArray(1100, '\n'), u"application/pdf"_s));
    }

    void nonsenseWithTheRightEndIsRefusedToo()
    {
        DocumentView view;
        QSignalSpy refused(&view, &DocumentView::refused);
        view.show("%PDF-1.7 nothing here %%EOF", u"application/pdf"_s);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(!view.sentence().isEmpty());
    }

    void anOlderAnswerNeverReplacesANewerQuestion()
    {
        DocumentView view;
        view.show(paper(3), u"application/pdf"_s);
        view.say(u"No receipt yet"_s);
        const QSignalSpy shown(&view, &DocumentView::shown);   // a page that was drawn at once was there before
        QVERIFY(QThreadPool::globalInstance()->waitForDone()); // its page is drawn, and on its way
        QCoreApplication::processEvents();
        QCOMPARE(shown.size(), 0);
        QCOMPARE(view.sentence(), u"No receipt yet"_s);
    }

    void theDropAreaTakesWhatIsAReceipt()
    {
        DropArea area;
        QSignalSpy taken(&area, &DropArea::taken);
        area.take({u"photo.txt"_s, {}, picture("PNG")});
        QCOMPARE(taken.count(), 1);
        QCOMPARE(area.file().mediaType, u"image/png"_s);
    }

    void theDropAreaRefusesTheRestAndKeepsWhatItHad_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("because");
        QTest::newRow("program named like a picture") << QByteArray("MZ\x90 this is no picture") << u"is not a PDF"_s;
        QTest::newRow("empty") << QByteArray() << u"is empty"_s;
        QTest::newRow("too large") << QByteArray(picture("PNG") + QByteArray(DropArea::largest, 'x')) << u"larger than 10 MB"_s;
        QTest::newRow("cut") << picture("JPEG").first(1000) << u"ends too early"_s;
    }

    void theDropAreaRefusesTheRestAndKeepsWhatItHad()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, because);
        DropArea area;
        area.take({u"good.pdf"_s, {}, paper(1)});
        QSignalSpy refused(&area, &DropArea::refused);
        area.take({u"receipt.png"_s, {}, content});
        QCOMPARE(refused.count(), 1);
        QVERIFY2(area.refusal().contains(because), qPrintable(area.refusal()));
        QCOMPARE(area.file().name, u"good.pdf"_s);
    }

    void aCopiedPictureCanBePasted()
    {
        DropArea area;
        QSignalSpy taken(&area, &DropArea::taken);
        QMimeData clipboard;
        clipboard.setImageData(QImage::fromData(picture("PNG")));
        QVERIFY(area.paste(&clipboard));
        QTRY_COMPARE(taken.count(), 1);
        QCOMPARE(area.file().mediaType, u"image/png"_s);
    }

    void aDroppedFileIsReadFromItsPlace()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"transfer.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(paper(1));
        file.close();
        DropArea area;
        QSignalSpy taken(&area, &DropArea::taken);
        QMimeData drop;
        drop.setUrls({QUrl::fromLocalFile(file.fileName())});
        QVERIFY(area.paste(&drop));
        QTRY_COMPARE(taken.count(), 1);
        QCOMPARE(area.file().name, u"transfer.pdf"_s);
    }
};

QTEST_MAIN(DocumentViewTest)
#include "documentviewtest.moc"
