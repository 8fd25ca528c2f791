// The main window's palette: find or do anything.
#include "records/recordsearch.h"
#include "shell/mainwindow.h"
#include "shell/paletteentries.h"
#include "shell/sidebar.h"
#include "shell/workplace.h"
#include "widgets/commandpalette.h"
#include "widgets/keybar.h"
#include "widgets/keycap.h"

using namespace Qt::StringLiterals;

void MainWindow::makePalette()
{
    m_palette = new CommandPalette(centralWidget(), m_keyBar);
    auto entries = new PaletteEntries(m_backend.catalog, m_palette);
    auto search = new RecordSearch(m_backend, m_palette);
    m_palette->setModel(entries);

    QList<PaletteEntries::Screen> screens;
    QList<PaletteEntries::Screen> beginnings;
    int number = 1;
    for (const PageSpec &page : std::as_const(m_specs)) {
        if (!has(page.id))
            continue;
        if (!page.creates.isEmpty())
            beginnings.append({{page.id}, page.creates, u"list-add"_s, {}});
        if (page.isForm)
            continue;
        const bool hasKey = page.inSidebar && !page.atFoot && number <= 9;
        screens.append({{page.id},
                        page.title,
                        page.icon,
                        hasKey ? keyName(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number))) : QString(),
                        page.words});
        number += hasKey;
    }
    entries->setScreens(screens);
    entries->setBeginnings(beginnings);
    connect(m_palette, &CommandPalette::typed, search, [entries, search](const QString &typed) {
        entries->match(typed);
        if (!typed.startsWith(u'>') && !typed.startsWith(u'='))
            search->find(PaletteEntries::words(typed));
    });
    connect(search, &RecordSearch::found, entries, [this, entries](const QString &words, const QList<FoundRecord> &records) {
        if (words == PaletteEntries::words(m_palette->text()))
            entries->setRecords(records);
    });
    connect(m_palette, &CommandPalette::chosen, this, [this, entries](const QModelIndex &index, bool keepOpen) {
        // The row may go when its page opens.
        const QPersistentModelIndex row(index);
        if (!keepOpen)
            m_palette->close();
        if (const Target target = entries->run(row); !target.page.isEmpty())
            open(target);
    });
    m_entries = entries;
}

void MainWindow::showPalette()
{
    if (!m_palette)
        makePalette();
    QList<QAction *> everywhere = actions();
    everywhere.removeIf([this](const QAction *action) { return action->property("screen").toBool() || action == m_paletteKey; });
    m_entries->setActions(focusedActions(), everywhere);
    m_entries->setRecent(m_workplace.recent.all());
    m_entries->match({});
    m_palette->open();
}

void MainWindow::hidePalette()
{
    if (m_palette)
        m_palette->close();
}
