#pragma once
#include "deal/dealbook.h"
#include "deal/dealproblems.h"
#include "records/formdraft.h"
#include "records/savinghold.h"
#include "shell/page.h"

class DealForm;
class FormFoot;
class QTimer;
class SavingPreview;
struct Backend;
struct FieldFix;

// Entering a deal at full speed: client, deal and first payment in one form, saved as one transaction. What is typed is kept on this
// computer while it is typed.
class DealFormPage : public Page
{
    Q_OBJECT
public:
    explicit DealFormPage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override { return tr("New deal"); }
    QString subtitle() const override;
    void refresh() override;
    void show(const Target &target) override;
    using Page::show;
    bool canLeave() override;

    DealForm *form() const { return m_form; }

public Q_SLOTS:
    void save();
    void saveAndStartAnother();
    void saveAsDraft();
    void showNextProblem();
    void copyLastDeal();

private:
    FormFoot *foot();
    void addKeys();
    void entryChanged();
    int judge();
    void showTaken();
    void showExcess(bool isLeft);
    QList<FieldFix> fixes(const DealProblem &problem, const DealEntry &entry);
    void showPreview();
    void showFacts(const QUuid &id, const QString &name, bool chosen);
    QVariantMap touched(const DealEntry &entry) const;
    QVariantMap typed() const;
    void startOver();
    void enter(bool asDraft, bool another);
    void finish(const DealEntered &entered, const QUuid &sent, bool another);
    void tellSavedBefore(const Error &error, const std::function<void()> &enter);
    QList<DealProblem> problems() const;
    QList<DealProblem> taken() const;
    QString sentence(const DealProblem &problem) const;

    Backend &m_backend;
    DealBook m_book;
    DealForm *m_form = nullptr;
    SavingPreview *m_preview;
    QTimer *m_previewPause;
    QTimer *m_toldPause; // several fields tell of something in one turn
    DealPreview m_known;
    ClientFacts m_facts;
    QVariantMap m_untouched;  // what an empty form holds: the same again is no draft
    bool m_isTelling = false; // what saving does, from the turn after the first on
    bool m_isJudged = false;  // problems are shown from the first attempt to save on
    int m_ticket = 0;
    int m_factsTicket = 0;
    std::unique_ptr<FormDraft> m_draft;
    std::unique_ptr<SavingHold> m_saving;
    FormFoot *m_foot = nullptr;
};
