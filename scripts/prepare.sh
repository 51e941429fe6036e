# shellcheck shell=sh
# What start.sh and test.sh share: what hallmark is built with, how to install that, how to configure and build.
# The caller sets these: the project's folder, its own name (for messages), and `yes` to show everything and do nothing.
: "${root:?}" "${me:?}" "${dry_run?}"

# A row: what is needed, the command or headers that show it is there, its package in apt, dnf and Homebrew.
# On macOS the compiler and zlib come with Apple's command line tools.
needs='C++ compiler|c++|g++|gcc-c++|
CMake|cmake|cmake|cmake|cmake
Ninja|ninja|ninja-build|ninja-build|ninja
pkg-config|pkg-config|pkg-config|pkgconf-pkg-config|pkgconf
fmt|fmt/core.h|libfmt-dev|fmt-devel|fmt
yaml-cpp|yaml-cpp/yaml.h|libyaml-cpp-dev|yaml-cpp-devel|yaml-cpp
CLI11|CLI/CLI.hpp|libcli11-dev|cli11-devel|cli11
nlohmann-json|nlohmann/json.hpp|nlohmann-json3-dev|json-devel|nlohmann-json
RapidJSON|rapidjson/reader.h|rapidjson-dev|rapidjson-devel|rapidjson
utf8proc|utf8proc.h|libutf8proc-dev|utf8proc-devel|utf8proc
zlib|zlib.h|zlib1g-dev|zlib-devel|
libxlsxwriter|xlsxwriter.h|libxlsxwriter-dev|libxlsxwriter-devel|libxlsxwriter
OpenSSL|openssl/evp.h|libssl-dev|openssl-devel|openssl@3
Boost.Math|boost/math/distributions/students_t.hpp|libboost-math-dev|boost-devel|boost
Boost.Random|boost/random/sobol.hpp|libboost-random-dev|boost-devel|boost
Boost.Sort|boost/sort/spreadsort/integer_sort.hpp|libboost-dev|boost-devel|boost
Eigen|eigen3/Eigen/src/Core/util/Macros.h Eigen/src/Core/util/Macros.h|libeigen3-dev|eigen3-devel|eigen
Random123|Random123/philox.h|librandom123-dev|Random123-devel|random123
Mustache|kainjow/mustache.hpp|libkainjow-mustache-dev||'

# Catch2 3 has the first header, Catch2 2 the second.
needs_of_tests='Catch2|catch2/catch_all.hpp catch2/catch.hpp|catch2|catch-devel|catch2'

say() { printf '%s: %s\n' "$me" "$*" >&2; }

fail() {
  say "$*"
  exit 3
}

has() { command -v "$1" >/dev/null 2>&1; }

# The arguments as one line that a shell would read back as the same arguments.
quoted() {
  for word; do
    case $word in
      '' | *[!A-Za-z0-9_./:=@%+,-]*) printf " '%s'" "$(printf '%s' "$word" | sed "s/'/'\\\\''/g")" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
}

# Runs a command in the project's folder, or shows it in a dry run. What it prints is progress and goes to stderr;
# stdin is left alone, since hallmark may be meant to read it.
run() {
  if [ -n "$dry_run" ]; then
    printf 'would run:%s\n' "$(quoted "$@")"
  else
    (cd "$root" && exec "$@") </dev/null >&2
  fi
}

find_package_manager() {
  manager=none
  if [ "$(uname -s)" = Darwin ]; then
    # /usr/bin/c++ is there without the tools too: a stub that opens a window.
    xcode-select -p >/dev/null 2>&1 || fail "the C++ compiler is missing; run 'xcode-select --install', then this again"
    if has brew; then manager=brew; fi
  elif has apt-get && has dpkg-query; then manager='apt-get'
  elif has dnf && has rpm; then manager=dnf
  elif has brew; then manager=brew
  fi
  if [ "$manager" = brew ]; then
    prefix=$(brew --prefix)
    # Homebrew keeps its OpenSSL where CMake does not look by itself.
    export OPENSSL_ROOT_DIR="${OPENSSL_ROOT_DIR:-$prefix/opt/openssl@3}"
  fi
}

# Which of the given packages are not installed, one a line: one question for all of them, since this is asked every time.
not_installed() {
  case $manager in
    apt-get)
      # shellcheck disable=SC2016  # dpkg-query fills these in
      installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
      printf '%s\n' "$@" | grep -vxF -e "$installed"
      ;;
    dnf)
      LC_ALL=C rpm -q --whatprovides "$@" 2>&1 | sed -n 's/^no package provides //p'
      ;;
    brew)
      # `brew list --versions` tells the same and takes a second.
      for package; do
        [ -e "$prefix/opt/$package" ] || printf '%s\n' "$package"
      done
      ;;
  esac
}

