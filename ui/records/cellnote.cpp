#include "records/cellnote.h"
#include "widgets/glyphlabel.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace {
constexpr int Widest = 360;
constexpr int Gap = 2;
}

CellNote::CellNote(QWidget *viewport)
    : QFrame(viewport)
    , m_sentence(new GlyphLabel(Glyph::DiscCross, Tone::Red, {}, TextLook::Error))
{
    setObjectName(u"floating"_s);
    m_sentence->setWordWrap(true);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_sentence);
    hide();
}

QString CellNote::text() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void CellNote::say(const QString &sentence, QWidget *editor)
{
    m_sentence->setText(sentence);
    editor->setAccessibleDescription(sentence);
    if (auto line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textEdited, this, &QWidget::hide, Qt::UniqueConnection);
    place(*editor);
    show();
    raise();
    QAccessibleEvent alert(editor, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

// Under the editor, or over it where the list ends.
void CellNote::place(const QWidget &editor)
{
    const QWidget &viewport = *parentWidget();
    m_sentence->setFixedWidth(std::min(m_sentence->sizeHint().width(), std::min(Theme::scaled(Widest), viewport.width() - 24)));
    adjustSize();
    const QRect cell(editor.mapTo(&viewport, QPoint()), editor.size());
    const int below = cell.bottom() + Gap;
    const bool isRoomBelow = below + height() <= viewport.height();
    move(std::max(0, std::min(cell.left(), viewport.width() - width())), isRoomBelow ? below : cell.top() - Gap - height());
}
