#include "gallery.h"
#include "widgets/avatar.h"
#include "widgets/barlist.h"
#include "widgets/card.h"
#include "widgets/chartcard.h"
#include "widgets/chartplot.h"
#include "widgets/chip.h"
#include "widgets/dateedit.h"
#include "widgets/donutcard.h"
#include "widgets/droparea.h"
#include "widgets/emptystate.h"
#include "widgets/fieldframe.h"
#include "widgets/filtertoken.h"
#include "widgets/funnelview.h"
#include "widgets/jobtray.h"
#include "widgets/keybar.h"
#include "widgets/keybutton.h"
#include "widgets/keycap.h"
#include "widgets/kpicard.h"
#include "widgets/messagestrip.h"
#include "widgets/moneyedit.h"
#include "widgets/paidbar.h"
#include "widgets/searchline.h"
#include "widgets/segmented.h"
#include "widgets/streakstrip.h"
#include "widgets/tabs.h"
#include "widgets/targetbar.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include "widgets/toast.h"
#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QPainter>
#include <QRadioButton>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace {
template<typename... Widgets>
QHBoxLayout *row(int spacing, Widgets... widgets)
{
    auto layout = new QHBoxLayout;
    layout->setSpacing(spacing);
    (layout->addWidget(widgets), ...);
    layout->addStretch(1);
    return layout;
}

ChipLook act(Glyph glyph, Tone tone, const QString &text)
{
    return {glyph, tone, true, text};
}
ChipLook settled(Glyph glyph, Tone tone, const QString &text)
{
    return {glyph, tone, false, text};
}

Card *chips()
{
    auto card = new Card;
    card->body()->setContentsMargins(16, 6, 16, 8);
    card->body()->setSpacing(0);
    card->body()->addWidget(textLabel(TextLook::Label, u"Status chips: filled when somebody must act, plain when all is well"_s));
    card->body()->addSpacing(8);
    const QList<std::pair<QString, QList<ChipLook>>> lines{
        {u"Deal"_s,
         {settled(Glyph::Ring, Tone::Grey, u"Draft"_s), settled(Glyph::Clock, Tone::Grey, u"Awaiting payment"_s),
          act(Glyph::Half, Tone::Blue, u"Partly paid"_s), act(Glyph::Clock, Tone::Violet, u"In verification"_s),
          settled(Glyph::DiscTick, Tone::Green, u"Verified"_s), act(Glyph::Triangle, Tone::Red, u"Overdue"_s),
          act(Glyph::Pause, Tone::Grey, u"On hold"_s), settled(Glyph::Slash, Tone::Grey, u"Cancelled"_s)}},
        {u"Payment"_s,
         {settled(Glyph::Ring, Tone::Grey, u"Recorded"_s), act(Glyph::Triangle, Tone::Amber, u"Receipt missing"_s),
          act(Glyph::DiscCross, Tone::Red, u"Rejected"_s), act(Glyph::Half, Tone::Violet, u"Refund asked"_s)}},
        {u"Verification"_s,
         {settled(Glyph::Clock, Tone::Amber, u"Waiting"_s), act(Glyph::Person, Tone::Blue, u"Marek Lis"_s),
          act(Glyph::TwoRings, Tone::Violet, u"Second check"_s), act(Glyph::Half, Tone::Amber, u"Sent back"_s)}},
        {u"Commission"_s,
         {settled(Glyph::Half, Tone::Grey, u"Estimate"_s), act(Glyph::RingTick, Tone::Blue, u"Approved"_s),
          act(Glyph::Down, Tone::Red, u"Taken back"_s)}},
        {u"Conversation"_s,
         {act(Glyph::Star, Tone::Violet, u"AI answering"_s), settled(Glyph::Content, Tone::Green, u"Content"_s),
          settled(Glyph::Neutral, Tone::Grey, u"Neutral"_s), settled(Glyph::Upset, Tone::Red, u"Upset"_s)}},
    };
    for (const auto &[name, looks] : lines) {
        card->body()->addWidget(hairline());
        auto label = textLabel(TextLook::Secondary, name);
        label->setFixedWidth(80);
        auto line = row(16, label);
        for (const ChipLook &look : looks)
            line->insertWidget(line->count() - 1, new Chip(look));
        line->setContentsMargins(0, 8, 0, 8);
        card->body()->addLayout(line);
    }
    return card;
}

