#pragma once
#include "catalog/field.h"

// The closed sets that screens of their own show, too: each value with its word, in the order in which people are offered them.
QList<Choice> dealStates();
QList<Choice> paymentStates();
QList<Choice> queueStates(); // of a payment in the verifiers' queue
QList<Choice> paymentMethods();
QList<Choice> commissionStates();
