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
// creates and chooses it, Esc goes back. Each that was begun has a draft of its own: it comes back when one of its name is created, and is
// offered beside another. Deletes itself.
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
    // What was begun and is not created yet: the draft's name, and what it is called.
    struct Begun
    {
        QString draft;
        QString name;
    };
    QList<Begun> begun() const;
    QVariantMap typed() const;
    bool open();
    void startAnew();
    void goOnWith(const Begun &begun);
    void settle();
    void goBack();
    void place();

    ReferencePicker &m_picker;
    Page &m_page;
    const Drafts m_drafts;
    const QString m_name; // as it was asked for
    QString m_told;
    Record m_record;
    RecordForm *m_form;
    QLabel *m_problem;
    FormDraft m_draft;
    SavingHold m_saving;
};
