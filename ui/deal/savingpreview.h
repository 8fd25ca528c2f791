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
    };
    enum class Verdict { Good, Warning, Bad };
    struct Check
    {
        Verdict verdict;
        QString sentence;
        QString detail = {};
    };
    struct Key
    {
        QString key;
        QString use;
    };

    explicit SavingPreview(QWidget *parent = nullptr);

    void setSteps(const QList<Step> &steps);
    void setChecks(const QList<Check> &checks);
    void setKeys(const QList<Key> &keys);

private:
    QWidget *m_steps;
    QWidget *m_checks;
    QWidget *m_keys;
};
