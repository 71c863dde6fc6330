# Every command of the house. `make` alone prints them.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEV := .venv/.ready-dev
BUILT := src/foedus/present/web/page/app.html

.DEFAULT_GOAL := help
.PHONY: help run test page test-page lint types layers data golden docs bench clean

help: ## print the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $(READY)

$(DEV): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(DEV)

run: $(READY) ## set up, then answer: what if the United States retrenches? Results go to out/us-retrenches/
	$(BIN)/foedus run us-retrenches --report

test: lint types layers data ## set up, then lint, types, layers, data validation and all tests
	$(BIN)/python -m pytest -n auto --dist loadgroup --ignore tests/ui
	@echo "Left out: the page in a browser and its own tests. They need Node 20 and Chromium: make test-page"

page: ## build the page into one file; needs Node 20
	cd web && npm ci --no-audit --no-fund && npm run --silent types && npm run --silent build

test-page: $(DEV) ## the page: types, unit tests, is the built file the committed one, then a browser; needs Node 20 and Chromium
	cd web && npm ci --no-audit --no-fund && npm run --silent types && npm test
	cp $(BUILT) .venv/committed.html
	cd web && npm run --silent build
	@cmp $(BUILT) .venv/committed.html || { echo "the committed page is not what the source builds: run make page and commit it"; exit 1; }
	$(BIN)/python -m pytest tests/ui

lint: $(DEV) ## style of the code
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/ruff format --check src tests tools benchmarks

types: $(DEV) ## static types, strict
	$(BIN)/mypy

layers: $(DEV) ## imports run one way only
	$(BIN)/lint-imports

data: $(READY) ## every fault in the fact files at once
	$(BIN)/foedus validate src/foedus/systems/eu_nato

golden: $(DEV) ## renew the golden summary, on purpose; read the difference before you commit it
	$(BIN)/python -m tests.golden.renew

docs: $(DEV) ## renew the reference pages, and outputs and numbers of all other pages
	$(BIN)/python tools/write_reference.py
	$(BIN)/python tools/write_docs.py

bench: $(DEV) ## measure speed and memory; BENCH=--write puts the tables into benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks.run_all $(BENCH)

clean: ## remove the environment and all output
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis
