#!/bin/sh
# Sets up Warraq in .venv beside this file: `sh setup.sh` to build, `sh setup.sh test` to run the tests too.
# Installs nothing outside .venv, but for Pango's libraries: those as root on Debian, else it names the command.
set -eu
cd "$(dirname "$0")"

python=
for candidate in python3.11 python3.12 python3.13 python3.14 python3 python; do
  if command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "setup: Python 3.11 or newer is needed (Debian: apt-get install python3 python3-venv)" >&2
  exit 3
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv || {
  echo "setup: python3's venv module is missing (Debian: apt-get install python3-venv)" >&2
  exit 3
}

list=requirements.txt
[ "${1:-}" = test ] && list=requirements-test.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$list"

libraries="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] &&
  ! dpkg --status $libraries >/dev/null 2>&1; then
  echo "setup: installing $libraries" >&2
  apt-get install -y -qq $libraries >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq $libraries >/dev/null; } ||
    echo "setup: could not install $libraries" >&2
fi
# the package's figures are a link, which some copies of a checkout lose
[ -f warraq/figures/__init__.py ] || { rm -rf warraq/figures; ln -s ../figures warraq/figures || cp -R figures warraq/figures; }
# compiled once, as the packages are, also where Python is told to write no bytecode
.venv/bin/python -m compileall -q build.py figures warraq || :
.venv/bin/python build.py doctor --quiet
