#include "pages.h"
#include "deal/dealformpage.h"
#include "deal/paymentformpage.h"
#include "shell/page.h"
#include "shell/settingspage.h"

using namespace Qt::StringLiterals;

QList<PageSpec> Pages::all(Theme &theme)
{
    const auto settings = [&theme](Backend &backend, QWidget *parent) { return new SettingsPage(backend, theme, parent); };
    return {
        {u"deal.new"_s, tr("New deal"), u"list-add"_s, u"deal.write"_s, false, make<DealFormPage>},
        {u"payment.new"_s, tr("Record payment"), u"list-add"_s, u"payment.record"_s, false, make<PaymentFormPage>},
        {.id = u"settings"_s, .title = tr("Settings"), .icon = u"configure"_s, .permission = {}, .create = settings, .atFoot = true},
    };
}
