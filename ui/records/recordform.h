#pragma once
#include "records/record.h"

#include <QHash>
#include <QWidget>

class FieldFrame;
class QVBoxLayout;
class ReferencePicker;
struct FieldFix;
struct Section;

// The fields of a record in their sections, each with what is wrong under it. An amount and its currency are one field.
class RecordForm : public QWidget
{
    Q_OBJECT
public:
    // Only some of the fields, where not all are asked for.
    RecordForm(Backend &backend, Record &record, const QStringList &only = {}, QWidget *parent = nullptr);
    ~RecordForm() override;

    // Shows the problems at their fields and goes to the first; true when there is none.
    bool check();
    void showProblem(const QString &field, const QString &sentence, const QList<FieldFix> &fixes = {});
    bool hasField(const QString &field) const { return m_frames.contains(field); }
    QString problem(const QString &field) const;
    // A refusal of the server at the field that it speaks of; false when it speaks of none here.
    bool tell(const Error &error);
    // F8: the next field with something wrong.
    void goToNextProblem();
    int problemCount() const;
    void focusFirst();
    QWidget *editor(const QString &field) const { return m_editors.value(field); }
    // What the editor shows, where the value is a key.
    QString textOf(const QString &field) const;
    QString focusedField() const;
    void focusField(const QString &field);

Q_SIGNALS:
    void edited();
    void problemsChanged();
    void fieldEntered(const QString &field);
    // A record that a field points to is to be made in place, called like this.
    void createWanted(const QString &field, const QString &name);

private:
    void clear();
    void build();
    void addSection(const Section &section, QVBoxLayout *layout);
    QWidget *addEditor(const Field &field);
    void followPicker(ReferencePicker *picker, const QString &field);
    QWidget *addAmount(const Field &amount, const Field &currency);
    bool isShown(const Field &field) const;
    QList<Section> sections() const;
    void showValues();
    void take(const Field &field);
    void fitCurrency();
    void tellWritten();
    QList<FieldFix> fixes(const Problem &problem);

    Backend &m_backend;
    Record &m_record;
    const QStringList m_only;
    QHash<QString, QWidget *> m_editors;
    QHash<QString, FieldFrame *> m_frames;
    QStringList m_order;
    bool m_isForNew = true;
    bool m_isShowing = false;
};
