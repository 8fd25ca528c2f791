#pragma once
#include "widgets/statusglyph.h"
#include "widgets/tokens.h"
#include <QWidget>

// How a status shows: filled when somebody must act, plain glyph and word when all is well.
struct ChipLook
{
    Glyph glyph = Glyph::Ring;
    Tone tone = Tone::Grey;
    bool filled = false;
    QString text;
    bool dashed = false;

    bool operator==(const ChipLook &) const = default;
};

// Paints at the left of `rect`, vertically centred, elided to its width. Returns the rectangle that the chip took.
QRect paintChip(QPainter &painter, const QRect &rect, const ChipLook &look, Qt::Alignment alignment = Qt::AlignLeft);
QSize chipSize(const ChipLook &look);

// A chip outside of tables. Its word is its accessible name.
class Chip : public QWidget
{
    Q_OBJECT
public:
    explicit Chip(const ChipLook &look = {}, QWidget *parent = nullptr);

    const ChipLook &look() const { return m_look; }
    void setLook(const ChipLook &look);
    QSize sizeHint() const override { return chipSize(m_look); }
    QSize minimumSizeHint() const override { return chipSize(m_look); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    ChipLook m_look;
};
