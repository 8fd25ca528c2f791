#pragma once
#include "roles/rolebook.h"
#include "roles/rolematrix.h"
#include "shell/page.h"

class QTableView;
struct Backend;

// What each role may do, as a grid of permissions and roles. Space changes how far a right reaches, where the server lets this person; each
// change holds at once and can be taken back.
class RolesPage : public Page
{
    Q_OBJECT
public:
    explicit RolesPage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;

private:
    QWidget *legend() const;
    void change();
    void changeTwoPeople();
    void set(const QModelIndex &index, const RoleRights::Right &right);
    QModelIndex changeable();

    Backend &m_backend;
    RoleBook m_book;
    RoleMatrix m_matrix;
    QTableView *m_table;
};
