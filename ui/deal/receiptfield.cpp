#include "deal/receiptfield.h"
