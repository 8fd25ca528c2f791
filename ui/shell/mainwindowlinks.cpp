// The main window's ways to a record: links that are followed and copied, and the records looked at lately.
#include "backend.h"
#include "catalog/catalog.h"
#include "records/recordsearch.h"
#include "shell/deeplink.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "shell/workplace.h"
#include "widgets/toastarea.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QTimer>

using namespace Qt::StringLiterals;

// A record of a kind that no screen lists has no link: the screen that shows it has.
bool MainWindow::hasLink(const RecordMark &record) const
{
    return !record.isEmpty() && has(pageOf(m_backend.catalog, record.kind));
}

void MainWindow::follow(const QString &link)
{
    const Target target = targetOf(m_backend.catalog, link);
    if (target.page.isEmpty() || !has(target.page)) {
        m_toasts->say({ToastText::Note, tr("The link %1 leads to nothing that you may see here.").arg(link)});
        return;
    }
    const QString number = target.arguments.value(u"filter"_s).toString();
    if (number.isEmpty()) {
        open(target);
        return;
    }
    // The number names one record; its list shows it with the drawer. One that names none is told.
    auto search = new RecordSearch(m_backend, this);
    connect(search, &RecordSearch::found, this, [this, search, target, number](const QString &, const QList<FoundRecord> &records) {
        search->deleteLater();
        const auto hit = std::ranges::find_if(records, [&](const FoundRecord &record) {
            return pageOf(m_backend.catalog, record.kind) == target.page
                   && record.title.section(u" · "_s, 0, 0).compare(number, Qt::CaseInsensitive) == 0;
        });
        if (hit == records.end())
            m_toasts->say({ToastText::Note, tr("There is no %1 that you may see.").arg(number)});
        open(hit == records.end() ? Target{target.page} : Target{target.page, hit->id, {}});
    });
    connect(search, &RecordSearch::failed, this, [this, search](const Error &error) {
        search->deleteLater();
        m_toasts->say({ToastText::Note, errorText(error)});
    });
    search->find(number);
}

void MainWindow::copyLink()
{
    const QString link = hasLink(m_record) ? linkTo(m_backend.catalog, m_record) : linkTo(m_here);
    QApplication::clipboard()->setText(link);
    toast(tr("Copied %1").arg(link));
}

void MainWindow::follow(const RecordMark &record)
{
    open({pageOf(m_backend.catalog, record.kind), record.id, {}});
}

// Rows that one only walks past with the drawer open are not looked at.
void MainWindow::watchRecent()
{
    constexpr int longEnough = 1500;
    m_looking->setSingleShot(true);
    m_looking->setInterval(longEnough);
    connect(m_looking, &QTimer::timeout, this, [this] {
        if (hasLink(m_record))
            m_workplace.recent.add(m_record);
    });
    connect(&m_workplace.recent, &RecentRecords::changed, this, &MainWindow::showRecent);
    showRecent();
}

void MainWindow::showRecent()
{
    m_recent->clear();
    for (const RecordMark &record : m_workplace.recent.all())
        connect(m_recent->addAction(record.title), &QAction::triggered, this, [this, record] { follow(record); });
    m_recent->setEnabled(!m_recent->isEmpty());
}
