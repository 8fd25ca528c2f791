#include "widgets/droparea.h"
#include "widgets/documentpages.h"
#include "widgets/glyphlabel.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {
QToolButton *iconButton(const QString &icon, const QString &what)
{
    auto button = new QToolButton;
    button->setIcon(themeIcon(icon));
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}
}

QString mediaTypeOf(const QByteArray &content)
{
    if (content.startsWith(QByteArrayView("\x89PNG\r\n\x1a\n", 8).toByteArray()))
        return u"image/png"_s;
    if (content.startsWith(QByteArrayView("\xFF\xD8\xFF", 3).toByteArray()))
        return u"image/jpeg"_s;
    if (content.left(1024).contains("%PDF-"))
        return u"application/pdf"_s;
    return {};
}

DropArea::DropArea(QWidget *parent)
    : QFrame(parent)
    , m_prompt(textLabel(TextLook::Secondary))
    , m_error(new GlyphLabel(Glyph::DiscCross, Tone::Red, {}, TextLook::Error))
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("File"));
    setAccessibleDescription(tr("Drop, choose or paste a PDF, PNG or JPEG file of up to 10 MB"));

    connect(m_prompt, &QLabel::linkActivated, this, &DropArea::choose);
    auto promptLine = new QHBoxLayout;
    promptLine->setContentsMargins(40, 6, 14, 6);
    promptLine->setSpacing(6);
    promptLine->addWidget(m_prompt);
    promptLine->addWidget(new KeyCap(keyName(QKeySequence::Paste)));
    promptLine->addStretch(1);
    promptLine->addWidget(textLabel(TextLook::Caption, tr("PDF, PNG, JPG up to 10 MB")));
    auto errorLine = new QHBoxLayout;
    errorLine->setContentsMargins(14, 0, 14, 6);
    errorLine->addWidget(m_error);
    m_error->setWordWrap(true);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(promptLine);
    layout->addLayout(errorLine);
    showFile();
}

void DropArea::makeFileRow()
{
    m_fileRow = new QWidget;
    m_name = textLabel(TextLook::Strong);
    m_size = textLabel(TextLook::Caption);
    auto words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_size);
    auto view = iconButton(u"view-visible"_s, tr("Look at the file"));
    auto remove = iconButton(u"window-close"_s, tr("Take the file off"));
    connect(view, &QToolButton::clicked, this, &DropArea::viewWanted);
    connect(remove, &QToolButton::clicked, this, &DropArea::clear);
    auto fileLine = new QHBoxLayout(m_fileRow);
    fileLine->setContentsMargins(52, 6, 8, 6);
    fileLine->addLayout(words, 1);
    fileLine->addWidget(new GlyphLabel(Glyph::DiscTick, Tone::Green, tr("Readable"), TextLook::Secondary), 0, Qt::AlignVCenter);
    fileLine->addSpacing(8);
    fileLine->addWidget(view);
    fileLine->addWidget(remove);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_fileRow);
    // Tab comes by the area first.
    setTabOrder(this, view);
    setTabOrder(view, remove);
}

void DropArea::take(const DroppedFile &file)
{
    if (file.content.isEmpty())
        return refuse(tr("“%1” is empty or can’t be read.").arg(file.name));
    if (file.content.size() > largest)
        return refuse(tr("“%1” is larger than 10 MB. Save it smaller and drop it again.").arg(file.name));
    const QString type = mediaTypeOf(file.content);
    if (type.isEmpty())
        return refuse(tr("“%1” is not a PDF, PNG or JPEG file.").arg(file.name));
    if (!isWhole(file.content, type))
        return refuse(tr("“%1” ends too early: a part of it is missing. Save it again.").arg(file.name));
    m_file = {file.name, type, file.content};
    m_refusal.clear();
    showFile();
    Q_EMIT taken(m_file);
}

void DropArea::clear()
{
    m_file = {};
    m_refusal.clear();
    showFile();
    Q_EMIT cleared();
}

void DropArea::refuse(const QString &sentence)
{
    m_refusal = sentence;
    showFile();
    Q_EMIT refused(sentence);
}

