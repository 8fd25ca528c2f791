#include "text/writtenform.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

const QHash<QString, QString> &writtenForms()
{
    static const QHash<QString, QString> forms{{u"client_country_format"_s, u"^[A-Z]{2}$"_s},
                                               {u"client_email_format"_s, u"^[^@[:space:]]+@[^@[:space:]]+$"_s},
                                               {u"client_language_format"_s, u"^[a-z]{2}$"_s},
                                               {u"client_phone_format"_s, u"^\\+[1-9][0-9]{5,14}$"_s}};
    return forms;
}

bool isWrittenWell(const QString &rule, const QString &text)
{
    const auto form = writtenForms().constFind(rule);
    return text.isEmpty() || form == writtenForms().cend() || QRegularExpression(*form).match(text).hasMatch();
}
