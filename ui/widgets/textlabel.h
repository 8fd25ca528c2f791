#pragma once
#include <QLabel>

// What a text is on its screen; size, weight and colour follow from it (QLabel[look=…] in kontor.qss).
enum class TextLook { Body, Screen, Section, Card, Strong, Label, Secondary, Small, Caption, Error, Warning };

QLabel *textLabel(TextLook look, const QString &text = {}, QWidget *parent = nullptr);
void setLook(QLabel *label, TextLook look);
// Rich text whose <b> is as heavy as anything here: there is no heavier font, and Qt would smear this one instead.
QString richText(QString html);
// One line of it, cut at its end where it has no room.
void paintElided(QPainter &painter, const QLabel &label);
// For style sheet rules on a property: sets it and has the sheet applied again.
void restyle(QWidget *widget, const char *property, const QVariant &value);
// One pixel of `line`, across a column or down a row.
QFrame *hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);
// The line that tabs stand on, as wide as what they are tabs of: placed first, so that the current tab's own line covers it.
QFrame *tabLine(QWidget *parent = nullptr);
// The heavier line that a total stands under.
QFrame *totalLine(QWidget *parent = nullptr);
