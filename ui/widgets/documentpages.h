#pragma once
#include <QByteArray>
#include <QImage>
#include <QString>

// One page of a document as a picture, or the sentence why there is none.
struct DocumentPage
{
    QImage image;
    int pageCount = 0;
    QString problem;
};

// Reads PNG, JPEG and PDF. Slow: called off the GUI thread. A file that ends too early is refused, not shown in part.
DocumentPage readPage(const QByteArray &content, const QString &mediaType, int page);
// Whether the file has the end mark that its type calls for.
bool isWhole(const QByteArray &content, const QString &mediaType);
