#include "catalog/catalog.h"
#include "catalog/choosablefields.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

// What the database says of itself, as entities.
class CatalogTest : public QObject
{
    Q_OBJECT
    Catalog m_catalog;

private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray relations = R"json([
            {"schema":"shop","name":"parcel","kind":"table","label":"Parcels","help":"What is sent.","insert":true,"delete":false,"columns":[
                {"name":"tenant_id","type":"uuid","nullable":false},
                {"name":"id","type":"uuid","nullable":false,"default":true,"insert":true},
                {"name":"version","type":"integer","nullable":false,"default":true},
                {"name":"number","type":"text","label":"Number","nullable":false,"generated":true},
                {"name":"number_seq","type":"bigint","nullable":false},
                {"name":"name","type":"text","label":"Name","help":"On the label.","nullable":false,"max_length":80,"insert":true,"update":true},
                {"name":"remark","type":"text","label":"Remark","nullable":false,"default":true,"max_length":500,"insert":true,"update":true},
                {"name":"price_minor","type":"bigint","label":"Price","nullable":false,"insert":true},
                {"name":"currency","type":"text","label":"Currency","nullable":false,"insert":true,"references":{"schema":"core","name":"currency"}},
                {"name":"status","type":"text","label":"Status","nullable":false,"default":true,"choices":["sent","not_at_home"]},
                {"name":"sent_at","type":"timestamp with time zone","label":"Sent","nullable":true},
                {"name":"weight","type":"numeric(8,3)","label":"Weight","nullable":true},
                {"name":"deleted_at","type":"timestamp with time zone","nullable":true}]},
            {"schema":"shop","name":"parcel_list","kind":"view","label":"Parcels","columns":[
                {"name":"tenant_id","type":"uuid","nullable":true},{"name":"id","type":"uuid","nullable":true},
                {"name":"number","type":"text","label":"Number","nullable":true},{"name":"number_seq","type":"bigint","nullable":true},
                {"name":"name","type":"text","label":"Name","nullable":true},
                {"name":"price_minor","type":"bigint","label":"Price","nullable":true},{"name":"currency","type":"text","label":"Currency","nullable":true},
                {"name":"state","type":"text","label":"State","nullable":true}]}])json";
        m_catalog.build(QJsonDocument::fromJson(relations).array(),
                        Rows({u"code"_s, u"exponent"_s, u"name"_s}, {{u"JPY"_s, 0, u"Yen"_s}, {u"TND"_s, 3, u"Dinar"_s}}));
    }

    void aTableAndItsListViewAreOneEntity()
    {
        QCOMPARE(m_catalog.entities().size(), 1u);
        const Entity *parcel = m_catalog.entity(u"parcel");
        QVERIFY(parcel);
        QCOMPARE(parcel->read.text(), u"shop.parcel_list"_s);
        QCOMPARE(parcel->write.text(), u"shop.parcel"_s);
        QCOMPARE(m_catalog.entityOf({u"shop"_s, u"parcel"_s}), parcel);
        QCOMPARE(parcel->title, u"Parcels"_s);
        QVERIFY(parcel->canInsert && parcel->canUpdate && !parcel->canDelete);
    }

    void everyListHasATabOfAllItsRows()
    {
        const QList<SavedView> views = m_catalog.entity(u"parcel")->views;
        QCOMPARE(views.size(), 1);
        QCOMPARE(views.first().label, u"All parcels"_s);
        QVERIFY(views.first().filter.isEmpty());
    }

    void ofFieldsCalledTheSameOneIsToBeChosen()
    {
        Entity entity;
        for (const auto &[name, label] :
             {std::pair{u"client_id"_s, u"Client"_s}, {u"client_name"_s, u"Client"_s}, {u"city"_s, u"City"_s}}) {
            Field field;
            field.name = name;
            field.label = label;
            field.listed = true;
            field.type = name == u"client_id"_s ? Field::Type::Reference : Field::Type::Text;
            entity.fields.append(field);
        }
        entity.columns = {u"client_name"_s};
        entity.filters = {u"city"_s};
        const auto names = [](const QList<const Field *> &fields) {
            QStringList names;
            for (const Field *field : fields)
                names.append(field->name);
            return names;
        };
        QCOMPARE(names(columnsToChoose(entity)), (QStringList{u"client_name"_s, u"city"_s}));
        QCOMPARE(names(fieldsToFilterBy(entity)), (QStringList{u"city"_s, u"client_id"_s}));
    }

    void columnsKnowTheirTypesAndRoles()
    {
        const Entity &parcel = *m_catalog.entity(u"parcel");
        QCOMPARE(parcel.field(u"price_minor")->type, Field::Type::Money);
        QCOMPARE(parcel.field(u"price_minor")->currencyField, u"currency"_s);
        QCOMPARE(parcel.field(u"currency")->type, Field::Type::Currency);
        QCOMPARE(parcel.field(u"remark")->type, Field::Type::LongText);
        QCOMPARE(parcel.field(u"weight")->type, Field::Type::Decimal);
        QCOMPARE(parcel.field(u"sent_at")->type, Field::Type::DateTime);
        QCOMPARE(parcel.field(u"status")->choiceLabel(u"not_at_home"_s), u"Not at home"_s);
        QCOMPARE(parcel.stateField, u"state"_s);
        QCOMPARE(parcel.numberField, u"number"_s);
        QCOMPARE(parcel.field(u"number")->orderedBy(), u"number_seq"_s);
        QCOMPARE(parcel.identityField, u"name"_s);
        QCOMPARE(parcel.deletedField, u"deleted_at"_s);
    }

    void theTableSaysWhatTheViewCannot()
    {
        const Entity &parcel = *m_catalog.entity(u"parcel");
        const Field &name = *parcel.field(u"name");
        QVERIFY(name.listed && name.stored && !name.nullable && name.isRequired());
        QCOMPARE(name.maxLength, 80);
        QCOMPARE(name.help, u"On the label."_s);
        QVERIFY(!parcel.field(u"remark")->isRequired());
        QVERIFY(!parcel.field(u"remark")->listed);
        QVERIFY(!parcel.field(u"tenant_id")->offered);
    }

    void currenciesHaveTheirDecimals()
    {
        QCOMPARE(m_catalog.exponent(u"JPY"_s), 0);
        QCOMPARE(m_catalog.exponent(u"TND"_s), 3);
        QCOMPARE(m_catalog.exponent(u"ZZZ"_s), 2);
    }

    void whatMayNotBeReadIsNotThere() { QVERIFY(!m_catalog.entity(u"deal")); }
};

QTEST_GUILESS_MAIN(CatalogTest)
#include "catalogtest.moc"
