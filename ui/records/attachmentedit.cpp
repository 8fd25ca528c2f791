#include "records/attachmentedit.h"
#include "backend.h"
#include "db/awaiting.h"
#include "records/documentwindow.h"
#include "shell/errortext.h"
#include "widgets/droparea.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

AttachmentEdit::AttachmentEdit(Backend &backend, QWidget *parent)
    : QWidget(parent)
    , m_attachments(backend.database)
    , m_area(new DropArea)
{
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
    setFocusProxy(m_area);
    connect(m_area, &DropArea::taken, this, &AttachmentEdit::keep);
    connect(m_area, &DropArea::cleared, this, [this] {
        if (!m_isShowing)
            setKey({});
    });
    connect(m_area, &DropArea::viewWanted, this,
            [this] { showDocument(m_area->file().name, m_area->file().content, m_area->file().mediaType, this); });
}

void AttachmentEdit::setValue(const QVariant &value)
{
    if (value.toString() == m_value)
        return;
    m_value = value.toString();
    m_refusal.clear();
    const int ticket = ++m_ticket;
    m_isShowing = true;
    m_area->clear();
    m_isShowing = false;
    if (m_value.isEmpty())
        return;
    whenAnswered(m_attachments.read(m_value), this, [this, ticket](const Result<Attachments::File> &file) {
        if (ticket != m_ticket)
            return;
        if (!file) {
            m_refusal = errorText(file.error());
            return;
        }
        m_isShowing = true;
        m_area->take({file->name, file->mediaType, file->content});
        m_isShowing = false;
    });
}

void AttachmentEdit::keep()
{
    if (m_isShowing)
        return;
    const int ticket = ++m_ticket;
    m_isKeeping = true;
    m_refusal.clear();
    whenAnswered(m_attachments.keep({m_area->file().name, m_area->file().mediaType, m_area->file().content}), this,
                 [this, ticket](const Result<QString> &id) {
                     if (ticket != m_ticket)
                         return;
                     m_isKeeping = false;
                     if (!id)
                         m_refusal = errorText(id.error());
                     setKey(id.value_or(QString()));
                 });
}

void AttachmentEdit::setKey(const QString &id)
{
    m_value = id;
    Q_EMIT valueChanged();
}

bool AttachmentEdit::pasteFile()
{
    return m_area->paste(QGuiApplication::clipboard()->mimeData());
}

QString AttachmentEdit::problem() const
{
    if (m_isKeeping)
        return tr("The file is still on its way to the server. Save once more in a moment.");
    return m_area->refusal().isEmpty() ? m_refusal : tr("The file was not taken. Add another one, or take it off.");
}
