#include "records/agreementnote.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "session/moments.h"
#include "text/moneytext.h"

AgreementNote::AgreementNote(Backend &backend, const Agreement &agreement, QWidget *parent)
    : MessageStrip(Tone::Violet, parent)
    , m_backend(backend)
    , m_agreement(agreement)
{
    setStacked(true);
    hide();
}

bool AgreementNote::showOf(const QString &state, const QVariantMap &values)
{
    const int needed = values.value(m_agreement.needed).toInt();
    const bool isTold = needed > 1 && m_agreement.states.contains(state);
    setVisible(isTold);
    if (!isTold)
        return false;
    QString title = m_agreement.title.arg(values.value(m_agreement.given).toInt()).arg(needed);
    if (const QString first = values.value(m_agreement.firstBy).toString(); !first.isEmpty()) {
        const QString when = momentText(m_backend.session, values.value(m_agreement.firstAt).toDateTime());
        title = tr("%1 – %2, %3").arg(title, first, when);
    }
    say(Tone::Violet, Glyph::TwoRings, title, detail(needed, values));
    return true;
}

QString AgreementNote::detail(int needed, const QVariantMap &values) const
{
    const QVariant from = values.value(m_agreement.from);
    if (from.isNull())
        return m_agreement.detail.arg(needed);
    const QString currency = values.value(m_agreement.fromIn).toString();
    return m_agreement.detailFrom.arg(needed).arg(formatAmount(from.toLongLong(), currency, m_backend.catalog.exponent(currency)));
}
