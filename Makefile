# Everything is set up in .venv with pip alone, from versions that are locked with their hashes.
# `make graph` and `make test` need Python 3.11 or newer and a package index, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: graph sample test lint docs documents dist lock setup clean

graph: $(VENV)/.run  ## the graph of the sample article, in outputs/alaska-summit/
	$(BIN)/kg build --sample

SAMPLE := article.txt claims.jsonl claims.csv entities.csv graph.ttl graph.graphml

sample: graph  ## renew outputs/sample/, which a test compares with what is built
	cp $(addprefix outputs/alaska-summit/,$(SAMPLE)) outputs/sample/

test: $(VENV)/.dev lint  ## style, types and all tests
	$(BIN)/pytest -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.dev  ## the documentation site, in site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

documents: $(VENV)/.dev  ## renew the documents that are made from the program, which a test holds current
	$(BIN)/python -m kg.documents

dist: $(VENV)/.dev  ## the wheel and the sdist, in dist/; they install with pip, without Node
	$(BIN)/python -m hatchling build

setup: $(VENV)/.dev  ## everything a developer needs

lock: $(VENV)/.dev  ## resolve the versions anew, for all systems and Python versions
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --upgrade \
		--custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --constraints requirements.txt --group dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) dist build site

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The page's JavaScript is bundled when the package is installed, so new sources install it anew.
PAGE := $(shell find kg/page/src -type f) kg/page/build.js kg/page/package-lock.json

$(VENV)/.run: requirements.txt pyproject.toml $(PAGE) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml $(PAGE) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run
