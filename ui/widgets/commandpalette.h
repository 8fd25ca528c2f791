#pragma once
#include <QModelIndex>
#include <QPointer>
#include <QWidget>

class QAbstractItemModel;
class QFrame;
class QLabel;
class QLineEdit;
class QListView;
class PaletteDelegate;

// Find or do anything: a line and a list on a scrim over a window's centre. The model (roles of palettelist.h) answers
// typed(); Enter says chosen(), Esc or a click beside it closes.
class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    // `lit`, at the foot of what it stands over, is left free: the keys of the moment.
    explicit CommandPalette(QWidget *over, QWidget *lit = nullptr);

    void setModel(QAbstractItemModel *model);
    void open(const QString &text = {});
    void close();
    QString text() const;
    QLineEdit *line() const { return m_line; }
    QListView *list() const { return m_list; }

Q_SIGNALS:
    void typed(const QString &text);
    void chosen(const QModelIndex &index, bool keepOpen);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    bool handleKey(class QKeyEvent *event);
    void step(int by);
    void choose(bool keepOpen);
    void chooseFirst();
    void place();
    QWidget *footer();

    QWidget *m_lit;
    QFrame *m_panel;
    QLabel *m_icon;
    QLineEdit *m_line;
    QListView *m_list;
    QLabel *m_nothing;
    PaletteDelegate *m_delegate;
    QPointer<QWidget> m_focusBefore;
};
