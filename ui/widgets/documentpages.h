#pragma once
#include <QByteArray>
#include <QFuture>
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

// A file's first `most` bytes, and a picture as PNG, both off the GUI thread: a file may be on a network, a picture large.
QFuture<QByteArray> readFile(const QString &path, qint64 most);
QFuture<QByteArray> encodedAsPng(const QImage &image);
