#pragma once
#include "records/attachments.h"

#include <QWidget>

class DropArea;
class QLabel;
struct Backend;

// A file that belongs to a record: dropped, pasted or chosen, looked at, taken off. It is kept at once; the value is its key.
class AttachmentEdit : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QVariant value READ value WRITE setValue NOTIFY valueChanged USER true)
public:
    explicit AttachmentEdit(Backend &backend, QWidget *parent = nullptr);

    QVariant value() const { return m_value.isEmpty() ? QVariant() : QVariant(m_value); }
    void setValue(const QVariant &value);
    // Takes what the clipboard holds, if that is a file or a picture.
    bool pasteFile();
    // Why there is no value although a file was handed over; empty: there is.
    QString problem() const;

Q_SIGNALS:
    void valueChanged();

private:
    void keep();
    void setKey(const QString &id);

    Attachments m_attachments;
    DropArea *m_area;
    QString m_value;
    QString m_refusal;
    bool m_isKeeping = false;
    bool m_isShowing = false;
    int m_ticket = 0;
};
