#pragma once
#include <QScrollArea>

class QVBoxLayout;
struct Backend;
struct Entity;

// A record's activity, the newest first.
class HistoryView : public QScrollArea
{
    Q_OBJECT
public:
    HistoryView(Backend &backend, const Entity &entity, QWidget *parent = nullptr);
    void showOf(const QString &id);

private:
    Backend &m_backend;
    const Entity &m_entity;
    QVBoxLayout *m_lines;
    QString m_id;
};
