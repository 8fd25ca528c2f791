#include "records/historyview.h"
#include "records/historylines.h"

HistoryView::HistoryView(Backend &backend, const Entity &entity, QWidget *parent)
    : QScrollArea(parent)
    , m_lines(new HistoryLines(backend, entity))
{
    m_lines->setContentsMargins(20, 14, 20, 14);
    setWidget(m_lines);
    viewport()->setAutoFillBackground(false);
    m_lines->setAutoFillBackground(false);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void HistoryView::showOf(const QString &id)
{
    m_lines->showOf(id);
}
