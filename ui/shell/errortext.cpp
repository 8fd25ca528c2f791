#include "shell/errortext.h"
#include "db/refusal.h"
#include "shell/constrainttext.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace {
struct Refusal
{
    Q_DECLARE_TR_FUNCTIONS(Refusal)
};

// Refusals of Kontor's own functions. %1 is what the function raised with it: a name, never a row.
QHash<QString, QString> refusals()
{
    return {
        {u"KO001"_s, Refusal::tr("You don’t have the permission for that. An administrator of your organization can give it.")},
        {u"KO002"_s, Refusal::tr("It isn’t there any more, or it isn’t yours to see. Refresh the list.")},
        {u"KO003"_s, Refusal::tr("Somebody changed it since you looked. It was read again; check it and take the step once more.")},
        {u"KO004"_s, Refusal::tr("You recorded this payment, so someone else must decide on it.")},
        {u"KO005"_s, Refusal::tr("%1 is working on this one. Take the next, or ask them to release it.")},
        {u"KO006"_s, Refusal::tr("That step isn’t possible in its present state. Refresh to see what happened meanwhile.")},
        {u"KO007"_s, Refusal::tr("That is more than the balance due. Lower the amount, or raise the deal first.")},
        {u"KO008"_s,
         Refusal::tr("Your membership of this organization has ended, or the organization is suspended. Ask its administrator.")},
        {u"KO009"_s, Refusal::tr("One of the values isn’t allowed here. Check what you entered.")},
        {u"KO010"_s, Refusal::tr("You approved it already. The second approval must come from somebody else.")},
        {u"KO011"_s, Refusal::tr("The rule for this amount asks for an approver with another role. Leave it to one of them.")},
        {u"KO012"_s, Refusal::tr("This is the last owner or administrator. Give somebody else the role first.")},
        {u"KO013"_s, Refusal::tr("Somebody with this e-mail is a member already.")},
        {u"KO014"_s, Refusal::tr("This code has expired or was used. Ask for a new invitation.")},
        {u"KO015"_s, Refusal::tr("The password could not be stored safely, so nothing was changed. Try once more.")},
        {u"KO016"_s, Refusal::tr("The receipt is missing. Add it to the payment, then approve it.")},
        {u"KO017"_s, Refusal::tr("The file can’t be taken. Add a whole PNG or JPEG image, or a PDF, of at most 10 MB.")},
        {u"KO018"_s, Refusal::tr("Another payment has this reference. Check whether it was recorded twice.")},
        {u"KO019"_s, Refusal::tr("The payment’s currency differs from the deal’s. Record it in the deal’s currency.")},
        {u"KO020"_s, Refusal::tr("That is more than was paid and not refunded yet. Lower the amount.")},
        {u"KO021"_s, Refusal::tr("%1 was saved already, with other contents. Look at it, or enter this as another one.")},
        {u"KOS01"_s,
         Refusal::tr("You stopped waiting. Whether what was being saved is saved is not known: look before you try again. What you typed "
                     "is kept.")},
        {u"KOV01"_s,
         Refusal::tr("The server is too old for this program: it needs PostgreSQL 15.20 or newer. Ask its administrator to update it.")},
        {u"KOV02"_s, Refusal::tr("This program is too old for the server. Install Kontor %1 or newer.")},
        {u"KOV03"_s,
         Refusal::tr("The connection was lost while the new password was set. Sign in with it; if it isn’t taken, the one before "
                     "still holds.")},
    };
}

