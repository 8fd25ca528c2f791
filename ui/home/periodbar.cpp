#include "home/periodbar.h"
#include "home/daysquestion.h"
#include "text/datetext.h"
#include "widgets/segmented.h"
#include "widgets/textlabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

PeriodBar::PeriodBar(QDate today, const QString &currency, QWidget *parent)
    : QWidget(parent)
    , m_today(today)
    , m_currency(currency)
    , m_period(DashboardPeriod::Kind::ThirteenWeeks, today)
    , m_kinds(new Segmented({tr("Week"), tr("Month"), tr("13 weeks"), tr("Quarter"), tr("Custom…")}))
    , m_days(textLabel(TextLook::Secondary))
    , m_compare(new QComboBox)
    , m_team(new QComboBox)
    , m_currencies(new QComboBox)
{
    m_kinds->setCurrent(int(DashboardPeriod::Kind::ThirteenWeeks));
    m_kinds->setAccessibleName(tr("Period"));
    m_team->addItem(tr("All teams"), QString());
    m_currencies->addItem(tr("%1, converted").arg(currency), QString());

    m_line = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(8);
    const auto part = [this] {
        auto layout = new QHBoxLayout;
        layout->setSpacing(8);
        m_line->addLayout(layout);
        return layout;
    };
    m_when = part();
    m_when->addWidget(m_kinds);
    m_when->addWidget(m_days);
    m_when->addStretch();
    m_what = part();
    const auto choice = [layout = m_what](const QString &name, QComboBox *box) {
        auto label = textLabel(TextLook::Secondary, name);
        label->setBuddy(box);
        box->setAccessibleName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        layout->addSpacing(6);
        layout->addWidget(label);
        layout->addWidget(box);
    };
    choice(tr("Compare"), m_compare);
    choice(tr("Team"), m_team);
    choice(tr("Currency"), m_currencies);
    m_what->addStretch();
    m_line->setStretch(0, 1);
    showPeriod();

    connect(m_kinds, &Segmented::currentChanged, this, &PeriodBar::setKind);
    connect(m_kinds, &Segmented::chosenAgain, this, &PeriodBar::setKind); // other days of one's own
    for (QComboBox *box : {m_compare, m_team, m_currencies})
        connect(box, &QComboBox::currentIndexChanged, this, &PeriodBar::changed);
}

// On two lines where large text leaves no room for one.
bool PeriodBar::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        const bool isOneLine = m_when->sizeHint().width() + m_what->sizeHint().width() + m_line->spacing() <= width();
        m_line->setDirection(isOneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    }
    return QWidget::event(event);
}

void PeriodBar::setTeams(const QList<TeamName> &teams)
{
    const QSignalBlocker quiet(m_team);
    const QVariant current = m_team->currentData();
    while (m_team->count() > 1)
        m_team->removeItem(1);
    for (const TeamName &team : teams)
        m_team->addItem(team.name, team.id);
    m_team->setCurrentIndex(qMax(0, m_team->findData(current)));
}

void PeriodBar::setCurrencies(const QStringList &others)
{
    const QSignalBlocker quiet(m_currencies);
    for (const QString &currency : QStringList{m_currency} + others)
        if (m_currencies->findData(currency) < 0)
            m_currencies->addItem(tr("%1 only").arg(currency), currency);
}

ManagerQuestion PeriodBar::question() const
{
    return {m_period, m_compare->currentIndex() == 1 ? m_period.yearBefore() : m_period.before(), m_team->currentData().toString(),
            m_currencies->currentData().toString()};
}

QString PeriodBar::teamName() const
{
    return m_team->currentIndex() > 0 ? m_team->currentText() : QString();
}

QString PeriodBar::periodName() const
{
    switch (m_period.kind()) {
    case DashboardPeriod::Kind::Week:
        return tr("week");
    case DashboardPeriod::Kind::Month:
        return tr("month");
    case DashboardPeriod::Kind::ThirteenWeeks:
        return tr("13 weeks");
    case DashboardPeriod::Kind::Quarter:
        return tr("quarter");
    case DashboardPeriod::Kind::Custom:
        break;
    }
    return tr("days");
}

void PeriodBar::earlier()
{
    setPeriod(m_period.earlier());
}

void PeriodBar::later()
{
    setPeriod(m_period.later());
}

void PeriodBar::setKind(int index)
{
    if (const auto kind = DashboardPeriod::Kind(index); kind == DashboardPeriod::Kind::Custom)
        askForDays();
    else
        setPeriod(DashboardPeriod(kind, m_today));
}

void PeriodBar::askForDays()
{
    auto question = new DaysQuestion(m_period.from(), m_period.to(), m_today, this);
    connect(question, &DaysQuestion::answered, this,
            [this](QDate from, QDate to) { setPeriod(DashboardPeriod::custom(from, to, m_today)); });
    connect(question, &QDialog::finished, this, [this] {
        const QSignalBlocker quiet(m_kinds);
        m_kinds->setCurrent(int(m_period.kind()));
    });
    question->open();
}

void PeriodBar::setPeriod(const DashboardPeriod &period)
{
    if (period == m_period)
        return;
    m_period = period;
    showPeriod();
    Q_EMIT changed();
}

void PeriodBar::showPeriod()
{
    m_days->setText(spanText(m_period.from(), m_period.to()));
    const QSignalBlocker quiet(m_compare);
    const int chosen = qMax(0, m_compare->currentIndex());
    m_compare->clear();
    m_compare->addItems({tr("Previous %1").arg(periodName()), tr("Same days last year")});
    m_compare->setCurrentIndex(chosen);
}
