#include "records/formsentences.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/record.h"
#include "records/valuetext.h"
#include "session/session.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
struct Sentence
{
    Q_DECLARE_TR_FUNCTIONS(FormSentences)
};

constexpr int MostChanges = 6;

SavingPreview::Step change(const Field &field, const QString &was, const QString &is)
{
    if (was.isEmpty())
        return {Sentence::tr("%1 changes").arg(field.label), is.isEmpty() ? QString() : Sentence::tr("to %1").arg(is)};
    if (is.isEmpty())
        return {Sentence::tr("%1 is emptied").arg(field.label), Sentence::tr("it was %1").arg(was)};
    return {Sentence::tr("%1 changes").arg(field.label), Sentence::tr("from %1 to %2").arg(was, is)};
}

QList<SavingPreview::Step> changes(const Backend &backend, const Record &record, const QVariantMap &changed,
                                   const std::function<QString(const QString &)> &textOf)
{
    QList<SavingPreview::Step> steps;
    for (const Field &field : record.entity().fields) {
        if (!changed.contains(field.name))
            continue;
        const bool isKey = field.type == Field::Type::Reference || field.type == Field::Type::Attachment;
        const auto text = [&](const QVariant &value, const QVariant &currency) {
            return isKey ? QString() : valueText(backend, field, value, currency.toString()).left(80);
        };
        steps.append(change(field, text(record.before(field.name), record.before(field.currencyField)),
                            isKey ? textOf(field.name) : text(changed.value(field.name), record.value(field.currencyField))));
    }
    if (const qsizetype more = steps.size() - MostChanges; more > 0) {
        steps.resize(MostChanges);
        steps.append({Sentence::tr("%Ln more change(s)", nullptr, int(more)), {}});
    }
    return steps;
}
}

QList<SavingPreview::Step> FormSentences::steps(const Backend &backend, const Record &record,
                                                const std::function<QString(const QString &)> &textOf)
{
    const Entity &entity = record.entity();
    const QVariantMap changed = record.changes();
    QList<SavingPreview::Step> steps;
    if (record.isNew())
        steps.append({Sentence::tr("The %1 is created").arg(entity.singular),
                      record.value(entity.ownerField).toString() == backend.session.person().id ? Sentence::tr("You own it") : QString()});
    else
        steps = changes(backend, record, changed, textOf);
    for (const SavingEffect &effect : entity.effects)
        if (changed.contains(effect.field) && (!record.isNew() || effect.alsoWhenNew))
            steps.append({effect.title, effect.detail});
    return steps;
}
