#include "widgets/textlabel.h"
#include <QStyle>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace {
constexpr QStringView looks[]
    = {u"body", u"screen", u"section", u"card", u"strong", u"label", u"secondary", u"small", u"caption", u"error", u"warning"};
}

QLabel *textLabel(TextLook look, const QString &text, QWidget *parent)
{
    auto label = new QLabel(text, parent);
    label->setProperty("look", looks[static_cast<int>(look)].toString());
    return label;
}

void setLook(QLabel *label, TextLook look)
{
    restyle(label, "look", looks[static_cast<int>(look)].toString());
}

QString richText(QString html)
{
    return html.replace("<b>"_L1, "<span style=\"font-weight:600\">"_L1).replace("</b>"_L1, "</span>"_L1);
}

void paintElided(QPainter &painter, const QLabel &label)
{
    const QRect room = label.contentsRect();
    label.style()->drawItemText(&painter, room, Qt::AlignLeft | Qt::AlignVCenter, label.palette(), label.isEnabled(),
                                label.fontMetrics().elidedText(label.text(), Qt::ElideRight, room.width()), label.foregroundRole());
}

void restyle(QWidget *widget, const char *property, const QVariant &value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->updateGeometry();
    widget->update();
}

QFrame *hairline(Qt::Orientation orientation, QWidget *parent)
{
    auto line = new QFrame(parent);
    line->setObjectName(u"hairline"_s);
    orientation == Qt::Horizontal ? line->setFixedHeight(1) : line->setFixedWidth(1);
    return line;
}

QFrame *tabLine(QWidget *parent)
{
    QFrame *line = hairline(Qt::Horizontal, parent);
    line->setProperty("strong", true);
    return line;
}

QFrame *totalLine(QWidget *parent)
{
    QFrame *line = hairline(Qt::Horizontal, parent);
    line->setFixedHeight(2);
    line->setProperty("total", true);
    return line;
}
