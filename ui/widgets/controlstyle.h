#pragma once
#include <QProxyStyle>

// Fusion with Kontor's check boxes, radio buttons and room for the focus ring. What a style sheet can't draw is drawn here. A click on a
// label goes to its buddy, as a click on a check box's own words does.
class ControlStyle : public QProxyStyle
{
    Q_OBJECT
public:
    ControlStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option = nullptr, const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *result) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};
