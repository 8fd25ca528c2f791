#include "records/bulksteps.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/actionquestion.h"
#include "records/bulkrun.h"
#include "records/recordtable.h"
#include "records/rowupdate.h"
#include "shell/errortext.h"

#include <QLocale>
#include <QPromise>

using namespace Qt::StringLiterals;

static QString counted(const Entity &entity, qlonglong count)
{
    return QLocale().toString(count) + u' ' + (count == 1 ? entity.singular : entity.plural);
}

QString bulkVerb(const Entity &entity, const Action &action, qlonglong count)
{
    const QString verb = action.label.endsWith(u'…') ? action.label.chopped(1) : action.label;
    const QString one = u' ' + entity.singular;
    return verb.endsWith(one) ? verb.chopped(one.size()) + u' ' + counted(entity, count) : verb;
}

QString bulkTitle(const Entity &entity, const Action &action, qlonglong count)
{
    const QString verb = bulkVerb(entity, action, count);
    return verb.endsWith(counted(entity, count)) ? verb : BulkSteps::tr("%1: %2").arg(verb, counted(entity, count));
}

QString refusalText(const RecordTable &table, const Error &error)
{
    const Field *state = table.entity().field(table.entity().stateField);
    if (error.sqlState == "KO006"_L1 && state && error.column == state->name)
        return BulkSteps::tr("Not possible while it is %1.").arg(state->choiceLabel(error.message).toLower());
    return errorText(error);
}

BulkSteps::BulkSteps(Backend &backend, RecordTable &table, QWidget *page)
    : QObject(page)
    , m_backend(backend)
    , m_table(table)
    , m_page(page)
{
}

void BulkSteps::take(const Action &action)
{
    if (isWorking() || !m_table.isAnyChecked())
        return;
    if (action.asks == Action::Asks::Nothing)
        return run(action, {});
    auto question = new ActionQuestion(m_backend, m_table.entity(), action, m_table.checkedCount(), m_page);
    connect(question, &ActionQuestion::answered, this, [this, &action](const QVariant &answer) { run(action, answer); });
    question->open();
}

static std::function<QString(qlonglong, qlonglong)> wordsFor(const Entity &entity, const Action &action)
{
    return [&entity, done = action.done](qlonglong count, qlonglong refused) {
        const QString sentence = done.arg(counted(entity, count));
        return refused == 0 ? sentence : BulkSteps::tr("%1, %Ln refused", nullptr, int(refused)).arg(sentence);
    };
}

// What came of it is told with how to take it back, and that it was taken back by whoever did that.
BulkRun::Order BulkSteps::order(const Action &action, const RowChoice &choice, qlonglong count, const QVariant &answer)
{
    const Entity &entity = m_table.entity();
    return {.entity = entity,
            .action = action,
            .choice = choice,
            .expected = count,
            .answer = answer,
            .teller = this,
            .title = bulkTitle(entity, action, count),
            .words = wordsFor(entity, action)};
}

void BulkSteps::run(const Action &action, const QVariant &answer)
{
    m_run = new BulkRun(m_backend, order(action, m_table.choice(), m_table.checkedCount(), answer));
    connect(m_run, &BulkRun::finished, this, [this, run = m_run.data()] {
        m_run = nullptr;
        settle(*run);
        Q_EMIT workingChanged(false);
    });
    Q_EMIT workingChanged(true);
    m_run->start();
}

void BulkSteps::settle(const BulkRun &run)
{
    QHash<QString, QString> sentences;
    QStringList over = run.done().keys();
    for (auto refusal = run.refused().cbegin(); refusal != run.refused().cend(); ++refusal)
        isGone(refusal.value()) ? over.append(refusal.key()) : (void)sentences.insert(refusal.key(), refusalText(m_table, refusal.value()));
    if (m_table.filter() == run.order().choice.filter)
        m_table.settle(over, sentences, run.refusedStates(), run.interruption().has_value());
    m_table.refreshInPlace();
    if (!run.done().isEmpty())
        Q_EMIT done(run.order().words(run.done().size(), 0), reversal(run));
    QStringList refused;
    if (sentences.size() == 1)
        refused.append(tr("1 stayed selected. %1").arg(sentences.cbegin().value()));
    else if (!sentences.isEmpty())
        refused.append(tr("%Ln stayed selected; each says why.", nullptr, int(sentences.size())));
    if (const qsizetype gone = run.refused().size() - sentences.size(); gone > 0)
        refused.append(tr("%Ln of those selected are not there any more, or not yours to see.", nullptr, int(gone)));
    if (run.interruption() && run.interruption()->isCancelled())
        Q_EMIT partly(tr("Stopped after %1; the others stayed selected.").arg(counted(m_table.entity(), run.done().size())));
    else if (run.interruption())
        Q_EMIT partly(tr("%1 The others stayed selected.").arg(errorText(*run.interruption())));
    else if (!refused.isEmpty())
        Q_EMIT partly(refused.join(u' '));
}

// With how many it was taken back, and why not with the others: the first refusal, with the name of who changed something since.
static QFuture<Result<void>> outcomeOf(Backend &backend, const BulkRun &run)
{
    using Outcome = Result<void>;
    if (run.interruption())
        return QtFuture::makeReadyFuture(Outcome(std::unexpected(*run.interruption())));
    if (run.refused().isEmpty())
        return QtFuture::makeReadyFuture(Outcome());
    const QString words = run.done().isEmpty() ? QString() : run.order().words(run.done().size(), run.refused().size());
    const auto told = [words](const Error &why) -> Outcome {
        if (words.isEmpty())
            return std::unexpected(why);
        return std::unexpected(Error{QString(PartlyTaken), {}, {}, BulkSteps::tr("%1. %2").arg(words, errorText(why)), {}});
    };
    const auto first = run.refused().cbegin();
    if (!run.order().standing || first->sqlState != "KO003"_L1)
        return QtFuture::makeReadyFuture(told(*first));
    return changedSince(backend, run.order().entity, first.key(), {run.order().action.field}).then(told);
}

// Back and again with the rows that it was done with, whatever is ticked by then; a column that was set gets back what each row had, where
// what was set still stands.
Reversal BulkSteps::reversal(const BulkRun &run)
{
    const Action *inverse = m_table.entity().action(run.order().action.undo);
    if (!inverse)
        return {};
    const RowChoice choice{{}, false, QSet<QString>(run.done().keyBegin(), run.done().keyEnd())};
    const auto step = [&backend = m_backend](const BulkRun::Order &order) {
        auto promise = std::make_shared<QPromise<QFuture<Result<void>>>>();
        promise->start();
        auto run = new BulkRun(backend, order);
        QObject::connect(run, &BulkRun::finished, run, [&backend, run, promise] {
            promise->addResult(outcomeOf(backend, *run));
            promise->finish();
        });
        run->start();
        return promise->future().unwrap();
    };
    BulkRun::Order again = order(run.order().action, choice, run.done().size(), run.order().answer);
    BulkRun::Order back = order(*inverse, choice, run.done().size(), run.order().answer);
    if (!run.order().action.field.isEmpty() && run.order().action.asks == Action::Asks::Value) {
        back.values = run.done();
        again.standing = run.done();
        back.standing.emplace();
        for (const QString &id : choice.exceptions)
            back.standing->insert(id, run.order().answer);
    }
    return {[step, back] { return step(back); }, [step, again] { return step(again); }};
}
