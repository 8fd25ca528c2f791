#pragma once
#include <QLineEdit>

// A password field with an eye to look at it, which says when Caps Lock is on.
class PasswordEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit PasswordEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    // As far as the letters typed tell: Qt has no way to ask for the key's state.
    void capsLockChanged(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setCapsLock(bool on);
    void reveal(bool visible);

    QAction *m_eye;
    bool m_capsLock = false;
};
