#include "records/suggestionlist.h"
#include "records/suggestiondelegate.h"

#include <QKeyEvent>

SuggestionList::SuggestionList(const QString &offerIcon, QWidget *parent)
    : QListWidget(parent)
    , m_offerIcon(offerIcon)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new SuggestionDelegate(this));
    connect(this, &QListWidget::itemClicked, this, &SuggestionList::take);
}

void SuggestionList::setSuggestions(const QString &words, const QList<Suggestion> &suggestions, const QString &offer)
{
    clear();
    for (const Suggestion &suggestion : suggestions) {
        auto item = new QListWidgetItem(suggestion.title, this);
        item->setData(SuggestionDelegate::IdRole, suggestion.id);
        item->setData(SuggestionDelegate::DetailRole, suggestion.detail);
        item->setData(SuggestionDelegate::WordsRole, words);
        item->setData(Qt::AccessibleTextRole,
                      suggestion.detail.isEmpty() ? suggestion.title : tr("%1, %2").arg(suggestion.title, suggestion.detail));
    }
    if (offer.isEmpty())
        return;
    auto create = new QListWidgetItem(offer, this);
    create->setData(SuggestionDelegate::DetailRole, tr("Without leaving this form"));
    create->setData(SuggestionDelegate::OfferIconRole, m_offerIcon);
}

void SuggestionList::addNote(const QString &sentence)
{
    auto note = new QListWidgetItem(sentence, this);
    note->setFlags(Qt::NoItemFlags);
    note->setToolTip(sentence);
}

void SuggestionList::noteCutOff()
{
    setSuggestions({}, {});
    addNote(tr("Not connected: the search goes on when the connection is back"));
}

SuggestionList::Suggestion SuggestionList::suggestion(const QListWidgetItem *item)
{
    if (!item || item->data(SuggestionDelegate::IdRole).isNull())
        return {};
    return {item->data(SuggestionDelegate::IdRole).toString(), item->text(), item->data(SuggestionDelegate::DetailRole).toString()};
}

SuggestionList::Suggestion SuggestionList::likeliest() const
{
    const Suggestion highlighted = suggestion(currentItem());
    return highlighted.id.isEmpty() ? suggestion(item(0)) : highlighted;
}

bool SuggestionList::takeKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        setCurrentRow(std::clamp(currentRow() + (event.key() == Qt::Key_Down ? 1 : -1), 0, count() - 1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!currentItem() || (event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
            return false;
        take(currentItem());
        return true;
    default:
        return false;
    }
}

void SuggestionList::take(const QListWidgetItem *item)
{
    if (const Suggestion taken = suggestion(item); !taken.id.isEmpty())
        Q_EMIT chosen(taken);
    else if (item && !item->data(SuggestionDelegate::OfferIconRole).isNull())
        Q_EMIT offerTaken();
}
