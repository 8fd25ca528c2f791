#pragma once
#include "deal/dealbook.h"
#include "deal/dealproblems.h"

#include <QHash>
#include <QStackedWidget>

class Catalog;
class FieldFrame;
class QLabel;
class QLineEdit;

// Beside the client field: what is known of the client who is highlighted or chosen, or the fields of one who is created with the deal.
class ClientPanel : public QStackedWidget
{
    Q_OBJECT
public:
    explicit ClientPanel(const Catalog &catalog, QWidget *parent = nullptr);

    void showNothing();
    void showClient(const QString &name, bool chosen, const ClientFacts &facts);
    void startNewClient(const NewClient &client);
    bool isCreating() const;
    NewClient newClient() const;
    // The frame of a field of the new client; nullptr for any other.
    FieldFrame *frame(DealProblem::Place field) const { return m_frames.value(field); }

Q_SIGNALS:
    void newClientChanged();
    void creationDropped();

private:
    QWidget *factsPage();
    QWidget *creationPage();

    const Catalog &m_catalog;
    QLabel *m_heading;
    QLabel *m_name;
    QLabel *m_balance;
    QLabel *m_pays;
    QLabel *m_lastDeal;
    QLineEdit *m_newName;
    QLineEdit *m_newEmail;
    QLineEdit *m_newPhone;
    QLineEdit *m_newCity;
    QHash<DealProblem::Place, FieldFrame *> m_frames;
};
