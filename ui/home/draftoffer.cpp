#include "home/draftoffer.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/drafts.h"
#include "shell/messagebar.h"
#include "shell/page.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace {
struct Waiting
{
    QString name;
    Target target;
};

// What a draft's form is called, and where it is; nothing for one that is part of another form.
std::optional<Waiting> waiting(const QString &form, const Catalog &catalog)
{
    if (form == "deal.new"_L1)
        return Waiting{DraftOffer::tr("a new deal"), {form}};
    const QString of = form.section(u'/', 0, 0);
    const QString id = form.section(u'/', 1);
    if (of == "payment.new"_L1)
        return Waiting{DraftOffer::tr("a payment"), {of, id.isEmpty() ? QVariant() : id}};
    const Entity *entity = catalog.entity(of);
    if (!entity || id.isEmpty())
        return std::nullopt;
    if (id == "new"_L1)
        return Waiting{DraftOffer::tr("a new %1").arg(entity->singular), {entity->formPageId()}};
    return Waiting{DraftOffer::tr("changes of one %1").arg(entity->singular), {entity->formPageId(), id}};
}
}

DraftOffer::DraftOffer(Backend &backend, Page &home)
    : QObject(&home)
    , m_backend(backend)
    , m_home(home)
{
    home.installEventFilter(this);
    connect(home.messages(), &MessageBar::closed, this, [this](const QString &sentence) {
        if (sentence == m_sentence)
            m_closed = m_form;
    });
}

void DraftOffer::look()
{
    MessageBar *messages = m_home.messages();
    if (messages->isError())
        return;
    const QStringList forms = Drafts(m_backend.session).forms();
    for (const QString &form : forms) {
        const std::optional<Waiting> found = waiting(form, m_backend.catalog);
        if (!found)
            continue;
        if (form == m_closed)
            return;
        m_form = form;
        m_sentence = tr("Not saved yet, and kept on this computer: %1.").arg(found->name);
        return messages->offer(m_sentence, MessageBar::Kind::Note, tr("Go on with it"),
                               [home = &m_home, target = found->target] { Q_EMIT home->navigate(target); });
    }
    m_closed.clear();
    if (messages->text() == m_sentence)
        messages->say({});
}

bool DraftOffer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && !event->spontaneous())
        look();
    return QObject::eventFilter(watched, event);
}
