#include "widgets/controlstyle.h"
#include "widgets/checkmark.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include <QAbstractButton>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

ControlStyle::ControlStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void ControlStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QLabel *>(widget))
        widget->installEventFilter(this);
}

bool ControlStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
        return QProxyStyle::eventFilter(watched, event);
    const auto label = qobject_cast<QLabel *>(watched);
    QWidget *field = label ? label->buddy() : nullptr;
    if (!field || !field->isEnabled())
        return false;
    field->setFocus(Qt::MouseFocusReason);
    if (const auto box = qobject_cast<QAbstractButton *>(field); box && box->isCheckable() && box->text().isEmpty())
        box->click(); // it has no words of its own to click on
    return true;
}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(*painter, option->rect, option->state);
        return;
    case PE_IndicatorRadioButton:
        paintRadioButton(*painter, option->rect, option->state);
        return;
    case PE_FrameFocusRect: // FocusRing shows the focus
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ControlStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_FocusFrame)
        return;
    QProxyStyle::drawControl(element, option, painter, widget);
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 3;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return Theme::scaled(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return Theme::scaled(8);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return Theme::iconSize(16);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

// A menu bar asks for it at once, though few are ever too narrow: Fusion's own is a picture, and loads all readers of pictures.
QIcon ControlStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    if (icon == SP_ToolBarHorizontalExtensionButton)
        return themeIcon(u"go-next"_s);
    return QProxyStyle::standardIcon(icon, option, widget);
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_FocusFrame_Mask: // a ring can be inside, too
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_FocusFrame_AboveWidget: // else the ring ends where the field's parent does
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}