Card *toasts()
{
    auto card = new Card;
    card->body()->setContentsMargins(16, 6, 16, 12);
    card->body()->addWidget(textLabel(TextLook::Label, u"Toasts, job tray"_s));
    for (const ToastText &text : {ToastText{ToastText::Done, u"TXID0042 approved"_s, u"Undo"_s, u"Ctrl+Z"_s},
                                  ToastText{ToastText::Problem, u"Couldn’t send 2 of 14 reminders"_s, u"Show the 2"_s, u"F8"_s}})
        card->body()->addWidget(new Toast(text));
    auto jobs = new QStandardItemModel(card);
    auto running = new QStandardItem(u"Exporting 342 deals"_s);
    running->setData(QVariant::fromValue(JobState::Running), JobStateRole);
    running->setData(62, JobPercentRole);
    running->setData(u"212 of 342"_s, JobCountRole);
    running->setData(u"About 8 s left. You can keep working."_s, JobCaptionRole);
    auto done = new QStandardItem(u"Import members"_s);
    done->setData(QVariant::fromValue(JobState::Done), JobStateRole);
    done->setData(u"41 added, 2 skipped"_s, JobCountRole);
    jobs->appendColumn({running, done});
    auto tray = new JobTray;
    tray->setModel(jobs);
    card->body()->addWidget(tray);
    return card;
}

Card *emptiness(const QString &title, EmptyState *state)
{
    auto card = new Card;
    card->body()->setContentsMargins(16, 6, 16, 8);
    card->body()->addWidget(textLabel(TextLook::Label, title));
    card->body()->addWidget(state, 1);
    return card;
}

KeyButton *button(const QString &text, const QString &hint, KeyButton::Kind kind = KeyButton::Normal, const QString &icon = {})
{
    auto made = new KeyButton(text, kind);
    made->setHint(hint);
    made->setIconName(icon);
    return made;
}

class Swatches : public QWidget
{
public:
    Swatches() { setFixedSize(260, 20); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        for (size_t i = 0; i < 6; ++i) {
            painter.fillRect(QRect(static_cast<int>(i) * 42, 3, 20, 14), Theme::tokens().series[i]);
            painter.setPen(Theme::tokens().ink2);
            painter.drawText(static_cast<int>(i) * 42 + 26, 15, QString::number(i + 1));
        }
    }
};

Card *controls()
{
    auto card = new Card;
    card->body()->setContentsMargins(16, 6, 16, 16);
    card->body()->setSpacing(10);
    card->body()->addWidget(textLabel(TextLook::Label, u"Controls"_s));
    auto off = button(u"Approve"_s, {});
    off->setEnabled(false);
    auto focus = button(u"Focus"_s, {});
    focus->setObjectName(u"focusHere"_s);
    card->body()->addLayout(row(8, button(u"Save deal"_s, u"Ctrl+Enter"_s, KeyButton::Primary),
                                button(u"Edit"_s, u"E"_s, KeyButton::Normal, u"document-edit"_s),
                                button(u"Reject"_s, u"R"_s, KeyButton::Danger), off, focus));
    auto method = new QComboBox;
    method->addItems({u"Bank transfer"_s, u"Cash"_s});
    method->setFixedWidth(140);
    auto amount = new MoneyEdit;
    amount->setText(u"62.4k"_s);
    auto wrong = new MoneyEdit;
    wrong->setMinor(6420000);
    restyle(wrong, "wrong", true);
    auto fixed = new QLineEdit(u"DLID0042"_s);
    fixed->setReadOnly(true);
    fixed->setFixedWidth(90);
    card->body()->addLayout(row(10, method, amount, wrong, fixed));
    auto on = new QCheckBox(u"Checked"_s);
    on->setChecked(true);
    auto some = new QCheckBox(u"Some"_s);
    some->setTristate(true);
    some->setCheckState(Qt::PartiallyChecked);
    auto own = new QRadioButton(u"Own"_s);
    own->setChecked(true);
    auto period = new Segmented({u"Week"_s, u"Month"_s});
    period->setSmall(true);
    period->setCurrent(1);
    card->body()->addLayout(row(12, on, some, new QCheckBox(u"Off"_s), own, new QRadioButton(u"Team"_s), period));
    auto me = new Avatar(u"Anna Zielińska"_s, 22);
    me->setPerson(u"Anna Zielińska"_s, true);
    card->body()->addLayout(
        row(8, textLabel(TextLook::Caption, u"Chart series"_s), new Swatches, new KeyCap(u"Ctrl+K"_s), me, new Avatar(u"Marek Lis"_s, 22)));
    card->body()->addStretch(1);
    return card;
}

