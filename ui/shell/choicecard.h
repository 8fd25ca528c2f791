#pragma once
#include <QAbstractButton>

// A way to go on that deserves a card: an icon, what it is, what it does, a small print, and its key.
class ChoiceCard : public QAbstractButton
{
    Q_OBJECT
public:
    struct Words
    {
        QString icon;
        QString title;
        QString body;
        QString note = {};
    };
    ChoiceCard(const Words &words, const QKeySequence &keys = {}, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect bodyRect(int width) const;

    Words m_words;
    QKeySequence m_keys;
};
