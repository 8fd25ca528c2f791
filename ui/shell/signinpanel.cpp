#include "shell/signinpanel.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr QRgb panelLine = 0x1D4C5A;
constexpr QRgb panelInk4 = 0x8FB4BE;

int margin()
{
    return Theme::scaled(40);
}
}

SignInPanel::SignInPanel(QWidget *parent)
    : QWidget(parent)
{
    setFixedWidth(Theme::scaled(420));
    setAccessibleName(tr("Kontor. The day’s business, settled."));
}

void SignInPanel::paintEvent(QPaintEvent *)
{
    const Tokens &t = Theme::tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);

    const int side = Theme::scaled(36);
    painter.drawPixmap(margin(), margin(), side, side, kontorLogo(side, devicePixelRatioF()));
    painter.setPen(t.panelInk);
    painter.setFont(Theme::font(22, QFont::DemiBold));
    painter.drawText(QRect(margin() + side + Theme::scaled(12), margin(), width(), side), Qt::AlignVCenter, u"Kontor"_s);

    // Large text leaves less room between the keys and the words below; a low window has room for the keys alone.
    int y = height() - Theme::scaled(178);
    const int lowest = y - Theme::scaled(20 + 280);
    const int top = qMax(qMin(height() * 357 / 900, lowest), margin() * 2 + side);
    paintKeys(painter, top);
    if (top > lowest)
        return;
    painter.setPen(t.panelInk);
    painter.setFont(Theme::font(24, QFont::DemiBold));
    painter.drawText(QRect(margin(), y, width() - margin(), Theme::scaled(32)), Qt::AlignVCenter, tr("The day’s business, settled."));
    y += Theme::scaled(40);
    painter.setPen(t.panelInk3);
    painter.setFont(Theme::font(15));
    painter.drawText(QRect(margin(), y, width() - margin() * 2 + Theme::scaled(12), Theme::scaled(48)), Qt::TextWordWrap,
                     tr("Deals, payments, approvals and appointments in one calm book."));
    painter.setPen(panelInk4);
    painter.setFont(Theme::font(12));
    painter.drawText(QRect(margin(), height() - Theme::scaled(58), width(), Theme::scaled(18)), Qt::AlignVCenter,
                     tr("Kontor %1").arg(QCoreApplication::applicationVersion()));
}

void SignInPanel::paintKeys(QPainter &painter, int top) const
{
    const Tokens &t = Theme::tokens();
    const std::pair<QString, QString> keys[] = {
        {tr("Find or do anything"), keyName(QKeySequence(Qt::CTRL | Qt::Key_K))},
        {tr("Start something new"), keyName(QKeySequence(Qt::Key_N))},
        {tr("Look without leaving the list"), keyName(QKeySequence(Qt::Key_Space))},
        {tr("Save and go on"), keyName(QKeySequence(Qt::CTRL | Qt::Key_Return))},
        {tr("Undo, even after saving"), keyName(QKeySequence(Qt::CTRL | Qt::Key_Z))},
        {tr("Every key on this screen"), u"?"_s},
    };
    const int step = Theme::scaled(40);
    QRect line(margin(), top, width() - 2 * margin(), step);
    const auto rule = [&] { painter.fillRect(QRect(0, line.top(), width(), 1), panelLine); };
    rule();
    painter.setPen(panelInk4);
    painter.setFont(Theme::font(12));
    painter.drawText(line, Qt::AlignVCenter, tr("Six keys run the office"));
    for (const auto &[words, key] : keys) {
        line.translate(0, step);
        rule();
        painter.setPen(t.panelInk2);
        painter.setFont(Theme::font(13));
        painter.drawText(line, Qt::AlignVCenter, words);
        const QSize size = keyCapSize(key);
        paintKeyCap(painter, QRect(line.right() + 1 - size.width(), line.top(), size.width(), step), key,
                    KeyColors{t.panelInk2, QColor(0x5F8A96), t.panel});
    }
    line.translate(0, step);
    rule();
}
