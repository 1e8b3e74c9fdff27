# Each target sets up what it needs, once, in .venv/: only make and Python 3.11 or later are asked for.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := out/demo

.PHONY: demo test unit extras lint gate golden bench docs audit dev clean

dev: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (once) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)
	@$(BIN)/factcheck check examples/korean-column.md examples/english-column.md \
	  --sources examples/sources.toml --cassette examples/web.yaml --record-mode none \
	  --out $(DEMO) --store $(DEMO)/factcheck.db --fail-on never --allow-unreachable --flow

test: lint unit

# Two at a time: half the wall time, and small enough for a small machine.
unit: $(READY)
	@$(BIN)/pytest -q -n 2

# The extras that requirements.lock leaves out are heavy; the tests of all of them.
extras: $(READY)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c requirements.lock --no-build-isolation -e '.[dask,ray]'
	@$(BIN)/pytest -q tests/factcheck/test_elsewhere.py tests/factcheck/test_adjudicate.py tests/factcheck/test_postgres.py \
	  tests/reports/test_tables.py tests/sources/test_files.py

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

gate: $(READY)
	@$(BIN)/python tests/gate.py

golden: $(READY)
	@$(BIN)/pytest -q tests/reports --golden

bench: $(READY)
	@$(BIN)/python -m benchmarks.suite $(ARGS)

docs: $(READY)
	@$(BIN)/python -c 'import material' 2>/dev/null || $(BIN)/python -m pip install -qq --disable-pip-version-check -c requirements.lock 'mkdocs-material>=9.6'
	@$(BIN)/python docs/generate.py --check
	@$(BIN)/mkdocs build -q
	@echo "out/site/index.html"

# A constraint, so that the packages that are asked about stay as they are locked.
audit: $(READY)
	@$(BIN)/python -c 'import pip_audit' 2>/dev/null || \
	  $(BIN)/python -m pip install -qq --disable-pip-version-check -c requirements.lock 'pip-audit>=2.7' || true
	@$(BIN)/python tests/audit.py $(ARGS)

clean:
	rm -rf .venv .factcheck factcheck-report $(DEMO) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -rf build dist *.egg-info .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
