// The statement that is open: its lines, its steps, the month before, and how a line's amount comes about.
#include "backend.h"
#include "catalog/catalog.h"
#include "commissions/commissionspage.h"
#include "commissions/commissiontext.h"
#include "commissions/rulecalculator.h"
#include "commissions/statementview.h"
#include "session/moments.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/emptylayout.h"
#include "widgets/emptystate.h"
#include "widgets/fieldframe.h"
#include "widgets/figurerows.h"
#include "widgets/glyphlabel.h"
#include "widgets/messagestrip.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <cmath>

using namespace Qt::StringLiterals;

void CommissionsPage::openStatement()
{
    const auto statement = m_list.statement(m_people->currentIndex());
    const int ticket = ++m_opened;
    updateActions();
    const QString opened = statement ? statement->key() + statement->period.toString(Qt::ISODate) : QString();
    if (std::exchange(m_reasonFor, opened) != opened) {
        m_reason->clear();
        m_reasonField->hide();
        dropQuestion();
    }
    for (QWidget *part : {static_cast<QWidget *>(m_statement), m_beside})
        part->setVisible(statement.has_value());
    m_nothing->setVisible(!statement);
    if (!statement) {
        m_statement->clear();
        m_explained.clear();
        showNothing();
        return;
    }
    m_current = statement->key();
    m_statement->showStatement(*statement);
    await(m_book.lines(*statement), [this, ticket](const QList<CommissionLine> &lines) {
        if (ticket != m_opened)
            return;
        m_statement->showLines(lines);
        explain();
    });
    compare(*statement);
    m_calculator->setPerson(statement->name, statement->currency);
    if (m_calculator->isVisible())
        readRules();
    showSteps(*statement);
}

void CommissionsPage::showNothing()
{
    using Tab = StatementList::Tab;
    const QString month = monthText(m_period);
    const auto sentence = [this, month] {
        if (m_list.all().isEmpty())
            return tr("No commissions in %1").arg(month);
        switch (m_list.tab()) {
        case Tab::ToApprove:
            return tr("Nothing of %1 is to approve").arg(month);
        case Tab::ToPay:
            return tr("Nothing of %1 is to pay").arg(month);
        case Tab::Paid:
            return tr("Nothing of %1 is paid yet").arg(month);
        case Tab::All:
            break;
        }
        return QString();
    };
    m_nothing->say(u"view-list-details"_s, sentence(),
                   m_list.all().isEmpty() ? tr("They come about when payments are verified. [ goes to the month before.")
                                          : tr("All %1 statements of the month are under All.").arg(m_list.all().size()));
}

void CommissionsPage::readMoreLines()
{
    const auto statement = m_list.statement(m_people->currentIndex());
    if (!statement || isBusy())
        return;
    const qsizetype known = m_statement->lineCount();
    await(m_book.lines(*statement, known), [this, known, ticket = m_opened](const QList<CommissionLine> &lines) {
        if (ticket == m_opened && known == m_statement->lineCount())
            m_statement->appendLines(lines);
    });
}

void CommissionsPage::showSteps(const CommissionStatement &statement)
{
    emptyLayout(*m_steps);
    const auto moment = [this](const QDateTime &at) { return momentText(m_backend.session, at); };
    const auto step = [this](bool isDone, bool isNext, const QString &name, const QString &detail) {
        const Glyph glyph = isDone ? Glyph::DiscTick : isNext ? Glyph::Clock : Glyph::Ring;
        const Tone tone = isDone ? Tone::Green : isNext ? Tone::Amber : Tone::Grey;
        auto texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(new GlyphLabel(glyph, tone, name, TextLook::Strong));
        if (!detail.isEmpty()) {
            QLabel *when = textLabel(TextLook::Caption, detail);
            when->setTextFormat(Qt::PlainText);
            when->setWordWrap(true);
            when->setIndent(Theme::scaled(20));
            texts->addWidget(when);
        }
        m_steps->addLayout(texts);
    };
    const bool isOver = statement.state != "estimate"_L1;
    const bool isApproved = statement.state == "approved"_L1 || statement.state == "paid"_L1;
    const bool isPaid = statement.state == "paid"_L1;
    step(true, false, tr("Calculated"), tr("last payment %1").arg(moment(statement.verifiedLast)));
    step(isOver, !isOver, tr("Month is over"), isOver ? QString() : tr("an estimate until then"));
    step(isApproved, isOver && !isApproved, tr("Approval"),
         isApproved ? tr("%1, %2").arg(statement.approvedBy, moment(statement.approvedLast))
                          + (statement.held.isEmpty() ? QString() : u'\n' + heldText(statement))
         : !statement.held.isEmpty() ? heldText(statement)
         : m_approve->isEnabled()    ? tr("waits for you")
         : isOver                    ? tr("waits for a manager")
                                     : QString());
    step(isPaid, isApproved && !isPaid, tr("Payment"),
         isPaid               ? tr("%1, %2").arg(statement.payoutNumber, moment(statement.paidLast))
         : m_pay->isEnabled() ? tr("waits for you")
         : isApproved         ? tr("waits for a manager")
                              : tr("after the approval"));
}

void CommissionsPage::compare(const CommissionStatement &statement)
{
    const QDate before = statement.period.addMonths(-1);
    await(m_book.statements(before), [this, statement, before, ticket = m_opened](const QList<CommissionStatement> &statements) {
        if (ticket != m_opened)
            return;
        qlonglong amount = 0;
        for (const CommissionStatement &other : statements)
            if (other.key() == statement.key())
                amount = other.totalMinor;
        const int exponent = m_backend.catalog.exponent(statement.currency);
        const double change = amount > 0 ? double(statement.totalMinor - amount) * 100 / double(amount) : 0;
        const QString percent = QLocale().toString(std::abs(change), 'f', 1) + u'%';
        const auto month = [](QDate day) { return QLocale().monthName(day.month()); };
        m_compared->setText(tr("Compared with %1").arg(month(before)));
        m_comparison->setRows({{month(before), {formatMinor(amount, exponent)}},
                               {month(statement.period), {formatMinor(statement.totalMinor, exponent)}},
                               {tr("Change"),
                                {amount <= 0 ? u"–"_s : QString((change < 0 ? u"−"_s : u"+"_s) + percent)},
                                std::abs(change) < 1 ? std::nullopt : std::optional(change > 0 ? Tone::Green : Tone::Red)}});
    });
}

// What the amount of the line with the cursor is made of.
void CommissionsPage::explain()
{
    const CommissionLine *line = m_statement->currentLine();
    if (!line) {
        m_explained.clear();
        return m_explanation->hide();
    }
    if (line->id == m_explained)
        return;
    m_explained = line->id;
    const QString held = line->state == "on_hold"_L1 ? tr("On hold: %1").arg(line->holdReason) : QString();
    await(m_book.steps(line->id), [this, id = line->id, number = line->dealNumber, held](const QList<CommissionStep> &steps) {
        if (id != m_explained)
            return;
        QStringList sentences;
        for (qsizetype i = 0; i < steps.size(); ++i)
            if (i == 0 || steps.at(i).key != "final"_L1 || steps.at(i - 1).key != "commission"_L1) // said already
                sentences.append(stepText(steps.at(i), m_backend));
        if (!held.isEmpty())
            sentences.append(held.toHtmlEscaped());
        m_explanation->setText(
            richText(tr("<b>How %1 comes about</b>").arg(number.toHtmlEscaped()) + u"<br>"_s + sentences.join(u"<br>"_s)));
        m_explanation->setVisible(m_calculator->isHidden() && m_question->isHidden());
    });
}
