#include "shell/paletteentries.h"
#include "catalog/catalog.h"
#include "shell/deeplink.h"
#include "text/typedamount.h"
#include "widgets/keycap.h"
#include "widgets/palettelist.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace {
enum Role { ActionRole = Qt::UserRole + 1, PageRole, RecordRole };

// ">" commands, "#" numbers, "@" people, "=" sum.
bool isMarked(const QString &typed)
{
    return !typed.isEmpty() && u">#@="_s.contains(typed.front());
}

bool matches(const QString &text, const QString &words)
{
    const auto parts = QStringView(words).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(parts, [&text](const QStringView &part) { return text.contains(part, Qt::CaseInsensitive); });
}

QString plain(QString text)
{
    return text.remove(u'&');
}
}

PaletteEntries::PaletteEntries(const Catalog &catalog, QObject *parent)
    : QStandardItemModel(parent)
    , m_catalog(catalog)
{
}

QString PaletteEntries::words(const QString &typed)
{
    return (isMarked(typed) ? typed.mid(1) : typed).trimmed();
}

void PaletteEntries::setActions(const QList<QAction *> &here, const QList<QAction *> &everywhere)
{
    const auto offered = [](const QList<QAction *> &actions) {
        QList<QPointer<QAction>> found;
        for (QAction *action : actions)
            if (!action->text().isEmpty() && action->isEnabled() && !action->property("refused").isValid())
                found.append(action);
        return found;
    };
    m_actions = offered(here);
    m_everywhere = offered(everywhere);
}

void PaletteEntries::match(const QString &typed)
{
    m_typed = typed;
    if (words(typed).isEmpty())
        m_records.clear();
    build();
}

void PaletteEntries::setRecords(const QList<FoundRecord> &records)
{
    m_records = records;
    build();
}

void PaletteEntries::heading(const QString &text)
{
    auto item = new QStandardItem(text);
    item->setData(true, PaletteHeadingRole);
    item->setFlags(Qt::NoItemFlags);
    appendRow(item);
}

QStandardItem *PaletteEntries::entry(const QString &icon, const QString &text, const QString &detail, const QString &key)
{
    auto item = new QStandardItem(text);
    item->setData(icon, PaletteIconRole);
    item->setData(detail, PaletteDetailRole);
    item->setData(key, PaletteKeyRole);
    item->setEditable(false);
    appendRow(item);
    return item;
}

// What the present screen does, what can be begun, and, once words name it, what works everywhere. The screen's own word for beginning
// something goes before the general one.
void PaletteEntries::addSteps(const QString &wanted)
{
    if (isMarked(m_typed) && !m_typed.startsWith(u'>'))
        return;
    bool isFirst = true;
    QSet<QString> offered;
    const auto step = [&](const QString &icon, const QString &text, const QString &key, const QString &words = {}) -> QStandardItem * {
        if (!matches(text + u' ' + words, wanted) || offered.contains(text))
            return nullptr;
        offered.insert(text);
        if (std::exchange(isFirst, false))
            heading(tr("Do"));
        return entry(icon, text, {}, key);
    };
    const auto steps = [&](const QList<QPointer<QAction>> &actions) {
        for (const auto &action : actions)
            if (action)
                if (QStandardItem *item = step(action->icon().name().isEmpty() ? u"go-next"_s : action->icon().name(),
                                               plain(action->text()), keyName(action->shortcut()), action->property("words").toString()))
                    item->setData(QVariant::fromValue(static_cast<QObject *>(action)), ActionRole);
    };
    steps(m_actions);
    for (const Screen &beginning : std::as_const(m_beginnings))
        if (QStandardItem *item = step(beginning.icon, beginning.title, beginning.key))
            item->setData(beginning.target.page, PageRole);
    if (!m_typed.isEmpty())
        steps(m_everywhere);
}

// As the search has put them: kind after kind.
void PaletteEntries::addRecords()
{
    QString kind;
    for (const FoundRecord &record : std::as_const(m_records)) {
        const Entity *entity = m_catalog.entity(record.kind);
        if (!entity || m_typed.startsWith(u'>') || (m_typed.startsWith(u'@') && entity->findFunction.isEmpty())
            || (m_typed.startsWith(u'#') && !entity->isFoundByNumber))
            continue;
        if (std::exchange(kind, record.kind) != record.kind)
            heading(entity->title);
        QStandardItem *item = entry(entity->icon, record.title, record.detail, {});
        item->setData(entity->listPageId(), PageRole);
        item->setData(record.id, RecordRole);
    }
}

void PaletteEntries::build()
{
    clear();
    const QString wanted = words(m_typed);
    bool isFirst = true;
    constexpr qsizetype recentShown = 5;
    for (const RecordMark &record : m_typed.isEmpty() ? m_recent.first(qMin(recentShown, m_recent.size())) : QList<RecordMark>()) {
        if (std::exchange(isFirst, false))
            heading(tr("Recent"));
        const Entity *entity = m_catalog.entity(record.kind);
        QStandardItem *item = entry(entity ? entity->icon : u"view-list-details"_s, record.title, {}, {});
        item->setData(pageOf(m_catalog, record.kind), PageRole);
        item->setData(record.id, RecordRole);
    }
    addSteps(wanted);
    if (m_typed.startsWith(u'=')) {
        heading(tr("Sum"));
        const auto sum = parseAmount(m_typed.mid(1), 4, QLocale());
        entry(u"go-next"_s, sum ? QLocale().toString(double(*sum) / 10'000, 'g', 15) : tr("Type a sum, such as = 52000 * 1.2"), {}, {});
    }
    addRecords();
    isFirst = true;
    for (const Screen &screen : std::as_const(m_screens)) {
        if (isMarked(m_typed) || !matches(screen.title + u' ' + screen.words, wanted))
            continue;
        if (std::exchange(isFirst, false))
            heading(tr("Go to"));
        entry(screen.icon, screen.title, {}, screen.key)->setData(screen.target.page, PageRole);
    }
}

Target PaletteEntries::run(const QModelIndex &index) const
{
    if (auto action = qobject_cast<QAction *>(index.data(ActionRole).value<QObject *>())) {
        action->trigger();
        return {};
    }
    return {index.data(PageRole).toString(), index.data(RecordRole)};
}
