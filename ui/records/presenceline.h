#pragma once
#include "records/presence.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

// "Ewa Sobczak is editing this deal" in a line, while it is so; alone, there is no line. Counts this person in while the widget that
// shows the record can be seen.
class PresenceLine : public QWidget
{
    Q_OBJECT
public:
    PresenceLine(Backend &backend, const Entity &entity, Presence::Purpose purpose, QWidget *host);

    void showOf(const QString &record);
    QString sentence() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void showOthers();

    const Entity &m_entity;
    QWidget *m_host;
    Presence m_presence;
    QString m_record;
    QHBoxLayout *m_faces;
    QLabel *m_sentence;
};
