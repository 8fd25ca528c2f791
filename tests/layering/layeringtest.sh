#!/usr/bin/env bash
# The rules of the house, checked on the tree that git tracks: which room may use what, and what nobody may do.
#   layeringtest.sh [TREE]       exits 1 and names every place that breaks a rule
#   layeringtest.sh --selftest   plants one breach of each rule in a scratch tree, and fails unless each is found
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
breaches=0

breach() { # rule, places
    [ -z "$2" ] && return
    printf '%s:\n%s\n\n' "$1" "$(printf '%s\n' "$2" | sed 's/^/    /')"
    breaches=$((breaches + 1))
}

files() { # pathspecs; tracked files, or all files where there is no git
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git ls-files -- "$@"
    else
        local patterns=()
        for spec in "$@"; do patterns+=(-o -path "./$spec"); done
        find . -type f \( "${patterns[@]:1}" \) | sed 's|^\./||'
    fi | sort
}

search() { # pattern, pathspecs; comments don't count
    local pattern=$1
    shift
    files "$@" | xargs -r -d '\n' grep -nHE "$pattern" 2>/dev/null | grep -vE '^[^:]+:[0-9]+:\s*(//|\*)'
}

sources() { local room=$1; printf '%s\n' "$room/*.cpp" "$room/*.h"; }

check() {
    cd "$1" || exit 2

    breach "only the rooms of the house at the top" "$(files '*' | cut -d/ -f1 | sort -u |
        grep -vxE 'app|ui|models|resources|sql|tests|tools|CMakeLists\.txt|CMakePresets\.json|README\.md|LICENSE|\..*')"

    breach "models: no widgets, no GUI" "$(search '#include *[<"](QtWidgets|QtGui|QWidget|QColor|QFont|QPainter|QIcon|shell/|widgets/|records/[a-z]+page)' $(sources models))"
    breach "widgets: Qt only" "$(search '#include *"(db|catalog|session|records|shell|deal|home|verification|commission|member)/|#include *"backend\.h"' $(sources ui/widgets))"
    breach "text: nothing of Kontor" "$(search '#include *"' $(sources models/text) | grep -v '#include "text/')"
    breach "ui: no SQL, no Qt SQL classes" "$(search 'QSql|"(select|insert into|update|delete from) |u"(select|insert into|update|delete from) ' $(sources ui))"
    breach "ui: no relation or function of the database" "$(search '"[^"]*\b(core|crm|sales|audit|report)\.[a-z_]+\(' $(sources ui))"
    breach "ui, app: the main window is for app alone" "$(search '#include *"shell/mainwindow\.h"' $(sources ui) | grep -v '^ui/shell/mainwindow[a-z]*\.cpp:')"
    breach "libpq lives in models/db, and Qt SQL nowhere" "$(search '#include *<QSql|#include *<QtSql|libpq-fe\.h' $(sources models) $(sources app) | grep -v '^models/db/.*libpq-fe')"

    # A feature is a folder of ui/ or models/ that is no room of its own.
    local features
    features=$( (files 'ui/*'; files 'models/*') | awk -F/ 'NF > 2 {print $2}' | sort -u | grep -vxE 'shell|records|widgets|text|db|catalog|session')
    for feature in $features; do
        local others
        others=$(printf '%s\n' $features | grep -vx "$feature" | paste -sd'|')
        [ -n "$others" ] && breach "$feature includes no other feature" "$(search "#include *\"($others)/" "ui/$feature/*" "models/$feature/*")"
        breach "shared rooms know no feature" "$(search "#include *\"$feature/" $(sources ui/shell) $(sources ui/records) $(sources ui/widgets) $(sources models/db) \
            $(sources models/catalog) $(sources models/session) $(sources models/records))"
    done

    breach "no nested event loops, no static message boxes" "$(search 'processEvents|QEventLoop|QMessageBox::(information|warning|critical|question)|\.exec\(\)' \
        $(sources models) $(sources ui))"
    breach "threads only in models/db (and where receipts are drawn, and drafts and settings written)" "$(search 'QThread\b|std::thread|QMutex|QtConcurrent|QThreadPool' $(sources models) $(sources ui) $(sources app) |
        grep -vE '^(models/db/|models/records/drafts\.|ui/widgets/(documentview|documentpages|pdf)[a-z]*\.|app/(kontorctl|settingsfile))')"
    breach "no singletons" "$(search '::instance\(\)' $(sources models) $(sources ui) $(sources app) | grep -vE 'QCoreApplication::instance')"
    breach "money is no floating point" "$(search '(double|float|qreal) [a-zA-Z_]*([aA]mount|[pP]rice|[bB]alance|[mM]oney|[mM]inor)' $(sources models) $(sources ui))"
    breach "generic code asks no entity for its name" "$(search 'entity(\(\))?(\.|->)key *==' $(sources ui/records) $(sources models/records))"
    breach "no skipped tests, no left-over marks" "$(search 'QSKIP|QEXPECT_FAIL|\b(TODO|FIXME|XXX)\b' $(sources models) $(sources ui) $(sources app) $(sources tests))"
    breach "sources of at most 500 lines" "$(files $(sources models) $(sources ui) $(sources app) | xargs -r wc -l | awk '$2 != "total" && $1 > 500 {print $2 ": " $1}')"
    breach "database changes of at most 300 lines" "$(files 'sql/deploy/*.sql' | xargs -r wc -l | awk '$2 != "total" && $1 > 300 {print $2 ": " $1}')"

    [ "$breaches" -eq 0 ] && echo "the rules of the house hold"
    return $((breaches > 0))
}

