#pragma once
#include "widgets/chip.h"
#include <QFrame>

class FigureLabel;
class QLabel;
class Sparkline;

// How a figure moved. Good and Bad are the business's view, so a falling debt is Good.
struct KpiDelta
{
    enum Verdict { Neutral, Good, Bad };
    int direction = 0; // -1 down, 0 without an arrow, 1 up
    Verdict verdict = Neutral;
    QString change; // "+12.4%"
    QString from;   // "from 1,943,300"
};

// One key figure: label, value, unit, how it moved, and its course. Clicking it, or Enter, asks for what is behind it.
class KpiCard : public QFrame
{
    Q_OBJECT
public:
    explicit KpiCard(const QString &label, QWidget *parent = nullptr);

    void setFigure(const QString &value, const QString &unit = {});
    void setDelta(const KpiDelta &delta);
    // Instead of a delta: a glyph and words ("goal 99%").
    void setRemark(Glyph glyph, Tone tone, const QString &words);
    void setCourse(const QList<double> &values);

Q_SIGNALS:
    void activated();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void speak();

    QLabel *m_label;
    FigureLabel *m_figure;
    Sparkline *m_course;
    class DeltaLine *m_delta;
};
