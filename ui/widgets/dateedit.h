#pragma once
#include <QDate>
#include <QLineEdit>

class QAction;

// A date that may be empty; takes t, +7, 14.5, 14.5.26, names. Up and Down move a day, Alt+Down opens a month.
class DateEdit : public QLineEdit
{
    Q_OBJECT
    Q_PROPERTY(QDate date READ date WRITE setDate NOTIFY dateChanged USER true)
    Q_PROPERTY(QString problem READ problem)
public:
    explicit DateEdit(QWidget *parent = nullptr);

    QDate date() const { return m_date; }
    void setDate(QDate date);
    // What was typed and is no date: it stands there as such, whatever it would be read as here.
    void setUnread(const QString &text);
    // What "t" and "+7" count from; the organization's day, not this computer's.
    void setToday(QDate today) { m_today = today; }
    QDate today() const;
    // The days that are taken; none: any.
    void setRange(QDate first, QDate last);
    // What is wrong with the text, as a sentence; empty when it is a date or nothing.
    QString problem() const;

Q_SIGNALS:
    void dateChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void read();
    void settle();
    void openMonth();

    QAction *m_calendar;
    QDate m_date;
    QDate m_today;
    QDate m_first;
    QDate m_last;
    bool m_unreadable = false;
};
