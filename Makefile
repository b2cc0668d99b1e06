# Tieout: needs Python 3.11-3.13 and make, nothing else. Everything is installed into .venv of this checkout, from the versions and hashes of requirements.lock.

PYTHON ?= python3
BIN := .venv/bin
SET_UP := .venv/.set-up-$(shell cat requirements.lock pyproject.toml | cksum | tr ' ' '-')

export GX_ANALYTICS_ENABLED := false
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export DO_NOT_TRACK := 1
export DAGSTER_DISABLE_TELEMETRY := 1

.PHONY: run test check ui bench

# Read data/raw, build data/warehouse.duckdb, say what came of it
run: $(SET_UP)
	@$(BIN)/tieout run --raw data/raw --data data

# Style, types, who may import whom, the code location, then the tests
test: check
	$(BIN)/pytest -n 2 --dist loadfile

check: $(SET_UP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	PYTHONWARNINGS=ignore::FutureWarning $(BIN)/dagster definitions validate -w workspace.yaml  # Dagster's own notice that dg has the same command

# The Dagster UI on http://127.0.0.1:3000, with the runs that `make run` made
ui: $(SET_UP)
	@mkdir -p data/dagster && cp dagster.yaml data/dagster/
	DAGSTER_HOME="$(CURDIR)/data/dagster" PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/dagster dev -w workspace.yaml --host 127.0.0.1

# Accuracy, what is read of each document, speed against other readers, memory, growth, hard inputs, the audit and what it catches; or some: make bench only="speed growth"
bench: $(SET_UP)
	$(BIN)/python -m benchmarks $(only)

$(SET_UP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Tieout needs Python 3.11, 3.12 or 3.13; name one with: make PYTHON=python3.12 ...")'
	@echo "Setting up .venv (about a minute, once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@rm -f .venv/.set-up-* && touch $@
