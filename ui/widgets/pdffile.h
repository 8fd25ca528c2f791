#pragma once
#include <QFuture>
#include <QString>

// Sets a page of HTML in the program's font on A4 and writes it as PDF, off the GUI thread. Answers why it could not be written, or
// nothing; a file that was there stays as it was until the new one is whole.
QFuture<QString> writePdf(const QString &path, const QString &title, const QString &html);
