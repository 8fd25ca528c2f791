#pragma once
#include <QColor>
#include <QStringList>
#include <QWidget>

// The colours of a key cap on its ground; KeyColors::onSurface() is the usual one.
struct KeyColors
{
    QColor ink, border, fill;
    static KeyColors onSurface();
    static KeyColors on(const QColor &ink);
};

// "Ctrl+Enter" for a shortcut, arrows as ↑ ↓ ← →, in the words of the keys' language.
QString keyName(const QKeySequence &keys);
QSize keyCapSize(const QString &key);
// Paints at the left of `rect`, vertically centred; returns the rectangle that it took.
QRect paintKeyCap(QPainter &painter, const QRect &rect, const QString &key, const KeyColors &colors = KeyColors::onSurface());

// A key cap among other widgets.
class KeyCap : public QWidget
{
    Q_OBJECT
public:
    explicit KeyCap(const QString &key, QWidget *parent = nullptr);
    QSize sizeHint() const override { return keyCapSize(m_key); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};
