#pragma once
#include <QWidget>

class FieldFrame;
class PasswordEdit;
struct Person;

// Covers a window while its person is away: nothing below is seen or takes a key, and nothing below is lost. Their password opens it.
class LockCover : public QWidget
{
    Q_OBJECT
public:
    LockCover(const Person &person, QWidget *over);

    void refuse();

Q_SIGNALS:
    void unlockWanted(const QString &password);
    void signOutWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    PasswordEdit *m_password;
    FieldFrame *m_field;
};
