#pragma once
#include <QFrame>
#include <QStyledItemDelegate>

class QAction;
class QLabel;
class QListView;

// What a model of jobs tells the tray, beside the title in Qt::DisplayRole.
enum JobRole {
    JobStateRole = Qt::UserRole + 920, // JobState
    JobPercentRole,                    // int, -1 when unknown
    JobCountRole,                      // "212 of 342"
    JobCaptionRole,                    // "About 8 s left. You can keep working."
    JobVerbRole,                       // "Show the 2 that failed", empty for none
};
enum class JobState { Running, Done, Failed, Stopped };
Q_DECLARE_METATYPE(JobState)

class JobDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// The jobs of this session, newest first: progress and × while they run, result and a verb when they are done.
// Delete stops a job, and takes one that has ended off the list, Enter runs its verb, Esc closes the tray.
class JobTray : public QFrame
{
    Q_OBJECT
public:
    explicit JobTray(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model);
    // What it says while there is no job.
    void setPlaceholder(const QString &words);
    QListView *list() const { return m_list; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void stopWanted(const QModelIndex &job);
    void dismissWanted(const QModelIndex &job);
    void verbWanted(const QModelIndex &job);
    void closeWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void remove(const QModelIndex &job);
    void follow(const QModelIndex &job);
    void adapt();
    void tellKeys();

    QListView *m_list;
    QLabel *m_placeholder;
    QAction *m_enterKey; // what the keys do with the current job
    QAction *m_deleteKey;
};