selftest() {
    local tree missed=0
    plant() { # what must be found, then files and their contents
        local rule=$1 found
        shift
        tree=$(mktemp -d)
        while [ $# -ge 2 ]; do
            mkdir -p "$tree/$(dirname "$1")"
            printf '%b' "$2" >"$tree/$1"
            shift 2
        done
        found=$("$here/layeringtest.sh" "$tree")
        if grep -qF "$rule" <<<"$found"; then
            echo "found: $rule"
        else
            echo "MISSED: $rule"
            missed=1
        fi
        rm -rf "$tree"
    }
    plant "only the rooms of the house" scripts/x.sh 'echo'
    plant "models: no widgets" models/x/x.cpp '#include <QWidget>\n'
    plant "widgets: Qt only" ui/widgets/x.cpp '#include "session/session.h"\n'
    plant "text: nothing of Kontor" models/text/x.cpp '#include "session/session.h"\n'
    plant "ui: no SQL" ui/home/x.cpp 'query(u"select 1"_s);\n'
    plant "ui: no relation" ui/home/x.cpp 'call(u"sales.enter_deal(?)"_s);\n'
    plant "main window is for app alone" ui/home/x.cpp '#include "shell/mainwindow.h"\n'
    plant "libpq lives in models/db" models/home/x.cpp '#include <libpq-fe.h>\n'
    plant "Qt SQL nowhere" models/db/x.cpp '#include <QSqlQuery>\n'
    plant "no singletons" models/home/x.cpp 'Thing::instance()->go();\n'
    plant "no nested event loops" ui/home/x.cpp 'QEventLoop loop;\n'
    plant "threads only in models/db" ui/home/x.cpp 'QThread thread;\n'
    plant "money is no floating point" models/home/x.cpp 'double amount = 0;\n'
    plant "generic code asks no entity" ui/records/x.cpp 'if (entity.key == u"deal") {}\n'
    plant "no skipped tests" tests/x.cpp 'QSKIP("later");\n'
    plant "shared rooms know no feature" ui/shell/x.cpp '#include "home/homepage.h"\n' ui/home/homepage.h ''
    plant "home includes no other feature" ui/home/x.cpp '#include "deal/dealform.h"\n' ui/deal/dealform.h ''
    plant "sources of at most 500 lines" app/x.cpp "$(printf 'x\\n%.0s' {1..501})"
    plant "database changes of at most 300 lines" sql/deploy/core/x.sql "$(printf 'x\\n%.0s' {1..301})"
    return $missed
}

case "${1:-}" in
--selftest) selftest ;;
*) check "${1:-$here/../..}" ;;
esac
