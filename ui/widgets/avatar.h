#pragma once
#include <QWidget>

// "AZ" of "Anna Zielińska"; one letter of one word.
QString initialsOf(const QString &name);
void paintAvatar(QPainter &painter, const QRect &circle, const QString &initials, bool me = false);

// A person as a circle with initials; the name is its accessible name and tooltip.
class Avatar : public QWidget
{
    Q_OBJECT
public:
    explicit Avatar(const QString &name = {}, int side = 28, QWidget *parent = nullptr);
    void setPerson(const QString &name, bool me = false);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
    bool m_me = false;
    int m_side;
};
