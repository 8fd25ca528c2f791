#pragma once
#include <QWidget>

// A large figure with fixed-width digits and its unit in grey behind it: "84,800 PLN".
class FigureLabel : public QWidget
{
    Q_OBJECT
public:
    explicit FigureLabel(int px = 24, QWidget *parent = nullptr);
    void setFigure(const QString &figure, const QString &unit = {});
    QString figure() const { return m_figure; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    // Puts smaller words of this size on the figure's baseline: how far above its lower edge they end.
    int liftFor(int px) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_px;
    QString m_figure;
    QString m_unit;
};
