#pragma once
#include "deal/dealbook.h"
#include "deal/dealproblems.h"
#include "shell/page.h"

class FieldFrame;
class KeyButton;
class PaymentFields;
class ReferencePicker;
class QLabel;
struct Backend;

// Recording money that came in for a deal: what is still due stands above, the payment goes to verification on saving.
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

    PaymentFields *fields() const { return m_fields; }

public Q_SLOTS:
    void save();

private:
    void choose(const QUuid &deal);
    void showDue();
    bool judge();
    bool showAtField(const Error &error);

    Backend &m_backend;
    DealBook m_book;
    QFuture<Result<QString>> m_saving;
    DealDue m_due;
    QUuid m_dealId;
    ReferencePicker *m_deal = nullptr; // while no deal was named
    FieldFrame *m_dealFrame = nullptr;
    QLabel *m_client;
    QLabel *m_amounts;
    PaymentFields *m_fields;
    KeyButton *m_save;
    bool m_isJudged = false;
};
