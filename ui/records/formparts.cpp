#include "records/formparts.h"
#include "widgets/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

static constexpr int gap = 16;

QHBoxLayout *sectionHead(const QString &title, const QString &hint)
{
    auto head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(textLabel(TextLook::Section, title));
    head->addWidget(textLabel(TextLook::Caption, hint), 1, Qt::AlignLeft | Qt::AlignVCenter);
    return head;
}

// The gaps are the fields' own: a grid leaves out those that nothing begins at.
void setFormColumns(QGridLayout &grid, int columns)
{
    grid.setHorizontalSpacing(0);
    grid.setVerticalSpacing(12);
    for (int column = 0; column < columns; ++column)
        grid.setColumnStretch(column, 1);
}

void placeField(QGridLayout &grid, QWidget *field, int row, int column, int span)
{
    const int columns = grid.columnCount();
    field->setContentsMargins(gap * column / columns, 0, gap * (columns - column - span) / columns, 0);
    grid.addWidget(field, row, column, 1, span, Qt::AlignTop);
}

QWidget *joined(QWidget *both, QWidget *left, QWidget *right, int spacing)
{
    auto row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(left, 1);
    row->addWidget(right);
    if (spacing == 0) { // two fields with one line between them
        left->setProperty("joined", u"left"_s);
        right->setProperty("joined", u"right"_s);
    }
    both->setFocusProxy(left);
    return both;
}
