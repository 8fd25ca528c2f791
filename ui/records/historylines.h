#pragma once
#include <QWidget>

class QVBoxLayout;
struct Backend;
struct Entity;

// A record's activity as lines, the newest first; `most` of them, 0 for all.
class HistoryLines : public QWidget
{
    Q_OBJECT
public:
    HistoryLines(Backend &backend, const Entity &entity, int most = 0, QWidget *parent = nullptr);
    // An empty id clears them.
    void showOf(const QString &id);

Q_SIGNALS:
    void shown(int lines);

private:
    Backend &m_backend;
    const Entity &m_entity;
    const int m_most;
    QVBoxLayout *m_lines;
    QString m_id;
};
