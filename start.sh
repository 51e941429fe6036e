#!/bin/sh
# Installs what hallmark needs, builds it and runs it. `./start.sh --help` tells more.
set -u

usage() {
  cat <<'END'
usage: ./start.sh [--dry-run] [HALLMARK-ARGUMENTS...]

Installs the packages that hallmark needs and that are missing (with apt-get, dnf or brew; it names them first),
builds hallmark into build/release if anything changed, and runs it.

    ./start.sh                           scores the sample survey
    ./start.sh score RUBRIC SURVEY       runs 'hallmark score RUBRIC SURVEY', in the folder you are in
    ./start.sh -- --help                 runs 'hallmark --help'
    ./start.sh --dry-run                 shows what would be installed and run, and changes nothing

Only hallmark writes to stdout. The exit code is hallmark's, or 3 if it could not be installed or built.
END
}

# The script itself, wherever the links lead.
script=$0
while [ -L "$script" ]; do
  link=$(readlink "$script")
  case $link in
    /*) script=$link ;;
    *) script=$(dirname -- "$script")/$link ;;
  esac
done
root=$(CDPATH='' cd -P -- "$(dirname -- "$script")" && pwd) || exit 3
me=start.sh
dry_run=''

case ${1-} in
  -h | --help)
    usage
    exit
    ;;
  --dry-run)
    dry_run=yes
    shift
    ;;
esac
if [ "${1-}" = -- ]; then shift; fi

# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
install_missing program
configure release
build release

program=$root/build/release/hallmark
if [ $# -eq 0 ]; then
  program=build/release/hallmark
  set -- score rubrics/council-digital-maturity.yaml data/invented-councils.csv
  cd "$root" || exit 3
fi
if [ -n "$dry_run" ]; then
  run "$program" "$@"
else
  exec "$program" "$@"
fi
