#pragma once
#include "records/recordchunks.h"

#include <QHash>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QTableView>

class RecordDelegate;
class RecordTable;
struct Backend;
struct Field;

// A table of records: rows of one line, boxes to tick, letters that are keys of the page and not a search, and a scroll position that
// stays with its rows when others come in above.
class RecordTableView : public QTableView
{
    Q_OBJECT
public:
    RecordTableView(Backend &backend, RecordTable &table, QWidget *parent = nullptr);

    void setCheckable(bool checkable);
    // Widths as somebody drew them, else as the fields ask for; the identifying column takes what is left. Where there is too little
    // room, columns give way: texts become narrower, then those furthest right go.
    void fitColumns();
    void setWidths(const QHash<QString, int> &widths);
    QHash<QString, int> widths() const { return m_widths; }
    // Columns as they stand from left to right, and a new choice of them.
    QStringList shown() const;
    void setShown(const QStringList &fields);
    // Those of them that have no room now.
    QStringList withoutRoom() const;
    // The arrow beside the header that the table is sorted by.
    void showSort();
    // Opens the cell's editor, or that of the first one that can be edited in its row; false: none can.
    bool editCell();
    // Opens a cell's editor with what was typed there, unless another is open, the person has gone on to another place, or the row is
    // gone; false: it did not.
    bool editAgain(const QString &id, const QString &field, const QVariant &typed);
    // The open one; nullptr: none is.
    QWidget *cellEditor() const { return m_editor; }
    QString currentId() const;
    void setCurrentRow(int row);
    // No row is the current one until the person moves to one, or one is set: what is shown beside the list is none of its rows.
    void clearCurrent();
    void keyboardSearch(const QString &) override {} // letters are the page's keys

Q_SIGNALS:
    void opened();
    void currentRowChanged();
    void columnsWanted(const QPoint &where, const QString &field); // of the header that was asked
    void columnsChanged();                                         // moved, or drawn wider or narrower
    void sortChanged();
    void copyWanted();
    void menuWanted(const QPoint &where); // of the current row
    void editing(const QString &id);      // an editor opened in its row
    void edited(const QString &id, const QString &field, const QVariant &value);
    void editRefused(const QString &sentence); // what stands in the open editor is no value
    void editEnded();                          // the editor closed …
    // … while no value stood in it: somebody clicked elsewhere.
    void editDropped(const QString &sentence, const QString &typed);
    // The editor's row went from under it, with what had been changed in it.
    void editLost(const QString &typed);
    void nothingToEdit(); // in its place, of the current row

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;

private:
    void followTable();
    void hover(int row);
    void jump(int key);
    void setAnchor(int row);
    void checkTo(int row);
    void keepPlace(int first, int count);
    int editableFrom(int row, int column, int step) const;
    bool openEditor(int row, int column);
    void loseEditor();
    void fitRefusals();

    // recordtablecolumns.cpp
    void followHeader();
    int naturalWidth(int column) const;
    bool noteNeeded();
    void fitNeeded();
    void fitScrolledTo();

    RecordTable &m_table;
    RecordDelegate *m_delegate;
    bool m_checkable = true;
    QPointer<QWidget> m_editor; // the open one, its cell, and what stood in it at first
    QPersistentModelIndex m_edited;
    QVariant m_before;
    QPersistentModelIndex m_anchor; // from where a range is ticked, and its place, should it not be loaded any more
    std::optional<RecordChunks::Key> m_anchorPlace;
    bool m_isRangeWanted = false; // to the current row, once that is loaded
    int m_hovered = -1;
    bool m_endWanted = false;
    bool m_isNoneCurrent = false;
    bool m_isFitting = false;
    bool m_hasTallRows = false;   // whose refusal takes more than their line, or did
    QHash<QString, int> m_widths; // by field, at 100 %
    QHash<QString, int> m_needed; // by field: what the widest number, day, text or name that was seen takes, at this size of letters
    int m_size = 0;
    int m_measuredTop = 0; // the row on top when they were measured last
};
