#include "records/documentwindow.h"
#include "widgets/documentview.h"

#include <QDialog>
#include <QVBoxLayout>

void showDocument(const QString &name, const QByteArray &content, const QString &mediaType, QWidget *parent)
{
    auto window = new QDialog(parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(name);
    window->resize(720, 860);
    auto layout = new QVBoxLayout(window);
    auto view = new DocumentView;
    layout->addWidget(view);
    view->show(content, mediaType);
    window->show();
}
