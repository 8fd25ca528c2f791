#include "shell/notificationcard.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

NotificationCard::NotificationCard(QWidget *parent)
    : Card(tr("Notifications"), tr("in the bell, in this organization"), parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    const std::pair<QString, QString> types[]{
        {u"payment.verified"_s, tr("A payment of mine was verified")},
        {u"payment.rejected"_s, tr("A payment of mine was rejected")},
        {u"payment.sent_back"_s, tr("A payment of mine was sent back")},
        {u"payment.undone"_s, tr("A decision on a payment of mine was undone")},
        {u"payment.corrected"_s, tr("The reference of a payment of mine was corrected")},
        {u"payment.refunded"_s, tr("A payment of mine was refunded")},
        {u"payment.refund_declined"_s, tr("A refund that I asked for was declined")},
        {u"payment.refund_asked"_s, tr("Somebody asks for a refund that I may decide on")},
        {u"payment.asked_for"_s, tr("A colleague asks for a payment that I have open")},
        {u"payment.handed_over"_s, tr("A payment that I asked for was handed over to me")},
        {u"commission.approved"_s, tr("Commissions of mine were approved")},
        {u"commission.paid"_s, tr("A commission was paid to me")},
    };
    body()->setSpacing(Theme::scaled(8));
    for (const auto &[type, words] : types) {
        auto box = new QCheckBox(words);
        box->setObjectName(type);
        box->setChecked(true);
        body()->addWidget(box, 0, Qt::AlignLeft); // its ring around its words
        m_boxes.insert(type, box);
        connect(box, &QCheckBox::clicked, this, [this, type = type](bool wanted) { Q_EMIT chosen(type, wanted); });
    }
    auto note = textLabel(TextLook::Caption, tr("Nobody is told of what they did themselves."));
    body()->addWidget(note);
}

void NotificationCard::show(const QHash<QString, bool> &choices)
{
    for (auto box = m_boxes.cbegin(); box != m_boxes.cend(); ++box)
        box.value()->setChecked(choices.value(box.key(), true));
}
