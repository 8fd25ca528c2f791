#include "shell/constrainttext.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace {
struct Rule
{
    Q_DECLARE_TR_FUNCTIONS(Rule)
};

// Rules that deserve their own words.
QHash<QString, QString> ownSentences()
{
    return {
        {u"app_user_email_form"_s, Rule::tr("That isn’t an e-mail address. Write it like anna@example.com.")},
        {u"app_user_email_unique"_s, Rule::tr("Somebody with this e-mail is known already. Add them by it instead.")},
        {u"app_user_phone_form"_s, Rule::tr("Write the phone number with its country code, such as +48 22 555 01 42.")},
        {u"approval_rule_from_sign"_s, Rule::tr("A rule starts at an amount of zero or more.")},
        {u"approval_rule_once"_s, Rule::tr("There is a rule from this amount already. Change that one.")},
        {u"client_country_format"_s, Rule::tr("Write the country as two letters, such as PL.")},
        {u"client_email_format"_s, Rule::tr("That isn’t an e-mail address. Write it like anna@example.com.")},
        {u"client_language_format"_s, Rule::tr("Write the language as two letters, such as pl.")},
        {u"client_name_given"_s, Rule::tr("A client needs a name.")},
        {u"client_phone_format"_s, Rule::tr("Write the phone number with its country code, such as +48 22 555 01 42.")},
        {u"client_satisfaction_range"_s, Rule::tr("Satisfaction goes from 0.0 to 5.0.")},
        {u"client_identity_once"_s, Rule::tr("This contact belongs to a client already.")},
        {u"commission_four_eyes"_s, Rule::tr("Nobody approves or holds their own commission. Ask another manager to do it.")},
        {u"commission_payout_four_eyes"_s, Rule::tr("Nobody pays out their own commission. Ask another manager to do it.")},
        {u"commission_rule_dates"_s, Rule::tr("The rule ends before it begins. Change one of its dates.")},
        {u"commission_rule_no_overlap"_s, Rule::tr("Another rule for the same people covers part of this time. End that one first.")},
        {u"commission_rule_rate_range"_s, Rule::tr("A rate goes from 0 to 100%.")},
        {u"commission_rule_subject"_s, Rule::tr("A rule is for a person, a role or everyone. Choose one of them.")},
        {u"deal_amount_limit"_s, Rule::tr("The amount is larger than Kontor can keep. Check the zeros.")},
        {u"deal_amount_positive"_s, Rule::tr("The amount must be more than zero.")},
        {u"deal_balance"_s, Rule::tr("Payments would come to more than the deal. Lower the payment, or raise the deal first.")},
        {u"deal_cancel_paid"_s, Rule::tr("The deal holds money. Refund what was paid, then cancel it.")},
        {u"deal_cancel_waiting"_s, Rule::tr("A payment of the deal waits for its verification. It can be cancelled when that is decided.")},
        {u"deal_take_back_own"_s, Rule::tr("Somebody else entered the deal. Ask them, or cancel it with a reason.")},
        {u"deal_take_back_touched"_s, Rule::tr("Work on the deal has gone on since. Cancel it with a reason instead.")},
        {u"deal_cancel_reason_given"_s, Rule::tr("Say why the deal is cancelled.")},
        {u"deal_cancelled_stays"_s, Rule::tr("The deal is cancelled. Restore it to change it.")},
        {u"deal_date_range"_s, Rule::tr("The deal’s date is too far away. Check the year.")},
        {u"deal_dates"_s, Rule::tr("The due date is before the deal’s date. Change one of them.")},
        {u"deal_draft_unpaid"_s, Rule::tr("A draft has no payments yet. Submit the deal first.")},
        {u"deal_verified_stays"_s,
         Rule::tr("A payment of this deal is verified, so this can’t change any more. Refund it first, or enter a new deal.")},
        {u"payment_amount_limit"_s, Rule::tr("The amount is larger than Kontor can keep. Check the zeros.")},
        {u"payment_amount_positive"_s, Rule::tr("The amount must be more than zero.")},
        {u"payment_approval_once"_s, Rule::tr("You approved this payment already. Somebody else must give the next approval.")},
        {u"payment_bank_reference_once"_s, Rule::tr("Another payment has this bank reference. Check whether it was recorded twice.")},
        {u"payment_cheque_number_once"_s, Rule::tr("Another payment has this cheque number. Check whether it was recorded twice.")},
        {u"payment_claim_once"_s, Rule::tr("Somebody else has this payment open. Take the next one.")},
        {u"payment_four_eyes"_s, Rule::tr("You recorded this payment, so someone else must approve it.")},
        {u"payment_approval_four_eyes"_s, Rule::tr("You recorded this payment, so someone else must approve it.")},
        {u"payment_reason_given"_s, Rule::tr("Say why, so that whoever recorded it can mend it.")},
        {u"payment_receipt_once"_s, Rule::tr("This receipt belongs to another payment already. Add the one for this payment.")},
        {u"payment_withdraw_decided"_s, Rule::tr("Somebody has decided on the payment already, so it stays.")},
        {u"payment_withdraw_own"_s, Rule::tr("Somebody else recorded the payment, so only they can take it back.")},
        {u"payment_received_range"_s, Rule::tr("Money can’t have been received on that day. Choose today or a day before.")},
        {u"refund_request_four_eyes"_s, Rule::tr("You asked for this refund, so someone else must decide on it.")},
        {u"project_dates_in_order"_s, Rule::tr("The project ends before it begins. Change one of its dates.")},
        {u"attachment_media_type"_s, Rule::tr("Only PNG and JPEG images and PDF documents can be attached.")},
        {u"attachment_size"_s, Rule::tr("The file is empty, or larger than 10 MB. Scan it at a lower resolution.")},
        {u"attachment_content_fits"_s,
         Rule::tr("The file’s content isn’t what its name says. Save it as PNG, JPEG or PDF and add it again.")},
        {u"membership_sales_target_positive"_s, Rule::tr("A target must be more than zero.")},
        {u"membership_user_unique"_s, Rule::tr("This person is a member already.")},
    };
}

