#include "records/recordid.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

QString newRecordId()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    const quint64 now = quint64(QDateTime::currentMSecsSinceEpoch());
    words[0] = quint32(now >> 16);
    words[1] = quint32(now << 16) | 0x7000u | (words[1] & 0x0fffu);
    words[2] = 0x80000000u | (words[2] & 0x3fffffffu);
    const auto byte = [&words](int index) { return uchar(words[index / 4] >> (24 - 8 * (index % 4))); };
    return QUuid(words[0], ushort(words[1] >> 16), ushort(words[1]), byte(8), byte(9), byte(10), byte(11), byte(12), byte(13), byte(14),
                 byte(15))
        .toString(QUuid::WithoutBraces);
}
