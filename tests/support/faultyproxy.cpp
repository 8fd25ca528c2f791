#include "support/faultyproxy.h"

#include <QUrl>
#include <QtEndian>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
sockaddr_un addressOf(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
    return address;
}

void send(int socket, const QByteArray &bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const auto n = ::send(socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (n <= 0)
            return; // whoever reads there is gone, which the next read says
        sent += n;
    }
}

bool receive(int socket, QByteArray &into)
{
    char bytes[65536];
    const auto n = ::recv(socket, bytes, sizeof bytes, 0);
    if (n > 0)
        into.append(bytes, n);
    return n > 0;
}

// The statement that a message brings: as it is, or behind the name that it is prepared by.
QByteArray statementIn(const QByteArray &message)
{
    if (message.front() == 'Q')
        return message.mid(5).toLower();
    return message.front() == 'P' ? message.mid(message.indexOf('\0', 5) + 1).toLower() : QByteArray();
}

// The first whole message: a type (but in the first one), then its length.
QByteArray firstMessage(QByteArray &stream, bool hasType)
{
    const qsizetype head = hasType ? 1 : 0;
    if (stream.size() < head + 4)
        return {};
    const qsizetype size = head + qFromBigEndian<qint32>(stream.constData() + head);
    if (stream.size() < size)
        return {};
    const QByteArray message = stream.first(size);
    stream.remove(0, size);
    return message;
}
}

FaultyProxy::FaultyProxy(const QString &sockets)
    : m_server(sockets.toLocal8Bit() + "/.s.PGSQL.5432")
    , m_listener(::socket(AF_UNIX, SOCK_STREAM, 0))
{
    const auto address = addressOf(m_folder.path().toLocal8Bit() + "/.s.PGSQL.5432");
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 || ::listen(m_listener, 50) != 0)
        qFatal("no faulty proxy at %s", address.sun_path);
    m_thread = std::thread([this] { run(); });
}

FaultyProxy::~FaultyProxy()
{
    m_isClosing = true;
    m_thread.join();
    for (const Pair &pair : std::as_const(m_pairs)) {
        ::close(pair.program);
        ::close(pair.server);
    }
    ::close(m_listener);
}

ServerAddress FaultyProxy::through(const ServerAddress &address) const
{
    ServerAddress through = address;
    const qsizetype host = through.uri.indexOf("host="_L1) + 5;
    const qsizetype end = through.uri.indexOf(u'&', host);
    through.uri.replace(host, (end < 0 ? through.uri.size() : end) - host, QString::fromLatin1(QUrl::toPercentEncoding(m_folder.path())));
    return through;
}

void FaultyProxy::arm(Fault fault, const QByteArray &text, int times)
{
    const std::scoped_lock lock(m_mutex);
    m_armed.append({fault, text.toLower(), times});
}

void FaultyProxy::stall()
{
    const std::scoped_lock lock(m_mutex);
    for (Pair &pair : m_pairs)
        pair.isStalled = true;
}

void FaultyProxy::hangUp()
{
    const std::scoped_lock lock(m_mutex);
    for (Pair &pair : m_pairs)
        pair.isOver = pair.isOver || pair.isStalled;
}

void FaultyProxy::pretendVersion(const QByteArray &version)
{
    const std::scoped_lock lock(m_mutex);
    m_version = version;
}

