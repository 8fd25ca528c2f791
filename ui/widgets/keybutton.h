#pragma once
#include "widgets/statusglyph.h"
#include "widgets/tokens.h"
#include <QPushButton>

// A button that shows its key. Give it a shortcut (`setKeys`) or an action; without either it is a plain button.
class KeyButton : public QPushButton
{
    Q_OBJECT
public:
    enum Kind { Normal, Primary, Danger, Link };
    enum Height { Small = 28, Regular = 32, Large = 38 };

    explicit KeyButton(const QString &text, Kind kind = Normal, QWidget *parent = nullptr);
    // Text, key, enabled state and trigger of the action. The action keeps the shortcut.
    explicit KeyButton(QAction *action, Kind kind = Normal, QWidget *parent = nullptr);

    // "{}" would be an action that is not there.
    explicit KeyButton(std::nullptr_t, Kind = Normal, QWidget * = nullptr) = delete;

    // Shows the key and listens to it, window-wide. `hint` alone is only shown: somebody else listens.
    void setKeys(const QKeySequence &keys);
    void setHint(const QString &hint);
    const QString &hint() const { return m_hint; }
    void setIconName(const QString &name);
    // A status glyph before the text, which has its tone: what is pressed to see what is wrong.
    void setGlyph(Glyph glyph, Tone tone);
    void setKind(Kind kind);
    void setHeight(Height height);
    // Text left and key right, for buttons that fill a column.
    void setSpread(bool spread);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Look;
    Look look() const;
    QFont textFont() const;
    int padding() const;
    int markSide() const; // of the icon or glyph; 0: neither

    Kind m_kind;
    Height m_height = Regular;
    bool m_spread = false;
    QString m_hint;
    QString m_iconName;
    Glyph m_glyph = Glyph::None;
    Tone m_tone = Tone::Grey;
};
