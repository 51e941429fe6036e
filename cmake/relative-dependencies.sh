#!/bin/sh
# relative-dependencies.sh FOLDER COMPILER ARGUMENTS...
#
# Compiles, and then names files of the project's FOLDER in the list of dependencies (-MF) as seen from here. Ninja cannot
# read all characters that a folder's name may have, such as '&', and would compile everything anew each time.
folder=$1
shift
"$@" || exit

list=''
for word; do
  if [ "$list" = next ]; then list=$word; fi
  if [ "$word" = -MF ]; then list=next; fi
done
[ -n "$list" ] && [ -f "$list" ] || exit 0

up=''
here=$(pwd -P)
while [ "$here" != "$folder" ] && [ "$here" != / ]; do
  here=$(dirname -- "$here")
  up=../$up
done
[ "$here" = "$folder" ] || exit 0

# As compilers write it there, and then as `sed` has to be told.
in_sed() {
  printf '%s' "$1" | sed 's/[ #]/\\&/g; s/\$/$$/g' | sed 's/[][\.*^$|]/\\&/g'
}

# Whole, or from here by way of any folder above it, as ccache writes it.
script="s|$(in_sed "$folder")/|$up|g"
above=$folder
back=$up
tail=''
while [ "$above" != / ]; do
  tail=$(basename -- "$above")/$tail
  back=../$back
  script="$script;s|$(in_sed "$back$tail")|$up|g"
  above=$(dirname -- "$above")
done
sed "$script" "$list" >"$list.relative" && mv -f "$list.relative" "$list"
