#include "widgets/tabs.h"
#include "widgets/theme.h"
#include <QLocale>
#include <QPainter>

namespace {
constexpr int between = 16;
constexpr int gap = 7;
QFont labelFont(bool current)
{
    return Theme::font(13, current ? QFont::DemiBold : QFont::Medium);
}
QFont countFont()
{
    return Theme::font(12);
}
}

Tabs::Tabs(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

int Tabs::add(const QString &label, qint64 count)
{
    const int index = addTab(label);
    setCount(index, count);
    return index;
}

void Tabs::setCount(int index, qint64 count)
{
    setTabData(index, count);
    setAccessibleTabName(index, count < 0 ? tabText(index) : QString(tabText(index) + u' ' + locale().toString(count)));
    // Only a change of text makes the bar measure its tabs again.
    const QString label = tabText(index);
    setTabText(index, QString());
    setTabText(index, label);
}

QString Tabs::countText(int index) const
{
    const qint64 count = tabData(index).isValid() ? tabData(index).toLongLong() : -1;
    return count < 0 ? QString() : locale().toString(count);
}

// Behind a tab, before the next one.
int Tabs::room(int index) const
{
    return index < count() - 1 ? Theme::scaled(between) : 0;
}

// Measured bold, so that choosing a tab moves nothing.
QSize Tabs::tabSizeHint(int index) const
{
    int width = QFontMetrics(labelFont(true)).horizontalAdvance(tabText(index));
    if (const QString count = countText(index); !count.isEmpty())
        width += Theme::scaled(gap) + QFontMetrics(countFont()).horizontalAdvance(count);
    return {width + room(index), Theme::scaled(38)};
}

void Tabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Theme::tokens();
    for (int i = 0; i < count(); ++i) {
        const bool current = i == currentIndex();
        const QRect tab = tabRect(i).adjusted(0, 0, -room(i), 0);
        const bool over = tab.contains(mapFromGlobal(QCursor::pos()));
        painter.setFont(labelFont(current));
        painter.setPen(current || over ? t.ink : t.ink2);
        painter.drawText(tab, Qt::AlignVCenter | Qt::AlignLeft, tabText(i));
        const int label = QFontMetrics(painter.font()).horizontalAdvance(tabText(i)) + Theme::scaled(gap);
        painter.setFont(countFont());
        painter.setPen(t.ink3);
        painter.drawText(tab.adjusted(label, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, countText(i));
        if (current)
            painter.fillRect(tab.x(), height() - 2, tab.width(), 2, t.accent);
    }
}

TabPages::TabPages(QWidget *parent)
    : QTabWidget(parent)
{
    setTabBar(new Tabs(this));
    setDocumentMode(true);
    setTabBarAutoHide(true);
}

void TabPages::setCount(int index, qint64 count)
{
    static_cast<Tabs *>(tabBar())->setCount(index, count);
}
