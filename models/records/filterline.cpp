#include "records/filterline.h"
#include "catalog/catalog.h"
#include "records/typedvalue.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

static constexpr int MostWords = 3; // of a value, after its first

struct FilterLine
{
    Q_DECLARE_TR_FUNCTIONS(FilterLine)
};

static const Field *findNamed(const QString &wanted, const Entity &entity)
{
    const auto offered = [](const Field &field) { return field.listed && (field.offered || field.type == Field::Type::State); };
    for (const Field &field : entity.fields)
        if (offered(field) && (plainWord(field.label) == wanted || plainWord(field.heading) == wanted || plainWord(field.name) == wanted))
            return &field;
    // "status" is the word for a state, whatever its column is called.
    if ((wanted == u"status"_s || wanted == u"state"_s) && !entity.stateField.isEmpty())
        return entity.field(entity.stateField);
    if (wanted.size() >= 2)
        for (const Field &field : entity.fields)
            if (offered(field) && (plainWord(field.label).startsWith(wanted) || plainWord(field.name).startsWith(wanted)))
                return &field;
    return nullptr;
}

// Whoever asks for the column with the owner's name means the owner, who may be "me"; a list may head that column otherwise ("By").
static const Field *findField(const QString &word, const Entity &entity)
{
    const Field *found = findNamed(plainWord(word), entity);
    const Field *owner = entity.field(entity.ownerField);
    return found && owner && owner->labelField == found->name ? owner : found;
}

// "due:this month", "status:in verification": the words that follow belong to the value as long as they make one of its column.
static qsizetype endOfValue(const QString &line, qsizetype end, const TypedValue &typed, const Catalog &catalog, QDate today)
{
    static const QRegularExpression next(u"\\s+([^\\s:=<>!\"]+)(?=\\s|$)"_s);
    const bool hasWords = typed.field.type == Field::Type::Date || typed.field.type == Field::Type::DateTime
                          || typed.field.type == Field::Type::Choice || typed.field.type == Field::Type::State;
    QString text = typed.text;
    qsizetype found = end;
    for (int words = 0; hasWords && words < MostWords; ++words) {
        const auto match = next.match(line, end, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            break;
        text += u' ' + match.captured(1);
        end = match.capturedEnd();
        if (readCondition({typed.field, typed.sign, text}, catalog, today, 2))
            found = end;
    }
    return found;
}

// A column with what is asked of it, words in quotes, or a word.
static const QRegularExpression &partOfLine()
{
    static const QRegularExpression part(u"(?:([\\p{L}_]+)(:|!=|!:|>=|<=|=|>|<)(\"[^\"]*\"|\\S*))|\"([^\"]*)\"|(\\S+)"_s);
    return part;
}

static int exponentIn(const QString &line, const Entity &entity, const Catalog &catalog, int other)
{
    for (auto all = partOfLine().globalMatch(line); all.hasNext();) {
        const auto one = all.next();
        const Field *field = one.captured(1).isEmpty() ? nullptr : findField(one.captured(1), entity);
        if (field && field->type == Field::Type::Currency)
            if (const auto named = readCondition({*field, one.captured(2), one.captured(3)}, catalog, {}, 2))
                return catalog.exponent(named->values.value(0).toString());
    }
    return other;
}

FilterReading readFilterLine(const QString &line, const Entity &entity, const Catalog &catalog, QDate today, int exponent)
{
    const QRegularExpression &part = partOfLine();
    exponent = exponentIn(line, entity, catalog, exponent);
    FilterReading reading;
    QStringList words;
    qsizetype at = 0;
    for (auto one = part.match(line); one.hasMatch(); one = part.match(line, at)) {
        at = one.capturedEnd();
        const QString name = one.captured(1);
        const Field *field = name.isEmpty() ? nullptr : findField(name, entity);
        if (!field) {
            words.append(one.captured(4).isEmpty() ? one.captured(0) : one.captured(4));
            reading.kept.append(words.last());
            if (!name.isEmpty())
                reading.sentences.append(FilterLine::tr("There is no column “%1”, so “%2” is searched for.").arg(name, one.captured(0)));
            continue;
        }
        QString value = one.captured(3);
        if (!value.startsWith(u'"')) {
            at = endOfValue(line, at, {*field, one.captured(2), value}, catalog, today);
            value = line.sliced(one.capturedStart(3), at - one.capturedStart(3)).simplified();
        }
        value.remove(u'"');
        if (const auto condition = readCondition({*field, one.captured(2), value}, catalog, today, exponent)) {
            reading.filter.conditions.append(*condition);
        } else {
            reading.kept.append(one.captured(0));
            reading.sentences.append(value.isEmpty() ? expectedOf(*field)
                                                     : FilterLine::tr("“%1” was not understood. %2").arg(value, expectedOf(*field)));
        }
    }
    reading.filter.words = words.join(u' ');
    return reading;
}
