#include "records/leavequestion.h"
#include "widgets/keybutton.h"

LeaveQuestion::LeaveQuestion(QWidget *parent)
    : QuestionDialog(tr("Leave without saving?"),
                     tr("What you typed stays on this computer as a draft. It is here again when you come back."), parent)
{
    auto discard = new KeyButton(tr("Throw it away"));
    discard->setAutoDefault(false);
    auto leave = new KeyButton(tr("Keep the draft and leave"), KeyButton::Primary);
    connect(discard, &KeyButton::clicked, this, [this] {
        Q_EMIT discarded();
        reject();
    });
    connect(leave, &KeyButton::clicked, this, &QDialog::accept);
    addAnswer(leave, discard);
    leave->setFocus();
}
