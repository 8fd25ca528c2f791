#pragma once
#include "deal/dealbook.h"
#include "widgets/fieldframe.h"

#include <QWidget>

class Database;
class QBoxLayout;
class QFrame;
class QLabel;
class QLineEdit;
class QTimer;
class SuggestionList;

// Offers the latest clients, finds one while a name, phone, tax number or e-mail is typed, and offers to create one. The hits open under
// the field into space that is kept for them while no client is chosen, so that nothing below jumps as one types. A name that is left
// without a choice is no client: its hits close, and nobody is highlighted any more.
class ClientField : public QWidget
{
    Q_OBJECT
public:
    ClientField(const Database &database, DealBook &book, QWidget *parent = nullptr);

    QUuid clientId() const { return m_clientId; }
    QString text() const;
    // Takes the client as chosen; a null id leaves the text to be searched for.
    void setClient(const QUuid &id, const QString &name);
    QLineEdit *line() const { return m_line; }
    // That something is typed and nobody chosen, as a sentence; told once the field is left.
    QString problem() const;
    // To choose who was found for it, or to create them.
    QList<FieldFix> waysOut();
    // Right below the line, above the hits.
    QBoxLayout *below() const { return m_below; }

public Q_SLOTS:
    void createClient();

Q_SIGNALS:
    void clientChosen(const QUuid &id, const QString &name);
    void clientHighlighted(const QUuid &id, const QString &name); // null: none
    void creationWanted(const QString &name);
    void waysOutChanged(); // somebody was found after the field was left
    void searchFailed(const Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeHits();
    void search();
    void showHits(const QString &text, const QList<ReferenceLookup::Suggestion> &hits);
    void openHits(int rows);
    void tellCutOff();
    void closeHits();
    void keepRoom();
    void leave();
    void choose(const ReferenceLookup::Suggestion &client);

    const Database &m_database;
    DealBook &m_book;
    QLineEdit *m_line;
    QBoxLayout *m_below;
    QWidget *m_room;            // kept for the hits until a client is chosen
    QFrame *m_place;            // where the hits open
    QLabel *m_latest = nullptr; // these two once there are some
    SuggestionList *m_hits = nullptr;
    QTimer *m_pause;
    QUuid m_clientId;
    QString m_foundFor;    // what the hits were found for
    bool m_isLeft = false; // without a choice
    int m_ticket = 0;
    int m_searching = 0; // the ticket of a search that is not answered yet
};