// Rules named after what they ask. The longest ending that fits is taken.
QList<std::pair<QString, QString>> sentencesByKind()
{
    const QString order = Rule::tr("The end is before the beginning. Change one of the dates.");
    const QString twice = Rule::tr("There is one like this already. Change what makes it different.");
    const QString choice = Rule::tr("That is not one of the choices. Pick one from the list.");
    const QString form = Rule::tr("That isn’t written as it must be. Look at the example under the field.");
    const QString range = Rule::tr("That is outside of what is allowed here. Check the figure.");
    const QString state = Rule::tr("That step doesn’t fit what has happened since. Refresh to see how it stands.");
    const QString long_ = Rule::tr("That is longer than fits here. Shorten it.");
    return {
        {u"_length"_s, long_},
        {u"_size"_s, Rule::tr("That is more than fits here. Make it smaller.")},
        {u"_given"_s, Rule::tr("This needs to be filled in.")},
        {u"_not_empty"_s, Rule::tr("This needs to be filled in.")},
        {u"_dates"_s, order},
        {u"_dates_in_order"_s, order},
        {u"_in_order"_s, order},
        {u"_no_overlap"_s, Rule::tr("It overlaps with another one. Choose another time.")},
        {u"_once"_s, twice},
        {u"_unique"_s, twice},
        {u"_one_default"_s, Rule::tr("There is a default already. Take the mark off that one first.")},
        {u"_number"_s, Rule::tr("That number was given to another one a moment ago. Save once more.")},
        {u"_known"_s, choice},
        {u"_status"_s, choice},
        {u"_type"_s, choice},
        {u"_kind"_s, choice},
        {u"_scope"_s, choice},
        {u"_form"_s, form},
        {u"_format"_s, form},
        {u"_range"_s, range},
        {u"_limit"_s, range},
        {u"_positive"_s, Rule::tr("This must be more than zero.")},
        {u"_sign"_s, Rule::tr("This can’t be less than zero.")},
        {u"_past"_s, Rule::tr("That day is still to come. Choose one in the past.")},
        {u"_fits"_s, state},
        {u"_four_eyes"_s, Rule::tr("You took the step before this one, so someone else must take this one.")},
        {u"_stays"_s, state},
        {u"_fkey"_s, Rule::tr("What this refers to is gone. Choose another one.")},
    };
}
}

QString constraintText(const QString &constraint)
{
    if (constraint.isEmpty())
        return {};
    static const QHash<QString, QString> own = ownSentences();
    if (const auto sentence = own.constFind(constraint); sentence != own.cend())
        return *sentence;

    static const QList<std::pair<QString, QString>> kinds = sentencesByKind();
    qsizetype longest = 0;
    QString found;
    for (const auto &[ending, sentence] : kinds)
        if (ending.size() > longest && constraint.endsWith(ending)) {
            longest = ending.size();
            found = sentence;
        }
    return found;
}
