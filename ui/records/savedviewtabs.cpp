#include "records/savedviewtabs.h"
#include "catalog/entity.h"
#include "records/viewcounts.h"
#include "widgets/theme.h"

#include <QPainter>

SavedViewTabs::SavedViewTabs(Backend &backend, const Entity &entity, QWidget *parent)
    : QTabBar(parent)
    , m_backend(backend)
    , m_entity(entity)
{
    setProperty("noFocusRing", true); // it rings the tab, not the row of tabs
    setDrawBase(false);
    setExpanding(false);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Saved views"));
    for (const SavedView &view : entity.views) {
        m_counts.append(QString()); // first: a tab's width asks for it
        addTab(view.label);
    }
    setVisible(!entity.views.isEmpty());
}

void SavedViewTabs::countRows()
{
    for (int index = 0; index < m_entity.views.size(); ++index)
        countText(m_backend, m_entity, m_entity.views.at(index).filter).then(this, [this, index](const Result<QString> &count) {
            if (!count || m_counts.at(index) == *count)
                return;
            m_counts[index] = *count;
            setTabText(index, m_entity.views.at(index).label); // renews the layout
            setTabToolTip(index, tr("%1: %2").arg(m_entity.views.at(index).label, *count));
            update();
        });
}

QString SavedViewTabs::currentView() const
{
    return currentIndex() >= 0 ? m_entity.views.at(currentIndex()).key : QString();
}

void SavedViewTabs::showView(const QString &key)
{
    for (int index = 0; index < m_entity.views.size(); ++index)
        if (m_entity.views.at(index).key == key)
            setCurrentIndex(index);
}

QSize SavedViewTabs::tabSizeHint(int index) const
{
    const QFontMetrics strong(Theme::font(13, QFont::DemiBold));
    const QFontMetrics small(Theme::font(12));
    const QString &count = m_counts.at(index);
    const int width = strong.horizontalAdvance(m_entity.views.at(index).label)
                      + (count.isEmpty() ? 0 : Theme::scaled(6) + small.horizontalAdvance(count));
    return {width + Theme::scaled(20), Theme::scaled(38)};
}

void SavedViewTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Theme::tokens();
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.line);
    for (int index = 0; index < QTabBar::count(); ++index) {
        const QRect tab = tabRect(index);
        const bool isCurrent = index == currentIndex();
        const QFont font = Theme::font(13, isCurrent ? QFont::DemiBold : QFont::Medium);
        const QString label = m_entity.views.at(index).label;
        painter.setFont(font);
        painter.setPen(isCurrent ? tokens.ink : tokens.ink2);
        QRect text = tab.adjusted(0, 0, 0, -2);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, label);
        text.setLeft(tab.left() + QFontMetrics(font).horizontalAdvance(label) + Theme::scaled(6));
        painter.setFont(Theme::font(12));
        painter.setPen(tokens.ink3);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, m_counts.at(index));
        if (isCurrent)
            painter.fillRect(QRect(tab.left(), height() - 2, tab.width() - Theme::scaled(20), 2), tokens.accent);
        if (isCurrent && hasFocus()) {
            painter.setPen(QPen(tokens.focus, 2));
            painter.drawRoundedRect(tab.adjusted(-1, 5, -Theme::scaled(16), -5), 4, 4);
        }
    }
}
