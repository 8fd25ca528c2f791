#pragma once
#include "deal/dealproblems.h"

#include "widgets/fieldframe.h"

#include <QHash>
#include <QSet>

// Fields that tell what is wrong with them, one after the other: those of a deal and those of a payment.
class ProblemFields : public QWidget
{
    Q_OBJECT
public:
    using Place = DealProblem::Place;

    // Where a problem of a field stands; nullptr: it is none of these.
    virtual FieldFrame *frame(Place field) const { return m_frames.value(field); }
    // What can't be read in a field, as a sentence, before the entry is judged.
    virtual QString unreadable(Place field) const = 0;
    // Of all fields but these.
    virtual void clearErrors(const QSet<const FieldFrame *> &but = {});

    QWidget *editor(Place field) const;
    bool hasError(Place field) const;
    void focusField(Place field);
    void setDate(Place field, QDate date);
    void cutText(Place field, qsizetype limit);

    // Puts every problem under its field and counts them; what can't be read comes before what is missing.
    int showProblems(const QList<DealProblem> &problems, const std::function<QString(const DealProblem &)> &sentence,
                     const std::function<QList<FieldFix>(const DealProblem &)> &fixes);
    // How many fields tell of something now.
    int problemCount() const;
    // Numbers that are taken are told as soon as that is known, at their fields, and no longer once they are others.
    void showTaken(const QList<DealProblem> &taken, const std::function<QString(const DealProblem &)> &sentence);
    // Before anybody saves: more than is due, once its field is left; while that is told, it follows what is typed.
    void showExcess(const QList<DealProblem> &problems, const std::function<QString(const DealProblem &)> &sentence,
                    const std::function<QList<FieldFix>(const DealProblem &)> &fixes, bool isLeft);
    // What a field tells, or would tell when somebody saves now.
    struct Told
    {
        Place field;
        QString label;
        QString sentence;
    };
    // From top to bottom: what stands at the fields, and of `problems` what does not stand there yet. What is only missing is no news
    // before somebody saves.
    QList<Told> told(const QList<DealProblem> &problems, const std::function<QString(const DealProblem &)> &sentence) const;
    // A refusal at the field that it speaks of; false: it speaks of none of these.
    bool showRefusal(Place field, const QString &sentence, const QList<FieldFix> &fixes = {});
    // A refusal of all that was typed: at the field where the person is.
    void showRefusalHere(const QString &sentence, const QList<FieldFix> &fixes);
    void focusFirstProblem();
    void focusNextProblem();

    // Ways out that are the same for a deal and a payment.
    QList<FieldFix> fixes(const DealProblem &problem, QDate today);

Q_SIGNALS:
    void problemsChanged(); // that are told

protected:
    // `order`: from top to bottom.
    ProblemFields(const QList<Place> &order, QWidget *parent);
    // The frame that the field is made in.
    FieldFrame *addFrame(Place field, const QString &label, QWidget *parent);

private:
    qsizetype focusedField() const;

    QList<Place> m_order;
    QHash<Place, FieldFrame *> m_frames;
    bool m_isExcessTold = false;
};
