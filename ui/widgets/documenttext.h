#pragma once
#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QString>

// A word of a document and where it stands, in shares of its page (0 to 1).
struct DocumentWord
{
    QString text;
    QRectF place;
    int page = 0;
};

// The words of PNG, JPEG and PDF: a PDF's own text, else what Tesseract recognizes on its first page (English, Polish, Spanish and German,
// as far as they are installed). Nothing where there is nothing to read. Slow, a second and more for a picture: called off the GUI thread.
QList<DocumentWord> readWords(const QByteArray &content, const QString &mediaType);
