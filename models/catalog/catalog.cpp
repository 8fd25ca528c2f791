#include "catalog/catalog.h"
#include "catalog/catalogreader.h"
#include "catalog/entityset.h"
#include "db/database.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

Catalog::Catalog(QObject *parent)
    : QObject(parent)
{
}

Catalog::~Catalog() = default;

QFuture<Result<void>> Catalog::load(Database &database)
{
    // One connection answers in order: the currencies are there when the relations are.
    database.query({u"select code, exponent from core.currency order by code"_s}).then(this, [this](const Result<Rows> &rows) {
        m_loadedCurrencies = rows;
    });
    return database.query({u"select core.catalog()::text as catalog"_s}).then(this, [this](const Result<Rows> &rows) -> Result<void> {
        if (!rows || !m_loadedCurrencies) // without exponents amounts would be wrong
            return std::unexpected((rows ? m_loadedCurrencies : rows).error());
        build(QJsonDocument::fromJson(rows->text(0, u"catalog").toUtf8()).array(), *m_loadedCurrencies);
        return {};
    });
}

void Catalog::build(const QJsonArray &relations, const Rows &currencies)
{
    m_currencies.clear();
    m_exponents.clear();
    for (qsizetype row = 0; row < currencies.size(); ++row) {
        const QString code = currencies.text(row, u"code");
        m_currencies.append(code);
        m_exponents.insert(code, int(currencies.number(row, u"exponent")));
    }
    m_former = std::exchange(m_entities, readEntities(relations));
    const EntitySet entities(m_entities);
    refineCore(entities);
    refineCrm(entities);
    refineDeals(entities);
    refinePayments(entities);
    refineCommissions(entities);
    refineRules(entities);
    for (const auto &entity : m_entities)
        if (entity->views.isEmpty()) // a list has a tab with its count, and its rows the order that it says
            entity->views = {{u"all"_s, tr("All %1").arg(entity->plural)}};
}

const Entity *Catalog::entity(QStringView key) const
{
    for (const auto &entity : m_entities)
        if (entity->key == key)
            return entity.get();
    return nullptr;
}

const Field &Catalog::field(QStringView entity, QStringView name) const
{
    static const Field nothing;
    const Entity *found = this->entity(entity);
    const Field *field = found ? found->field(name) : nullptr;
    return field ? *field : nothing;
}

const Entity *Catalog::entityOf(const Relation &relation) const
{
    for (const auto &entity : m_entities)
        if (entity->write == relation || entity->read == relation)
            return entity.get();
    return nullptr;
}

int Catalog::exponent(const QString &currency) const
{
    return m_exponents.value(currency, 2);
}
