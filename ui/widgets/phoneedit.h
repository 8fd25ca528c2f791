#pragma once
#include <QLineEdit>

// A phone number in the groups that people read; its value is the number as it is stored, and any way to write it is understood.
class PhoneEdit : public QLineEdit
{
    Q_OBJECT
    Q_PROPERTY(QString number READ number WRITE setNumber USER true)
public:
    explicit PhoneEdit(QWidget *parent = nullptr);

    QString number() const;
    void setNumber(const QString &number);
};
