#include "widgets/card.h"
#include "widgets/cells.h"
#include "widgets/columnheader.h"
#include "widgets/commandpalette.h"
#include "widgets/emptystate.h"
#include "widgets/fieldframe.h"
#include "widgets/figurerows.h"
#include "widgets/keybar.h"
#include "widgets/keybutton.h"
#include "widgets/kpicard.h"
#include "widgets/moneyedit.h"
#include "widgets/palettelist.h"
#include "widgets/pdffile.h"
#include "widgets/rowdelegate.h"
#include "widgets/rowlook.h"
#include "widgets/rowsview.h"
#include "widgets/searchline.h"
#include "widgets/segmented.h"
#include "widgets/stepbystep.h"
#include "widgets/theme.h"
#include "widgets/toastarea.h"
#include "widgets/toastclearance.h"
#include <QAction>
#include <QFile>
#include <QFocusFrame>
#include <QFuture>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

// A table's texts, for what holds wherever they stand.
class Texts : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const override
    {
        const bool isLast = index.column() == index.model()->columnCount() - 1;
        TextCell{.text = index.data().toString(), .alignment = isLast ? Qt::AlignRight : Qt::AlignLeft}.paint(painter, cell);
    }
};

// A window with toasts above its key bar.
class ToastedWindow : public QWidget
{
public:
    explicit ToastedWindow(QSize size) { resize(size); }

    Toast *showToast()
    {
        show();
        return area.say({ToastText::Done, u"Commissions of Anna Zielińska approved"_s});
    }

    ToastArea area{this, 30};
};

class ControlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titlesOfCardsInOneRowStandOnOneLine()
    {
        Theme theme(*qApp);
        Card plain(u"Plain"_s);
        Card linked(u"Linked"_s);
        linked.setLink(u"All"_s);
        Card parted(u"Parted"_s);
        auto parts = new Segmented({u"People"_s, u"Teams"_s});
        parts->setSmall(true);
        parted.header()->addWidget(parts);
        const auto titleLine = [](Card &card) {
            card.resize(300, 200);
            card.show();
            for (const QLabel *label : card.findChildren<QLabel *>())
                if (label->text() == card.title())
                    return label->mapTo(&card, label->rect().center()).y();
            return -1;
        };
        QVERIFY(titleLine(plain) > 0);
        QCOMPARE(titleLine(linked), titleLine(plain));
        QCOMPARE(titleLine(parted), titleLine(plain));
    }

    // What is wrong is said in red, glyph and words, and can be pressed like any link.
    void aLinkWithAGlyphHasItsTone()
    {
        Theme theme(*qApp);
        KeyButton link(u"1 thing to fix"_s, KeyButton::Link);
        const int plain = link.sizeHint().width();
        link.setGlyph(Glyph::DiscCross, Tone::Red);
        QVERIFY(link.sizeHint().width() > plain);
        link.resize(link.sizeHint());
        const QImage picture = link.grab().toImage();
        const auto has = [&picture](const QColor &color) {
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    if (picture.pixelColor(x, y) == color)
                        return true;
            return false;
        };
        QVERIFY(has(Theme::tokens().tone(Tone::Red).ink));
        QVERIFY(!has(Theme::tokens().accentInk));
        QSignalSpy pressed(&link, &KeyButton::clicked);
        QTest::keyClick(&link, Qt::Key_Space);
        QCOMPARE(pressed.size(), 1);
    }

    void figuresWithoutRoomBesideEachOtherStandUnderEachOther()
    {
        Theme theme(*qApp);
        FigureRows rows;
        rows.setRows({{u"Approve"_s, {u"EUR 964.10"_s, u"PLN 9,493.85"_s}}, {u"Pay"_s, {u"–"_s}}});
        const int wide = rows.sizeHint().width();
        QCOMPARE(rows.heightForWidth(wide), 2 * rows.minimumSizeHint().height());
        QCOMPARE(rows.heightForWidth(wide - 1), 3 * rows.minimumSizeHint().height());
        QVERIFY(rows.minimumSizeHint().width() < wide);
        QVERIFY(rows.accessibleName().contains(u"Approve EUR 964.10, PLN 9,493.85"_s));
    }

    void eachStepHasATurnOfTheEventLoopOfItsOwn()
    {
        QStringList done;
        StepByStep steps(nullptr);
        const auto step = [&done](const QString &name) {
            return [&done, name] {
                done.append(name);
                QMetaObject::invokeMethod(
                    qApp, [&done] { done.append(u"painted"_s); }, Qt::QueuedConnection);
            };
        };
        QVERIFY(steps.isDone());
        steps.add({step(u"one"_s), step(u"two"_s)});
        steps.add({step(u"three"_s)});
        QVERIFY(!steps.isDone());
        QVERIFY(done.isEmpty());
        QTRY_COMPARE(done.count(u"painted"_s), 3);
        QVERIFY(steps.isDone());
        done.removeAll(u"painted"_s);
        QCOMPARE(done, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    }

    void atMostTwoToastsStandAboveTheKeyBar()
    {
        ToastedWindow window({1100, 700});
        window.show();
        ToastArea &area = window.area;
        area.say({ToastText::Done, u"One"_s});
        area.say({ToastText::Done, u"Two"_s});
        area.say({ToastText::Problem, u"Three"_s});
        QCOMPARE(area.toasts().size(), 2);
        QCOMPARE(area.toasts().first()->text().text, u"Two"_s);
        for (const Toast *toast : area.toasts()) {
            QVERIFY(toast->geometry().bottom() < 670);
            QVERIFY(window.rect().contains(toast->geometry()));
        }
        window.resize(1400, 900);
        QTRY_VERIFY(area.toasts().last()->geometry().right() > 1300);
    }

    void theVerbActsOnceAndTheToastGoes()
    {
        QWidget window;
        window.resize(800, 600);
        window.show();
        ToastArea area(&window);
        int undone = 0;
        Toast *toast = area.say({ToastText::Done, u"TXID0042 approved"_s, u"Undo"_s, u"Ctrl+Z"_s, [&] { ++undone; }});
        QTest::keyClick(toast, Qt::Key_Return);
        QCOMPARE(undone, 1);
        QVERIFY(area.toasts().isEmpty());
    }

    void aToastNeverStandsOnAnActionRow()
    {
        ToastedWindow window({1400, 900});
        auto row = new QFrame(&window);
        ToastClearance::keepAbove(row);
        row->setGeometry(1050, 800, 350, 70);
        row->hide();
        const Toast *toast = window.showToast();
        QVERIFY(toast->geometry().bottom() > row->geometry().top());
        row->show();
        QTRY_VERIFY(toast->geometry().bottom() < row->geometry().top());
        row->hide();
        QTRY_VERIFY(toast->geometry().bottom() > row->geometry().top());
    }

    void aToastStandsAboveTheLinesThatAreKeptClear()
    {
        ToastedWindow window({1400, 900});
        auto footer = new QFrame(&window);
        footer->setGeometry(200, 836, 1200, 34);
        auto bar = new QFrame(&window);
        bar->setGeometry(200, 792, 1200, 44);
        for (QFrame *line : {footer, bar})
            ToastClearance::keepAbove(line);
        bar->hide();
        const Toast *toast = window.showToast();
        QVERIFY(toast->geometry().bottom() < footer->geometry().top());
        bar->show(); // one on the other: neither is covered
        QTRY_VERIFY(toast->geometry().bottom() < bar->geometry().top());
        bar->hide();
        QTRY_VERIFY(toast->geometry().bottom() > bar->geometry().top());
        QVERIFY(toast->geometry().bottom() < footer->geometry().top());
    }

    void aToastStandsBesideTheColumnOfWhatComesNext()
    {
        ToastedWindow window({1400, 900});
        auto column = new QFrame(&window);
        ToastClearance::keepBeside(column);
        column->setGeometry(1040, 100, 360, 770);
        auto row = new QFrame(column); // of the column: in nobody's way any more
        ToastClearance::keepAbove(row);
        row->setGeometry(0, 700, 360, 70);
        const Toast *toast = window.showToast();
        QTRY_VERIFY(toast->geometry().right() < column->geometry().left());
        QVERIFY(toast->geometry().bottom() > 800);
        column->hide();
        QTRY_VERIFY(toast->geometry().right() > 1300);
        column->show();
        QTRY_VERIFY(toast->geometry().right() < column->geometry().left());
    }

    // A total may stand anywhere: at the end of a short statement, or at the foot of a long one.
    void aToastCoversNoTotalHoweverHighItIs()
    {
        ToastedWindow window({1100, 700});
        auto total = new QWidget(&window);
        ToastClearance::keepAbove(total);
        window.showToast();
        window.showToast();
        for (int top = 0; top <= 660; top += 20) {
            total->setGeometry(300, top, 780, 44);
            for (const Toast *toast : window.area.toasts()) {
                QVERIFY2(!toast->geometry().intersects(total->geometry()), qPrintable(QString::number(top)));
                QVERIFY(toast->geometry().bottom() < 670);
                QVERIFY(window.rect().contains(toast->geometry()));
            }
        }
    }

    // Bold words of a document are as heavy as those on the screen: there is no heavier font, Qt would smear this one.
    void aDocumentIsWrittenInTheFontsThereAre()
    {
        const Theme theme(*qApp);
        const QTemporaryDir folder;
        const auto drawn = [&folder](const QString &html) {
            const QString path = folder.filePath(u"document.pdf"_s);
            QFuture<QString> writing = writePdf(path, u"Statement"_s, html);
            writing.waitForFinished();
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto without = [](QByteArray pdf) { // when it was written
            return QString::fromLatin1(pdf).remove(QRegularExpression(u"/CreationDate[^\n]*|<xmp:[^\n]*|<</[^>]*ID[^\n]*|/ID[^\n]*"_s));
        };
        const QString plain = without(drawn(u"<p><span style=\"font-weight:600\">Total</span></p>"_s));
        QVERIFY(plain.contains(u"Inter-SemiBold"_s));
        QCOMPARE(without(drawn(u"<p><b>Total</b></p>"_s)), plain);
    }

    void theArrowOfAnOrderStandsBesideTheWord()
    {
        const Theme theme(*qApp);
        QTableView table;
        auto header = new ColumnHeader;
        table.setHorizontalHeader(header);
        QStandardItemModel model(1, 2);
        model.setHorizontalHeaderLabels({u"Deal"_s, u"Amount"_s});
        model.setHeaderData(1, Qt::Horizontal, QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        table.setModel(&model);
        header->setSortIndicatorShown(true);
        header->setIndent(33);
        table.resize(700, 200);
        header->resizeSection(0, 300);
        header->resizeSection(1, 300);
        const auto arrow = [&](int column) { // from where to where its colour is, within the section
            header->setSortIndicator(column, Qt::DescendingOrder);
            const QImage image = header->viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
            std::pair<int, int> ends{-1, -1};
            for (int x = 0; x < 300; ++x)
                for (int y = 0; y < image.height() - 1; ++y)
                    if (image.pixelColor(column * 300 + x, y) == Theme::tokens().accent)
                        ends = {ends.first < 0 ? x : ends.first, x};
            return ends;
        };
        const int deal = QFontMetrics(Theme::font(12, QFont::Medium)).horizontalAdvance(u"Deal"_s);
        const int amount = QFontMetrics(Theme::font(12, QFont::Medium)).horizontalAdvance(u"Amount"_s);
        const auto [left, right] = arrow(0);
        QVERIFY(left > 33 + 8 + deal && right < 33 + 8 + deal + 16);
        const auto [before, after] = arrow(1);
        QVERIFY(after < 300 - 8 - amount && before > 300 - 8 - amount - 18);
    }

    void columnsLeaveATableThatIsTooNarrowForThem()
    {
        const Theme theme(*qApp);
        QTableView table;
        QStandardItemModel model(1, 4);
        table.setModel(&model);
        dressTable(table, {.widths = {80, 120, 70, 60}, .stretched = 1, .leaving = {3, 2}});
        table.resize(400, 100);
        table.show();
        const auto left = [&table](int width) {
            table.resize(width, 100);
            QList<int> gone;
            for (int column = 0; column < 4; ++column)
                if (table.isColumnHidden(column))
                    gone.append(column);
            return gone;
        };
        QCOMPARE(left(400), QList<int>{});
        QCOMPARE(left(320), QList<int>{3});
        QCOMPARE(left(240), (QList<int>{2, 3}));
        QVERIFY(table.columnWidth(1) >= 120);
        QCOMPARE(left(400), QList<int>{});
    }

    void inACardTheOuterCellsBeginAndEndWhereItsWordsDo()
    {
        const Theme theme(*qApp);
        QTableView table;
        table.setFrameShape(QFrame::NoFrame);
        table.setItemDelegate(new Texts(&table));
        QStandardItemModel model(1, 2);
        model.setHorizontalHeaderLabels({u"HHH"_s, u"HHH"_s});
        model.setHeaderData(1, Qt::Horizontal, QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        for (int column : {0, 1})
            model.setData(model.index(0, column), u"HHH"_s);
        table.setModel(&model);
        dressTable(table, {.widths = {200, 200}, .stretched = 0});
        table.resize(600, 120);
        const auto ends = [](const QWidget &part, int height) { // of what is darker than any ground
            const QImage image = const_cast<QWidget &>(part).grab().toImage().convertToFormat(QImage::Format_Grayscale8);
            std::pair<int, int> ends{-1, -1};
            for (int x = 0; x < image.width(); ++x)
                for (int y = 4; y < height - 4; ++y)
                    if (qGray(image.pixel(x, y)) < 140)
                        ends = {ends.first < 0 ? x : ends.first, x};
            return ends;
        };
        for (const auto &[left, right] : {ends(*table.viewport(), table.rowHeight(0)),
                                          ends(*table.horizontalHeader()->viewport(), table.horizontalHeader()->height())}) {
            QVERIFY2(qAbs(left - Card::margin) <= 2, qPrintable(QString::number(left)));
            QVERIFY2(qAbs(600 - Card::margin - 1 - right) <= 2, qPrintable(QString::number(right)));
        }
    }

    void aColumnOfNumbersGrowsWithThemAndTheWordOfAmountsStandsOverTheFigures()
    {
        const Theme theme(*qApp);
        QTableView table;
        table.setItemDelegate(new Texts(&table));
        QStandardItemModel model(1, 3);
        model.setHorizontalHeaderLabels({u"Deal"_s, u"Client"_s, u"HHH"_s});
        model.setHeaderData(2, Qt::Horizontal, QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        model.setData(model.index(0, 0), u"DLID0042"_s);
        table.setModel(&model);
        dressTable(table, {.widths = {88, 100, 150}, .stretched = 1, .numbers = 0, .amounts = 2, .margin = 0});
        table.resize(600, 120);
        QCOMPARE(table.columnWidth(0), 88);
        model.appendRow(new QStandardItem(u"DLID6543210"_s));
        QCOMPARE(table.columnWidth(0), numberWidth(u"DLID6543210"_s));
        QVERIFY(table.columnWidth(0) > 88);

        const auto end = [](const QHeaderView &header) { // of the last column's word
            const QImage image = const_cast<QHeaderView &>(header).viewport()->grab().toImage().convertToFormat(QImage::Format_Grayscale8);
            int last = -1;
            for (int x = 0; x < image.width(); ++x)
                for (int y = 4; y < image.height() - 4; ++y)
                    if (qGray(image.pixel(x, y)) < 140)
                        last = x;
            return image.width() - last;
        };
        QVERIFY(end(*table.horizontalHeader()) > AmountCell::currencyRoom());
    }

    void theKeyBarSaysTheHintsOfEnabledActions()
    {
        KeyBar bar;
        QAction open(u"Open"_s), hidden(u"Hidden"_s), move(u"Move"_s);
        open.setShortcut(Qt::Key_Return);
        open.setProperty("hint", u"Open deal"_s);
        hidden.setEnabled(false);
        hidden.setProperty("hint", u"Hidden"_s);
        move.setProperty("hint", u"↑,↓|Move"_s);
        bar.showActions({&move, &open, &hidden});
        QCOMPARE(bar.spokenKeys(), u"↑ ↓ Move, Enter Open deal"_s);
    }

    void whatHasNoRoomInTheKeyBarLeavesAllKeysApart()
    {
        KeyBar bar;
        QList<QAction *> actions;
        for (const QString &words : {u"Open"_s, u"Record payment"_s, u"Filter"_s, u"Put on hold"_s, u"New deal"_s}) {
            auto action = new QAction(words, &bar);
            action->setShortcut(Qt::Key_N);
            action->setProperty("hint", words);
            actions.append(action);
        }
        bar.showActions(actions);
        bar.showConnection(KeyBar::Connection::Good, u"Connected"_s);
        int last = 0;
        int taken = 0;
        int allKeys = -1;
        for (QAction *action : std::as_const(actions))
            connect(action, &QAction::triggered, this, [&] { last = taken; });
        connect(&bar, &KeyBar::allKeysWanted, this, [&] { allKeys = allKeys < 0 ? taken : allKeys; });
        for (int width = 320; width < 760; width += 4) {
            bar.resize(width, bar.sizeHint().height());
            bar.grab();
            last = 0;
            allKeys = -1;
            for (taken = 0; taken < width; ++taken)
                QTest::mouseClick(&bar, Qt::LeftButton, {}, {taken, bar.height() / 2});
            QVERIFY(allKeys > 0);
            QVERIFY2(allKeys - last > 16, qPrintable(u"%1 wide: %2 pixels apart"_s.arg(width).arg(allKeys - last)));
        }
    }

    void theFocusRingGoesAllTheWayRoundAField()
    {
        const Theme theme(*qApp);
        QWidget window;
        auto frame = new FieldFrame(u"Name"_s, new QLineEdit);
        auto layout = new QVBoxLayout(&window);
        layout->addWidget(frame);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        frame->field()->setFocus();
        const auto ring = window.findChild<QFocusFrame *>();
        QVERIFY(ring);
        QTRY_VERIFY(ring->isVisible());
        const QRect field(frame->field()->mapTo(&window, QPoint()), frame->field()->size());
        const QRect seen(ring->mapTo(&window, QPoint()), ring->size());
        QVERIFY(seen.contains(field.adjusted(-2, -2, 2, 2)));
        QCOMPARE(ring->visibleRegion(), QRegion(ring->rect()));
    }

    void theFocusRingOfWhatFillsItsWindowIsInsideIt()
    {
        const Theme theme(*qApp);
        QWidget window;
        auto empty = new EmptyState(u"view-filter"_s, u"No deals match"_s, {});
        empty->setFocusPolicy(Qt::StrongFocus);
        auto layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(empty);
        window.resize(400, 300);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        empty->setFocus();
        const auto ring = window.findChild<QFocusFrame *>();
        QVERIFY(ring);
        QTRY_VERIFY(ring->isVisible());
        // Whole on each side, with room between it and the edge.
        const QImage seen = window.grab().toImage();
        const QColor color = Theme::tokens().focus;
        const QPoint middle = seen.rect().center();
        for (const auto &[from, step] : {std::pair{QPoint(0, middle.y()), QPoint(1, 0)},
                                         {QPoint(seen.width() - 1, middle.y()), QPoint(-1, 0)},
                                         {QPoint(middle.x(), 0), QPoint(0, 1)},
                                         {QPoint(middle.x(), seen.height() - 1), QPoint(0, -1)}}) {
            int first = 0;
            while (first < 10 && seen.pixelColor(from + first * step) != color)
                ++first;
            QVERIFY2(first > 0 && first < 10, qPrintable(QString::number(first)));
            QCOMPARE(seen.pixelColor(from + (first + 1) * step), color);
        }
    }

    void aClickOnALabelGoesToItsField()
    {
        const Theme theme(*qApp);
        QWidget window;
        auto layout = new QVBoxLayout(&window);
        auto first = new FieldFrame(u"Name"_s, new QLineEdit);
        auto second = new FieldFrame(u"City"_s, new QLineEdit);
        auto box = new QCheckBox;
        auto third = new FieldFrame(u"Active"_s, box);
        for (FieldFrame *field : {first, second, third})
            layout->addWidget(field);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto click = [](const FieldFrame *field) { QTest::mouseClick(field->findChild<QLabel *>(), Qt::LeftButton); };
        click(second);
        QVERIFY(second->field()->hasFocus());
        click(first);
        QVERIFY(first->field()->hasFocus());
        click(third);
        QVERIFY(box->hasFocus() && box->isChecked());
        second->field()->setEnabled(false);
        click(second);
        QVERIFY(box->hasFocus());
    }

    void aFieldTellsWhatItCantReadOnceItIsLeft()
    {
        QWidget window;
        auto layout = new QVBoxLayout(&window);
        auto amount = new MoneyEdit;
        auto field = new FieldFrame(u"Amount"_s, amount);
        auto other = new QLineEdit;
        layout->addWidget(field);
        layout->addWidget(other);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        amount->setFocus();
        QTest::keyClicks(amount, u"12+"_s);
        QVERIFY(!field->hasError());
        other->setFocus();
        QCOMPARE(field->error(), amount->problem());
        amount->setFocus();
        QTest::keyClicks(amount, u"3"_s);
        QVERIFY(!field->hasError());
        QCOMPARE(amount->minor(), std::optional<qint64>(1500));
    }

    void aFieldOffersItsFixesByKey()
    {
        auto edit = new QLineEdit;
        FieldFrame field(u"Received"_s, edit);
        field.show();
        edit->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        bool applied = false;
        field.setError(u"Received is more than the deal."_s, {{u"Use 62,400.00"_s, [] {}}, {u"Keep as credit"_s, [&] { applied = true; }}});
        QCOMPARE(edit->accessibleName(), u"Received"_s);
        QCOMPARE(edit->accessibleDescription(), u"Received is more than the deal."_s);
        QTest::keyClick(edit, Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(applied); // a key shows the button pressed for a moment
        field.clearError();
        QVERIFY(!field.hasError());
        QVERIFY(edit->accessibleDescription().isEmpty());
    }

    void waysOutStayWhereTheyAreAndDoWhatIsAskedNow()
    {
        FieldFrame field(u"Due"_s, new QLineEdit);
        int day = 0;
        const auto tell = [&](const QString &way, int offered) {
            field.setError(u"Due is before the deal was made."_s, {{way, [&day, offered] { day = offered; }}});
            return field.fixes().value(0);
        };
        const QPointer<KeyButton> first = tell(u"On the deal’s day"_s, 1);
        QVERIFY(first);
        QCOMPARE(tell(u"On the deal’s day"_s, 2), first.get());
        first->click();
        QCOMPARE(day, 2);
        QVERIFY(tell(u"A month later"_s, 3) != first.get());
        field.fixes().first()->click();
        QCOMPARE(day, 3);
    }

    void whatIsWrongCanStandAcrossTheRowOfItsField()
    {
        QWidget row;
        auto layout = new QVBoxLayout(&row);
        auto edit = new QLineEdit;
        auto field = new FieldFrame(u"Received"_s, edit);
        auto below = new QVBoxLayout;
        layout->addWidget(field);
        layout->addLayout(below);
        field->setErrorPlace(below);
        row.show();
        edit->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&row));
        bool applied = false;
        field->setError(u"Received is more than the deal."_s, {{u"Use 62,400.00"_s, [&] { applied = true; }}});
        QCOMPARE(below->count(), 1);
        QVERIFY(!field->isAncestorOf(below->itemAt(0)->widget()) && field->concerns(below->itemAt(0)->widget()));
        QTest::keyClick(edit, Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(applied);
        field->clearError();
        QVERIFY(!below->itemAt(0)->widget()->isVisible());
    }

    void whoeverClicksAFixIsInTheFieldAgain()
    {
        QWidget window;
        auto layout = new QVBoxLayout(&window);
        layout->addWidget(new QPushButton(u"First"_s));
        auto edit = new QLineEdit;
        auto field = new FieldFrame(u"Received"_s, edit);
        layout->addWidget(field);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setError(u"Received is more than the deal."_s, {{u"Use 62,400.00"_s, [field] { field->clearError(); }}});
        const auto fix = field->findChild<QPushButton *>(u"fix"_s);
        QVERIFY(fix);
        fix->setFocus();
        fix->click();
        QVERIFY(edit->hasFocus());
    }

    void searchingWaitsForAPauseAndAsksOnce()
    {
        SearchLine line(u"Filter deals"_s);
        QSignalSpy searched(&line, &SearchLine::searched);
        QTest::keyClicks(&line, u"kess"_s);
        QCOMPARE(searched.count(), 0);
        QVERIFY(searched.wait(1000));
        QCOMPARE(searched.takeFirst().first().toString(), u"kess"_s);
        QTest::keyClick(&line, Qt::Key_Return);
        QCOMPARE(searched.count(), 0);
    }

    void aFigureBesideTheChangeGoesBelowItBeforeItIsCut()
    {
        KpiCard card(u"Waiting"_s);
        card.setFigure(u"122"_s, {});
        card.setDelta({1, KpiDelta::Bad, u"+111"_s, u"from 11 · 3,849,757 PLN"_s});
        card.show();
        card.resize(400, 120);
        const int oneLine = card.sizeHint().height();
        card.resize(150, 120);
        QTRY_VERIFY(card.sizeHint().height() > oneLine);
        card.resize(400, 120);
        QTRY_COMPARE(card.sizeHint().height(), oneLine);
    }

    void daysOfOtherYearsAreWhole()
    {
        QStandardItemModel model(0, 2);
        RowsView table;
        table.setModel(&model);
        table.setItemDelegate(new Texts(&table));
        dressTable(table, TableColumns{.widths = {100, 40}, .stretched = 0, .days = 1});
        QStandardItem *day = new QStandardItem;
        day->setData(QDate(2024, 12, 23), Qt::DisplayRole);
        model.appendRow({new QStandardItem(u"DLID1183"_s), day});
        QVERIFY(table.columnWidth(1) >= cellWidth(DateCell{u"23 Dec 2024"_s}.width()));
    }

    void thePaletteSkipsHeadingsAndRunsWhatIsChosen()
    {
        QWidget window;
        window.resize(1000, 700);
        QStandardItemModel model;
        auto heading = new QStandardItem(u"Do"_s);
        heading->setData(true, PaletteHeadingRole);
        model.appendColumn({heading, new QStandardItem(u"Record payment"_s), new QStandardItem(u"New deal"_s)});
        CommandPalette palette(&window);
        palette.setModel(&model);
        window.show();
        palette.open();
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        QCOMPARE(palette.list()->currentIndex().row(), 1);
        QTest::keyClick(palette.line(), Qt::Key_Down);
        QTest::keyClick(palette.line(), Qt::Key_Return);
        QCOMPARE(chosen.takeFirst().first().toModelIndex().row(), 2);
        QVERIFY(!palette.isVisible());
        palette.open(u"pay"_s);
        QTest::keyClick(palette.line(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QCOMPARE(chosen.count(), 0);
    }
};

QTEST_MAIN(ControlsTest)
#include "controlstest.moc"