Card *inForms()
{
    auto card = new Card;
    card->body()->setContentsMargins(16, 6, 16, 12);
    card->body()->setSpacing(10);
    auto tabs = new Tabs;
    tabs->add(u"Open this quarter"_s, 20);
    tabs->add(u"Needs my action"_s, 4);
    tabs->add(u"All deals"_s, 342);
    card->body()->addWidget(tabs);
    card->body()->addLayout(row(8, new SearchLine(u"Filter deals"_s, u"F"_s), new FilterToken(u"Period"_s, u"Q2 2026"_s),
                                new FilterToken(u"Team"_s, u"Gdańsk"_s), new FilterToken(u"Owner"_s)));
    auto violet = new MessageStrip(Tone::Violet);
    violet->say(u"1 of 2 approved – Marek Lis, today 09:12"_s, u"Two people must approve payments from 20,000 EUR on."_s);
    card->body()->addWidget(violet);
    auto amber = new MessageStrip(Tone::Amber);
    amber->say(u"Reference differs in two digits."_s);
    auto use = new KeyButton(u"Use the receipt’s number"_s, KeyButton::Link);
    use->setHint(u"U"_s);
    amber->addButton(use);
    card->body()->addWidget(amber);
    auto paid = new PaidBar;
    paid->setShares(0.4, 0.24);
    card->body()->addWidget(paid);
    card->body()->addWidget(new DropArea);
    card->body()->addStretch(1);
    return card;
}

QWidget *page(QLayout *content, const QString &title, const QString &caption)
{
    auto window = new QWidget;
    window->resize(1440, 900);
    window->setObjectName(u"gallery"_s);
    window->setAutoFillBackground(true);
    auto outer = new QVBoxLayout(window);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto inner = new QVBoxLayout;
    inner->setContentsMargins(24, 16, 24, 16);
    inner->setSpacing(12);
    inner->addLayout(row(12, textLabel(TextLook::Screen, title), textLabel(TextLook::Secondary, caption)));
    inner->addLayout(content, 1);
    outer->addLayout(inner, 1);
    auto keys = new KeyBar;
    QList<QAction *> actions;
    for (const auto &[hint, key] : {std::pair(u"↑,↓|Move"_s, QKeySequence()),
                                    {u"Open deal"_s, QKeySequence(Qt::Key_Return)},
                                    {u"New deal"_s, QKeySequence(Qt::Key_N)},
                                    {u"Undo"_s, QKeySequence(Qt::CTRL | Qt::Key_Z)}}) {
        auto action = new QAction(keys);
        action->setProperty("hint", hint);
        action->setShortcut(key);
        actions.append(action);
    }
    keys->showActions(actions);
    keys->showJob(u"Exporting 342 deals"_s, 62);
    keys->showConnection(KeyBar::Connection::Good, u"Connected · 14 ms"_s);
    outer->addWidget(keys);
    return window;
}

