#pragma once
#include "widgets/card.h"

#include <QHash>

class QCheckBox;

// What a person wants to be told of, one box for each kind of news.
class NotificationCard : public Card
{
    Q_OBJECT
public:
    explicit NotificationCard(QWidget *parent = nullptr);

    // By type; what is not named is on.
    void show(const QHash<QString, bool> &choices);
    using QWidget::show;

Q_SIGNALS:
    void chosen(const QString &type, bool wanted);

private:
    QHash<QString, QCheckBox *> m_boxes;
};
