#pragma once
#include <QList>
#include <QLocale>
#include <QObject>

class QTranslator;

// In which language the program speaks, and as in which country it writes and reads days and figures: as this person chose on this
// computer, or as the system does.
class Locality : public QObject
{
    Q_OBJECT
public:
    // What was chosen, as BCP 47 has it ("pl", "en-GB"); empty: as the system.
    struct Choice
    {
        QString language;
        QString format;
        bool operator==(const Choice &) const = default;
    };

    // `translations`: the folder of kontor_LANGUAGE.qm.
    explicit Locality(const QString &translations = QStringLiteral(":/translations"), QObject *parent = nullptr);
    ~Locality() override;

    // That the program has words of.
    QList<QLocale> languages() const;
    // That days and figures are offered in.
    static QList<QLocale> formats();
    // As whoever speaks it calls it: "English", "polski", "español".
    static QString nameOf(QLocale::Language language);
    // "English (United Kingdom)", "polski (Polska)"
    static QString nameOf(const QLocale &locale);

    Choice choice() const { return m_choice; }
    // Holds when it is applied, and not before: what is on the screen has its words and its way of reading figures.
    void choose(const Choice &choice);
    bool isApplied() const { return m_choice == m_applied; }
    // From now on; what was made before keeps its words.
    void apply(const Choice &choice);
    // That is spoken now: the chosen one, else the system's, else English.
    QLocale::Language spoken() const;
    QLocale::Language spokenWith(const Choice &choice) const;

Q_SIGNALS:
    void chosen(const Locality::Choice &choice);

private:
    void speak(QLocale::Language language);

    const QString m_folder;
    Choice m_choice;
    Choice m_applied;
    QList<QTranslator *> m_translators;
};
