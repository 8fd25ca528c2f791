#pragma once
#include "widgets/tokens.h"
#include <QStringList>
#include <QWidget>
#include <optional>

// Names with their figures at the right, under one another: sums, and what is compared. Several figures of a row stand beside each other,
// or under each other where they have no room.
class FigureRows : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        QString name;
        QStringList figures;
        std::optional<Tone> tone = {}; // where a figure is good or bad; ink otherwise

        bool operator==(const Row &) const = default;
    };
    explicit FigureRows(QWidget *parent = nullptr);

    void setRows(const QList<Row> &rows);
    const QList<Row> &rows() const { return m_rows; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QStringList lines(const Row &row, int width) const;

    QList<Row> m_rows;
};
