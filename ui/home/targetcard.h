#pragma once
#include "home/salesfigures.h"
#include "widgets/card.h"
#include "widgets/chip.h"

class FigureLabel;
class QLabel;
class TargetBar;

// How far I am to this month's target, and where an even pace would be today.
class TargetCard : public Card
{
    Q_OBJECT
public:
    explicit TargetCard(QWidget *parent = nullptr);
    void show(const SalesFigures &figures, int exponent);
    using Card::show;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitPace();

    FigureLabel *m_verified;
    QLabel *m_ofTarget;
    Chip *m_pace;
    ChipLook m_paceLook;
    QString m_shortPace; // where the whole words have no room
    TargetBar *m_bar;
    QLabel *m_toGo;
    QLabel *m_note;
};

// My days in a row with a verified payment.
class StreakCard : public Card
{
    Q_OBJECT
public:
    explicit StreakCard(QWidget *parent = nullptr);
    void show(const SalesFigures &figures);
    using Card::show;

private:
    FigureLabel *m_days;
    QLabel *m_best;
    class StreakStrip *m_strip;
    QLabel *m_hint;
};

// What this month brings me: what is verified, and what would follow from payments that wait.
class EarningsCard : public Card
{
    Q_OBJECT
public:
    explicit EarningsCard(QWidget *parent = nullptr);
    void show(const SalesFigures &figures, int exponent);
    using Card::show;

private:
    FigureLabel *m_sum;
    class PaidBar *m_bar;
    QLabel *m_verified;
    QLabel *m_waiting;
};
