#pragma once
#include "records/referencelookup.h"

#include <QLineEdit>
#include <QTimer>

class Database;
class QFrame;
class SuggestionList;

// A field that points to a record of another entity: searched while typing, with what was found in a list under the field and, last, an
// offer to create it. Its value is the record's key.
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

Q_SIGNALS:
    void valueChanged();
    // Ctrl+Shift+N or the last line: a new one, called like what was typed.
    void createWanted(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void search();
    void showSuggestions(const QString &words, const QList<ReferenceLookup::Suggestion> &suggestions);
    void showFailure(const Error &error);
    void tellCutOff();
    void readTitle();
    void showTitle(const QString &title);
    void showHint();
    void buildList();
    void openList(const QString &words, const QList<ReferenceLookup::Suggestion> &suggestions, const QString &offer, const QString &note);
    void placeList();
    void create();
    void close();

    const Database &m_database;
    ReferenceLookup m_lookup;
    QTimer m_pause;
    QFrame *m_popup = nullptr;
    SuggestionList *m_list = nullptr;
    QString m_value;
    QString m_title;
    bool m_canCreate;
    bool m_isSearching = false;
};
