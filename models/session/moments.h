#pragma once
#include <QString>

class QDateTime;
class Session;

// A moment as people of the organization read it: by its clock, and told from now.
QString momentText(const Session &session, const QDateTime &moment);
