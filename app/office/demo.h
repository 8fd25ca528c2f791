#pragma once
#include "db/result.h"

#include <QString>
#include <functional>

// The demo: two organizations with their people and a few months of data, and, for measuring, as many deals as are asked for.
// The scripts are in sql/demo; they are run as the owner, in the order of their names.
class Demo
{
public:
    explicit Demo(const QString &uri);

    static QString password();

    Result<void> people() const;
    // Deals with payments over two years: so many in the first organization, so many shared by 49 small ones. The same seed on the same
    // rows makes the same rows.
    struct Bulk
    {
        qlonglong deals = 0;
        qlonglong small = 0;
        qlonglong seed = 1;
    };
    // How far a run is: the deals that are in, and whether all is that follows from them (indexes, figures, statistics), so that it is
    // being proved.
    struct Progress
    {
        qlonglong deals = 0;
        bool isLoaded = false;
    };
    // Loads without triggers and proves keys and books afterwards: fails if one is broken. Goes on with what was interrupted.
    Result<void> deals(const Bulk &bulk, const std::function<void(const Progress &)> &progress) const;

private:
    Result<void> runScripts(const QString &folder, const QByteArray &settings) const;

    QString m_uri;
};
