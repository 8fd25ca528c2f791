#pragma once
#include <QObject>
#include <functional>

class QWidget;

// The keys that all forms share: Enter goes to the next field, and Ctrl+V adds a copied file or picture wherever the focus is.
class FormKeys : public QObject
{
    Q_OBJECT
public:
    // `paste` takes what is on the clipboard, if it is a file or a picture.
    explicit FormKeys(QWidget &form, std::function<bool()> paste = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void goToNextField();

    QWidget &m_form;
    std::function<bool()> m_paste;
};
