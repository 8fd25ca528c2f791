#include "shell/exportdialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

void askWhereToExport(QWidget *page, const QString &title, const QString &name, const std::function<void(const QString &)> &use)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto dialog = new QFileDialog(page, title, folder, QCoreApplication::translate("ExportDialog", "Table, CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(QString(name).replace(u' ', u'-') + u".csv"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, page, use);
    dialog->open();
}
