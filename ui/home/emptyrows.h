#pragma once

class EmptyState;
class QAbstractItemView;
class QString;

// Said over the rows of a view that has none; the view stays and keeps the focus and its keys. Hidden until it is shown.
EmptyState *emptyStateIn(QAbstractItemView &view, const QString &icon, const QString &sentence, const QString &howTo);
