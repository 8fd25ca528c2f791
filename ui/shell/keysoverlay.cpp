#include "shell/keysoverlay.h"
#include "widgets/keycap.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
// "↑,↓|Move" shows several keys and its own words; else the action's text.
std::pair<QStringList, QString> keysOf(const QAction *action)
{
    const QString hint = action->property("hint").toString();
    if (const qsizetype bar = hint.indexOf(u'|'); bar > 0)
        return {hint.left(bar).split(u','), hint.mid(bar + 1)};
    QStringList keys;
    for (const QKeySequence &sequence : action->shortcuts())
        keys << keyName(sequence);
    QString words = action->text();
    return {keys, words.remove(u'&')};
}
}

KeysOverlay::KeysOverlay(const QList<Group> &groups, QWidget *over)
    : QWidget(over)
    , m_focusBefore(QApplication::focusWidget())
{
    auto sheet = new QFrame;
    sheet->setObjectName(u"floating"_s);
    auto columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(Theme::scaled(24), Theme::scaled(20), Theme::scaled(24), Theme::scaled(20));
    columns->setSpacing(Theme::scaled(40));
    QStringList spoken;
    const int most = qMax(5, (over->height() - Theme::scaled(120)) / Theme::scaled(28));
    for (const Group &group : groups) {
        QGridLayout *column = nullptr;
        int row = 0;
        for (const QAction *action : group.actions) {
            const auto [keys, words] = keysOf(action);
            if (keys.isEmpty() || words.isEmpty() || !action->isEnabled() || action->property("toldBefore").toBool())
                continue;
            if (!column || row > most) {
                column = new QGridLayout;
                column->setHorizontalSpacing(Theme::scaled(24));
                column->setVerticalSpacing(Theme::scaled(8));
                column->addWidget(textLabel(TextLook::Section, row == 0 ? group.title : QString()), 0, 0, 1, 2);
                column->setRowStretch(most + 1, 1);
                columns->addLayout(column);
                row = 1;
            }
            auto caps = new QHBoxLayout;
            caps->setSpacing(Theme::scaled(4));
            for (const QString &key : keys)
                caps->addWidget(new KeyCap(key));
            caps->addStretch();
            column->addWidget(textLabel(TextLook::Body, words), row, 0);
            column->addLayout(caps, row++, 1);
            spoken << words + u' ' + keys.join(u' ');
        }
    }
    setAccessibleName(spoken.join(u", "_s));
    auto layout = new QVBoxLayout(this);
    layout->addWidget(sheet, 0, Qt::AlignCenter);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("noFocusRing", true);
    over->installEventFilter(this);
    setGeometry(over->rect());
}

void KeysOverlay::leave()
{
    deleteLater();
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void KeysOverlay::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::tokens().scrim);
}

void KeysOverlay::keyPressEvent(QKeyEvent *)
{
    leave();
}

void KeysOverlay::mousePressEvent(QMouseEvent *)
{
    leave();
}

bool KeysOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}
