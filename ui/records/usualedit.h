#pragma once
#include <QComboBox>

class Session;

// A free text for which an organization has usual values, as one of its settings lists them: they are offered, anything else can be typed.
class UsualEdit : public QComboBox
{
    Q_OBJECT
public:
    UsualEdit(const Session &session, const QString &setting, QWidget *parent = nullptr);

    QString text() const { return currentText().trimmed(); }
    void setText(const QString &text);
};
