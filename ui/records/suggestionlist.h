#pragma once
#include "records/referencelookup.h"

#include <QListWidget>

class QKeyEvent;

// What was found under a field while somebody types into it, and, last, an offer to create it. The focus stays in the field, which hands
// over the keys that move in the list and take from it.
class SuggestionList : public QListWidget
{
    Q_OBJECT
public:
    using Suggestion = ReferenceLookup::Suggestion;
    static constexpr int Margin = 4; // above and below, in what it floats in: rows would cut its round corners

    // `offerIcon` stands before the offer.
    explicit SuggestionList(const QString &offerIcon = QStringLiteral("list-add"), QWidget *parent = nullptr);

    // What was found for the words; without an offer there is no row for it.
    void setSuggestions(const QString &words, const QList<Suggestion> &suggestions, const QString &offer = {});
    // A sentence that can't be taken, below what was found.
    void addNote(const QString &sentence);
    // Only that nothing can be found now.
    void noteCutOff();
    // An empty one where the row is an offer or a note.
    static Suggestion suggestion(const QListWidgetItem *item);
    // The one that somebody moved to, else the first; an empty one where nothing was found.
    Suggestion likeliest() const;
    // Up and Down move, Enter takes the row that somebody moved to; false: the key is the field's.
    bool takeKey(const QKeyEvent &event);

Q_SIGNALS:
    void chosen(const ReferenceLookup::Suggestion &suggestion);
    void offerTaken();

private:
    void take(const QListWidgetItem *item);

    QString m_offerIcon;
};
