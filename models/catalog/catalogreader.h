#pragma once
#include "catalog/entity.h"

#include <QJsonArray>
#include <memory>
#include <vector>

// Entities as the database alone describes them: one per table, with its list view where there is one named <table>_list, and one per
// other view. Labels are the comments', types and roles of columns follow the naming rules of sql/README.md.
std::vector<std::unique_ptr<Entity>> readEntities(const QJsonArray &relations);

// "bank_transfer" as "Bank transfer".
QString readableKey(const QString &key);
