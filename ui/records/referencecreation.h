#pragma once
#include "records/formdraft.h"
#include "records/record.h"
#include "records/savinghold.h"

#include <QFrame>

class Page;
class QLabel;
class RecordForm;
class ReferencePicker;

// Makes the record that a field is to point to, without leaving the form: the few fields that matter, under the field itself. Ctrl+Enter
// creates and chooses it, Esc goes back. Deletes itself.
class ReferenceCreation : public QFrame
{
    Q_OBJECT
public:
    ReferenceCreation(Backend &backend, const Entity &entity, ReferencePicker &picker, const QString &name, Page &page);

public Q_SLOTS:
    void create();
    void leave();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void settle();
    void place();

    ReferencePicker &m_picker;
    Page &m_page;
    Record m_record;
    RecordForm *m_form;
    QLabel *m_problem;
    FormDraft m_draft;
    SavingHold m_saving;
};
