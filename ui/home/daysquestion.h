#pragma once
#include "records/questiondialog.h"

#include <QDate>

// Which days somebody wants to see: the first and the last of them, in whichever order.
class DaysQuestion : public QuestionDialog
{
    Q_OBJECT
public:
    DaysQuestion(QDate from, QDate to, QDate today, QWidget *parent);

Q_SIGNALS:
    void answered(QDate from, QDate to);
};
