#pragma once
#include "records/formdraft.h"
#include "records/record.h"
#include "records/savinghold.h"
#include "shell/page.h"

class FormFoot;
class PresenceLine;
class QAction;
class RecordForm;
class SavingPreview;
class TabPages;
struct Action;
struct Backend;
struct Entity;
struct HistoryEntry;

// The form of any entity: fields from the catalog with their problems under them, what saving will do beside them, related rows and
// activity as tabs. What is typed is kept on this computer while it is typed; what somebody else saves meanwhile is merged, or asked about.
class FormPage : public Page
{
    Q_OBJECT
public:
    FormPage(Backend &backend, const QString &entity, QWidget *parent = nullptr);

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
    void save() { enter(false); }
    void saveAndStartAnother() { enter(true); }
    // What usually stays the same, from the record that this person made last.
    void copyLast();

private:
    void build();
    QWidget *fields();
    FormFoot *foot();
    void addKeys();
    void showKeys();
    void addTabs();
    void openDraft();
    void startOver();
    void formEdited();
    void enter(bool another);
    void showPreview();
    Reversal takingBack(const QVariantMap &saved, const QVariantMap &after) const;
    // What was being saved when something else was shown.
    struct Left
    {
        int shown;
        QString title;
        QString draft;
    };
    QString draftName() const;
    bool isLeft(const Left &left) const { return left.shown != m_shown; }
    void tellLeft(const Left &left, bool isSaved, const Reversal &reversal);
    void finish(const QVariantMap &saved, bool another);
    void create(const QString &field, const QString &name);

    // formchanges.cpp
    void resolve(bool another);
    void merge(const HistoryEntry *theirs, bool another);
    void lookForChanges();
    QStringList outdatedFields() const;
    void tellFollowed(const QStringList &changed);
    void tellGone(Record::Standing standing);
    const Action *wayBack(Record::Standing standing) const;
    void restore(const Action &step);

    Backend &m_backend;
    const Entity *m_entity;
    Record *m_record = nullptr;
    RecordForm *m_form = nullptr;
    SavingPreview *m_preview = nullptr;
    PresenceLine *m_presence = nullptr;
    TabPages *m_tabs = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_another = nullptr;
    QVariantMap m_initial; // what a new one starts with
    QString m_followed;    // what others changed was told
    int m_shown = 0;       // counts what was shown
    std::unique_ptr<FormDraft> m_draft;
    std::unique_ptr<SavingHold> m_saving;
};
