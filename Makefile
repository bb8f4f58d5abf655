# Thin: every target is what a person could type. Needs make and Python 3.11 or newer with venv.
PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3,$(shell command -v $(p) 2>/dev/null)))
BIN := .venv/bin
INSTALL := sh tools/install.sh "$(PYTHON)"
DEMO := ARTEL_MODE=demo

.PHONY: run test fast lint fix bench deps guide

run: ## the demo world in a browser: http://127.0.0.1:8000
	@$(INSTALL) requirements.txt
	@$(DEMO) $(BIN)/artel prepare
	@$(DEMO) $(BIN)/artel demo
	@$(DEMO) $(BIN)/artel run

test: ## everything; what the machine lacks is skipped and said
	@$(INSTALL) requirements-dev.txt
	@$(BIN)/python -m pytest -n 2 --dist loadfile

fast: ## rules without a database, in seconds
	@$(INSTALL) requirements-dev.txt
	@$(BIN)/python -m pytest -m "not e2e and not races" src/artel/terms src/artel/russian src/artel/matching src/artel/kernel src/artel/*/tests/test_domain_*.py

lint: ## style, imports between storeys, migrations in step with models
	@$(INSTALL) requirements-dev.txt
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@ARTEL_MODE=test $(BIN)/python manage.py makemigrations --check --dry-run

fix: ## let the machine mend what it can
	@$(INSTALL) requirements-dev.txt
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: ## figures, as ratios in one run
	@$(INSTALL) requirements-dev.txt
	@for bench in $(filter-out %_peer.py,$(wildcard bench/*.py)); do $(BIN)/python $$bench --json || exit 1; done

guide: ## pictures of docs/guide, from a demo world of their own; needs Debian's chromium
	@$(INSTALL) requirements-dev.txt
	@$(BIN)/python tools/guide_shots.py

deps: ## lock again what pyproject.toml asks for
	@$(INSTALL) requirements-dev.txt
	@sh tools/lock.sh
