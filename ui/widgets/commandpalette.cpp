#include "widgets/commandpalette.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/palettelist.h"
#include "widgets/panekeys.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr int panelWidth = 680;
constexpr int panelHeight = 536;
constexpr int panelTop = 108;

void addKeys(QBoxLayout *row, const QStringList &keys, const QString &words)
{
    for (const QString &key : keys)
        row->addWidget(new KeyCap(key));
    row->addWidget(textLabel(TextLook::Caption, words));
    row->addSpacing(6);
}

bool isHeading(const QModelIndex &index)
{
    return index.data(PaletteHeadingRole).toBool();
}
}

CommandPalette::CommandPalette(QWidget *over, QWidget *lit)
    : QWidget(over)
    , m_lit(lit)
    , m_panel(new QFrame(this))
    , m_icon(new QLabel)
    , m_line(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(textLabel(TextLook::Secondary, tr("Nothing found. Type fewer letters, or # before a number and @ before a name.")))
    , m_delegate(new PaletteDelegate(this))
{
    m_panel->setObjectName(u"floating"_s);
    m_line->setProperty("bare", true);
    m_line->setProperty("noFocusRing", true);
    m_line->setPlaceholderText(tr("Search or run a command"));
    m_line->setAccessibleName(tr("Search or run a command"));
    m_line->installEventFilter(this);
    m_list->setItemDelegate(m_delegate);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("What was found"));
    m_nothing->setAlignment(Qt::AlignCenter);

    auto top = new QHBoxLayout;
    top->setContentsMargins(16, 12, 16, 12);
    top->setSpacing(12);
    top->addWidget(m_icon);
    top->addWidget(m_line, 1);

    auto layout = new QVBoxLayout(m_panel);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(hairline());
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(hairline());
    layout->addWidget(footer());

    addHint(m_line, u"↑,↓|"_s + tr("Move"));
    addHint(m_line, u"Enter|"_s + tr("Run"));
    addHint(m_line, u"Ctrl+Enter|"_s + tr("Run, keep open"));
    addHint(m_line, u"Esc|"_s + tr("Close"));
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_delegate->setTyped(text);
        Q_EMIT typed(text);
    });
    connect(m_list, &QListView::clicked, this, [this] { choose(false); });
    over->installEventFilter(this);
    hide();
}

QWidget *CommandPalette::footer()
{
    auto foot = new QWidget;
    auto row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 8, 16, 8);
    addKeys(row, {u"↑"_s, u"↓"_s}, tr("Move"));
    addKeys(row, {tr("Enter")}, tr("Run"));
    addKeys(row, {tr("Ctrl+Enter")}, tr("Keep open"));
    row->addStretch(1);
    addKeys(row, {u">"_s}, tr("commands"));
    addKeys(row, {u"#"_s}, tr("numbers"));
    addKeys(row, {u"@"_s}, tr("people"));
    addKeys(row, {u"="_s}, tr("sum"));
    return foot;
}

void CommandPalette::setModel(QAbstractItemModel *model)
{
    m_list->setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &CommandPalette::chooseFirst);
    connect(model, &QAbstractItemModel::rowsInserted, this, &CommandPalette::chooseFirst);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &CommandPalette::chooseFirst);
    chooseFirst();
}

QString CommandPalette::text() const
{
    return m_line->text();
}

void CommandPalette::open(const QString &text)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_icon->setPixmap(themeIcon(u"edit-find"_s).pixmap(22, 22)); // of the theme that there is now
    m_line->setFont(Theme::font(18));
    m_line->setText(text);
    place();
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT typed(text);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

// Keeps the choice when rows come and go below it; else the first row that is no heading.
void CommandPalette::chooseFirst()
{
    const QAbstractItemModel *model = m_list->model();
    const bool any = model && model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    if (any && (!m_list->currentIndex().isValid() || isHeading(m_list->currentIndex()))) {
        m_list->setCurrentIndex({});
        step(1);
    }
}

void CommandPalette::step(int by)
{
    const QAbstractItemModel *model = m_list->model();
    if (!model)
        return;
    const int rows = model->rowCount();
    int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    for (int tried = 0; tried < rows; ++tried) {
        row = (row + by + rows) % rows;
        if (const QModelIndex index = model->index(row, 0); !isHeading(index)) {
            m_list->setCurrentIndex(index);
            return;
        }
    }
}

void CommandPalette::choose(bool keepOpen)
{
    const QPersistentModelIndex index = m_list->currentIndex();
    if (!index.isValid() || isHeading(index))
        return;
    if (!keepOpen)
        close();
    Q_EMIT chosen(index, keepOpen);
}

bool CommandPalette::handleKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(event->modifiers() & Qt::ControlModifier);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
        return true; // the line keeps the keyboard
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event));
    // While the palette is open its keys are its own, not the window's shortcuts.
    if (watched == m_line && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab)
            event->accept();
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::place()
{
    const QRect whole = parentWidget()->rect();
    setGeometry(m_lit && m_lit->isVisible() ? whole.adjusted(0, 0, 0, m_lit->y() - whole.height()) : whole);
    const int width = qMin(Theme::scaled(panelWidth), this->width() - 32);
    const int top = qMin(panelTop, height() / 8);
    m_panel->setGeometry((this->width() - width) / 2, top, width, qMin(Theme::scaled(panelHeight), height() - top - 16));
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::tokens().scrim);
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel->geometry().contains(event->position().toPoint()))
        close();
}
