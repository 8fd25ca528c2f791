#include "members/memberformpage.h"
#include "backend.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "widgets/card.h"
#include "widgets/fieldframe.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/panekeys.h"
#include "widgets/passwordedit.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {
constexpr int ShortestPassword = 10;
}

MemberFormPage::MemberFormPage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_register(backend.database, backend.session.tenant().id)
    , m_email(new QLineEdit)
    , m_first(new QLineEdit)
    , m_last(new QLineEdit)
    , m_title(new QLineEdit)
    , m_role(new QComboBox)
    , m_team(new QComboBox)
    , m_password(new PasswordEdit)
    , m_code(textLabel(TextLook::Section))
    , m_copy(new KeyButton(tr("Copy the code")))
    , m_card(new Card(tr("Who joins")))
    , m_draft(*this, *this, backend.session, {[this] { return typed(); }, [this](const QVariantMap &draft) { putBack(draft); }})
    , m_saving(*this, *m_card, *this)
{
    m_team->addItem(tr("No team"), QString());
    m_code->setWordWrap(true);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QWidget *part : {static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_copy)})
        part->hide();

    m_card->setMaximumWidth(Theme::scaled(640));
    m_card->body()->addLayout(fields());
    m_card->body()->addSpacing(8);
    m_card->body()->addLayout(buttons());
    m_card->body()->addWidget(m_code);
    m_card->body()->addWidget(m_copy, 0, Qt::AlignLeft);
    content()->setContentsMargins(20, 2, 20, 20);
    content()->addWidget(m_card);
    content()->addStretch();
    setFocusProxy(m_email);

    followFields();
    readChoices();
}

QLayout *MemberFormPage::buttons()
{
    auto invite = new KeyButton(addKey(this, {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, tr("Invite"), &MemberFormPage::invite),
                                KeyButton::Primary, this);
    auto add = new KeyButton(addKey(this, {Qt::CTRL | Qt::SHIFT | Qt::Key_Return, Qt::CTRL | Qt::SHIFT | Qt::Key_Enter},
                                    tr("Add with this password"), &MemberFormPage::add),
                             KeyButton::Normal, this);
    addKey(this, {Qt::CTRL | Qt::Key_S}, tr("Keep draft"), [this] { m_draft.keep(); });
    auto row = new QHBoxLayout;
    row->addWidget(invite);
    row->addWidget(add);
    row->addStretch();
    row->addWidget(m_draft.note());
    return row;
}

void MemberFormPage::followFields()
{
    m_email->setObjectName(u"email"_s);
    m_first->setObjectName(u"firstName"_s);
    m_last->setObjectName(u"lastName"_s);
    m_title->setObjectName(u"jobTitle"_s);
    for (QLineEdit *line : {m_email, m_first, m_last, m_title})
        connect(line, &QLineEdit::textEdited, &m_draft, &FormDraft::noteChange);
    for (QComboBox *box : {m_role, m_team})
        connect(box, &QComboBox::activated, &m_draft, &FormDraft::noteChange);
    connect(&m_draft, &FormDraft::discarded, this, [this] {
        clear();
        m_email->setFocus();
    });
    connect(m_copy, &KeyButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_shownCode);
        Q_EMIT told(tr("Copied"));
    });
}

QLayout *MemberFormPage::fields()
{
    auto grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->addWidget(field(tr("E-mail"), m_email, u"email"_s), 0, 0, 1, 2);
    grid->addWidget(field(tr("First name"), m_first, u"first_name"_s), 1, 0);
    grid->addWidget(field(tr("Last name"), m_last, u"last_name"_s), 1, 1);
    grid->addWidget(field(tr("Role"), m_role, u"role_id"_s), 2, 0);
    grid->addWidget(field(tr("Team"), m_team, u"team_id"_s), 2, 1);
    auto jobTitle = field(tr("Job title"), m_title, u"job_title"_s);
    jobTitle->setOptional(true);
    grid->addWidget(jobTitle, 3, 0, 1, 2);
    auto password = field(tr("First password"), m_password, u"password"_s);
    password->setOptional(true);
    password->setHint(tr("Only to add them at once; they choose their own when they sign in. An invitation makes a code instead."));
    grid->addWidget(password, 4, 0, 1, 2);
    return grid;
}

void MemberFormPage::readChoices()
{
    await(m_register.roles(), [this](const QList<NamedKey> &roles) {
        for (const NamedKey &role : roles)
            m_role->addItem(role.name, role.key);
        m_role->setCurrentIndex(qMax(0, m_role->findData(m_wantedRole.isEmpty() ? u"sales"_s : m_wantedRole)));
    });
    await(m_register.teams(), [this](const QList<NamedKey> &teams) {
        for (const NamedKey &team : teams)
            m_team->addItem(team.name, team.key);
        m_team->setCurrentIndex(qMax(0, m_team->findData(m_wantedTeam)));
    });
}

