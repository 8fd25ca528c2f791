#pragma once
#include "records/questiondialog.h"

// A form with changes is about to be left. Whatever is answered, what was typed is on this computer already; only who throws it away
// loses it.
class LeaveQuestion : public QuestionDialog
{
    Q_OBJECT
public:
    explicit LeaveQuestion(QWidget *parent);

Q_SIGNALS:
    // accepted: leave, and offer it again next time.
    void discarded();
};
