#pragma once

class QAbstractItemView;
class QString;

// Said over the rows of a view when its model has been given none; the view stays and keeps the focus and its keys.
void sayWhenEmpty(QAbstractItemView &view, const QString &icon, const QString &sentence, const QString &howTo = {});