bool DropArea::paste(const QMimeData *clipboard)
{
    if (!clipboard)
        return false;
    const QList<QUrl> urls = clipboard->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) {
        read(urls.first().toLocalFile());
        return true;
    }
    if (clipboard->hasImage()) {
        takeImage(qvariant_cast<QImage>(clipboard->imageData()));
        return true;
    }
    return false;
}

void DropArea::takeImage(const QImage &image)
{
    encodedAsPng(image).then(this, [this](const QByteArray &png) { take({tr("Pasted picture.png"), {}, png}); });
}

void DropArea::read(const QString &path)
{
    // One byte more than is allowed is enough to see that a file is too large.
    readFile(path, largest + 1).then(this, [this, path](const QByteArray &content) { take({QFileInfo(path).fileName(), {}, content}); });
}

void DropArea::choose()
{
    auto dialog = new QFileDialog(this, tr("Choose a file"), {}, tr("PDF and pictures (*.pdf *.png *.jpg *.jpeg)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DropArea::read);
    dialog->open();
}

void DropArea::showFile()
{
    const QString link = u"<a href=\"choose\" style=\"color:%1\">%2</a>"_s.arg(Theme::tokens().accentInk.name(), tr("choose"));
    m_prompt->setText(isEmpty() ? tr("Drop a file here, %1 or paste with").arg(link)
                                : tr("Drop another file here, %1 or paste with").arg(link));
    if (!m_fileRow && !isEmpty())
        makeFileRow();
    if (m_fileRow) {
        m_name->setText(m_file.name);
        m_size->setText(locale().formattedDataSize(m_file.content.size(), 0, QLocale::DataSizeTraditionalFormat));
        m_fileRow->setVisible(!isEmpty());
    }
    m_error->setText(m_refusal);
    m_error->setVisible(!m_refusal.isEmpty());
    update();
}

void DropArea::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasUrls() && !event->mimeData()->hasImage())
        return;
    m_hovered = true;
    update();
    event->acceptProposedAction();
}

void DropArea::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hovered = false;
    update();
}

void DropArea::dropEvent(QDropEvent *event)
{
    m_hovered = false;
    update();
    if (paste(event->mimeData()))
        event->acceptProposedAction();
}

void DropArea::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        paste(QGuiApplication::clipboard()->mimeData());
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        choose();
    else if (event->key() == Qt::Key_Delete && !isEmpty())
        clear();
    else
        QFrame::keyPressEvent(event);
}

// A link's colour is written into its words.
void DropArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showFile();
    QFrame::changeEvent(event);
}

void DropArea::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = Theme::tokens();
    painter.setPen(QPen(m_hovered ? t.accent : t.control, m_hovered ? 2 : 1, Qt::DashLine));
    painter.setBrush(m_hovered ? t.accentSoft : t.surface);
    const qreal inset = m_hovered ? 1 : 0.5; // on whole pixels
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);
    const int icon = Theme::iconSize();
    const QRect prompt = m_prompt->geometry();
    paintIcon(painter, QRect(16, prompt.center().y() - icon / 2, icon, icon), u"document-import"_s, t.ink2);
    if (isEmpty())
        return;
    painter.setPen(QPen(t.line2, 1, Qt::DashLine));
    painter.drawLine(1, m_fileRow->geometry().bottom() + 1, width() - 2, m_fileRow->geometry().bottom() + 1);
    const QRectF paper(14.5, m_fileRow->y() + (m_fileRow->height() - 32) / 2.0, 28, 32);
    painter.setPen(t.line2);
    painter.setBrush(t.sunken);
    painter.drawRoundedRect(paper, 3, 3);
    painter.setFont(Theme::font(9, QFont::DemiBold));
    painter.setPen(t.tone(Tone::Red).ink);
    painter.drawText(paper, Qt::AlignCenter,
                     m_file.mediaType == "application/pdf"_L1 ? u"PDF"_s
                     : m_file.mediaType == "image/png"_L1     ? u"PNG"_s
                                                              : u"JPG"_s);
}
