#pragma once
#include <QByteArray>
#include <QString>

class QWidget;

// A document, large, in a window of its own that doesn't hold up the form it was opened from.
void showDocument(const QString &name, const QByteArray &content, const QString &mediaType, QWidget *parent);
