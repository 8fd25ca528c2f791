#pragma once
#include "deal/dealbook.h"
#include "deal/dealproblems.h"

#include <QHash>
#include <QSet>
#include <QStackedWidget>

class Catalog;
class FieldFrame;
class KeyButton;
class QLabel;
class QLineEdit;

// Beside the client field: what is known of the client who is highlighted or chosen, or the fields of one who is created with the deal.
// Both are made when they are first shown.
class ClientPanel : public QStackedWidget
{
    Q_OBJECT
public:
    // A new client's fields follow `before` in the order of Tab.
    ClientPanel(const Catalog &catalog, QWidget &before, QWidget *parent = nullptr);

    void showNothing();
    void showClient(const QString &name, bool chosen, const ClientFacts &facts);
    void startNewClient(const NewClient &client);
    bool isCreating() const;
    NewClient newClient() const;
    // Whether the field is one of a new client's.
    static bool has(DealProblem::Place field);
    // Its frame; nullptr for any other, and before a client was created.
    FieldFrame *frame(DealProblem::Place field) const { return m_frames.value(field); }
    void clearErrors(const QSet<const FieldFrame *> &but);

    // As high as what is shown now: what may be shown there later leaves no gap.
    QSize sizeHint() const override { return currentWidget()->sizeHint(); }
    QSize minimumSizeHint() const override { return currentWidget()->minimumSizeHint(); }
    bool hasHeightForWidth() const override { return currentWidget()->hasHeightForWidth(); }
    int heightForWidth(int width) const override { return currentWidget()->heightForWidth(width); }

Q_SIGNALS:
    void newClientChanged();
    void problemsChanged(); // that its fields tell
    void creationDropped();

private:
    QWidget *factsPage();
    QWidget *creationPage();

    const Catalog &m_catalog;
    QWidget &m_before;
    QWidget *m_facts = nullptr;
    QWidget *m_creation = nullptr;
    QLabel *m_heading;
    QLabel *m_name;
    QLabel *m_contact;
    QLabel *m_balance;
    QLabel *m_pays;
    QLabel *m_lastDeal;
    QLineEdit *m_newName;
    QLineEdit *m_newEmail;
    QLineEdit *m_newPhone;
    QLineEdit *m_newCity;
    KeyButton *m_drop;
    QHash<DealProblem::Place, FieldFrame *> m_frames;
};
