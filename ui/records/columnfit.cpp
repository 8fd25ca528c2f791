#include "records/columnfit.h"
#include "catalog/entity.h"
#include "widgets/theme.h"

#include <ranges>

using ColumnFit::Column;

namespace {
constexpr int SmallestName = 140;
constexpr int RoomyName = 200; // other texts give way before it is narrower
constexpr int SmallestText = 80;

Column &growing(QList<Column> &columns)
{
    const auto named = std::ranges::find_if(columns, [](const Column &column) { return column.field->look == Field::Look::Identity; });
    return named == columns.end() ? columns.last() : *named;
}
}

bool ColumnFit::givesWay(const Field &field)
{
    return field.look == Field::Look::Plain && field.code != Field::Code::Phone
           && (field.type == Field::Type::Text || field.type == Field::Type::LongText || field.type == Field::Type::Reference);
}

int ColumnFit::usualWidth(const Field &field)
{
    if (field.width > 0)
        return field.width;
    switch (field.type) {
    case Field::Type::Money:
        return 132;
    case Field::Type::Date:
        return 96;
    case Field::Type::DateTime:
        return 132;
    case Field::Type::State:
        return 146;
    case Field::Type::Integer:
    case Field::Type::Boolean:
    case Field::Type::Currency:
        return 84;
    default:
        return field.look == Field::Look::Identity ? 260 : 150;
    }
}

void ColumnFit::fit(QList<Column> &columns, int room)
{
    if (columns.isEmpty())
        return;
    Column &name = growing(columns);
    int spare = room;
    for (const Column &column : std::as_const(columns))
        spare -= column.width;
    const auto shrink = [&spare](Column &column, int least) {
        const int given = std::clamp(-spare, 0, std::max(0, column.width - least));
        column.width -= given;
        spare += given;
    };
    const auto shrinkTexts = [&](const auto &least) {
        for (Column &column : columns | std::views::reverse)
            if (&column != &name && givesWay(*column.field))
                shrink(column, least(column));
    };
    const int smallestText = Theme::scaled(SmallestText);
    shrinkTexts([smallestText](const Column &column) { return column.needed > 0 ? std::max(column.needed, smallestText) : column.width; });
    const int roomyName = Theme::scaled(RoomyName);
    shrink(name, name.needed > 0 ? std::clamp(name.needed, Theme::scaled(SmallestName), roomyName) : roomyName);
    shrinkTexts([smallestText](const Column &) { return smallestText; });
    shrink(name, Theme::scaled(SmallestName));
    for (Column &column : columns | std::views::reverse)
        if (spare < 0 && &column != &name && !column.isFirst) {
            column.isShown = false;
            spare += column.width;
        }
    int unneeded = spare - std::max(0, name.needed - name.width);
    for (Column &column : columns)
        if (&column != &name && column.isShown && !column.isDrawn && givesWay(*column.field)) {
            const int given = std::clamp(column.needed - column.width, 0, std::max(0, unneeded));
            column.width += given;
            unneeded -= given;
            spare -= given;
        }
    if (!name.isDrawn || spare > 0)
        name.width += std::max(0, spare);
}
