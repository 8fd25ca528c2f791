#pragma once
#include <QFrame>
#include <QPointer>

class GlyphLabel;

// What is wrong with what stands in a cell's open editor: under it and over the rows there, so that nothing moves, until they type on.
class CellNote : public QFrame
{
    Q_OBJECT
public:
    // On the viewport that the editors stand in.
    explicit CellNote(QWidget *viewport);

    void say(const QString &sentence, QWidget *editor);
    QString text() const;

private:
    void place(const QWidget &editor);

    GlyphLabel *m_sentence;
};
