#!/bin/sh
# Makes .venv and installs the locked requirements once: install.sh PYTHON REQUIREMENTS
# Prints nothing when there is nothing to do.
set -eu
python=$1 requirements=$2
stamp=.venv/.installed-$(basename "$requirements" .txt)

fail() { echo "artel: $1" >&2; exit 1; }
[ -n "$python" ] || fail "Python 3.11 or newer is needed: apt-get install python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or newer is needed; $python is older"
wanted=$(cat requirements.txt "$requirements" pyproject.toml | cksum)
[ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && exit 0

echo "Installing $requirements ..."
[ -x .venv/bin/python ] || "$python" -m venv .venv || fail "venv is missing: apt-get install python3-venv"
export UV_PYTHON_DOWNLOADS=never
files="-r requirements.txt"
[ "$requirements" = requirements.txt ] || files="$files -r $requirements"
if .venv/bin/python -m pip install -q --disable-pip-version-check uv 2>/dev/null; then
  .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes $files
  .venv/bin/uv pip install -q --python .venv/bin/python --no-deps -e .
else
  .venv/bin/python -m pip install -q --require-hashes $files
  .venv/bin/python -m pip install -q --no-deps -e .
fi
printf '%s' "$wanted" > "$stamp"