# Which of the given needs (rows as above) are not met, by their packages or, without a package manager, by their names.
missing_of() {
  libraries='' tests=''
  while IFS='|' read -r need signs apt dnf brew; do
    case $manager in
      apt-get) package=$apt ;;
      dnf) package=$dnf ;;
      brew) package=$brew ;;
      *) package=$need ;;
    esac
    case $signs in
      *.h | *.hpp)
        libraries="$libraries $package"
        condition=''
        for header in $signs; do condition="$condition && !__has_include(<$header>)"; done
        tests="$tests#if 1$condition
$need
#endif
"
        ;;
      # A tool on the PATH will do, wherever it came from.
      *) has "$signs" || [ -z "$package" ] || printf '%s\n' "$package" ;;
    esac
  done <<END
$1
END
  # shellcheck disable=SC2086  # one word a library
  if [ "$manager" != none ]; then
    not_installed $libraries
  elif has c++; then
    printf '%s' "$tests" | c++ -E -P -x c++ - | grep .
  else
    printf '%s\n' $libraries
  fi
}

# Installs the given packages with the system's package manager, saying so first.
install_packages() {
  sudo=''
  if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    has sudo || fail "these packages are missing: $*; there is no sudo here to install them with: run" \
      "'$manager install$(quoted "$@")' as root (su -c, or a container's root), or ask whoever runs this machine," \
      "then run this again"
    sudo=yes
  fi
  if [ -n "$dry_run" ]; then
    printf 'would install:%s\n' "$(quoted "$@")"
  else
    say "installing with $manager: $*"
  fi
  case $manager in
    apt-get)
      # A list of some other source that cannot be read need not matter; if it does, the installation says so.
      run ${sudo:+sudo} apt-get -qq update || say "'apt-get update' failed, going on with the lists there are"
      run ${sudo:+sudo} env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@"
      ;;
    dnf) run ${sudo:+sudo} dnf install -y --setopt=install_weak_deps=False "$@" ;;
    brew) run brew install "$@" ;;
  esac || fail "$manager could not install everything that is needed: $*"
}

# Installs what is missing for the `program`, or for the program and its `tests`.
install_missing() {
  find_package_manager
  if [ "$1" = tests ]; then
    missing=$(missing_of "$needs
$needs_of_tests")
  else
    missing=$(missing_of "$needs")
  fi
  [ -n "$missing" ] || return 0
  if [ "$manager" = none ]; then
    fail "missing: $(printf '%s\n' "$missing" | paste -s -d , - | sed 's/,/, /g');" \
      "there is no apt-get, dnf or brew here to install with, so please install these, then run this again"
  fi
  # shellcheck disable=SC2086  # one word a package
  install_packages $missing
}

# Prepares build/PRESET unless that is done. Later changes to the CMake files are noticed by Ninja.
configure() {
  build=build/$1
  cache=$root/$build/CMakeCache.txt
  if [ -f "$cache" ]; then
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$cache")
    if [ "$(CDPATH='' cd -P -- "$home" 2>/dev/null && pwd)" != "$root" ]; then
      # The project was moved or copied, and a build folder holds absolute paths.
      run rm -rf "$build"
    elif [ -f "$root/$build/build.ninja" ]; then
      return
    fi
  fi

  version=325
  if has cmake; then
    version=$(cmake --version | sed -n '1s/^cmake version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    version=$((${version% *} * 100 + ${version#* }))
  fi
  [ -n "$dry_run" ] || say "configuring and building $build"
  # What neither dnf nor brew has a package of comes from its own pinned release.
  set -- "$1"
  case $manager in dnf | brew) set -- "$1" -DHALLMARK_FETCH_DEPS=ON ;; esac
  # The presets are written for CMake 3.25.
  if [ "$version" -ge 325 ]; then
    run cmake --preset "$@"
  else
    [ "$version" -ge 322 ] || fail "CMake 3.22 or later is needed, this is $(cmake --version | head -n 1)"
    case $1 in
      release) run cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DHALLMARK_BUILD_TESTS=OFF -DHALLMARK_STATIC=ON \
          -DCMAKE_UNITY_BUILD=ON ${2+"$2"} ;;
      dev)
        run cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1" \
          -DHALLMARK_BUILD_TESTS=ON -DHALLMARK_BUILD_BENCH=ON -DCMAKE_UNITY_BUILD=ON ${2+"$2"}
        ;;
      *) fail "the preset '$1' needs CMake 3.25 or later" ;;
    esac
  fi || fail "CMake could not prepare $build"
}

# Builds build/PRESET. Ninja says so when it has nothing to do and cannot be told not to, so those lines are dropped;
# the exit code of the build goes around that filter.
build() {
  if [ -n "$dry_run" ]; then
    run cmake --build "build/$1"
    return
  fi
  code=$({
    {
      run cmake --build "build/$1" 2>&1
      echo $? >&3
    } | while IFS= read -r line; do
      case $line in
        'ninja: no work to do.' | '[0/'*'] Re-checking globbed directories...') ;;
        *) printf '%s\n' "$line" >&2 ;;
      esac
    done
  } 3>&1)
  [ "$code" -eq 0 ] || fail "build/$1 could not be built"
}
