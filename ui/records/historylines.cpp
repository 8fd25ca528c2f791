#include "records/historylines.h"
#include "backend.h"
#include "records/history.h"
#include "session/moments.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "widgets/avatar.h"
#include "widgets/emptylayout.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>

HistoryLines::HistoryLines(Backend &backend, const Entity &entity, int most, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_most(most)
    , m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(10);
}

void HistoryLines::showOf(const QString &id)
{
    if (id != m_id)
        emptyLayout(*m_lines);
    m_id = id;
    if (id.isEmpty())
        return Q_EMIT shown(0);
    readHistory(m_backend, m_entity, id).then(this, [this, id](const Result<QList<HistoryEntry>> &entries) {
        if (id != m_id)
            return;
        emptyLayout(*m_lines);
        if (!entries)
            m_lines->addWidget(textLabel(TextLook::Secondary, errorText(entries.error())));
        else if (entries->isEmpty())
            m_lines->addWidget(textLabel(TextLook::Secondary, tr("Nothing has happened yet.")));
        const QList<HistoryEntry> all = entries.value_or(QList<HistoryEntry>());
        for (const HistoryEntry &entry : m_most > 0 ? all.first(std::min<qsizetype>(m_most, all.size())) : all) {
            auto line = new QHBoxLayout;
            auto who = new Avatar(entry.who, 22);
            who->setPerson(entry.who, entry.isMine);
            QLabel *sentence = textLabel(TextLook::Secondary, entry.sentence);
            sentence->setWordWrap(true);
            line->addWidget(who, 0, Qt::AlignTop);
            line->addWidget(sentence, 1);
            QLabel *moment = textLabel(TextLook::Caption, momentText(m_backend.session, entry.at));
            moment->setMinimumHeight(who->sizeHint().height()); // on a line with the sentence
            line->addWidget(moment, 0, Qt::AlignTop);
            m_lines->addLayout(line);
        }
        m_lines->addStretch();
        Q_EMIT shown(int(all.size()));
    });
}
