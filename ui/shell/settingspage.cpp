#include "shell/settingspage.h"
#include "backend.h"
#include "session/notificationchoices.h"
#include "session/session.h"
#include "shell/notificationcard.h"
#include "shell/workplace.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/card.h"
#include "widgets/glyphlabel.h"
#include "widgets/panekeys.h"
#include "widgets/segmented.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {
constexpr int sizes[]{90, 100, 110, 125, 150};

// The names of all cards stand in one column, whichever is the longest of a card.
QLabel *factName(const QString &text)
{
    QLabel *name = textLabel(TextLook::Label, text);
    name->setMinimumWidth(Theme::scaled(120));
    return name;
}

QFormLayout *facts(Card *card)
{
    auto form = new QFormLayout;
    form->setContentsMargins(0, Theme::scaled(12), 0, Theme::scaled(4));
    form->setHorizontalSpacing(Theme::scaled(24));
    form->setVerticalSpacing(Theme::scaled(12));
    form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    card->body()->addLayout(form);
    return form;
}

void addChoice(QFormLayout *form, const QString &name, QWidget *choice)
{
    QLabel *label = factName(name);
    label->setMinimumHeight(choice->sizeHint().height()); // on its middle
    label->setBuddy(choice);
    if (!qobject_cast<QAbstractButton *>(choice)) // which has words of its own
        choice->setAccessibleName(name);
    form->addRow(label, choice);
}

void choose(QComboBox *combo, const QString &key)
{
    combo->setCurrentIndex(std::max(0, combo->findData(key)));
}
}

