#pragma once
#include "db/awaiting.h"

#include <QObject>
#include <QPointer>

class Page;
class QTimer;

// While a save is on its way its fields can't be edited: what is typed by then would not be saved, and nobody would say so. Whoever typed
// is back where they were once it is answered or called off. A save that takes longer than a moment is told.
class SavingHold : public QObject
{
    Q_OBJECT
public:
    // `keeper` has the keyboard meanwhile, for the keys that work all the same.
    SavingHold(Page &page, QWidget &fields, QWidget &keeper);

    bool isOn() const { return m_isOn; }
    // Holds, asks, and lets go with the answer: whoever waits for that, too, finds the fields as they were.
    template<typename Ask>
    auto during(Ask ask)
    {
        begin();
        const auto answer = ask();
        auto watcher = whenOver(answer, this, [this](auto *over) { letGo(over); });
        connect(watcher, &QFutureWatcherBase::canceled, this, [this, watcher] { letGo(watcher); });
        m_watcher = watcher;
        return answer;
    }
    // Something else is in the fields by now.
    void end();

    static constexpr int TellMilliseconds = 600;

private:
    void begin();
    void letGo(const QFutureWatcherBase *watcher);
    void goBack();

    Page &m_page;
    QWidget &m_fields;
    QWidget &m_keeper;
    QTimer *m_moment;
    const QFutureWatcherBase *m_watcher = nullptr; // of the answer that was asked for last
    bool m_isOn = false;
    QPointer<QWidget> m_focus;
    int m_cursor = 0;
    QString m_told;
};
