#include "widgets/toastclearance.h"
#include <QCoreApplication>
#include <QWidget>

namespace {
class Teller : public QObject
{
public:
    Teller(QWidget *kept, ToastClearance::Side side)
        : QObject(kept)
        , m_kept(kept)
        , m_side(side)
    {
        kept->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool isPlaced = event->type() == QEvent::Resize || event->type() == QEvent::Move;
        if (isPlaced || event->type() == QEvent::Show || event->type() == QEvent::Hide)
            tell();
        return QObject::eventFilter(watched, event);
    }

private:
    void tell()
    {
        ToastClearance news(m_kept, m_side);
        news.ignore();
        for (QWidget *above = m_kept->parentWidget(); above && !news.isAccepted(); above = above->parentWidget())
            QCoreApplication::sendEvent(above, &news);
    }

    QWidget *m_kept;
    ToastClearance::Side m_side;
};
}

void ToastClearance::keepAbove(QWidget *row)
{
    new Teller(row, Side::Above);
}

void ToastClearance::keepBeside(QWidget *column)
{
    new Teller(column, Side::Beside);
}

QEvent::Type ToastClearance::kind()
{
    static const int kind = registerEventType();
    return static_cast<Type>(kind);
}
