#pragma once
#include <QWidget>
#include <functional>

class FlowLayout;
class KeyButton;
class QBoxLayout;
class QHBoxLayout;
class QLabel;

// A way out of a field's error: a link under the field, also on Alt+1 to Alt+3.
struct FieldFix
{
    QString text;
    std::function<void()> apply;
};

// Label above, field, and under it either what is wrong (with up to three fixes) or a hint. The error is read out with the field. Text
// that the field can't read (its property "problem") is told when the field is left, with the ways out of it, until it can be read.
class FieldFrame : public QWidget
{
    Q_OBJECT
public:
    explicit FieldFrame(const QString &label, QWidget *field, QWidget *parent = nullptr);
    // The field comes next, made as a part of the frame: with a style sheet, whatever gets another parent is styled anew.
    FieldFrame(QWidget *parent, const QString &label);
    template<typename Field>
    Field *hold(Field *field)
    {
        take(field);
        return field;
    }

    QWidget *field() const { return m_field; }
    void setLabel(const QString &label);
    void setOptional(bool optional);
    // A caption right of the label ("required when you reject").
    void setRemark(const QString &remark);
    void setHint(const QString &hint);
    // What stands there already stays as it is, and only does what is asked for now: nothing moves while somebody types.
    void setError(const QString &what, const QList<FieldFix> &fixes = {});
    // Ways out of what the field can't read, asked for when it is told.
    void setWaysOut(const std::function<QList<FieldFix>()> &waysOut) { m_waysOut = waysOut; }
    QList<FieldFix> waysOut() const { return m_waysOut ? m_waysOut() : QList<FieldFix>(); }
    // Asks for them again, since there are others now; what is told stays, and goes when it would have gone.
    void renewWaysOut();
    // Where that is told instead of under the field: across the row that a narrow field is in.
    void setErrorPlace(QBoxLayout *place) { m_errorPlace = place; }
    // The ways out that are offered now.
    QList<KeyButton *> fixes() const;
    // Whether a widget is the field, or belongs to it.
    bool concerns(const QWidget *widget) const;
    void clearError() { setError({}); }
    QString error() const { return m_what; }
    bool hasError() const { return !m_what.isEmpty(); }

Q_SIGNALS:
    void errorChanged();

private:
    void take(QWidget *field);
    void makeErrorLine();
    void makeParts();
    void settle();
    void showLine();
    void tellUnreadable(QWidget *left);

    // Most fields have none of what may be nullptr here: it is made when it is wanted, so that forms of many fields open at once.
    QLabel *m_label;
    QLabel *m_remark = nullptr;
    QWidget *m_field = nullptr;
    QWidget *m_errorLine = nullptr;
    FlowLayout *m_errorFlow = nullptr;
    QBoxLayout *m_errorPlace = nullptr;
    QLabel *m_hint = nullptr;
    QHBoxLayout *m_labels;
    QString m_what;
    QList<FieldFix> m_fixes;
    std::function<QList<FieldFix>()> m_waysOut;
    QList<QWidget *> m_parts;
    QMetaObject::Connection m_readable; // what the frame itself told goes with it
};
