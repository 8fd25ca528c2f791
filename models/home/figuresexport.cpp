#include "home/figuresexport.h"
#include "records/listexport.h"
#include "records/recordselect.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
struct Columns
{
    Q_DECLARE_TR_FUNCTIONS(FiguresExport)
};

QString plain(QString shown)
{
    shown.replace(u'−', u'-');
    bool isNumber = false;
    const double number = QLocale().toDouble(shown, &isNumber);
    return isNumber ? QString::number(number, 'f', QLocale::FloatingPointShortest) : shown;
}
}

// The server writes files, those of lists and these.
Job *startFiguresExport(Backend &backend, const QList<ShownFigure> &figures, const QString &page, const QJsonObject &detail,
                        const QString &path, const QString &title, const std::function<QString(qlonglong)> &words)
{
    QStringList columns[4];
    for (const ShownFigure &figure : figures) {
        columns[0].append(figure.card);
        columns[1].append(figure.of);
        columns[2].append(figure.measure);
        columns[3].append(plain(figure.value));
    }
    const QString sql
        = u"select f.card as %1, f.mark as %2, f.measure as %3, f.value as %4 from unnest(cast(? as text[]), cast(? as text[]),"
          " cast(? as text[]), cast(? as text[])) with ordinality as f (card, mark, measure, value, place)"
          " order by f.place"_s.arg(RecordSelect::quoted(Columns::tr("Card")), RecordSelect::quoted(Columns::tr("Of")),
                                    RecordSelect::quoted(Columns::tr("Measure")), RecordSelect::quoted(Columns::tr("Value")));
    QVariantList binds;
    for (const QStringList &column : columns)
        binds.append(QVariant(column));
    return startExport(backend, {{sql, binds}, page, detail, figures.size()}, path, title, words);
}
