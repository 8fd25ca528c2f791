#pragma once
#include "records/referencelookup.h"

#include <QLineEdit>
#include <QTimer>

class Database;
class QFrame;
class SuggestionList;
struct FieldFix;

// A field that points to a record of another entity: searched while typing, with what was found in a list under the field and, last, an
// offer to create it where somebody makes one. Its value is the record's key. Words that are left without a choice stay, and are no value:
// the choice before stands until another takes its place.
class ReferencePicker : public QLineEdit
{
    Q_OBJECT
    Q_PROPERTY(QVariant value READ value WRITE setValue NOTIFY valueChanged USER true)
public:
    ReferencePicker(Backend &backend, const Entity &target, QWidget *parent = nullptr);

    QVariant value() const { return m_value.isEmpty() ? QVariant() : QVariant(m_value); }
    void setValue(const QVariant &value);
    void choose(const ReferenceLookup::Suggestion &suggestion);
    bool isOpen() const;
    // That something is typed and none chosen, as a sentence; its property "problem" once the field is left.
    QString problem() const;
    // To choose what was found for it, to create it, or to keep the choice before.
    QList<FieldFix> waysOut();
    // Nothing more is typed for now: the choice again where nothing else stands there, else what the words could mean is looked for.
    void settle();

Q_SIGNALS:
    void valueChanged();
    // Ctrl+Shift+N or the last line: a new one, called like what was typed.
    void createWanted(const QString &name);
    void waysOutChanged(); // something was found after the field was left

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void showSuggestions(const QString &words, const QList<ReferenceLookup::Suggestion> &suggestions);
    void showFailure(const Error &error);
    void tellCutOff();
    void readTitle();
    void showTitle(const QString &title);
    void showHint();
    void buildList();
    void fillList(const QString &words, const QList<ReferenceLookup::Suggestion> &suggestions, const QString &offer, const QString &note);
    void placeList();
    bool canCreate() const;
    void create();
    void keep();
    void close();

    const Database &m_database;
    ReferenceLookup m_lookup;
    QTimer m_pause;
    QFrame *m_popup = nullptr;
    SuggestionList *m_list = nullptr;
    QString m_value;
    QString m_title;
    QString m_foundFor; // what is in the list was found for it
    bool m_mayCreate;
    bool m_isCreating = false;
    bool m_isSearching = false;
};
