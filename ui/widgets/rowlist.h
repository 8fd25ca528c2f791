#pragma once

#include <QListView>

// A list whose letters are the keys of its page: a letter whose step is not possible now does nothing, instead of going to the row that
// begins with it.
class RowList : public QListView
{
public:
    using QListView::QListView;
    void keyboardSearch(const QString &) override {}
};
