#pragma once
#include <QMetaType>
#include <QString>

// Enough of a record to name it and to lead to it again.
struct RecordMark
{
    QString kind; // the entity's key: "deal"
    QString id;
    QString number; // "DLID0042"; empty where it has none
    QString title;  // "DLID0042 · Kessler Maschinenbau GmbH"

    bool isEmpty() const { return id.isEmpty(); }
    bool operator==(const RecordMark &) const = default;
};
