#pragma once
#include "widgets/documenttext.h"

#include <QFrame>

class DocumentView;
class EmptyState;
class KeyButton;
class QAction;
class QBoxLayout;
class QCheckBox;
class QLabel;
class QStackedWidget;
class QToolButton;

// The middle pane: the receipt, large, with zoom, turn and pages; below it the bar that acts on what is ticked.
class ReceiptPane : public QFrame
{
    Q_OBJECT
public:
    struct Bulk
    {
        QAction *clear;
        QAction *take;
        QAction *approve;
    };
    explicit ReceiptPane(const Bulk &bulk, QWidget *parent = nullptr);

    void showReceipt(const QString &fileName, const QByteArray &content, const QString &mediaType);
    // Nothing to show, and why.
    void showNothing(const QString &sentence, const QString &hint = {});
    void showLoading(const QString &fileName);
    // Empty: nothing is ticked.
    void showTicked(const QString &count, const QString &amounts);

    void zoomIn();
    void zoomOut();
    // Words that are tinted while the box “Show read fields” is ticked.
    void setMarks(const QList<DocumentWord> &marks);

Q_SIGNALS:
    // The words of the receipt that is shown.
    void read(const QList<DocumentWord> &words);
    void refused();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addTools();
    void fillHeader();
    void fillBulkBar(const Bulk &bulk);
    void fitHeader();
    void fitBulkBar();
    QToolButton *tool(const QString &icon, const QString &words);

    QString m_fileName;
    QLabel *m_name;
    QLabel *m_page;
    QLabel *m_zoom;
    QWidget *m_header;
    QBoxLayout *m_headerRow; // name and tools: one beside the other, or below it
    QWidget *m_tools;
    QBoxLayout *m_toolsRow; // and the box that is ticked: beside them, or below
    QFrame *m_divider;
    QCheckBox *m_marked;
    QStackedWidget *m_stack;
    DocumentView *m_document;
    EmptyState *m_nothing;
    QWidget *m_bulkBar;
    QBoxLayout *m_bulkRow;
    QWidget *m_bulkSteps;
    QLabel *m_ticked;
    QLabel *m_amounts;
};
