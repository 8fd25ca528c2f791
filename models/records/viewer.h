#pragma once
#include "records/recordselect.h"

struct Backend;

// Who looks at this entity: the organization, the person, and whether they see only what is theirs.
RecordSelect::Viewer viewer(const Backend &backend, const Entity &entity);
