#pragma once
#include "records/record.h"

#include <QHash>
#include <QWidget>

class FieldFrame;
class QGridLayout;
class QVBoxLayout;
struct Section;

// The fields of a record in their sections, each with what is wrong under it.
class RecordForm : public QWidget
{
    Q_OBJECT
public:
    RecordForm(Backend &backend, Record &record, QWidget *parent = nullptr);

    // Shows the problems at their fields and goes to the first; true when there is none.
    bool check();
    void showProblem(const QString &field, const QString &sentence);
    bool hasField(const QString &field) const { return m_frames.contains(field); }
    // F8: the next field with something wrong.
    void goToNextProblem();
    int problemCount() const;
    void focusFirst();
    QWidget *editor(const QString &field) const { return m_editors.value(field); }
    QString focusedField() const;
    void focusField(const QString &field);

Q_SIGNALS:
    void edited();
    void problemsChanged();

private:
    void build();
    void addSection(const Section &section, QVBoxLayout *layout);
    QList<Section> sections() const;
    void showValues();
    void take(const Field &field);
    void fitCurrency();

    Backend &m_backend;
    Record &m_record;
    QHash<QString, QWidget *> m_editors;
    QHash<QString, FieldFrame *> m_frames;
    QStringList m_order;
    bool m_isShowing = false;
};