QString MemberFormPage::title() const
{
    return tr("New member");
}

void MemberFormPage::show(const Target &)
{
    hideCode();
    if (!m_draft.open(u"member.new"_s))
        m_email->setFocus();
}

bool MemberFormPage::canLeave()
{
    return m_draft.mayLeave();
}

// Everything but the password, which is never written down.
QVariantMap MemberFormPage::typed() const
{
    const NewMember member = this->member();
    if (member.email.isEmpty() && member.firstName.isEmpty() && member.lastName.isEmpty() && m_title->text().isEmpty())
        return {};
    return {{u"email"_s, m_email->text()},    {u"firstName"_s, m_first->text()},  {u"lastName"_s, m_last->text()},
            {u"jobTitle"_s, m_title->text()}, {u"role"_s, m_role->currentData()}, {u"team"_s, m_team->currentData()}};
}

void MemberFormPage::putBack(const QVariantMap &draft)
{
    m_email->setText(draft.value(u"email"_s).toString());
    m_first->setText(draft.value(u"firstName"_s).toString());
    m_last->setText(draft.value(u"lastName"_s).toString());
    m_title->setText(draft.value(u"jobTitle"_s).toString());
    m_wantedRole = draft.value(u"role"_s).toString();
    m_wantedTeam = draft.value(u"team"_s).toString();
    m_role->setCurrentIndex(m_role->findData(m_wantedRole));
    m_team->setCurrentIndex(qMax(0, m_team->findData(m_wantedTeam)));
}

// Nothing is read again while somebody types.
void MemberFormPage::refresh() {}

FieldFrame *MemberFormPage::field(const QString &label, QWidget *editor, const QString &column)
{
    auto frame = new FieldFrame(label, editor);
    m_fields.insert(column, frame);
    if (auto line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textEdited, frame, &FieldFrame::clearError);
    return frame;
}

NewMember MemberFormPage::member() const
{
    return {m_email->text().trimmed(), m_first->text().trimmed(),        m_last->text().trimmed(), m_role->currentData().toString(),
            m_title->text().trimmed(), m_team->currentData().toString(), m_password->text()};
}

bool MemberFormPage::isComplete(bool withPassword)
{
    for (FieldFrame *frame : std::as_const(m_fields))
        frame->clearError();
    const NewMember member = this->member();
    const auto wrong = [this](const QString &column, const QString &sentence) {
        m_fields.value(column)->setError(sentence);
        m_fields.value(column)->field()->setFocus();
        return false;
    };
    if (!member.email.contains(u'@'))
        return wrong(u"email"_s, tr("An e-mail address has an @, as in anna@example.com."));
    if (member.firstName.isEmpty())
        return wrong(u"first_name"_s, tr("A first name is needed."));
    if (withPassword && member.password.size() < ShortestPassword)
        return wrong(u"password"_s, tr("A password has %1 characters or more.").arg(ShortestPassword));
    return true;
}

void MemberFormPage::invite()
{
    if (isBusy() || !isComplete(false)) // pressed twice, one is invited
        return;
    hideCode();
    await(
        m_saving.during([this] { return m_register.invite(member()); }),
        [this, email = m_email->text().trimmed()](const QString &code) { showCode(email, code); },
        [this](const Error &error) { return refuse(error); });
}

void MemberFormPage::add()
{
    if (isBusy() || !isComplete(true))
        return;
    hideCode();
    await(
        m_saving.during([this] { return m_register.add(member()); }),
        [this, email = m_email->text().trimmed()](const QString &code) {
            if (!code.isEmpty())
                return showCode(email, code);
            clear();
            m_draft.drop();
            Q_EMIT done(tr("%1 added").arg(email));
            Q_EMIT navigate({u"members"_s});
        },
        [this](const Error &error) { return refuse(error); });
}

// At its field, where the refusal names one.
bool MemberFormPage::refuse(const Error &error)
{
    FieldFrame *frame = m_fields.value(error.sqlState == "KO013"_L1 ? u"email"_s : error.column);
    if (!frame)
        return false;
    frame->setError(errorText(error));
    return true;
}

void MemberFormPage::clear()
{
    for (QLineEdit *line : {m_email, m_first, m_last, m_title, m_password})
        line->clear();
}

void MemberFormPage::showCode(const QString &email, const QString &code)
{
    clear();
    m_draft.drop();
    m_code->setText(
        tr("%1 is invited. The code, shown only now: %2\nWhoever is new to Kontor signs in with it as the first password; whoever "
           "has an account signs in as always and is asked for it.")
            .arg(email, code));
    m_shownCode = code;
    m_code->show();
    m_copy->show();
    m_email->setFocus();
    Q_EMIT done(tr("%1 invited").arg(email));
}

// It was shown once, to whoever was there then.
void MemberFormPage::hideCode()
{
    m_shownCode.clear();
    m_code->clear();
    m_code->hide();
    m_copy->hide();
}
