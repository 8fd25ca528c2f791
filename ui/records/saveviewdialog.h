#pragma once
#include "records/questiondialog.h"

class QCheckBox;
class QLineEdit;

// Asks what a view is to be called, and whether everybody in the organization has it.
class SaveViewDialog : public QuestionDialog
{
    Q_OBJECT
public:
    // `mayShare` false: sharing is not offered.
    SaveViewDialog(const QString &title, const QString &name, bool mayShare, QWidget *parent);

    QLineEdit *name() const { return m_name; }
    QCheckBox *shared() const { return m_shared; } // nullptr: not offered

Q_SIGNALS:
    void given(const QString &name, bool shared);

private:
    QLineEdit *m_name;
    QCheckBox *m_shared = nullptr;
};
