#pragma once
#include <QString>
#include <expected>

// What the database said no with: enough to choose a sentence, and the field to put it beside.
// DETAIL is left out on purpose: it holds the failing row.
struct Error
{
    QString sqlState;   // five characters; class KO is ours; 08xxx: the connection was lost; 57014: cancelled
    QString constraint; // of a named constraint, or what a refusal of ours names
    QString column;     // the field concerned, where the server names one
    QString message;    // the server's primary message; shown only for refusals of our own
    QString hint;

    // Stopped while it ran: by whoever asked, or by the server, which it took too long. What nobody waits for any more answers nothing at
    // all.
    bool isCancelled() const { return sqlState == QLatin1StringView("57014"); }
    bool isConnectionLost() const { return sqlState.startsWith(QLatin1StringView("08")); }
};

template<typename T>
using Result = std::expected<T, Error>;

// Hands the value to `use`, or the error to `refuse`.
template<typename T, typename Use, typename Refuse>
void match(const Result<T> &result, Use use, Refuse refuse)
{
    if (!result)
        refuse(result.error());
    else if constexpr (std::is_void_v<T>)
        use();
    else
        use(*result);
}
