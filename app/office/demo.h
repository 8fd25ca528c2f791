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
    // N deals with payments over two years in the first organization; `progress` hears how many are done.
    Result<void> deals(qlonglong wanted, qlonglong seed, const std::function<void(qlonglong)> &progress) const;

private:
    Result<void> runScripts(const QString &folder, const QByteArray &settings) const;

    QString m_uri;
};
