#pragma once
#include <QList>
#include <QPointer>
#include <QWidget>

class QAction;

// The bottom line: the keys of the focused pane on the left, the running job and the connection on the right.
// An action shows when it has the property "hint": a word or two, or "Keys|words" to group several keys ("↑,↓|Move"). One that keeps its
// key only to say why it can't be done now has the property "refused", and is not offered.
class KeyBar : public QWidget
{
    Q_OBJECT
public:
    enum class Connection { Good, Slow, Lost };

    explicit KeyBar(QWidget *parent = nullptr);

    void showActions(const QList<QAction *> &actions);
    // Percent -1: no figure known. An empty text takes the job away.
    void showJob(const QString &text, int percent = -1);
    void showConnection(Connection state, const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    // What a screen reader reads: "↑ ↓ Move, Enter Open".
    QString spokenKeys() const;

Q_SIGNALS:
    void allKeysWanted();
    void jobsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    struct Hint
    {
        QStringList keys;
        QString words;
        QPointer<QAction> action;
        QRect rect;
    };

    int paintRight(QPainter &painter);
    void paintHint(QPainter &painter, Hint &hint, int x);
    int widthOf(const Hint &hint) const;
    static Hint hintOf(QAction *action);

    void listHints();

    QList<QPointer<QAction>> m_actions;
    QList<Hint> m_hints;
    Hint m_allKeys;
    QString m_job;
    int m_jobPercent = -1;
    QRect m_jobRect;
    Connection m_connection = Connection::Good;
    QString m_connectionText;
};
