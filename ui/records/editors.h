#pragma once
#include <QVariant>
#include <functional>

class DateEdit;
class QWidget;
struct Backend;
struct Entity;
struct Field;

// The editor of a field by its type: a plain widget whose USER property is the value as stored (choices: see editorValue).
QWidget *createEditor(Backend &backend, const Entity &entity, const Field &field, QWidget *parent);

// Of a date: it counts from the organization's day and takes the days that the database does.
DateEdit *createDateEdit(const Backend &backend, const Field &field, QWidget *parent);

// What the editor holds, as it is stored; invalid: nothing.
QVariant editorValue(const QWidget *editor);
void setEditorValue(QWidget *editor, const QVariant &value);
// What stands in it, as it was typed or chosen.
QString editorText(const QWidget *editor);
// Why what was typed is no value, as a sentence; empty when it is one.
QString editorProblem(const QWidget *editor);
// Calls `act` whenever the editor's value changes.
void watchEditor(QWidget *editor, QObject *context, const std::function<void()> &act);
// The currency that an amount is in decides how many decimals it takes.
void setEditorExponent(QWidget *editor, int exponent);
