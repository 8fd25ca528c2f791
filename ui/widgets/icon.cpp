#include "widgets/icon.h"
#include "widgets/theme.h"
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace {
QColor themeColor(QIcon::Mode mode, QIcon::State state)
{
    const Tokens &t = Theme::tokens();
    if (mode == QIcon::Disabled)
        return t.disabled;
    return state == QIcon::On || mode == QIcon::Selected ? t.accentInk : t.ink2;
}

// Tints while painting, so that a switch of theme needs no new icons.
class TintEngine : public QIconEngine
{
public:
    explicit TintEngine(const QString &name, const QColor &color = {})
        : m_name(name)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(*painter, rect, m_name, color(mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal ratio) override
    {
        const int side = qRound(qMin(size.width(), size.height()) / ratio);
        return tintedPixmap(m_name, color(mode, state), side, ratio);
    }
    QIconEngine *clone() const override { return new TintEngine(m_name, m_color); }
    QString iconName() override { return m_name; }
    bool isNull() override { return QIcon::fromTheme(m_name).isNull(); }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        return m_color.isValid() && mode != QIcon::Disabled ? m_color : themeColor(mode, state);
    }

    QString m_name;
    QColor m_color;
};
}

QIcon themeIcon(const QString &name)
{
    return QIcon(new TintEngine(name));
}

QIcon tintedIcon(const QString &name, const QColor &color)
{
    return QIcon(new TintEngine(name, color));
}

// Of the drawn size, else of another one; empty where there is none.
static QString iconFile(const QString &name, int drawn)
{
    for (int side : {drawn, 22, 16, 32})
        if (const QString file = u":/icons/kontor/%1/%2.svg"_s.arg(side).arg(name); QFile::exists(file))
            return file;
    return {};
}

QPixmap tintedPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    const QString key = u"kontor-icon/%1/%2/%3/%4"_s.arg(name, color.name(QColor::HexArgb)).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const int drawn = size < 22 ? 16 : size < 32 ? 22 : 32;
    if (const QString file = iconFile(name, drawn); !file.isEmpty())
        QSvgRenderer(file).render(&painter, QRectF(0, 0, size, size));
    else if (!name.isEmpty())
        qWarning("no icon is called %s", qUtf8Printable(name));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &color)
{
    const int side = qMin(rect.width(), rect.height());
    const qreal ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(QRect(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side),
                       tintedPixmap(name, color, side, ratio));
}

QPixmap kontorLogo(int side, qreal ratio)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(u":/kontor/logo.svg"_s).render(&painter, QRectF(0, 0, side, side));
    return pixmap;
}
