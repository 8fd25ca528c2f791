#pragma once
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

// A form and what is told about it: beside it while there is room for both, else below its fields, so that large text needs no scrolling
// to the side.
class FormColumns : public QWidget
{
    Q_OBJECT
public:
    // `fields` go into `scroll`, which is `form` or stands somewhere in it.
    FormColumns(QWidget *form, QScrollArea *scroll, QWidget *fields, QWidget *told, QWidget *parent = nullptr);

    // One that scrolls downwards, for fields.
    static QScrollArea *scrollArea();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place(bool isBelow);
    QWidget *fieldWithKeyboard() const;
    void keepFieldInSight();

    QScrollArea *m_scroll;
    QWidget *m_told;
    QScrollArea *m_beside;
    QVBoxLayout *m_below;
    bool m_isFieldLeft = false; // somebody scrolled away from it
};
