#include "records/usualedit.h"
#include "session/session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>

UsualEdit::UsualEdit(const Session &session, const QString &setting, QWidget *parent)
    : QComboBox(parent)
{
    setLineEdit(new QLineEdit(this)); // setEditable() builds the list that drops down, too, which a form that opens has no time for
    setInsertPolicy(QComboBox::NoInsert);
    const QJsonArray values = QJsonDocument::fromJson(session.tenant().settings.value(setting).toString().toUtf8()).array();
    for (const QJsonValue &value : values)
        addItem(value.toString());
    setCurrentIndex(-1);
}

void UsualEdit::setText(const QString &text)
{
    setCurrentIndex(findText(text, Qt::MatchFixedString | Qt::MatchCaseSensitive));
    setCurrentText(text);
}
