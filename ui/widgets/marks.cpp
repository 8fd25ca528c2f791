#include "widgets/marks.h"
#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace {
class MarksInterface;

// One mark: an item of the picture's list.
class MarkInterface : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MarkInterface(MarksInterface *picture, int mark)
        : m_picture(picture)
        , m_mark(mark)
    {
    }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    MarksInterface *m_picture;
    int m_mark;
};

// The picture: a list of its marks.
class MarksInterface : public QAccessibleWidget
{
public:
    MarksInterface(QWidget *picture, Marks *marks)
        : QAccessibleWidget(picture, QAccessible::List)
        , m_marks(marks)
    {
    }
    ~MarksInterface() override
    {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
    }

    Marks *marks() const { return isValid() ? m_marks : nullptr; }
    QWidget *picture() const { return widget(); }
    int childCount() const override { return m_marks->markCount(); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (!m_items.contains(index))
            m_items.insert(index, QAccessible::registerAccessibleInterface(new MarkInterface(const_cast<MarksInterface *>(this), index)));
        return QAccessible::accessibleInterface(m_items.value(index));
    }
    int indexOfChild(const QAccessibleInterface *item) const override
    {
        for (int index = 0; index < childCount(); ++index)
            if (child(index) == item)
                return index;
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int index = 0; index < childCount(); ++index)
            if (child(index)->rect().contains(x, y))
                return child(index);
        return nullptr;
    }
    QAccessibleInterface *focusChild() const override { return widget()->hasFocus() ? child(m_marks->currentMark()) : nullptr; }

private:
    Marks *m_marks;
    mutable QHash<int, QAccessible::Id> m_items;
};

bool MarkInterface::isValid() const
{
    return m_picture->marks() && m_mark < m_picture->marks()->markCount();
}

QWindow *MarkInterface::window() const
{
    return m_picture->window();
}

QAccessibleInterface *MarkInterface::parent() const
{
    return m_picture;
}

QString MarkInterface::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    return kind == QAccessible::Name                                        ? m_picture->marks()->markText(m_mark)
           : kind == QAccessible::Value || kind == QAccessible::Description ? m_picture->marks()->markName(m_mark)
                                                                            : QString();
}

QRect MarkInterface::rect() const
{
    const QRect place = isValid() ? m_picture->marks()->markRect(m_mark) : QRect();
    return {m_picture->picture()->mapToGlobal(place.topLeft()), place.size()};
}

QAccessible::State MarkInterface::state() const
{
    QAccessible::State state;
    state.focusable = state.selectable = true;
    state.invalid = !isValid();
    state.focused = state.selected = isValid() && m_picture->focusChild() == this;
    return state;
}

void MarkInterface::doAction(const QString &name)
{
    if (!isValid())
        return;
    m_picture->marks()->setCurrentMark(m_mark);
    if (name == pressAction())
        m_picture->marks()->activateMark(m_mark);
}

QAccessibleInterface *speak(const QString &, QObject *object)
{
    auto marks = dynamic_cast<Marks *>(object);
    return marks ? new MarksInterface(static_cast<QWidget *>(object), marks) : nullptr;
}
}

Marks::Marks()
{
    [[maybe_unused]] static const bool isInstalled = [] {
        QAccessible::installFactory(speak);
        return true;
    }();
}

void Marks::tellCurrentMark(QWidget *picture, int mark)
{
    QAccessibleEvent focused(picture, QAccessible::Focus);
    focused.setChild(mark);
    QAccessible::updateAccessibility(&focused);
}
