#pragma once
#include <QAbstractButton>

// A row of the sidebar with a picture and two lines that opens a menu: the organization at its top, the person at its bottom.
class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Picture { Logo, Initials };
    explicit RailButton(Picture picture, QWidget *parent = nullptr);

    void setWords(const QString &name, const QString &detail);
    // Only the picture, when the sidebar is collapsed.
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Picture m_picture;
    QString m_detail;
    bool m_isCollapsed = false;
};
