#pragma once
#include "widgets/messagestrip.h"

#include <QVariantMap>

struct Agreement;
struct Backend;

// Says how many of the people who have to agree did, and who was first; hidden where one is enough, and once all did.
class AgreementNote : public MessageStrip
{
    Q_OBJECT
public:
    AgreementNote(Backend &backend, const Agreement &agreement, QWidget *parent = nullptr);

    // Whether there is something to say of a record in this state with these values.
    bool showOf(const QString &state, const QVariantMap &values);

private:
    QString detail(int needed, const QVariantMap &values) const;

    Backend &m_backend;
    const Agreement &m_agreement;
};
