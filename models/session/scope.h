#pragma once
#include "session/session.h"

// How far a permission reaches, from the database's word for it; none for a word that is unknown here.
Session::Scope scopeOf(const QString &key);
QString keyOf(Session::Scope scope);
