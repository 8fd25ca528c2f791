#pragma once
#include "widgets/documentpages.h"
#include "widgets/documenttext.h"
#include <QGraphicsView>

class QGraphicsPixmapItem;
class QLabel;

// A paper, large: pages, zoom (+ − 0), turning, tinted marks over what was read. Decoding happens on the
// thread pool; what can't be shown is said in a sentence.
class DocumentView : public QGraphicsView
{
    Q_OBJECT
public:
    explicit DocumentView(QWidget *parent = nullptr);

    void show(const QByteArray &content, const QString &mediaType);
    // A sentence instead of a document ("Nothing here yet").
    void say(const QString &sentence);
    using QGraphicsView::show;

    int page() const { return m_page; }
    int pageCount() const { return m_pageCount; }
    int zoomPercent() const;
    bool isShowing() const { return m_paper != nullptr; }
    QString sentence() const;

    // Words that are marked on their pages, tinted like read fields.
    void setMarks(const QList<DocumentWord> &marks);
    void setMarksVisible(bool visible);

public Q_SLOTS:
    void zoomIn() { zoomBy(1.25); }
    void zoomOut() { zoomBy(0.8); }
    void zoomToFit();
    void zoomToFull();
    void turnRight();
    void showPage(int page);

Q_SIGNALS:
    void shown();
    void refused(const QString &sentence);
    void zoomChanged(int percent);
    void pageChanged(int page, int pageCount);
    // After shown(), and once a document: its words, read in the background.
    void wordsRead(const QList<DocumentWord> &words);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void load();
    void take(const DocumentPage &page);
    void readWordsSoon();
    void zoomBy(double factor);
    void placeMarks();

    QByteArray m_content;
    QString m_mediaType;
    quint64 m_request = 0; // an answer to an older request is dropped
    int m_page = 0;
    int m_pageCount = 0;
    double m_turned = 0;
    bool m_fits = true;
    bool m_marksVisible = true;
    bool m_isRead = false;
    QList<DocumentWord> m_marks;
    QGraphicsPixmapItem *m_paper = nullptr;
    QLabel *m_sentence;
};
