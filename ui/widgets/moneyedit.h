#pragma once
#include "text/typedamount.h"
#include <QLineEdit>
#include <optional>

// An amount in minor units of a currency with 0 to 4 decimals; takes 62.4k and 52000*1.2, and a currency with it where it is told which
// there are. Empty is "no amount".
class MoneyEdit : public QLineEdit
{
    Q_OBJECT
    // qint64, or an invalid QVariant while empty or not an amount.
    Q_PROPERTY(QVariant minor READ minorVariant WRITE setMinorVariant NOTIFY minorChanged USER true)
    Q_PROPERTY(QString problem READ problem)
public:
    explicit MoneyEdit(QWidget *parent = nullptr);

    int exponent() const { return m_exponent; }
    void setExponent(int decimals);

    // Codes that may be typed with the amount, as in "100 usd". One alone is the only one that it can be in.
    void setCurrencies(const QStringList &codes);

    std::optional<qint64> minor() const { return m_minor; }
    void setMinor(std::optional<qint64> minor);
    // What was typed and is no amount: it stands there as such, whatever it would be read as here.
    void setUnread(const QString &text);
    QVariant minorVariant() const;
    void setMinorVariant(const QVariant &value);

    // What is wrong with the text, as a sentence; empty when it is an amount or nothing.
    QString problem() const;

Q_SIGNALS:
    // The amount is another one, or what keeps the text from being one is.
    void minorChanged();
    // The amount was typed in this currency; whoever keeps it sets the decimals.
    void currencyTyped(const QString &code);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void read();
    void settle();

    QString withoutCurrency(const QString &text);

    int m_exponent = 2;
    QStringList m_currencies;
    QString m_typedCurrency; // in the text, in capitals
    std::optional<qint64> m_minor;
    std::optional<AmountProblem> m_problem;
};
