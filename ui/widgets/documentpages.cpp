#include "widgets/documentpages.h"
#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QImageReader>
#include <QtConcurrent/QtConcurrentRun>
#include <memory>
#include <poppler-qt6.h>

using namespace Qt::StringLiterals;

namespace {
struct DocumentPages
{
    Q_DECLARE_TR_FUNCTIONS(DocumentPages)
};

constexpr double resolution = 144;
constexpr int longestSide = 4096;

DocumentPage readPdfPage(const QByteArray &content, int number)
{
    const std::unique_ptr<Poppler::Document> document = Poppler::Document::loadFromData(content);
    if (!document)
        return {{}, 0, DocumentPages::tr("This PDF can’t be read. Ask for the file again.")};
    if (document->isLocked())
        return {{}, 0, DocumentPages::tr("This PDF is protected by a password. Ask for a copy without one.")};
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    const std::unique_ptr<Poppler::Page> page = document->page(number);
    if (!page)
        return {{}, document->numPages(), DocumentPages::tr("This PDF has no page %1.").arg(number + 1)};
    const QSizeF points = page->pageSizeF();
    const double most = qMax(points.width(), points.height()) / 72 * resolution;
    const double dpi = most > longestSide ? resolution * longestSide / most : resolution;
    const QImage image = page->renderToImage(dpi, dpi);
    if (image.isNull())
        return {{}, document->numPages(), DocumentPages::tr("This page can’t be drawn.")};
    return {image, document->numPages(), {}};
}

DocumentPage readImage(const QByteArray &content)
{
    QBuffer buffer;
    buffer.setData(content);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    if (const QSize size = reader.size(); size.width() > longestSide || size.height() > longestSide)
        reader.setScaledSize(size.scaled(longestSide, longestSide, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull())
        return {{}, 0, DocumentPages::tr("This picture can’t be read. Ask for the file again.")};
    return {image, 1, {}};
}
}

bool isWhole(const QByteArray &content, const QString &mediaType)
{
    if (mediaType == "image/png"_L1)
        return content.endsWith(QByteArrayView("IEND\xAE\x42\x60\x82", 8).toByteArray());
    if (mediaType == "image/jpeg"_L1)
        return content.right(1024).contains(QByteArrayView("\xFF\xD9", 2).toByteArray());
    if (mediaType == "application/pdf"_L1)
        return content.right(1024).contains("%%EOF");
    return true;
}

DocumentPage readPage(const QByteArray &content, const QString &mediaType, int page)
{
    if (content.isEmpty())
        return {{}, 0, DocumentPages::tr("This file is empty.")};
    if (!isWhole(content, mediaType))
        return {{}, 0, DocumentPages::tr("This file ends too early: a part of it is missing. Ask for the file again.")};
    return mediaType == "application/pdf"_L1 ? readPdfPage(content, page) : readImage(content);
}

QFuture<QByteArray> readFile(const QString &path, qint64 most)
{
    return QtConcurrent::run([path, most] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.read(most) : QByteArray();
    });
}

QFuture<QByteArray> encodedAsPng(const QImage &image)
{
    return QtConcurrent::run([image] {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return buffer.data();
    });
}
