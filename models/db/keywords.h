#pragma once
#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

// A server's address as the two arrays that libpq takes; they live as long as this does.
class Keywords
{
public:
    explicit Keywords(const QMap<QString, QString> &settings)
    {
        for (const auto &[name, value] : settings.asKeyValueRange()) {
            m_texts << name.toUtf8();
            m_names << m_texts.last().constData();
            m_texts << value.toUtf8();
            m_values << m_texts.last().constData();
        }
        m_names << nullptr;
        m_values << nullptr;
    }

    const char *const *names() const { return m_names.constData(); }
    const char *const *values() const { return m_values.constData(); }

private:
    QList<QByteArray> m_texts;
    QList<const char *> m_names;
    QList<const char *> m_values;
};
