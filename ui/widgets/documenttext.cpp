#include "widgets/documenttext.h"
#include "widgets/documentpages.h"
#include <QImage>
#include <algorithm>
#include <memory>
#include <poppler-qt6.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

using namespace Qt::StringLiterals;

namespace {
constexpr int mostPages = 10;
constexpr float leastConfidence = 40; // percent; below it is noise

QList<DocumentWord> wordsOfPdf(const QByteArray &content)
{
    QList<DocumentWord> words;
    const std::unique_ptr<Poppler::Document> document = Poppler::Document::loadFromData(content);
    if (!document || document->isLocked())
        return words;
    for (int number = 0; number < qMin(mostPages, document->numPages()); ++number) {
        const std::unique_ptr<Poppler::Page> page = document->page(number);
        if (!page)
            continue;
        const QSizeF size = page->pageSizeF();
        for (const auto &box : page->textList()) {
            const QRectF at = box->boundingBox();
            words.append({box->text(),
                          {at.x() / size.width(), at.y() / size.height(), at.width() / size.width(), at.height() / size.height()},
                          number});
        }
    }
    return words;
}

// The languages that are installed, of those that papers here are in; made once a thread asks, since loading them takes a while.
QByteArray languages()
{
    tesseract::TessBaseAPI reader;
    if (reader.Init(nullptr, "eng") != 0)
        return {};
    std::vector<std::string> installed;
    reader.GetAvailableLanguagesAsVector(&installed);
    QByteArray wanted = "eng";
    for (const char *language : {"pol", "spa", "deu"})
        if (std::find(installed.begin(), installed.end(), language) != installed.end())
            wanted += '+' + QByteArray(language);
    return wanted;
}

QList<DocumentWord> recognized(const QImage &picture)
{
    static const QByteArray wanted = languages();
    QList<DocumentWord> words;
    tesseract::TessBaseAPI reader;
    if (picture.isNull() || wanted.isEmpty() || reader.Init(nullptr, wanted.constData()) != 0)
        return words;
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    reader.SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
    reader.SetImage(grey.constBits(), grey.width(), grey.height(), 1, int(grey.bytesPerLine()));
    reader.SetSourceResolution(144);
    if (reader.Recognize(nullptr) != 0)
        return words;
    const std::unique_ptr<tesseract::ResultIterator> found(reader.GetIterator());
    const double width = grey.width();
    const double height = grey.height();
    for (bool more = found != nullptr; more; more = found->Next(tesseract::RIL_WORD)) {
        int left, top, right, bottom;
        const std::unique_ptr<const char[]> text(found->GetUTF8Text(tesseract::RIL_WORD));
        if (!text || found->Confidence(tesseract::RIL_WORD) < leastConfidence
            || !found->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom))
            continue;
        words.append({QString::fromUtf8(text.get()), {left / width, top / height, (right - left) / width, (bottom - top) / height}, 0});
    }
    return words;
}
}

QList<DocumentWord> readWords(const QByteArray &content, const QString &mediaType)
{
    if (mediaType == "application/pdf"_L1)
        if (const QList<DocumentWord> words = wordsOfPdf(content); !words.isEmpty())
            return words;
    return recognized(readPage(content, mediaType, 0).image); // a picture, or a PDF of scanned pages
}
