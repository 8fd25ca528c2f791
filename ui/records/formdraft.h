#pragma once
#include "records/drafts.h"

#include <QObject>
#include <QPointer>
#include <functional>

class GlyphLabel;
class LeaveQuestion;
class Page;
class QTabWidget;
class QTimer;

// Keeps what is typed into a form on this computer, so that neither a killed program nor a lost connection costs it: at most three seconds
// after a change, and whenever the focus moves on. With it go the field that has the focus, its text and cursor as they are, what can't be
// read in other fields, and the open tab. Fields are known by their object names. While its page is seen the draft is this form's alone;
// the same form in another window has one of its own, and is offered this one once the page is left.
class FormDraft : public QObject
{
    Q_OBJECT
public:
    struct Contents
    {
        std::function<QVariantMap()> typed; // what is worth keeping; empty: nothing
        std::function<void(const QVariantMap &)> putBack;
    };

    FormDraft(Page &page, QWidget &fields, const Session &session, Contents contents);
    // What was typed since the last time is kept.
    ~FormDraft() override;

    // "Draft kept on this computer, 10:21"; the page shows it among its buttons.
    GlyphLabel *note() const { return m_note; }
    void setTabs(QTabWidget *tabs);

    // Which form it is about from now on. What was typed last time is put back and told; taking it away again is one click.
    // True when there was something, and the focus is where it was.
    bool open(const QString &name);
    void noteChange();
    void keep();
    void drop();
    // Another one that was open here.
    void drop(const QString &name) { m_drafts.drop(name); }
    // As it is on the disk, of a form that was left.
    std::optional<Drafts::Draft> peek(const QString &name) const { return m_drafts.peek(name); }
    // Something was typed here, be it half a word.
    bool hasChanges() const;
    // What Page::canLeave answers: a form with changes asks first, and says leaveAllowed when the person has decided.
    bool mayLeave();

    static constexpr int Milliseconds = 3000;

Q_SIGNALS:
    // The person does not want what was put back: the form starts anew.
    void discarded();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    QVariantMap place() const;
    void restore(const QVariantMap &place);
    void follow(QWidget *before, QWidget *now);
    void notePlace();
    void leave();
    QWidget *named(QWidget *widget) const;

    Page &m_page;
    QWidget &m_fields;
    const Session &m_session;
    Drafts m_drafts;
    Contents m_contents;
    GlyphLabel *m_note;
    QTabWidget *m_tabs = nullptr;
    QTimer *m_pause;
    QString m_name;
    QPointer<LeaveQuestion> m_question;
    bool m_isKept = false;    // something of this form is on the disk
    bool m_isLeft = false;    // the page is not seen: another one may have the draft by now
    bool m_isDecided = false; // to leave; until something is typed again
    int m_ticket = 0;
};
