#!/usr/bin/env bash
# The rules of the house, checked on the tree that git tracks: which folder may use what, and what nobody may do.
#   layeringtest.sh [TREE]       exits 1 and names every place that breaks a rule
#   layeringtest.sh --selftest   plants one breach of each rule in a scratch tree, and fails unless each is found
set -ufo pipefail # no globbing: the patterns are for git and find
export LC_ALL=C.UTF-8

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

sources() { # folders: the patterns of the C++ files below them
    for folder in "$@"; do printf '%s\n' "$folder/*.cpp" "$folder/*.h"; done
}

forbid() { # rule, pattern, pathspecs
    local rule=$1 pattern=$2
    shift 2
    breach "$rule" "$(search "$pattern" "$@")"
}

longer_than() { # lines, pathspecs; the files that have more
    local most=$1
    shift
    files "$@" | xargs -r wc -l | awk -v most="$most" '$2 != "total" && $1 > most {print $2 ": " $1}'
}

check() {
    cd "$1" || exit 2

    local ui models product features others
    ui=$(sources ui)
    models=$(sources models)
    product=$(sources app ui models)
    # A feature is a folder of ui/ or models/ that is not one of the shared folders.
    features=$( (files 'ui/*'; files 'models/*') | awk -F/ 'NF > 2 {print $2}' | sort -u |
        grep -vxE 'shell|records|widgets|text|db|catalog|session')

    breach "only the folders of the map at the top" "$(files '*' | cut -d/ -f1 | sort -u |
        grep -vxE 'app|ui|models|resources|sql|tests|tools|CMakeLists\.txt|CMakePresets\.json|README\.md|LICENSE|\..*')"

    forbid "models: no widgets, no GUI" \
        '#include *[<"](QtWidgets|QtGui|QWidget|QColor|QFont|QPainter|QIcon|shell/|widgets/|records/[a-z]+page)' $models
    forbid "widgets: Qt only" \
        "#include *\"((db|catalog|session|records|shell|$(paste -sd'|' <<<"$features"))/|backend\.h)" $(sources ui/widgets)
    breach "text: nothing of Kontor" "$(search '#include *"' $(sources models/text) | grep -v '#include "text/')"
    forbid "ui: no SQL, no Qt SQL classes" 'QSql|u?"(select|insert into|update|delete from) ' $ui
    forbid "ui: no relation or function of the database" '"[^"]*\b(core|crm|sales|audit|report)\.[a-z_]+\(' $ui
    breach "ui: the main window is for app alone" \
        "$(search '#include *"shell/mainwindow\.h"' $ui | grep -v '^ui/shell/mainwindow[a-z]*\.cpp:')"
    breach "libpq lives in models/db, and Qt SQL nowhere" \
        "$(search '#include *<QSql|#include *<QtSql|libpq-fe\.h' $(sources models app) | grep -v '^models/db/.*libpq-fe')"

    for feature in $features; do
        others=$(grep -vx "$feature" <<<"$features" | paste -sd'|')
        [ -n "$others" ] && forbid "$feature includes no other feature" "#include *\"($others)/" "ui/$feature/*" "models/$feature/*"
        forbid "shared folders know no feature" "#include *\"$feature/" \
            $(sources ui/shell ui/records ui/widgets models/db models/catalog models/session models/records)
    done

    forbid "no nested event loops, no static message boxes" \
        'processEvents|QEventLoop|QMessageBox::(information|warning|critical|question)|\.exec\(\)' $models $ui
    breach "threads only in models/db (and where receipts are drawn, and drafts and settings written)" \
        "$(search 'QThread\b|std::thread|QMutex|QtConcurrent|QThreadPool' $product |
            grep -vE '^(models/db/|models/records/drafts\.|ui/widgets/(documentview|documentpages|pdf)[a-z]*\.|app/(kontorctl|settingsfile))')"
    breach "no singletons" "$(search '::instance\(\)' $product | grep -v 'QCoreApplication::instance')"
    forbid "money is no floating point" \
        '(double|float|qreal) [a-zA-Z_]*([aA]mount|[pP]rice|[bB]alance|[mM]oney|[mM]inor)' $models $ui
    forbid "a count in a sentence has groups: %Ln" '"[^"]*%n\b' $product
    forbid "generic code asks no entity for its name" 'entity(\(\))?(\.|->)key *==' $(sources ui/records models/records)
    forbid "no skipped tests, no left-over marks" 'QSKIP|QEXPECT_FAIL|\b(TODO|FIXME|XXX)\b' $product $(sources tests)

    breach "sources of at most 500 lines" "$(longer_than 500 $product)"
    breach "database changes of at most 300 lines" "$(longer_than 300 'sql/deploy/*.sql')"
    breach "lines of at most 160 characters" "$(files $product $(sources tests) 'sql/*.sql' 'tests/*.sql' |
        xargs -r -d '\n' grep -nHE '^.{161}' | cut -c1-120)"
    breach "SQL is indented by two" "$(files 'sql/*.sql' 'tests/*.sql' | xargs -r -d '\n' awk '
        FNR > 1 && before ~ /^(begin|declare|create .*\()$/ && /^(   |\t| ?[^ -])/ { print FILENAME ":" FNR ": " $0 }
        { before = $0 }' | cut -c1-120)"

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
    plant "only the folders of the map" scripts/x.sh 'echo'
    plant "models: no widgets" models/x/x.cpp '#include <QWidget>\n'
    plant "widgets: Qt only" ui/widgets/x.cpp '#include "session/session.h"\n'
    plant "widgets: Qt only" ui/widgets/x.cpp '#include "home/hometext.h"\n' ui/home/hometext.h ''
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
    plant "a count in a sentence has groups" ui/home/x.cpp 'tr("%n deals", nullptr, 2);\n'
    plant "generic code asks no entity" ui/records/x.cpp 'if (entity.key == u"deal") {}\n'
    plant "no skipped tests" tests/x.cpp 'QSKIP("later");\n'
    plant "shared folders know no feature" ui/shell/x.cpp '#include "home/homepage.h"\n' ui/home/homepage.h ''
    plant "home includes no other feature" ui/home/x.cpp '#include "deal/dealform.h"\n' ui/deal/dealform.h ''
    plant "sources of at most 500 lines" app/x.cpp "$(printf 'x\\n%.0s' {1..501})"
    plant "database changes of at most 300 lines" sql/deploy/core/x.sql "$(printf 'x\\n%.0s' {1..301})"
    plant "lines of at most 160 characters" sql/deploy/core/x.sql "$(printf 'x%.0s' {1..161})"
    plant "SQL is indented by two" sql/deploy/core/x.sql 'begin\n    perform x();\nend\n'
    return $missed
}

case "${1:-}" in
--selftest) selftest ;;
*) check "${1:-$here/../..}" ;;
esac
