#include "home/emptyrows.h"
#include "widgets/emptystate.h"

#include <QAbstractItemView>
#include <QVBoxLayout>

void sayWhenEmpty(QAbstractItemView &view, const QString &icon, const QString &sentence, const QString &howTo)
{
    auto empty = new EmptyState(icon, sentence, howTo);
    empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto layout = new QVBoxLayout(view.viewport());
    layout->addWidget(empty);
    empty->hide();
    QObject::connect(view.model(), &QAbstractItemModel::modelReset, empty,
                     [empty, rows = view.model()] { empty->setVisible(rows->rowCount() == 0); });
}
