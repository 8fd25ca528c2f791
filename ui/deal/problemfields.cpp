#include "deal/problemfields.h"
#include "widgets/dateedit.h"

#include <QComboBox>
#include <QLineEdit>

ProblemFields::ProblemFields(const QList<Place> &order, QWidget *parent)
    : QWidget(parent)
    , m_order(order)
{
}

FieldFrame *ProblemFields::addFrame(Place field, const QString &label, QWidget *parent)
{
    auto frame = new FieldFrame(parent, label);
    m_frames.insert(field, frame);
    connect(frame, &FieldFrame::errorChanged, this, &ProblemFields::problemsChanged);
    return frame;
}

void ProblemFields::clearErrors(const QSet<const FieldFrame *> &but)
{
    for (FieldFrame *frame : std::as_const(m_frames))
        if (!but.contains(frame))
            frame->clearError();
}

QWidget *ProblemFields::editor(Place field) const
{
    const FieldFrame *found = frame(field);
    return found ? found->field() : nullptr;
}

bool ProblemFields::hasError(Place field) const
{
    const FieldFrame *found = frame(field);
    return found && found->hasError();
}

void ProblemFields::focusField(Place field)
{
    if (QWidget *widget = editor(field))
        widget->setFocus(Qt::ShortcutFocusReason);
}

void ProblemFields::setDate(Place field, QDate date)
{
    if (auto edit = qobject_cast<DateEdit *>(editor(field)))
        edit->setDate(date);
}

void ProblemFields::cutText(Place field, qsizetype limit)
{
    if (auto line = qobject_cast<QLineEdit *>(editor(field)))
        line->setText(line->text().trimmed().left(limit));
    else if (auto box = qobject_cast<QComboBox *>(editor(field)))
        box->setCurrentText(box->currentText().trimmed().left(limit));
}

int ProblemFields::showProblems(const QList<DealProblem> &problems, const std::function<QString(const DealProblem &)> &sentence,
                                const std::function<QList<FieldFix>(const DealProblem &)> &fixes)
{
    QSet<const FieldFrame *> said; // one may tell of several fields
    const auto say = [this, &said](Place field, const QString &words, const QList<FieldFix> &waysOut) {
        FieldFrame *at = frame(field);
        if (said.contains(at))
            return;
        said.insert(at);
        at->setError(words, waysOut);
    };
    for (const Place field : std::as_const(m_order)) {
        if (const QString words = unreadable(field); !words.isEmpty())
            say(field, words, frame(field)->waysOut());
    }
    for (const DealProblem &problem : problems)
        say(problem.field, sentence(problem), fixes(problem));
    clearErrors(said);
    return int(said.size());
}

int ProblemFields::problemCount() const
{
    QSet<const FieldFrame *> telling;
    for (const Place field : m_order)
        if (hasError(field))
            telling.insert(frame(field));
    return int(telling.size());
}

void ProblemFields::showTaken(const QList<DealProblem> &taken, const std::function<QString(const DealProblem &)> &sentence)
{
    for (const Place field : {Place::BankReference, Place::ChequeNumber}) {
        const auto found = std::ranges::find(taken, field, &DealProblem::field);
        frame(field)->setError(found == taken.end() ? QString() : sentence(*found));
    }
}

void ProblemFields::showExcess(const QList<DealProblem> &problems, const std::function<QString(const DealProblem &)> &sentence,
                               const std::function<QList<FieldFix>(const DealProblem &)> &fixes, bool isLeft)
{
    const auto found = std::ranges::find(problems, DealProblem::Kind::MoreThanDue, &DealProblem::kind);
    if (found == problems.end()) {
        if (std::exchange(m_isExcessTold, false))
            frame(Place::Received)->clearError();
    } else if (isLeft || m_isExcessTold) {
        m_isExcessTold = true;
        frame(Place::Received)->setError(sentence(*found), fixes(*found));
    }
}

QList<ProblemFields::Told> ProblemFields::told(const QList<DealProblem> &problems,
                                               const std::function<QString(const DealProblem &)> &sentence) const
{
    QList<Told> told;
    QSet<const FieldFrame *> asked; // one frame may tell of several fields
    for (const Place field : m_order) {
        const FieldFrame *at = frame(field);
        if (!at || asked.contains(at))
            continue;
        asked.insert(at);
        const auto found = std::ranges::find_if(problems, [this, at](const DealProblem &problem) {
            return problem.kind != DealProblem::Kind::Missing && frame(problem.field) == at;
        });
        const QString words = at->hasError() ? at->error() : found != problems.end() ? sentence(*found) : QString();
        if (!words.isEmpty())
            told.append({field, at->field()->accessibleName(), words});
    }
    return told;
}

bool ProblemFields::showRefusal(Place field, const QString &sentence, const QList<FieldFix> &fixes)
{
    FieldFrame *found = frame(field);
    if (!found)
        return false;
    found->setError(sentence, fixes);
    focusField(field);
    return true;
}

void ProblemFields::showRefusalHere(const QString &sentence, const QList<FieldFix> &fixes)
{
    showRefusal(m_order.value(focusedField() % m_order.size()), sentence, fixes);
}

void ProblemFields::focusFirstProblem()
{
    const auto first = std::ranges::find_if(m_order, [this](Place field) { return hasError(field); });
    if (first != m_order.end())
        focusField(*first);
}

// In the order of the form; behind the last: in none of them.
qsizetype ProblemFields::focusedField() const
{
    const auto holdsFocus = [this](Place field) {
        const QWidget *widget = editor(field);
        return widget && (widget == focusWidget() || widget->isAncestorOf(focusWidget()));
    };
    return std::ranges::find_if(m_order, holdsFocus) - m_order.begin();
}

void ProblemFields::focusNextProblem()
{
    const qsizetype from = focusedField();
    for (qsizetype step = 1; step <= m_order.size(); ++step)
        if (const Place field = m_order.at((from + step) % m_order.size()); hasError(field))
            return focusField(field);
}

QList<FieldFix> ProblemFields::fixes(const DealProblem &problem, QDate today)
{
    const Place field = problem.field;
    switch (problem.kind) {
    case DealProblem::Kind::InFuture:
        return {{tr("Use today"), [this, field, today] { setDate(field, today); }}};
    case DealProblem::Kind::TooLong:
        return {{tr("Cut it to %Ln character(s)", nullptr, int(problem.limit)),
                 [this, field, limit = problem.limit] { cutText(field, limit); }}};
    default:
        return {};
    }
}
