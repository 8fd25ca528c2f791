#pragma once
#include <QByteArray>
#include <QFrame>

class QImage;
class QLabel;
class QMimeData;
class QToolButton;

// A file that was dropped, pasted or chosen.
struct DroppedFile
{
    QString name;
    QString mediaType;
    QByteArray content;
};

// Takes one file: drop it, paste it (Ctrl+V, a copied picture too) or choose it. Only PDF, PNG and JPEG up to 10 MB, told by their
// content and not by their name; anything else is refused in a sentence.
class DropArea : public QFrame
{
    Q_OBJECT
public:
    static constexpr qint64 largest = 10 * 1024 * 1024;

    explicit DropArea(QWidget *parent = nullptr);

    const DroppedFile &file() const { return m_file; }
    bool isEmpty() const { return m_file.content.isEmpty(); }
    QString refusal() const { return m_refusal; }
    void take(const DroppedFile &file);
    void clear();
    // Also what Ctrl+V does while the area or its form has focus.
    bool paste(const QMimeData *clipboard);
    void choose();

Q_SIGNALS:
    void taken(const DroppedFile &file);
    void refused(const QString &sentence);
    void cleared();
    // The eye: somebody shows the file large.
    void viewWanted();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void read(const QString &path);
    void takeImage(const QImage &image);
    void refuse(const QString &sentence);
    void makeFileRow();
    void showFile();

    DroppedFile m_file;
    QString m_refusal;
    bool m_hovered = false;
    QWidget *m_fileRow = nullptr; // these three once there is a file
    QLabel *m_name = nullptr;
    QLabel *m_size = nullptr;
    QLabel *m_prompt;
    QLabel *m_error;
};

// "image/png", "image/jpeg", "application/pdf", or nothing for a content that is none of them.
QString mediaTypeOf(const QByteArray &content);
