# `make help` lists the targets. Everything is installed into .venv, nothing else is touched.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= benchmark-data
FUZZ ?= 10000
EXAMPLE := examples/crossing
RENDERINGS := $(EXAMPLE)/daily-courier.txt $(EXAMPLE)/riverside-wire.txt $(EXAMPLE)/polesia-online.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test lint check docs site bench fuzz accept clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

.venv/run: pyproject.toml
	@echo 'Making .venv and fetching what transcheck needs (a minute or two) …'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || ($(PYTHON) -m pip install virtualenv && $(PYTHON) -m virtualenv .venv)
	$(BIN)/python -m pip install --quiet --editable .
	@echo 'Compiling …'
	$(BIN)/python -m compileall -q transcheck
	@touch $@

.venv/dev: .venv/run
	@echo 'Fetching the tools for development (another minute) …'
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

setup: .venv/dev ## install transcheck and its development tools into .venv

demo: .venv/run ## compare the shipped example: three outlets and the Ukrainian original
	@$(BIN)/transcheck compare $(RENDERINGS) --original $(EXAMPLE)/original.uk.txt || test $$? -eq 1

test: .venv/dev ## run the tests
	$(BIN)/python -m pytest

lint: .venv/dev ## format, lint, types, generated documents, shipped glossaries
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check
	$(BIN)/transcheck glossary lint --fail-on minor

check: lint test ## everything that must be green before a commit

docs: .venv/dev ## write the generated documents anew
	$(BIN)/python docs/generate.py

site: .venv/dev ## build the documents as a site into site/; a link that leads nowhere is an error
	$(BIN)/zensical build --strict --config-file mkdocs.yml

bench: .venv/dev ## run the benchmarks: make bench DATA=folder
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script $(DATA) || exit 1; done

fuzz: .venv/dev ## damaged files by the thousand for each reader (an hour; FUZZ=1000 for less)
	$(BIN)/python tests/reading/fuzz.py $(FUZZ)

accept: .venv/dev ## write expected outputs and generated documents anew; read the diff before committing
	TRANSCHECK_ACCEPT=1 $(BIN)/python -m pytest tests/test_example.py tests/formats/test_golden.py
	$(BIN)/python docs/generate.py

clean: ## remove what was made
	rm -rf .venv dist build site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
