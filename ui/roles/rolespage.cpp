#include "roles/rolespage.h"
#include "backend.h"
#include "roles/rightdelegate.h"
#include "session/session.h"
#include "widgets/card.h"
#include "widgets/columnheader.h"
#include "widgets/glyphlabel.h"
#include "widgets/panekeys.h"
#include "widgets/rowlook.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using Right = RoleRights::Right;
using Scope = RoleRights::Scope;

namespace {
const QString refund = u"payment.refund"_s; // what can be made to need two people

// The squares of a legend.
class Squares : public QWidget
{
public:
    explicit Squares(int filled)
        : m_filled(filled)
    {
        setFixedSize(Theme::scaled(24), Theme::scaled(16));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        RightDelegate::paintSquares(painter, rect(), m_filled);
    }

private:
    int m_filled;
};
}

RolesPage::RolesPage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_book(backend.database, backend.session.tenant().id)
    , m_matrix(backend.session.person().roleKey, backend.session.may(u"role.manage"_s))
    , m_table(new QTableView)
{
    auto header = new ColumnHeader(m_table);
    header->setIndent(RightDelegate::Inset);
    m_table->setHorizontalHeader(header);
    dressTable(*m_table);
    m_table->setModel(&m_matrix);
    m_table->setItemDelegate(new RightDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(tr("What each role may do"));
    m_table->horizontalHeader()->setStretchLastSection(false);
    addHint(m_table, u"↑,↓,←,→|"_s + tr("Move in the grid"));
    addKey(m_table, {Qt::Key_Space}, tr("None, own, team, all"), [this] { change(); });
    addKey(m_table, {Qt::Key_2}, tr("One or two people"), [this] { changeTwoPeople(); });

    auto card = new Card(tr("What each role may do"));
    card->header()->insertWidget(1, legend());
    card->setFlush(true);
    card->setProperty("pane", true);
    card->setFocusProxy(m_table);
    card->body()->addWidget(m_table);
    auto margin = new QVBoxLayout;
    margin->setContentsMargins(20, 2, 20, 12);
    margin->addWidget(card);
    content()->addLayout(margin, 1);
    setFocusProxy(m_table);

    connect(&m_matrix, &RoleMatrix::modelReset, this, [this] {
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Fixed);
        m_table->setColumnWidth(0, Theme::scaled(200));
        m_table->clearSpans();
        m_table->setCurrentIndex(m_matrix.firstChangeable());
        for (int row = 0; row < m_matrix.rowCount(); ++row)
            if (m_matrix.index(row, 0).data(RoleMatrix::HeadingRole).toBool())
                m_table->setSpan(row, 0, 1, m_matrix.columnCount());
        Q_EMIT headerChanged();
    });
    connect(m_table, &QTableView::doubleClicked, this, &RolesPage::change);
    keepCurrent(backend.live, {u"core.role"_s, u"core.role_permission"_s, u"core.membership"_s}, [this] { refresh(); });
}

QWidget *RolesPage::legend() const
{
    auto legend = new QWidget;
    auto layout = new QHBoxLayout(legend);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(6);
    const std::pair<Scope, QString> scopes[]{{Scope::Own, tr("own rows")}, {Scope::Team, tr("the team’s")}, {Scope::All, tr("all")}};
    for (const auto &[scope, words] : scopes) {
        layout->addWidget(new Squares(int(scope)));
        layout->addWidget(textLabel(TextLook::Caption, words));
        layout->addSpacing(8);
    }
    layout->addWidget(new GlyphLabel(Glyph::TwoRings, Tone::Violet, tr("two people"), TextLook::Caption), 0, Qt::AlignVCenter);
    return legend;
}

QString RolesPage::title() const
{
    return tr("Roles");
}

QString RolesPage::subtitle() const
{
    return m_matrix.columnCount() > 1 ? tr("%Ln roles", nullptr, m_matrix.columnCount() - 1) : QString();
}

void RolesPage::refresh()
{
    await(m_book.read(), [this](const RoleRights &rights) { m_matrix.setRights(rights); });
}

// What the cursor is at, where this person may change it; else the page says why not.
QModelIndex RolesPage::changeable()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.data(RoleMatrix::ChangeableRole).toBool())
        return index;
    if (m_matrix.permissionAt(index).isEmpty() || m_matrix.roleAt(index).isEmpty())
        return {};
    say(m_matrix.roleAt(index) == "owner"_L1 ? tr("Owners may do everything, always.")
                                             : tr("This is your own role. Somebody with another one has to change it."));
    return {};
}

void RolesPage::change()
{
    if (const QModelIndex index = changeable(); index.isValid())
        set(index, m_matrix.nextRight(index));
}

void RolesPage::changeTwoPeople()
{
    const QModelIndex index = changeable();
    if (!index.isValid())
        return;
    Right right = index.data(RoleMatrix::RightRole).value<Right>();
    if (m_matrix.permissionAt(index) != refund || right.scope == Scope::None)
        return say(tr("Only refunds can be made to need two people. How many approve a payment, the approval rules say."));
    right.needsTwo = !right.needsTwo;
    set(index, right);
}

void RolesPage::set(const QModelIndex &index, const Right &right)
{
    say({});
    const QString role = m_matrix.roleAt(index);
    const QString permission = m_matrix.permissionAt(index);
    const Right before = index.data(RoleMatrix::RightRole).value<Right>();
    await(m_book.set(role, permission, right), [this, role, permission, before, right, at = QPersistentModelIndex(index)] {
        RoleRights rights = m_matrix.rights();
        rights.rights.insert({role, permission}, right);
        m_matrix.setRights(rights);
        const auto put = [this, role, permission](const Right &wanted) { return m_book.set(role, permission, wanted); };
        Q_EMIT done(m_matrix.sentence(at), {[put, before] { return put(before); }, [put, right] { return put(right); }});
    });
}
