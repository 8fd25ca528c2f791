#pragma once
#include <QLockFile>
#include <QString>

// A draft's file as one form has it: while it is held, nobody else is offered it, in this program or another. A program that was killed
// holds nothing any more.
class HeldFile
{
public:
    explicit HeldFile(const QString &path);

    const QString &path() const { return m_path; }
    bool isHeld() const { return m_isHeld; }
    // False: somebody else holds it. Where no lock can be written, as on a full disk, nothing is in the way.
    bool take();
    void letGo();

private:
    QString m_path;
    QLockFile m_lock;
    bool m_isHeld = false;
};
