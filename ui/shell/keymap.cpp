#include "shell/keymap.h"

using namespace Qt::StringLiterals;

namespace {
constexpr auto idProperty = "keyId";
constexpr auto usualProperty = "usualKeys";
constexpr auto hintProperty = "usualHint";

QString plain(QString text)
{
    return text.remove(u'&');
}

// "Deals" of "deals/N".
QString placeOf(const QString &id)
{
    return id.section(u'/', 0, 0);
}
}

void KeyMap::adopt(const QString &place, const QString &title, const QList<QAction *> &actions)
{
    bool isNew = false;
    QSet<QString> named;
    for (QAction *action : actions) {
        if (action->property(idProperty).isValid() || action->shortcut().isEmpty())
            continue;
        const QString id = place + u'/' + action->shortcut().toString(QKeySequence::PortableText);
        action->setProperty(idProperty, id);
        action->setProperty(usualProperty, QVariant::fromValue(action->shortcuts()));
        action->setProperty(hintProperty, action->property("hint"));
        QList<QPointer<QAction>> &same = m_actions[id];
        same.removeIf([](const QPointer<QAction> &gone) { return !gone; });
        same.append(action);
        Entry *known = entry(id);
        if (!known) {
            m_entries.append({id, title, {}, action->shortcut(), action->shortcut()});
            known = &m_entries.last();
            isNew = true;
        }
        if (m_changes.contains(id)) {
            known->present = QKeySequence(m_changes.value(id), QKeySequence::PortableText);
            dress(action, id);
        }
        // Words may be in another language than at first. A key without a word of its own is another way to something that has one.
        isNew = std::exchange(known->place, title) != title || isNew;
        if (const QString text = plain(action->text()); !text.isEmpty() && !named.contains(id)) {
            named.insert(id);
            isNew = std::exchange(known->text, text) != text || isNew;
        }
    }
    if (isNew)
        Q_EMIT changed();
}

KeyMap::Entry *KeyMap::entry(const QString &id)
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

std::optional<KeyMap::Conflict> KeyMap::conflict(const QString &id, const QKeySequence &keys) const
{
    const QString place = placeOf(id);
    // An action may have further keys beside the one that is listed: with its usual one it gets them back.
    QList<QKeySequence> wanted{keys};
    const auto own = std::ranges::find(m_entries, id, &Entry::id);
    if (own != m_entries.end() && own->usual == keys)
        for (const QPointer<QAction> &action : m_actions.value(id))
            if (action)
                wanted += action->property(usualProperty).value<QList<QKeySequence>>();
    const auto has = [this](const Entry &entry, const QKeySequence &one) {
        return entry.present == one || std::ranges::any_of(m_actions.value(entry.id), [&one](const QPointer<QAction> &action) {
                   return action && action->shortcuts().contains(one);
               });
    };
    for (const Entry &other : m_entries) {
        const QString otherPlace = placeOf(other.id);
        const bool meet = otherPlace == place || otherPlace == Everywhere || place == Everywhere;
        if (!meet || other.id == id || keys.isEmpty())
            continue;
        const auto taken = std::ranges::find_if(wanted, [&](const QKeySequence &one) { return has(other, one); });
        if (taken != wanted.end())
            return Conflict{other.id, other.place, other.text, *taken};
    }
    return {};
}

void KeyMap::setKey(const QString &id, const QKeySequence &keys)
{
    const Entry *known = entry(id);
    if (!known)
        return;
    if (keys == known->usual)
        m_changes.remove(id);
    else
        m_changes.insert(id, keys.toString(QKeySequence::PortableText));
    apply(id);
    Q_EMIT changed();
}

void KeyMap::reset(const QString &id)
{
    m_changes.remove(id);
    apply(id);
    Q_EMIT changed();
}

void KeyMap::resetAll()
{
    setChanges({});
    Q_EMIT changed();
}

void KeyMap::setChanges(const Changes &changes)
{
    m_changes = changes;
    for (const Entry &known : std::as_const(m_entries))
        apply(known.id);
}

void KeyMap::apply(const QString &id)
{
    Entry *known = entry(id);
    known->present = m_changes.contains(id) ? QKeySequence(m_changes.value(id), QKeySequence::PortableText) : known->usual;
    for (const QPointer<QAction> &action : std::as_const(m_actions[id]))
        if (action)
            dress(action, id);
}

// A hint that names its keys ("+,−|Zoom") would no longer be true.
void KeyMap::dress(QAction *action, const QString &id) const
{
    const QString hint = action->property(hintProperty).toString();
    if (m_changes.contains(id)) {
        action->setShortcut(QKeySequence(m_changes.value(id), QKeySequence::PortableText));
        action->setProperty("hint", action->shortcut().isEmpty() ? QString() : hint.section(u'|', -1));
    } else {
        action->setShortcuts(action->property(usualProperty).value<QList<QKeySequence>>());
        action->setProperty("hint", hint);
    }
}
