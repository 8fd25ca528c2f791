#pragma once
#include <QLineEdit>

// A password as dots, with an eye that shows it, and a word when Caps Lock is on.
class PasswordField : public QLineEdit
{
    Q_OBJECT
public:
    explicit PasswordField(QWidget *parent = nullptr);

    bool isCapsLockOn() const { return m_capsLock; }

Q_SIGNALS:
    void capsLockChanged(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setCapsLock(bool on);
    void reveal(bool shown);

    QAction *m_eye;
    bool m_capsLock = false;
};
