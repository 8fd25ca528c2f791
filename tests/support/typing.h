#pragma once
#include "records/leavequestion.h"
#include "shell/page.h"
#include "widgets/fieldframe.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

// What a person does to a form, by key alone: whatever has the focus gets it.
namespace Typing {
inline void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

inline FieldFrame *frame(const QWidget &page, const QString &label)
{
    const QList<FieldFrame *> frames = page.findChildren<FieldFrame *>();
    for (FieldFrame *frame : frames)
        for (const QLabel *text : frame->findChildren<QLabel *>(Qt::FindDirectChildrenOnly))
            if (text->text() == label)
                return frame;
    qFatal("no field is called %s", qPrintable(label));
}

inline QLineEdit *line(const QWidget &page, const QString &label)
{
    QWidget *field = frame(page, label)->field();
    auto line = qobject_cast<QLineEdit *>(field);
    return line ? line : field->findChild<QLineEdit *>();
}

// Goes straight to a field, and types over what is there.
inline void fill(const QWidget &page, const QString &label, const QString &text)
{
    line(page, label)->setFocus();
    line(page, label)->selectAll();
    press(Qt::Key_Delete);
    type(text);
    press(Qt::Key_Tab);
}

// Goes somewhere else, with the draft kept where the form asks.
inline void leave(Page &page)
{
    if (!page.canLeave())
        page.findChild<LeaveQuestion *>()->accept();
    QVERIFY(page.canLeave());
}

// A whole picture that differs from every other.
inline QByteArray picture(const QString &what, const char *format = "PNG")
{
    QByteArray content;
    QBuffer buffer(&content);
    QImage image(64, 64, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, QRgb(qHash(what, size_t(x * 64 + y))));
    image.save(&buffer, format);
    return content;
}

inline QByteArray pdf()
{
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}
}
