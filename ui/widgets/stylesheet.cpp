#include "widgets/stylesheet.h"
#include "widgets/theme.h"
#include <QFile>
#include <QHash>

using namespace Qt::StringLiterals;

namespace {
QString inSheet(const QColor &color)
{
    if (color.alpha() == 255)
        return color.name();
    return u"rgba(%1,%2,%3,%4)"_s.arg(color.red()).arg(color.green()).arg(color.blue()).arg(color.alpha());
}
}

QString styleSheet(const Tokens &tokens)
{
    QFile file(u":/kontor/kontor.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("kontor.qss is not in the resources");
    const QString text = QString::fromUtf8(file.readAll());

    QHash<QString, QString> values{{u"scheme"_s, tokens.isDark ? u"dark"_s : u"light"_s}};
    for (const auto &[name, color] : tokens.named())
        values.insert(name, inSheet(color));

    QString sheet;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] != u'@') {
            sheet += text[i++];
            continue;
        }
        qsizetype end = ++i;
        if (text[i].isDigit()) {
            while (text[end].isDigit())
                ++end;
            sheet += QString::number(Theme::scaled(text.mid(i, end - i).toInt()));
        } else {
            while (end < text.size() && text[end].isLetterOrNumber())
                ++end;
            const QString name = text.mid(i, end - i);
            Q_ASSERT_X(values.contains(name), "kontor.qss", qPrintable(name));
            sheet += values.value(name);
        }
        i = end;
    }
    return sheet;
}
