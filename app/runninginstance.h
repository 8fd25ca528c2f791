#pragma once
#include <QObject>

class QLocalServer;

// The one Kontor of this person on this computer: a second start hands its link to the first and ends.
class RunningInstance : public QObject
{
    Q_OBJECT
public:
    explicit RunningInstance(const QString &name = {}, QObject *parent = nullptr);
    ~RunningInstance() override;

    // True: another one runs, and was told. False: this is the first, and listens from now on.
    bool isSecond(const QString &link);

Q_SIGNALS:
    void asked(const QString &link); // empty: only to come to the front

private:
    void listen();

    QString m_name;
    QLocalServer *m_server = nullptr;
};
