#include "db/scram.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class ScramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVerifierHasTheServersFormat()
    {
        static const QRegularExpression format(u"^SCRAM-SHA-256\\$4096:[A-Za-z0-9+/=]{24}\\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$"_s);
        QVERIFY(format.match(scramVerifier(u"demo-Kontor-1"_s)).hasMatch());
    }

    void theSaltIsNewEveryTime() { QVERIFY(scramVerifier(u"demo-Kontor-1"_s) != scramVerifier(u"demo-Kontor-1"_s)); }

    void theVerifierBelongsToThePassword()
    {
        const QString password = u"Zażółć-gęślą-9"_s;
        const QStringList parts = scramVerifier(password).split(u'$');
        const QStringList stretched = parts.at(1).split(u':');
        const QStringList keys = parts.at(2).split(u':');
        const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(
            QCryptographicHash::Sha256, password.toUtf8(), QByteArray::fromBase64(stretched.at(1).toLatin1()), stretched.at(0).toInt(), 32);
        const QByteArray serverKey = QMessageAuthenticationCode::hash("Server Key", salted, QCryptographicHash::Sha256);
        QCOMPARE(keys.at(1).toLatin1(), serverKey.toBase64());
    }
};

QTEST_GUILESS_MAIN(ScramTest)
#include "scramtest.moc"
