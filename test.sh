#!/bin/sh
# Installs what hallmark and its tests need, builds both and runs the tests. `./test.sh --help` tells more.
set -u

usage() {
  cat <<'END'
usage: ./test.sh [--dry-run] [PRESET] [-- CTEST-ARGUMENTS...]

Installs the packages that are missing (with apt-get, dnf or brew; it names them first), builds hallmark and its tests
into build/PRESET if anything changed, and runs the tests. PRESET is one of CMakePresets.json and 'dev' if not said.

    ./test.sh                            everything
    ./test.sh asan                       everything, with the address and undefined-behaviour sanitizers
    ./test.sh -- -R golden               the tests with 'golden' in their name
    ./test.sh --dry-run                  shows what would be installed and run, and changes nothing

The last line is 'N passed, N failed'. The exit code is 0 if all passed, 1 if a test failed or none ran,
and 3 if the tests could not be installed or built.
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
me=test.sh
dry_run=''
preset=dev

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
case ${1-} in
  -- | '') ;;
  -*)
    usage >&2
    exit 2
    ;;
  *)
    preset=$1
    shift
    ;;
esac
case ${1-} in
  --) shift ;;
  '') ;;
  *)
    usage >&2
    exit 2
    ;;
esac

# However this ends, the last line counts; tests that could not be built count as one that failed.
passed=0 failed=1 skipped=0
summary() {
  [ "$skipped" -eq 0 ] || set -- ", $skipped skipped"
  echo "$passed passed, $failed failed${1-}"
}
[ -n "$dry_run" ] || trap summary EXIT

# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
install_missing tests
configure "$preset"
build "$preset"

log=$root/build/$preset/ctest.log
set -- ctest --test-dir "build/$preset" -j2 --output-on-failure --output-log "build/$preset/ctest.log" "$@"
if [ -n "$dry_run" ]; then
  run "$@"
  exit
fi
rm -f "$log"
(cd "$root" && exec "$@") </dev/null
code=$?
[ -f "$log" ] || exit 1

# CTest counts a skipped test as passed and colours its summary on a terminal.
escape=$(printf '\033')
plain=$(sed "s/$escape\\[[0-9;]*m//g" "$log")
counts=$(printf '%s\n' "$plain" | sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests* failed out of \([0-9]*\)$/\1 \2/p' | tail -n 1)
[ -n "$counts" ] || exit 1
failed=${counts% *}
skipped=$(printf '%s\n' "$plain" | grep -c '^[[:blank:]]*[0-9]* - .* (Skipped)$')
passed=$((${counts#* } - failed - skipped))
if [ "$passed" -eq 0 ] || [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
[ "$failed" -eq 0 ] || exit 1
