# shellcheck shell=sh
# Sourced by the other scripts, from the root of the checkout: finds Python, names system libraries, makes .venv.
# Plain POSIX shell.

# System libraries by what they are for. Names are those of Debian and Ubuntu.
PACKAGES_OFFSCREEN="libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfreetype6 libfontconfig1 libdbus-1-3"
PACKAGES_WINDOW="libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-image0 libxcb-render-util0"
PACKAGES_TESTS="xvfb xauth"

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

has_display() { [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; }

# Print the first Python that is new enough.
find_python() {
    for candidate in python3.11 python3.12 python3.13 python3.14 python3; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# Print those of the packages named that are not installed.
missing_packages() {
    for package in "$@"; do
        case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" in
            *"ok installed") ;;
            # Debian's move to 64-bit time renamed some libraries.
            *) case "$(dpkg-query -W -f '${Status}' "${package}t64" 2>/dev/null)" in
                *"ok installed") ;;
                *) printf '%s ' "$package" ;;
            esac ;;
        esac
    done
}

install_packages() {
    [ $# -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "This system has no apt-get. If the window does not open, install what these Debian packages hold: $*"
        return 0
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1; then
        as_root="sudo"
    else
        fail "These system packages are missing and this is not root: $*. Ask an administrator to run: apt-get install $*"
    fi
    say "Installing system packages: $*"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
        say "The package lists could not be refreshed; trying with the ones at hand."
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 ||
        fail "Installing failed. Look at the lines above, then run: apt-get install $*"
}

# need_system LEVEL: the system libraries for "offscreen", "window" or "tests".
need_system() {
    wanted="$PACKAGES_OFFSCREEN"
    [ "$1" = offscreen ] || wanted="$wanted $PACKAGES_WINDOW"
    [ "$1" != tests ] || wanted="$wanted $PACKAGES_TESTS"
    python=$(find_python) || fail "Dossier needs Python 3.11 or newer. On Debian 12: apt-get install python3 python3-venv"
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        wanted="python3-venv $wanted"
    fi
    if command -v dpkg-query >/dev/null 2>&1; then
        # shellcheck disable=SC2046,SC2086
        install_packages $(missing_packages $wanted)
    fi
}

# need_python LOCK: .venv with exactly what the lock file names, and the program itself.
need_python() {
    python=$(find_python) || fail "Dossier needs Python 3.11 or newer."
    if ! .venv/bin/python -c '' >/dev/null 2>&1; then
        say "Making .venv with $("$python" --version)"
        rm -rf .venv
        "$python" -m venv .venv || fail "Making .venv failed. On Debian: apt-get install python3-venv, then try again."
    fi
    say "Installing Python packages from $1 (this can take some minutes the first time)"
    # The lock file names everything: what a package asks for besides is left out on purpose.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$1" ||
        fail "Installing Python packages failed. Is there a connection to the package index? Then run the command again."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ||
        fail "Installing the program into .venv failed. Look at the lines above."
}

# What a finished set-up depends on: where it is, what it holds, what was installed for it.
stamp_text() { printf '%s %s %s\n' "$(pwd)" "$1" "$(cat pyproject.toml requirements.lock requirements-dev.lock | cksum)"; }

# need LEVEL: everything for "offscreen", "window" or "tests"; returns at once where that was done before.
need() {
    for done_before in "$1" tests; do
        stamp=".venv/.ready-$done_before"
        if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(stamp_text "$done_before")" ] && [ -x .venv/bin/dossier ]; then
            return 0
        fi
    done
    need_system "$1"
    if [ "$1" = tests ]; then need_python requirements-dev.lock; else need_python requirements.lock; fi
    stamp_text "$1" >".venv/.ready-$1"
}
