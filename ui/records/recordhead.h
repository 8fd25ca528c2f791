#pragma once
#include <QVariantMap>
#include <QWidget>

class Chip;
class FigureLabel;
class PaidBar;
class PresenceLine;
class QBoxLayout;
class QLabel;
class QToolButton;
struct Backend;
struct Entity;

// What a record is called and how it stands: number, state and name, who else looks at it, its amount and what is settled of it.
class RecordHead : public QWidget
{
    Q_OBJECT
public:
    // Others are told of a look for as long as `drawer` is seen.
    RecordHead(Backend &backend, const Entity &entity, QWidget *drawer);

    // Another record is looked at; what it holds comes with showOf.
    void follow(const QString &id);
    void showOf(const QVariantMap &record);
    // What people call it: its client, or its own name.
    QString name() const;

Q_SIGNALS:
    void editWanted();
    void closeWanted();

private:
    bool isNamedAlone() const;
    QWidget *firstLine();
    void addMoney(QBoxLayout &column);
    void showMoney(const QVariantMap &record);

    Backend &m_backend;
    const Entity &m_entity;
    QLabel *m_number;
    Chip *m_chip;
    QToolButton *m_open;
    QLabel *m_name;
    QLabel *m_detail;
    PresenceLine *m_presence = nullptr;
    QWidget *m_money;
    FigureLabel *m_amount;
    QWidget *m_settled;
    PaidBar *m_bar;
    QLabel *m_paid;
    QLabel *m_left;
};
