#pragma once
#include "records/drafts.h"
#include "shell/page.h"

class GlyphLabel;
class KeyButton;
class QLabel;
class QTabWidget;
class QTimer;
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
    void refresh() override {}
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
    void build();
    void addKeys();
    void addTabs();
    void offerDraft();
    QString draftName() const;
    void discardDraft();
    void showProblems();
    void finish(const QString &id);
    void resolve();
    bool tellAtField(const Error &error);

    Backend &m_backend;
    const Entity *m_entity;
    Drafts m_drafts;
    Record *m_record = nullptr;
    RecordForm *m_form = nullptr;
    QTabWidget *m_tabs = nullptr;
    GlyphLabel *m_draftNote = nullptr;
    QLabel *m_problems = nullptr;
    KeyButton *m_save = nullptr;
    QTimer *m_draftTimer = nullptr;
    bool m_startAnother = false;
    bool m_isLeaving = false;
};
