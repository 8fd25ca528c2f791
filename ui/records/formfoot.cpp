#include "records/formfoot.h"
#include "widgets/keybutton.h"
#include "widgets/toastclearance.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

FormFoot::FormFoot(QWidget *note, const QList<KeyButton *> &buttons, QWidget *parent)
    : QFrame(parent)
    , m_toFix(new KeyButton(QString(), KeyButton::Link))
{
    setObjectName(u"actionRow"_s);
    ToastClearance::keepAbove(this);
    m_toFix->setGlyph(Glyph::DiscCross, Tone::Red);
    auto row = new QHBoxLayout(this);
    row->setContentsMargins(20, 12, 20, 12);
    row->setSpacing(12);
    row->addWidget(note, 0, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_toFix);
    for (KeyButton *button : buttons)
        row->addWidget(button);
    setProblems(0);
    connect(m_toFix, &KeyButton::clicked, this, &FormFoot::nextProblemWanted);
}

void FormFoot::setProblems(int count)
{
    m_toFix->setText(tr("%Ln thing(s) to fix", nullptr, count));
    m_toFix->setVisible(count > 0);
}
