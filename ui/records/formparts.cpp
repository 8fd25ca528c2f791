#include "records/formparts.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

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
    if (spacing == 0) { // two fields with one line between them
        left->setProperty("joined", u"left"_s);
        right->setProperty("joined", u"right"_s);
    }
    both->setFocusProxy(left);
    return both;
}
