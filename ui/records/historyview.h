#pragma once
#include <QScrollArea>

class HistoryLines;
struct Backend;
struct Entity;

// The tab with all of a record's activity.
class HistoryView : public QScrollArea
{
    Q_OBJECT
public:
    HistoryView(Backend &backend, const Entity &entity, QWidget *parent = nullptr);
    void showOf(const QString &id);

private:
    HistoryLines *m_lines;
};
