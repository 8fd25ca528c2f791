#pragma once
#include <QDateTime>
#include <QDialog>
#include <QHash>

class QGridLayout;
class QLabel;
class QRadioButton;
class Record;
struct Backend;
struct Field;
struct HistoryEntry;

// Somebody else was faster: before, theirs and mine, field by field. Only what both touched needs a choice, the rest is merged; accepting
// puts the mix into the record, on top of theirs. Up and Down go from choice to choice, Left and Right choose, Ctrl+Enter takes the mix.
class ConflictDialog : public QDialog
{
    Q_OBJECT
public:
    // Who was faster and when, as far as it is known.
    struct Author
    {
        QString name;
        QDateTime at;

        // Of the change itself: it may be one's own, from another window, or one that nobody waited for.
        static Author of(const HistoryEntry &entry);
    };

    ConflictDialog(Backend &backend, Record &record, const Author &author, QWidget *parent);

    void choose(const QString &field, bool mine);
    void accept() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QLayout *heading(const Author &author) const;
    QLayout *foot();
    void addRow(QGridLayout *grid, int row, int index);
    QWidget *side(const Field &field, const QVariant &value, bool isChanged, bool isTaken);
    QLabel *valueLabel(const Field &field, const QVariant &value);
    QRadioButton *option(const Field &field, const QVariant &value);
    template<typename Widget>
    void show(Widget *widget, const Field &field, const QVariant &value);

    Backend &m_backend;
    Record &m_record;
    QStringList m_order;                                                 // of the fields that need a choice
    QHash<QString, std::pair<QRadioButton *, QRadioButton *>> m_choices; // theirs, mine
};
