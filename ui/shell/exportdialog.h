#pragma once
#include <QString>
#include <functional>

class QWidget;

// Asks where a table is to be written; `use` has the path once one is chosen. Beside the person's documents, under the name given.
void askWhereToExport(QWidget *page, const QString &title, const QString &name, const std::function<void(const QString &path)> &use);
