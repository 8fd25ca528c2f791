#pragma once
#include "widgets/minorunits.h"
#include <QLineEdit>
#include <optional>

// An amount in minor units of a currency with 0 to 4 decimals; takes 62.4k and 52000*1.2. Empty is "no amount".
class MoneyEdit : public QLineEdit
{
    Q_OBJECT
    // qint64, or an invalid QVariant while empty or not an amount.
    Q_PROPERTY(QVariant minor READ minorVariant WRITE setMinorVariant NOTIFY minorChanged USER true)
public:
    explicit MoneyEdit(QWidget *parent = nullptr);

    int exponent() const { return m_exponent; }
    void setExponent(int decimals);

    std::optional<qint64> minor() const { return m_minor; }
    void setMinor(std::optional<qint64> minor);
    QVariant minorVariant() const;
    void setMinorVariant(const QVariant &value);

    // What is wrong with the text, as a sentence; empty when it is an amount or nothing.
    QString problem() const;

Q_SIGNALS:
    void minorChanged();

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void read();
    void settle();

    int m_exponent = 2;
    std::optional<qint64> m_minor;
    std::optional<AmountProblem> m_problem;
};
