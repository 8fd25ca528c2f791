#include "records/formcolumns.h"
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

class FormColumnsTest : public QObject
{
    Q_OBJECT

    QScrollArea *m_scroll = nullptr;
    QWidget *m_known = nullptr; // what is told above the field
    QLineEdit *m_field = nullptr;
    std::unique_ptr<FormColumns> m_columns;

    bool isFieldInSight() const { return m_field->visibleRegion().boundingRect() == m_field->rect(); }

private Q_SLOTS:
    void init()
    {
        m_scroll = FormColumns::scrollArea();
        auto fields = new QWidget;
        auto layout = new QVBoxLayout(fields);
        m_known = new QWidget;
        m_known->setFixedHeight(40);
        m_field = new QLineEdit;
        auto more = new QWidget;
        more->setFixedHeight(2000);
        layout->addWidget(m_known);
        layout->addWidget(m_field);
        layout->addWidget(more);
        m_columns = std::make_unique<FormColumns>(m_scroll, m_scroll, fields, new QWidget);
        m_columns->resize(1400, 400);
        m_columns->show();
        QVERIFY(QTest::qWaitForWindowActive(m_columns.get()));
        m_field->setFocus();
        QTRY_VERIFY(isFieldInSight());
    }

    void theFieldWithTheKeyboardStaysInSightWhenWhatStandsAboveItGrows()
    {
        m_known->setFixedHeight(700);
        QTRY_VERIFY(m_field->y() > 700);
        QTRY_VERIFY(isFieldInSight());
    }

    void whoeverScrolledAwayFromItIsNotTakenBack()
    {
        m_scroll->verticalScrollBar()->setValue(1500);
        QVERIFY(!isFieldInSight());
        m_known->setFixedHeight(700);
        QTRY_VERIFY(m_field->y() > 700);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_scroll->verticalScrollBar()->value(), 1500);
    }
};

QTEST_MAIN(FormColumnsTest)
#include "formcolumnstest.moc"
