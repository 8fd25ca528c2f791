#pragma once
#include <QObject>

class Page;
struct Backend;

// Says on a home, each time that it is shown, that something typed was not saved and is kept on this computer: whoever comes back, also
// after the program was ended by force, goes on with it from there.
class DraftOffer : public QObject
{
    Q_OBJECT
public:
    DraftOffer(Backend &backend, Page &home);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();

    Backend &m_backend;
    Page &m_home;
    QString m_form; // whose draft was offered last, and in which words
    QString m_sentence;
    QString m_closed; // the one that the person does not want to be reminded of
};
