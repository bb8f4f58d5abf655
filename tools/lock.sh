#!/bin/sh
# Locks requirements with hashes and without any address of a registry.
set -eu
compile="uv pip compile -q --universal --python-version 3.11 --python .venv/bin/python --generate-hashes --no-header --no-annotate"
.venv/bin/$compile -o requirements.txt pyproject.toml
.venv/bin/$compile -c requirements.txt --group dev -o requirements-dev.txt
! grep -nE '://|index-url|find-links' requirements.txt requirements-dev.txt
