#pragma once
#include "deal/dealbook.h"
#include "deal/dealproblems.h"
#include "records/formdraft.h"
#include "records/savinghold.h"
#include "shell/page.h"

class FieldFrame;
class FormFoot;
class PaymentFields;
class ReferencePicker;
class SavingPreview;
class QLabel;
class QTimer;
struct Backend;
struct FieldFix;

// Recording money that came in for a deal: what is still due stands above, the payment goes to verification on saving. What is typed is
// kept on this computer while it is typed.
class PaymentFormPage : public Page
{
    Q_OBJECT
public:
    explicit PaymentFormPage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override { return tr("Record payment"); }
    QString subtitle() const override { return m_due.number; }
    void refresh() override;
    // Target::id: the deal; without one the form asks for it first.
    void show(const Target &target) override;
    using Page::show;
    bool canLeave() override;

    PaymentFields *fields() const { return m_fields; }

public Q_SLOTS:
    void save();

private:
    FormFoot *foot();
    void addKeys();
    void startOver(const QUuid &deal);
    void choose(const QUuid &deal);
    void take(const DealDue &due);
    void showDue();
    void showGone();
    void showPreview();
    void showChecks();
    void fieldsChanged();
    QList<DealProblem> problems() const;
    QList<DealProblem> taken() const;
    QString sentence(const DealProblem &problem) const;
    int judge();
    void showTaken();
    void showExcess(bool isLeft);
    QList<FieldFix> fixes(const DealProblem &problem);
    void showNextProblem();
    qsizetype problemsToAskAbout() const;
    QString draftName() const;
    void finish(const QUuid &deal, const QUuid &payment, const QString &sentence, const QString &draft);
    bool isKept(const QUuid &payment, const QString &draft) const;
    void tellLeft(const Error &error, const QString &title, bool isKept);
    void tellSavedBefore(const Error &error);
    QVariantMap typed() const;
    void putBack(const QVariantMap &draft);

    Backend &m_backend;
    DealBook m_book;
    DealDue m_due;
    QUuid m_dealId;
    QUuid m_named; // the deal that the page was opened for
    QWidget *m_form;
    ReferencePicker *m_deal = nullptr; // while no deal was named
    FieldFrame *m_dealFrame = nullptr;
    QLabel *m_client;
    QLabel *m_amounts;
    PaymentFields *m_fields;
    SavingPreview *m_preview;
    QTimer *m_previewPause;
    QTimer *m_toldPause; // several fields tell of something in one turn
    DealPreview m_known;
    QVariantMap m_untouched; // what the form holds before anybody typed
    bool m_isJudged = false;
    bool m_wasPutBack = false;
    bool m_maybeSaved = false; // it was sent before, as far as is known
    int m_ticket = 0;
    FormDraft m_draft;
    SavingHold m_saving;
    FormFoot *m_foot;
};
