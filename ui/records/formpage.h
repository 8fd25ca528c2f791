#pragma once
#include "shell/page.h"

class QVBoxLayout;
class Record;
class RecordForm;
struct Backend;
struct Entity;

// The form of any entity: fields from the catalog with their problems under them, related rows and activity as tabs, and a draft
// kept on this computer while something is typed.
class FormPage : public Page
{
    Q_OBJECT
public:
    FormPage(Backend &backend, const QString &entity, QWidget *parent = nullptr);
    ~FormPage() override;

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;
    // Target::id: the record to edit; none: a new one that starts with the arguments.
    void show(const Target &target) override;
    using Page::show;
    bool canLeave() override;

    Record *record() const { return m_record; }
    RecordForm *form() const { return m_form; }

public Q_SLOTS:
    void save();
    void keepDraft();

private:
    Backend &m_backend;
    const Entity *m_entity;
    Record *m_record = nullptr;
    RecordForm *m_form = nullptr;
};
