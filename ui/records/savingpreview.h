#pragma once
#include <QList>
#include <QWidget>

class QVBoxLayout;

// The column beside a form: what saving will do, what was checked meanwhile, and the keys that make it faster.
class SavingPreview : public QWidget
{
    Q_OBJECT
public:
    struct Step
    {
        QString title;
        QString detail;
        bool operator==(const Step &) const = default;
    };
    enum class Verdict { Good, Warning, Bad };
    struct Check
    {
        Verdict verdict;
        QString sentence;
        QString detail = {};
        bool operator==(const Check &) const = default;
    };
    struct Key
    {
        QString key;
        QString use;
    };

    explicit SavingPreview(QWidget *parent = nullptr);

    void setSteps(const QList<Step> &steps);
    void setChecks(const QList<Check> &checks);
    // What the field with the focus is about; an empty text takes the section away.
    void setNote(const QString &title, const QString &text);
    void setKeys(const QList<Key> &keys);

private:
    void separate(); // a line between two parts, none above the first

    QWidget *m_steps;
    QWidget *m_checks;
    QWidget *m_note;
    QWidget *m_keys;
    std::pair<QString, QString> m_shownNote;
    QList<Step> m_shownSteps;
    QList<Check> m_shownChecks;
};
