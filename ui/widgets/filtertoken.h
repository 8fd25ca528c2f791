#pragma once
#include <QAbstractButton>

// A filter that holds ("Status: overdue ×") or one that could ("Owner ⌄"). Backspace, Delete or the × take it off.
class FilterToken : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FilterToken(const QString &name, const QString &value = {}, QWidget *parent = nullptr);

    // An empty value makes it a filter that could be set.
    void setValue(const QString &value);
    QString value() const { return m_value; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removeWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QRect cross() const;

    QString m_value;
};
