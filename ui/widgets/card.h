#pragma once
#include <QFrame>

class KeyButton;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

// A white card: title, unit in grey, a link at the right, and a body that the caller fills.
class Card : public QFrame
{
    Q_OBJECT
public:
    static constexpr int margin = 16; // between its edge and its words

    explicit Card(const QString &title = {}, const QString &unit = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QString title() const;
    void setUnit(const QString &unit);
    // Grey words at the right end of the header.
    void setNote(const QString &note);
    // A link at the right end of the header; linkActivated() says that it was used.
    void setLink(const QString &text);

    // Where things go beside the title (legends, buttons), and below it.
    QHBoxLayout *header() const { return m_header; }
    QVBoxLayout *body() const { return m_body; }
    // Body without the card's padding, for tables that touch its edges.
    void setFlush(bool flush);

Q_SIGNALS:
    void linkActivated();

private:
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
    QWidget *m_headerRow;
    QLabel *m_title;
    QLabel *m_unit;
    QLabel *m_note;
    KeyButton *m_link;
};
