#include "commissions/rulecalculator.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/dateedit.h"
#include "widgets/fieldframe.h"
#include "widgets/moneyedit.h"
#include "widgets/panekeys.h"
#include "widgets/textlabel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

RuleCalculator::RuleCalculator(Backend &backend, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_amount(new MoneyEdit)
    , m_day(new DateEdit)
    , m_answer(textLabel(TextLook::Secondary))
{
    m_day->setToday(backend.session.today());
    m_day->setDate(backend.session.today());
    m_answer->setWordWrap(true);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(textLabel(TextLook::Card, tr("Rule calculator")));
    layout->addWidget(new FieldFrame(tr("Verified amount"), m_amount));
    layout->addWidget(new FieldFrame(tr("On"), m_day));
    layout->addWidget(m_answer);
    setFocusProxy(m_amount);
    addKey(this, {Qt::Key_Escape}, tr("Close the calculator"), &RuleCalculator::left);
    connect(m_amount, &MoneyEdit::minorChanged, this, &RuleCalculator::reckon);
    connect(m_day, &DateEdit::dateChanged, this, &RuleCalculator::dayChanged);
}

void RuleCalculator::setPerson(const QString &name, const QString &currency)
{
    m_name = name;
    m_currency = currency;
    m_amount->setExponent(m_backend.catalog.exponent(currency));
    reckon();
}

QDate RuleCalculator::day() const
{
    return m_day->date().isValid() ? m_day->date() : m_backend.session.today();
}

void RuleCalculator::showRules(const QList<CandidateRule> &rules)
{
    m_rules = rules;
    reckon();
}

QString RuleCalculator::answer() const
{
    return m_answer->text();
}

void RuleCalculator::reckon()
{
    const auto percent = [](const CandidateRule &rule) {
        return tr("%1%").arg(QLocale().toString(rule.rate.toDouble(), 'f', QLocale::FloatingPointShortest));
    };
    const auto whose = [this](const CandidateRule &rule) {
        return rule.reach == "person"_L1 ? tr("made for %1").arg(m_name)
               : rule.reach == "team"_L1 ? tr("of the team %1").arg(rule.subject)
               : rule.reach == "role"_L1 ? tr("of the role %1").arg(rule.subject)
                                         : tr("of everybody");
    };
    QStringList sentences;
    for (const CandidateRule &rule : std::as_const(m_rules)) {
        const QString name = rule.name.toHtmlEscaped();
        if (rule.verdict != CandidateRule::Verdict::Applies) {
            sentences.append((rule.verdict == CandidateRule::Verdict::NotThen
                                  ? tr("“%1” (%2, %3) does not hold on that day.")
                                  : tr("“%1” (%2, %3) stands back: a nearer or better rule applies."))
                                 .arg(name, percent(rule), whose(rule).toHtmlEscaped()));
            continue;
        }
        QString sentence = tr("<b>“%1” applies</b>, %2, the rule %3.").arg(name, percent(rule), whose(rule).toHtmlEscaped());
        if (const auto amount = m_amount->minor())
            sentence += tr(" It brings <b>%1</b>.")
                            .arg(formatAmount(commissionOf(*amount, rule.rate), m_currency, m_backend.catalog.exponent(m_currency)));
        if (rule.bonusMinor > 0)
            sentence += tr(" %1 more for a month of %2.")
                            .arg(formatAmount(rule.bonusMinor, rule.currency, m_backend.catalog.exponent(rule.currency)),
                                 formatAmount(rule.targetMinor, rule.currency, m_backend.catalog.exponent(rule.currency)));
        sentences.prepend(sentence);
    }
    m_answer->setText(sentences.isEmpty() ? tr("No rule holds on that day: nothing is earned.") : richText(sentences.join(u"<br><br>"_s)));
}
