#include "records/presenceline.h"
#include "catalog/entity.h"
#include "widgets/avatar.h"
#include "widgets/emptylayout.h"
#include "widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

static constexpr int MostFaces = 3;

PresenceLine::PresenceLine(Backend &backend, const Entity &entity, Presence::Purpose purpose, QWidget *host)
    : m_entity(entity)
    , m_host(host)
    , m_presence(backend, entity, purpose)
    , m_faces(new QHBoxLayout)
    , m_sentence(textLabel(TextLook::Secondary))
{
    auto row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(8);
    m_faces->setSpacing(2);
    row->addLayout(m_faces);
    m_sentence->setWordWrap(true);
    row->addWidget(m_sentence, 1);
    hide();
    host->installEventFilter(this);
    connect(&m_presence, &Presence::othersChanged, this, &PresenceLine::showOthers);
}

void PresenceLine::showOf(const QString &record)
{
    m_record = record;
    follow();
}

bool PresenceLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_host && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        follow();
    return QWidget::eventFilter(watched, event);
}

void PresenceLine::follow()
{
    m_presence.open(m_host->isVisible() ? m_record : QString());
}

QString PresenceLine::sentence() const
{
    QStringList editing;
    QStringList looking;
    for (const Onlooker &other : m_presence.others())
        (other.isEditing ? editing : looking).append(other.name);
    QStringList sentences;
    if (!editing.isEmpty())
        sentences.append(
            tr("%1 are editing this %2.", nullptr, int(editing.size())).arg(QLocale().createSeparatedList(editing), m_entity.singular));
    if (!looking.isEmpty())
        sentences.append(
            tr("%1 have this %2 open.", nullptr, int(looking.size())).arg(QLocale().createSeparatedList(looking), m_entity.singular));
    return sentences.join(u' ');
}

void PresenceLine::showOthers()
{
    emptyLayout(*m_faces);
    const QList<Onlooker> others = m_presence.others().first(std::min<qsizetype>(MostFaces, m_presence.others().size()));
    for (const Onlooker &other : others)
        m_faces->addWidget(new Avatar(other.name, 20));
    m_sentence->setText(sentence());
    setVisible(!others.isEmpty());
}
