#include "records/historyview.h"
#include "backend.h"
#include "records/history.h"
#include "session/datetext.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "widgets/avatar.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>

HistoryView::HistoryView(Backend &backend, const Entity &entity, QWidget *parent)
    : QScrollArea(parent)
    , m_backend(backend)
    , m_entity(entity)
{
    auto content = new QWidget;
    m_lines = new QVBoxLayout(content);
    m_lines->setContentsMargins(20, 14, 20, 14);
    m_lines->setSpacing(10);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

static void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            clear(item->layout());
        delete item->widget();
        delete item;
    }
}

void HistoryView::showOf(const QString &id)
{
    m_id = id;
    readHistory(m_backend, m_entity, id).then(this, [this, id](const Result<QList<HistoryEntry>> &entries) {
        if (id != m_id)
            return;
        clear(m_lines);
        if (!entries)
            m_lines->addWidget(textLabel(TextLook::Secondary, errorText(entries.error())));
        else if (entries->isEmpty())
            m_lines->addWidget(textLabel(TextLook::Secondary, tr("Nothing has happened yet.")));
        const QDateTime now = m_backend.session.localTime(QDateTime::currentDateTimeUtc());
        for (const HistoryEntry &entry : entries.value_or(QList<HistoryEntry>())) {
            auto line = new QHBoxLayout;
            auto who = new Avatar(entry.who, 22);
            who->setPerson(entry.who, entry.isMine);
            QLabel *sentence = textLabel(TextLook::Secondary, entry.sentence);
            sentence->setWordWrap(true);
            line->addWidget(who, 0, Qt::AlignTop);
            line->addWidget(sentence, 1);
            line->addWidget(textLabel(TextLook::Caption, momentText(m_backend.session.localTime(entry.at), now)), 0, Qt::AlignTop);
            m_lines->addLayout(line);
        }
        m_lines->addStretch();
    });
}
