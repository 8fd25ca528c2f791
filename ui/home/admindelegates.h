#pragma once
#include "widgets/rowdelegate.h"

struct Backend;

// Paints somebody who is signed in as a table row.
class SignedInDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit SignedInDelegate(Backend &backend, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};

// Paints what somebody did that should be known.
class ActivityDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit ActivityDelegate(Backend &backend, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};