void FaultyProxy::run()
{
    while (!m_isClosing) {
        QList<pollfd> sockets{{m_listener, POLLIN, 0}};
        {
            const std::scoped_lock lock(m_mutex);
            for (const Pair &pair : std::as_const(m_pairs)) {
                const short events = pair.isStalled ? 0 : POLLIN;
                sockets << pollfd{pair.isStalled ? -1 : pair.program, events, 0} << pollfd{pair.isStalled ? -1 : pair.server, events, 0};
            }
        }
        ::poll(sockets.data(), nfds_t(sockets.size()), 5);
        const std::scoped_lock lock(m_mutex);
        for (qsizetype i = 0; 2 * i + 2 < sockets.size(); ++i) {
            Pair &pair = m_pairs[i];
            if (sockets.at(2 * i + 1).revents && !pair.isStalled && !pair.isOver)
                readProgram(pair);
            if (sockets.at(2 * i + 2).revents && !pair.isStalled && !pair.isOver)
                readServer(pair);
        }
        m_pairs.removeIf([](const Pair &pair) {
            if (pair.isOver) {
                ::close(pair.program);
                ::close(pair.server);
            }
            return pair.isOver;
        });
        if (sockets.front().revents)
            accept();
    }
}

void FaultyProxy::accept()
{
    Pair pair{.program = ::accept(m_listener, nullptr, nullptr), .server = ::socket(AF_UNIX, SOCK_STREAM, 0)};
    const auto address = addressOf(m_server);
    // Where there is no server, the program finds out as it would without us.
    pair.isOver = ::connect(pair.server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0;
    m_pairs << pair;
}

void FaultyProxy::readProgram(Pair &pair)
{
    if (!receive(pair.program, pair.fromProgram)) {
        pair.isOver = true;
        return;
    }
    while (!pair.isOver && !pair.isStalled) {
        const QByteArray message = firstMessage(pair.fromProgram, pair.hasBegun);
        if (message.isEmpty())
            return;
        pair.hasBegun = true;
        take(pair, message);
    }
}

void FaultyProxy::take(Pair &pair, const QByteArray &message)
{
    if (pair.isEnding && message.front() == 'P') // the next statement does not pass any more
        return end(pair);
    const QByteArray text = statementIn(message);
    for (Armed &armed : m_armed) {
        if (text.isEmpty() || armed.times == 0 || !text.contains(armed.text))
            continue;
        --armed.times;
        ++m_struck;
        return strike(pair, armed.fault, message);
    }
    if (text.startsWith("commit"))
        ++m_commits;
    send(pair.server, message);
    if (pair.isEnding && message.front() == 'S')
        end(pair);
}

void FaultyProxy::strike(Pair &pair, Fault fault, const QByteArray &message)
{
    if (fault != Fault::CutBefore && fault != Fault::StallBefore) {
        if (statementIn(message).startsWith("commit"))
            ++m_commits;
        send(pair.server, message);
    }
    pair.fault = fault;
    pair.isSwallowing = fault == Fault::SwallowAnswer;
    // A statement that comes in parts reaches the server with all of them.
    pair.isEnding = message.front() == 'P' && (fault == Fault::CutAfter || fault == Fault::StallAfter);
    if (!pair.isEnding)
        end(pair);
}

void FaultyProxy::end(Pair &pair)
{
    pair.isEnding = false;
    pair.isOver = pair.fault == Fault::CutBefore || pair.fault == Fault::CutAfter;
    pair.isStalled = pair.fault == Fault::StallBefore || pair.fault == Fault::StallAfter;
}

void FaultyProxy::readServer(Pair &pair)
{
    if (!receive(pair.server, pair.fromServer)) {
        pair.isOver = true;
        return;
    }
    for (QByteArray message = firstMessage(pair.fromServer, true); !message.isEmpty(); message = firstMessage(pair.fromServer, true)) {
        if (!pair.isSwallowing)
            send(pair.program, told(message));
        else if (message.front() == 'Z') // ready for the next one: the answer is complete
            pair.isOver = true;
    }
}

QByteArray FaultyProxy::told(const QByteArray &message) const
{
    static const QByteArray name("server_version\0", 15);
    if (m_version.isEmpty() || message.front() != 'S' || !message.mid(5).startsWith(name))
        return message;
    const QByteArray body = name + m_version + '\0';
    QByteArray told(5, 'S');
    qToBigEndian(qint32(body.size() + 4), told.data() + 1);
    return told + body;
}
