#pragma once
#include <QString>

// The sentence for a rule of the database that a value broke: its own, or one for its kind (the last word of a constraint's name says
// what it asks: …_length, …_given, …_once). Empty: nothing is known of it.
QString constraintText(const QString &constraint);
