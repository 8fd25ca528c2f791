#pragma once
#include "home/verifierfigures.h"
#include "records/listedrows.h"

// What comes next in the verifier's queue, in its order: second checks first, then the oldest.
class QueueHead : public ListedRows<VerifierFigures::Waiting>
{
    Q_OBJECT
public:
    enum Column { Number, Client, Amount, Method, RecordedBy, State, Since };

    explicit QueueHead(QObject *parent = nullptr);

    int rowOf(const QString &payment) const;
};
