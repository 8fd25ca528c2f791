#pragma once
#include <QDialog>
#include <QHash>

class QGridLayout;
class QRadioButton;
class Record;
struct Backend;

// Somebody else was faster: before, theirs and mine, field by field. Only what both touched needs a choice, the rest is merged; accepting
// puts the mix into the record, on top of theirs.
class ConflictDialog : public QDialog
{
    Q_OBJECT
public:
    ConflictDialog(Backend &backend, Record &record, QWidget *parent);

    void choose(const QString &field, bool mine);
    void accept() override;

private:
    void addRow(QGridLayout *grid, int row, int index);
    QString text(const QString &field, const QVariant &value) const;

    Backend &m_backend;
    Record &m_record;
    QHash<QString, std::pair<QRadioButton *, QRadioButton *>> m_choices; // theirs, mine
};