SettingsPage::SettingsPage(Backend &backend, Theme &theme, Workplace &workplace, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_theme(theme)
    , m_workplace(workplace)
{
    auto column = new QWidget;
    auto cards = new QVBoxLayout(column);
    cards->setContentsMargins(Theme::scaled(20), Theme::scaled(4), Theme::scaled(20), Theme::scaled(20));
    cards->setSpacing(Theme::scaled(12));
    cards->addWidget(looks());
    cards->addWidget(locality());
    cards->addWidget(keys());
    if (!m_backend.session.tenant().id.isEmpty())
        cards->addWidget(news());
    cards->addWidget(place());
    cards->addStretch();
    column->setMaximumWidth(Theme::scaled(760));
    auto scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(column);
    column->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    content()->addWidget(scroll);
    addHint(this, u"Tab|"_s + tr("Next setting"));
    addHint(this, u"Space|"_s + tr("Choose"));
    connect(&m_theme, &Theme::changed, this, &SettingsPage::showLooks); // wherever it was changed
}

QWidget *SettingsPage::looks()
{
    auto card = new Card(tr("Looks"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_scheme = new Segmented({tr("As the system"), tr("Light"), tr("Dark")});
    QStringList labels;
    for (int size : sizes)
        labels << tr("%1%").arg(size);
    m_text = new Segmented(labels);
    m_text->setObjectName(u"textSize"_s); // keeps the focus when everything is made anew at another size
    m_patterns = new QCheckBox(tr("Tell the parts of a chart apart by pattern too"));
    QFormLayout *form = facts(card);
    addChoice(form, tr("Light or dark"), m_scheme);
    addChoice(form, tr("Text size"), m_text);
    addChoice(form, tr("Charts"), m_patterns);
    connect(m_scheme, &Segmented::currentChanged, this,
            [this](int scheme) { m_theme.apply(Theme::Scheme(scheme), m_theme.textPercent()); });
    connect(m_text, &Segmented::currentChanged, this, [this](int size) { m_theme.apply(m_theme.scheme(), sizes[size]); });
    connect(m_patterns, &QCheckBox::clicked, &m_theme, &Theme::setPatterns);
    return card;
}

QWidget *SettingsPage::locality()
{
    const Locality &locality = m_workplace.locality;
    auto card = new Card(tr("Language and country"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_language = new QComboBox;
    m_language->setObjectName(u"language"_s);
    m_language->addItem(tr("As the system: %1").arg(Locality::nameOf(locality.spokenWith({}))), QString());
    for (const QLocale &language : locality.languages())
        m_language->addItem(Locality::nameOf(language.language()), language.bcp47Name());
    m_format = new QComboBox;
    m_format->setObjectName(u"format"_s);
    m_format->addItem(QLocale::system().language() == QLocale::C ? tr("As the system")
                                                                 : tr("As the system: %1").arg(Locality::nameOf(QLocale::system())),
                      QString());
    for (const QLocale &format : Locality::formats())
        m_format->addItem(Locality::nameOf(format), format.bcp47Name());
    for (QComboBox *combo : {m_language, m_format}) {
        combo->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        combo->setMinimumWidth(Theme::scaled(272)); // as the row of text sizes
    }
    QFormLayout *form = facts(card);
    addChoice(form, tr("Language"), m_language);
    addChoice(form, tr("Dates and numbers"), m_format);
    const QDate today = m_backend.session.today();
    form->addRow(
        factName(tr("For example")),
        textLabel(TextLook::Body,
                  tr("%1 · %2 · %3").arg(formatMinor(8'460'000, 2), dateText(today), QLocale().toString(today, QLocale::ShortFormat))));
    const auto want = [this] {
        m_workplace.locality.choose({m_language->currentData().toString(), m_format->currentData().toString()});
        showLocality();
    };
    m_localityNote = new GlyphLabel(Glyph::Half, Tone::Blue, tr("Holds from the next sign-in on."));
    card->body()->addWidget(m_localityNote);
    connect(m_language, &QComboBox::activated, this, want);
    connect(m_format, &QComboBox::activated, this, want);
    return card;
}

void SettingsPage::showLocality()
{
    choose(m_language, m_workplace.locality.choice().language);
    choose(m_format, m_workplace.locality.choice().format);
    m_localityNote->setVisible(!m_workplace.locality.isApplied());
}

QWidget *SettingsPage::keys()
{
    auto card = new Card(tr("Keys"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    card->setLink(tr("Change keys"));
    auto words = textLabel(TextLook::Body, {});
    words->setWordWrap(true);
    card->body()->addWidget(words);
    const auto tell = [this, words] {
        const int changed = int(m_workplace.keys.changes().size());
        words->setText(changed == 0 ? tr("Every action has its usual key. Each can be changed or switched off.")
                                    : tr("%Ln key(s) changed or switched off.", nullptr, changed));
    };
    tell();
    connect(&m_workplace.keys, &KeyMap::changed, words, tell);
    connect(card, &Card::linkActivated, this, [this] { Q_EMIT navigate({u"keys"_s}); });
    return card;
}

QWidget *SettingsPage::news()
{
    m_news = new NotificationCard;
    connect(m_news, &NotificationCard::chosen, this, [this](const QString &type, bool wanted) {
        await(
            NotificationChoices(m_backend.database, m_backend.session).set(type, wanted), [] {},
            [this](const Error &) {
                refresh();
                return false;
            });
    });
    return m_news;
}

QWidget *SettingsPage::place()
{
    const Session &session = m_backend.session;
    auto card = new Card(tr("You and your organization"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    QFormLayout *form = facts(card);
    const auto fact = [form](const QString &label, const QString &value) {
        if (!value.isEmpty())
            form->addRow(factName(label), textLabel(TextLook::Body, value));
    };
    fact(tr("Name"), session.person().name);
    fact(tr("E-mail"), session.person().email);
    fact(tr("Role"), session.person().roleName);
    fact(tr("Organization"), session.tenant().name);
    fact(tr("Currency of reports"), session.tenant().currency);
    fact(tr("Time zone"), QString::fromUtf8(session.tenant().timeZone));
    return card;
}

// What holds is shown, not chosen again.
void SettingsPage::showLooks()
{
    const QSignalBlocker schemeBlocked(m_scheme);
    const QSignalBlocker textBlocked(m_text);
    m_scheme->setCurrent(int(m_theme.scheme()));
    const auto nearest = std::ranges::find_if(sizes, [this](int size) { return size >= m_theme.textPercent(); });
    m_text->setCurrent(int(nearest - std::begin(sizes)));
    m_patterns->setChecked(Theme::patternsWanted());
}

void SettingsPage::refresh()
{
    showLooks();
    showLocality();
    if (m_news)
        await(NotificationChoices(m_backend.database, m_backend.session).read(),
              [this](const QHash<QString, bool> &choices) { m_news->show(choices); });
}
