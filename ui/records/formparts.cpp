#include "records/formparts.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>

QHBoxLayout *sectionHead(const QString &title, const QString &hint)
{
    auto head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(textLabel(TextLook::Section, title));
    head->addWidget(textLabel(TextLook::Caption, hint), 1, Qt::AlignLeft | Qt::AlignVCenter);
    return head;
}

QWidget *joined(QWidget *both, QWidget *left, QWidget *right, int spacing)
{
    auto row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(left, 1);
    row->addWidget(right);
    both->setFocusProxy(left);
    return both;
}
