#include "widgets/pdffile.h"
#include <QBuffer>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QtConcurrent/QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace {
constexpr int dotsPerInch = 96;

QString written(const QString &path, const QString &title, const QString &html)
{
    QBuffer content;
    content.open(QIODevice::WriteOnly);
    {
        QPdfWriter page(&content);
        page.setTitle(title);
        page.setCreator(u"Kontor"_s);
        page.setResolution(dotsPerInch);
        page.setPageSize(QPageSize(QPageSize::A4));
        page.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
        QTextDocument document;
        QFont font(u"Inter"_s);
        font.setPixelSize(11);
        document.setDefaultFont(font);
        // The heaviest that Inter is bundled in: Qt would smear it for the 700 of headings and of <b>.
        document.setDefaultStyleSheet(u"h1, h2, h3, th, b, strong { font-weight: 600 }"_s);
        document.setDocumentMargin(0);
        document.setHtml(html);
        document.setPageSize(QSizeF(page.width(), page.height()));
        document.print(&page);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data()) != content.size() || !file.commit())
        return file.errorString();
    return {};
}
}

QFuture<QString> writePdf(const QString &path, const QString &title, const QString &html)
{
    return QtConcurrent::run(written, path, title, html);
}
