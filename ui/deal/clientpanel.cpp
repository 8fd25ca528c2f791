#include "deal/clientpanel.h"
#include "catalog/catalog.h"
#include "text/moneytext.h"
#include "text/phonetext.h"
#include "widgets/fieldframe.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"

#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using Place = DealProblem::Place;

namespace {
QString paysText(const std::optional<int> &daysEarly)
{
    if (!daysEarly)
        return ClientPanel::tr("no payment yet");
    if (*daysEarly == 0)
        return ClientPanel::tr("on the day");
    return *daysEarly > 0 ? ClientPanel::tr("%Ln day(s) early", nullptr, *daysEarly)
                          : ClientPanel::tr("%Ln day(s) late", nullptr, -*daysEarly);
}

// Whom to call, and what they pay in.
QString contactText(const ClientFacts &facts)
{
    QStringList parts{facts.contact, phoneText(facts.phone),
                      facts.dealCount > 0 ? ClientPanel::tr("pays in %1").arg(facts.currency) : QString()};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}
}

ClientPanel::ClientPanel(const Catalog &catalog, QWidget &before, QWidget *parent)
    : QStackedWidget(parent)
    , m_catalog(catalog)
    , m_before(before)
{
    auto nothing = new QWidget;
    auto column = new QVBoxLayout(nothing);
    column->setContentsMargins(16, 12, 0, 0);
    column->setSpacing(4);
    QLabel *hint = textLabel(TextLook::Caption, tr("Their balance, how they pay and their last deal stand here."));
    hint->setWordWrap(true);
    column->addWidget(textLabel(TextLook::Secondary, tr("No client chosen yet")));
    column->addWidget(hint);
    column->addStretch(1);
    addWidget(nothing);
    connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
}

QWidget *ClientPanel::factsPage()
{
    auto page = new QWidget;
    auto grid = new QGridLayout(page);
    grid->setContentsMargins(16, 12, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_heading = textLabel(TextLook::Caption), 0, 0, 1, 3);
    grid->addWidget(m_name = textLabel(TextLook::Section), 1, 0, 1, 3);
    grid->addWidget(m_contact = textLabel(TextLook::Secondary), 2, 0, 1, 3);
    grid->setRowMinimumHeight(3, 8);
    grid->addWidget(textLabel(TextLook::Caption, tr("Open balance")), 4, 0);
    grid->addWidget(textLabel(TextLook::Caption, tr("Pays on average")), 4, 1);
    grid->addWidget(textLabel(TextLook::Caption, tr("Last deal")), 4, 2);
    grid->addWidget(m_balance = textLabel(TextLook::Card), 5, 0);
    grid->addWidget(m_pays = textLabel(TextLook::Card), 5, 1);
    grid->addWidget(m_lastDeal = textLabel(TextLook::Card), 5, 2);
    grid->setRowStretch(6, 1);
    grid->setColumnStretch(2, 1);
    m_name->setWordWrap(true);
    m_contact->setWordWrap(true);
    m_contact->setObjectName(u"contact"_s);
    return page;
}

QWidget *ClientPanel::creationPage()
{
    m_newName = new QLineEdit;
    m_newEmail = new QLineEdit;
    m_newPhone = new QLineEdit;
    m_newCity = new QLineEdit;
    m_drop = new KeyButton(tr("Find a client instead"), KeyButton::Link);
    m_newName->setObjectName(u"clientName"_s);
    m_newEmail->setObjectName(u"clientEmail"_s);
    m_newPhone->setObjectName(u"clientPhone"_s);
    m_newCity->setObjectName(u"clientCity"_s);
    m_frames = {{Place::ClientName, new FieldFrame(tr("New client’s name"), m_newName)},
                {Place::ClientCity, new FieldFrame(tr("City"), m_newCity)},
                {Place::ClientEmail, new FieldFrame(tr("E-mail"), m_newEmail)},
                {Place::ClientPhone, new FieldFrame(tr("Phone"), m_newPhone)}};
    for (const FieldFrame *frame : std::as_const(m_frames))
        connect(frame, &FieldFrame::errorChanged, this, &ClientPanel::problemsChanged);
    for (const Place field : {Place::ClientCity, Place::ClientEmail, Place::ClientPhone})
        m_frames.value(field)->setOptional(true);

    auto page = new QWidget;
    auto grid = new QGridLayout(page);
    grid->setContentsMargins(16, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->addWidget(m_frames.value(Place::ClientName), 0, 0, Qt::AlignTop);
    grid->addWidget(m_frames.value(Place::ClientEmail), 0, 1, Qt::AlignTop);
    grid->addWidget(m_frames.value(Place::ClientPhone), 1, 0, Qt::AlignTop);
    grid->addWidget(m_frames.value(Place::ClientCity), 1, 1, Qt::AlignTop);
    grid->addWidget(m_drop, 2, 0, Qt::AlignLeft);
    grid->setRowStretch(3, 1);

    for (QLineEdit *line : {m_newName, m_newEmail, m_newPhone, m_newCity})
        connect(line, &QLineEdit::textChanged, this, &ClientPanel::newClientChanged);
    connect(m_drop, &KeyButton::clicked, this, [this] {
        showNothing();
        Q_EMIT creationDropped();
    });
    return page;
}

void ClientPanel::showNothing()
{
    setCurrentIndex(0);
}

void ClientPanel::showClient(const QString &name, bool chosen, const ClientFacts &facts)
{
    if (!m_facts)
        addWidget(m_facts = factsPage());
    m_heading->setText(chosen ? tr("Client") : tr("Highlighted client"));
    m_name->setText(name);
    const QString contact = contactText(facts);
    m_contact->setText(contact);
    m_contact->setVisible(!contact.isEmpty());
    m_balance->setText(facts.openMinor > 0 ? formatAmount(facts.openMinor, facts.currency, m_catalog.exponent(facts.currency))
                                           : tr("none"));
    m_pays->setText(paysText(facts.daysEarly));
    m_lastDeal->setText(facts.lastDeal.isEmpty() ? tr("none yet") : facts.lastDeal);
    setCurrentWidget(m_facts);
}

void ClientPanel::startNewClient(const NewClient &client)
{
    if (!m_creation) {
        addWidget(m_creation = creationPage());
        QWidget *before = &m_before;
        for (QWidget *field : QList<QWidget *>{m_newName, m_newEmail, m_newPhone, m_newCity, m_drop})
            setTabOrder(std::exchange(before, field), field);
    }
    setCurrentWidget(m_creation);
    m_newName->setText(client.name);
    m_newEmail->setText(client.email);
    m_newPhone->setText(client.phone);
    m_newCity->setText(client.city);
    (client.name.isEmpty() ? m_newName : m_newEmail)->setFocus();
}

bool ClientPanel::isCreating() const
{
    return m_creation && currentWidget() == m_creation;
}

bool ClientPanel::has(Place field)
{
    return field == Place::ClientName || field == Place::ClientEmail || field == Place::ClientPhone || field == Place::ClientCity;
}

void ClientPanel::clearErrors(const QSet<const FieldFrame *> &but)
{
    for (FieldFrame *frame : std::as_const(m_frames))
        if (!but.contains(frame))
            frame->clearError();
}

NewClient ClientPanel::newClient() const
{
    return {m_newName->text().trimmed(), m_newEmail->text().trimmed(), m_newPhone->text().trimmed(), {}, m_newCity->text().trimmed()};
}