QLayout *controlsPage()
{
    auto nothing = new EmptyState(u"view-financial-list"_s, u"No payments yet"_s, u"Record the first one when money arrives."_s);
    nothing->addButton(button(u"Record payment"_s, u"P"_s, KeyButton::Primary, u"list-add"_s));
    auto unmatched = new EmptyState(u"view-filter"_s, u"No deals match these 3 filters"_s, u"14 deals match without “Currency: USD”."_s);
    unmatched->addButton(button(u"Remove that filter"_s, u"Backspace"_s));
    unmatched->addButton(button(u"Clear all"_s, {}));
    auto error = new EmptyState(u"dialog-messages"_s, u"The server didn’t answer"_s,
                                u"Trying again in 8 s. Your draft is kept on this computer."_s);
    error->setTone(Tone::Amber);
    error->addButton(button(u"Try now"_s, u"F5"_s, KeyButton::Normal, u"view-refresh"_s));
    error->addButton(button(u"Details"_s, {}));

    auto grid = new QGridLayout;
    grid->setSpacing(12);
    grid->addWidget(chips(), 0, 0, 1, 2);
    grid->addWidget(toasts(), 0, 2);
    grid->addWidget(emptiness(u"Nothing here"_s, nothing), 1, 0);
    grid->addWidget(emptiness(u"Nothing matches"_s, unmatched), 1, 1);
    grid->addWidget(emptiness(u"Error"_s, error), 1, 2);
    auto last = new QHBoxLayout;
    last->setSpacing(12);
    last->addWidget(inForms(), 1);
    last->addWidget(controls(), 1);
    grid->addLayout(last, 2, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    return grid;
}

KpiCard *kpi(const QString &label, const QString &figure, const QString &unit, const KpiDelta &delta)
{
    auto card = new KpiCard(label);
    card->setFigure(figure, unit);
    card->setDelta(delta);
    card->setCourse({1, 2, 1.5, 3, 2.6, 3.8, 3.4, 4, 5, 5.2, 4.9});
    return card;
}

QLayout *chartsPage()
{
    auto kpis = new QHBoxLayout;
    kpis->setSpacing(12);
    kpis->addWidget(kpi(u"Verified revenue"_s, u"2,184,300"_s, u"PLN"_s, {1, KpiDelta::Good, u"+12.4%"_s, u"from 1,943,300"_s}));
    kpis->addWidget(kpi(u"Average deal"_s, u"28,004"_s, u"PLN"_s, {-1, KpiDelta::Neutral, u"−0.6%"_s, u"from 28,164"_s}));
    kpis->addWidget(kpi(u"Collected on time"_s, u"81.2%"_s, {}, {-1, KpiDelta::Bad, u"−2.1 pts"_s, u"from 83.3%"_s}));

    auto revenue = new ChartCard(u"Revenue over time"_s, u"verified, per week"_s);
    revenue->setObjectName(u"card"_s);
    ChartContent content;
    for (int week = 8; week <= 20; ++week)
        content.categories.append(week == 8 ? u"W8"_s : QString::number(week));
    content.series = {{u"This period"_s,
                       {132e3, 145e3, 141e3, 163e3, 154e3, 175e3, 170e3, 161e3, 188e3, 194.4e3, 197e3, 186e3, 185e3},
                       ChartSeries::Area},
                      {u"Previous"_s,
                       {122e3, 129e3, 142e3, 137e3, 148e3, 140e3, 155e3, 160e3, 157e3, 169e3, 160e3, 172e3, 161e3},
                       ChartSeries::Comparison}};
    content.callout = [](int) { return QStringList{u"Week 17 · 194,400 PLN"_s, u"15.7% over week 4"_s, u"14 deals – Enter opens"_s}; };
    revenue->setContent(content);
    revenue->plot()->setCurrentMark(9);

    auto funnelCard = new Card(u"Funnel by status"_s, u"deals"_s);
    auto funnel = new FunnelView;
    funnel->setBars({{.label = u"Entered"_s, .value = 128, .text = u"128"_s},
                     {.label = u"First payment"_s, .value = 104, .text = u"104"_s, .note = u"24 without payment"_s},
                     {.label = u"Sent to verification"_s, .value = 97, .text = u"97"_s, .note = u"7 not sent"_s},
                     {.label = u"Verified"_s, .value = 86, .text = u"86"_s, .note = u"11 not verified"_s},
                     {.label = u"Fully paid"_s, .value = 78, .text = u"78"_s, .note = u"8 not paid in full"_s}});
    funnelCard->body()->addWidget(funnel);

    auto methods = new DonutCard(u"Payment methods"_s, u"share of amount"_s, QStringList{u"Method"_s, u"Amount"_s});
    methods->setSlices({{u"Bank transfer"_s, 1266894, u"1,266,894"_s},
                        {u"Card"_s, 458703, u"458,703"_s},
                        {u"BLIK"_s, 262116, u"262,116"_s},
                        {u"Cash"_s, 196587, u"196,587"_s}},
                       u"2.18M"_s, u"PLN"_s);
    auto weeks = new ChartCard(u"Verified per week"_s);
    weeks->setNote(u"PLN, 8 weeks"_s);
    ChartContent bars;
    bars.categories = {u"13"_s, u"14"_s, u"15"_s, u"16"_s, u"17"_s, u"18"_s, u"19"_s, u"20"_s};
    bars.series = {{u"Verified"_s, {31e3, 38e3, 33e3, 42e3, 37e3, 41e3, 46e3, 35e3}, ChartSeries::Bars}};
    weeks->setContent(bars);
    auto openCard = new Card(u"My open deals by status"_s);
    openCard->setNote(u"14 deals"_s);
    auto open = new BarList;
    open->setBars({{u"Awaiting payment"_s, 4, u"4"_s},
                   {u"Partly paid"_s, 4, u"4"_s},
                   {u"In verification"_s, 2, u"2"_s},
                   {u"Overdue"_s, 1, u"1"_s},
                   {u"Draft"_s, 2, u"2"_s}});
    openCard->body()->addWidget(open);
    auto targetCard = new Card(u"My target, May"_s);
    targetCard->setLink(u"Set targets"_s);
    auto target = new TargetBar;
    target->setProgress(0.53, 0.45, u"Pace today 45%"_s);
    targetCard->body()->addWidget(target);
    auto streak = new StreakStrip;
    using Day = StreakStrip::Day;
    streak->setDays({Day::Done, Day::Done, Day::Done, Day::Missed, Day::Done, Day::Free, Day::Done, Day::Done, Day::Open});
    targetCard->body()->addWidget(streak);
    auto date = new DateEdit;
    date->setDate(QDate(2026, 5, 14));
    auto received = new MoneyEdit;
    received->setMinor(6420000);
    auto field = new FieldFrame(u"Received"_s, received);
    field->setError(u"Received is 1,800.00 EUR more than the deal."_s, {{u"Use 62,400.00"_s, [] {}}, {u"Keep as credit"_s, [] {}}});
    auto dateField = new FieldFrame(u"Received on"_s, date);
    dateField->setHint(u"Type t for today, +7 for a week"_s);
    auto fields = new QVBoxLayout;
    fields->setSpacing(16);
    fields->addWidget(field);
    fields->addWidget(dateField);
    targetCard->body()->addLayout(fields);
    targetCard->body()->addStretch(1);

    auto grid = new QGridLayout;
    grid->setSpacing(12);
    grid->addLayout(kpis, 0, 0, 1, 4);
    grid->addWidget(revenue, 1, 0, 1, 3);
    grid->addWidget(funnelCard, 1, 3);
    grid->addWidget(methods, 2, 0);
    grid->addWidget(weeks, 2, 1);
    grid->addWidget(openCard, 2, 2);
    grid->addWidget(targetCard, 2, 3);
    grid->setRowStretch(1, 1);
    grid->setRowStretch(2, 1);
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    return grid;
}
}

QWidget *gallery(bool second)
{
    return second ? page(chartsPage(), u"Charts"_s, u"arrows walk the marks"_s)
                  : page(controlsPage(), u"Components"_s, u"13 px base · 4 px grid"_s);
}
