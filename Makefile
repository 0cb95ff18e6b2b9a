# Every command of the project. `make run` and `make test` need Python >= 3.11 and nothing else: they set up .venv.
# One of the distribution's is taken before all others: it was compiled with a profile of itself, as pyenv's are not,
# and one report more takes a fifth less time than on pyenv's 3.13.
PYTHON ?= $(or $(shell for each in /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11 python3.13; do \
  $$each -c 'import ensurepip, sqlite3, ssl, venv' 2>/dev/null && echo $$each && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
SHARED ?= ../shared
DB ?= khabar.db
ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1

WEB := khabar/serve/web/index.html
WEB_SOURCES := $(shell find web -name node_modules -prune -o -type f -print 2>/dev/null)

.PHONY: help run web test lint types score bench golden docs clean
.DEFAULT_GOAL := help

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 10

# One stamp file says that the environment fits pyproject.toml; nothing is downloaded while it does.
$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Khabar needs Python 3.11 or newer, and '$(PYTHON)' is not that: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' lacks its venv module (on Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "setting up $(VENV)"; $(PYTHON) -m venv --clear $(VENV); }
	@echo "installing what Khabar needs"
	@HATCH_BUILD_NO_HOOKS=1 $(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

# The page is made by Node 20.19 or newer; where the PATH has none, web/build.py installs the one that PyPI carries.
$(WEB): $(INSTALLED) $(WEB_SOURCES)
	@$(BIN)/python web/build.py
	@touch $@

web: $(WEB)  ## build the page that khabar serve shows, into khabar/serve/web

run: $(INSTALLED) $(WEB)  ## read the example corpus and print its briefing; leaves the database khabar.db
	$(BIN)/khabar add examples/aleppo-2016 --db $(DB)
	$(BIN)/khabar brief --db $(DB) $(ARGS)
	@printf '\nThe map, the timeline and the reports are at http://127.0.0.1:8350/ while this runs:\n  %s\n' \
	  "$(BIN)/khabar serve --db $(DB)"

test: $(INSTALLED) $(WEB)  ## every test
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(INSTALLED)  ## style, and who may import whom
	$(BIN)/ruff check
	$(BIN)/lint-imports

types: $(INSTALLED)  ## mypy --strict, tests included
	$(BIN)/mypy

score: $(INSTALLED)  ## score the reader on the coded reports and hold the floors (ARGS: --errors, --raise)
	$(BIN)/python bench/score.py --shared $(SHARED) $(ARGS)

bench: $(INSTALLED)  ## reading speed and memory on the unlabelled corpus (ARGS: --limit N)
	$(BIN)/python bench/reading.py --shared $(SHARED) $(ARGS)
	$(BIN)/python bench/cost.py --claims 3000 --reports 5
	$(BIN)/python bench/simulation.py --train 1 --test 2 --days 30
	$(BIN)/python bench/api.py --claims 2000 --grown 30000 --seconds 2

golden: $(INSTALLED)  ## write the golden files anew; read the difference before you commit it
	KHABAR_GOLDEN=write $(BIN)/python -m pytest tests -k golden $(ARGS)

docs: $(INSTALLED)  ## write the generated pages of the documentation
	$(BIN)/python -m khabar.export.codebook docs/codebook.md

clean:  ## remove what can be made again, but no database and not .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find khabar tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