// What PostgreSQL itself says, by SQLSTATE; and by its class of two letters for the rest.
QHash<QString, QString> faults()
{
    const QString network = Refusal::tr("The server didn’t answer. Kontor tries again by itself; what you typed is kept.");
    const QString full = Refusal::tr("The server’s disk is full, so nothing was saved. Tell its administrator; what you typed is kept.");
    const QString stopped = Refusal::tr("The server is shutting down or starting up. Kontor tries again by itself.");
    return {
        {u"08"_s, network},
        {u"08001"_s, Refusal::tr("The server can’t be reached. Check the address and the network, then try again.")},
        {u"08004"_s, Refusal::tr("The server refused the connection. Ask its administrator whether you may connect from here.")},
        {u"28P01"_s, Refusal::tr("E-mail and password don’t match. Check both and try again.")},
        {u"28000"_s, Refusal::tr("This account may not sign in. Check the e-mail, or ask an administrator of your organization.")},
        {u"3D000"_s, Refusal::tr("There is no Kontor database at this address. Check the address with your administrator.")},
        {u"53100"_s, full},
        {u"53200"_s, Refusal::tr("The server is out of memory, so nothing was saved. Try again in a moment.")},
        {u"53300"_s, Refusal::tr("The server has no free connection. Try again in a moment.")},
        {u"53"_s, Refusal::tr("The server is short of something it needs, so nothing was saved. Tell its administrator.")},
        {u"57014"_s, Refusal::tr("It took too long and was stopped; nothing was changed. Narrow it down, or try again.")},
        {u"57P01"_s, stopped},
        {u"57P02"_s, stopped},
        {u"57P03"_s, stopped},
        {u"57P05"_s, network},
        {u"25P03"_s, Refusal::tr("It took too long and was stopped; nothing was changed. Try again.")},
        {u"55P03"_s, Refusal::tr("Somebody else is changing it this moment. Try again.")},
        {u"40001"_s, Refusal::tr("Somebody else changed it in the same moment; nothing was saved. Try again.")},
        {u"40P01"_s, Refusal::tr("Somebody else changed it in the same moment; nothing was saved. Try again.")},
        {u"40003"_s,
         Refusal::tr("The connection broke while this was saved, and whether it was is not known. Look whether it is there before "
                     "you enter it again.")},
        {u"42501"_s, Refusal::tr("You don’t have the permission for that. An administrator of your organization can give it.")},
        {u"42P01"_s, Refusal::tr("The server’s database is of another version than this program. Tell its administrator.")},
        {u"42883"_s, Refusal::tr("The server’s database is of another version than this program. Tell its administrator.")},
        {u"42703"_s, Refusal::tr("The server’s database is of another version than this program. Tell its administrator.")},
        {u"25006"_s, Refusal::tr("This server only answers reading just now. Try again in a moment.")},
        {u"23502"_s, Refusal::tr("Something that is needed was left empty. Fill it in.")},
        {u"23503"_s, Refusal::tr("Something it refers to is gone, or others still refer to it. Choose another one.")},
        {u"23505"_s, Refusal::tr("There is one like this already. Change what makes it different.")},
        {u"23514"_s, Refusal::tr("One of the values isn’t allowed here. Check what you entered.")},
        {u"23P01"_s, Refusal::tr("It overlaps with another one. Choose another time.")},
        {u"22001"_s, Refusal::tr("That is longer than fits here. Shorten it.")},
        {u"22003"_s, Refusal::tr("The figure is larger than Kontor can keep. Check the zeros.")},
        {u"22007"_s, Refusal::tr("That isn’t a date. Write it like 14 May 2026.")},
        {u"22008"_s, Refusal::tr("There is no such day. Check the date.")},
        {u"22P02"_s, Refusal::tr("That isn’t written as it must be. Look at the example under the field.")},
        {u"22021"_s, Refusal::tr("The text holds a character that can’t be stored. Type it anew instead of pasting it.")},
        {u"22"_s, Refusal::tr("One of the values isn’t allowed here. Check what you entered.")},
        {u"23"_s, Refusal::tr("One of the values isn’t allowed here. Check what you entered.")},
        {u"58"_s, Refusal::tr("The server has trouble with its disk, so nothing was saved. Tell its administrator.")},
        {u"XX"_s, Refusal::tr("The server has found damaged data, so nothing was saved. Tell its administrator at once.")},
    };
}

QString sentenceOf(const QString &sqlState)
{
    static const QHash<QString, QString> own = refusals();
    static const QHash<QString, QString> others = faults();
    if (const auto found = own.constFind(sqlState); found != own.cend())
        return *found;
    if (const auto found = others.constFind(sqlState); found != others.cend())
        return *found;
    return others.value(sqlState.left(2));
}
}

bool hasErrorText(const QString &sqlState)
{
    return !sentenceOf(sqlState).isEmpty();
}

QString errorText(const Error &error)
{
    // A rule's own words say more than its code does, for our refusals too.
    if (const QString sentence = constraintText(error.constraint); !sentence.isEmpty())
        return sentence;
    // The local office speaks in sentences already.
    if (error.sqlState.startsWith("KOL"_L1))
        return error.message;
    if (error.sqlState == "KO001"_L1 && error.hint == "self"_L1)
        return Refusal::tr("Somebody else has to change your own membership. Ask another administrator.");
    if (error.sqlState == "KO001"_L1 && error.hint == "elsewhere"_L1)
        return Refusal::tr("This person works in other organizations too, so nobody but them can change the password.");
    if (error.sqlState == "KO003"_L1 && error.hint == "since"_L1)
        return Refusal::tr("%1 changed it since, and that stands.").arg(error.message.isEmpty() ? Refusal::tr("Somebody") : error.message);
    if (error.sqlState == "KO009"_L1 && error.hint == "code"_L1)
        return Refusal::tr("That isn’t the code of this invitation. Type it as you got it, or ask for a new one.");
    if (error.sqlState == "KO008"_L1 && error.hint == "invited"_L1)
        return Refusal::tr("You are invited to this organization. Sign in again and enter the code that you got with the invitation.");
    if (error.hint == AccountClosed)
        return error.message.isEmpty()
                   ? Refusal::tr("This account is suspended, so it may not sign in. Ask an administrator of your organization.")
                   : Refusal::tr("Your account was suspended, so you were signed out. Ask an administrator of %1.").arg(error.message);
    if (error.sqlState == "KO008"_L1 && error.hint == "suspended"_L1)
        return Refusal::tr("Your membership of this organization is suspended. Ask one of its administrators.");
    if (error.sqlState == "KO008"_L1 && error.hint == "reconnect"_L1)
        return Refusal::tr("The password of this account was changed elsewhere. Sign in with the new one.");
    if (error.sqlState == "KO008"_L1 && error.hint == "replaced"_L1)
        return Refusal::tr("Somebody else set another password for this account, so nobody is let in with it. Tell an administrator: a new "
                           "one-time password or code opens it again.");
    const QString sentence = sentenceOf(error.sqlState);
    if (sentence.isEmpty())
        return Refusal::tr(
                   "That didn’t work, and nothing was changed. Try again; if it happens again, tell your administrator the code %1.")
            .arg(error.sqlState.isEmpty() ? u"–"_s : error.sqlState);
    if (!sentence.contains("%1"_L1))
        return sentence;
    return error.message.isEmpty() ? Refusal::tr("Somebody else is working on this one. Take the next.") : sentence.arg(error.message);
}
