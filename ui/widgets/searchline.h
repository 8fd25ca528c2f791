#pragma once
#include <QLineEdit>
#include <QTimer>

// A search field with its icon and its key; says what to look for once typing pauses.
class SearchLine : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchLine(const QString &placeholder, const QString &key = {}, QWidget *parent = nullptr);
    void setIconName(const QString &name);

Q_SIGNALS:
    // 250 ms after the last key, at once on Enter, and only when the text changed.
    void searched(const QString &text);
    void leftDownwards();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();

    QAction *m_icon;
    QString m_key;
    QString m_lastSearch;
    QTimer m_pause;
};
