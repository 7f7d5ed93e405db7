# `make` lists what there is. Each target makes the environment it needs, in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Two more than there are cores: some tests wait for other programs, and each process reads all.
WORKERS := $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$((n < 6 ? n + 2 : 8)))
# Where one of them dies, no other takes its place: pytest-xdist would wait for it for ever.
PYTEST_ARGS ?= -n $(WORKERS) --dist loadgroup --max-worker-restart=0
# Reading the tests takes as long as a tenth of them; what Python keeps of them spares it next time.
KEPT := env -u PYTHONDONTWRITEBYTECODE
ARGS ?=

FLOOR_TESTS := tests/services/test_recurrence.py tests/services/test_leaving.py tests/config \
	tests/measure/test_tables.py tests/storage/test_contract.py tests/export tests/cli/test_status.py \
	tests/tui/test_today_screen.py tests/notify/test_notifier.py

LONG_TESTS := tests/story/test_reminders_year.py tests/storage/test_faults_processes.py \
	tests/story/test_strange_records.py tests/tui/test_any_size.py tests/tui/test_repaint.py \
	tests/tui/test_trouble.py tests/tui/test_typed_ahead.py tests/archive/test_large.py

TRANSLATIONS := $(wildcard detox/locales/*/LC_MESSAGES/detox.po)
COMPILED := $(TRANSLATIONS:.po=.mo)
COMPILE = $(BIN)/python -c 'from hatch_build import *; compile_translations(Path())'
KEYWORDS := --no-default-keywords -k _ -k ngettext:1,2 -k counted:1,2 -k N_ -k NP_:1c,2 -k pgettext:1c,2

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check lint floors bench endurance soak brief manual pictures locales dist clean

help: ## list the targets
	@echo 'usage: make TARGET [PYTHON=python3.12] [ARGS="..."]'
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: $(VENV)/run.stamp $(COMPILED) ## open Detox; ARGS="status" runs a command
	@$(BIN)/detox $(ARGS)

test: $(VENV)/read.stamp $(COMPILED) ## run the tests; ARGS="tests/domain -k days" picks some
	$(KEPT) $(BIN)/python -m pytest $(PYTEST_ARGS) $(ARGS)

check: lint test ## ruff, mypy, the import contracts, and the tests

lint: $(VENV)/dev.stamp ## ruff, mypy and the import contracts, without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy detox tests hatch_build.py
	$(BIN)/lint-imports

floors: $(VENV)-floors/stamp $(COMPILED) ## a part of the tests with the lowest versions that pyproject allows
	$(VENV)-floors/bin/detox --version
	$(VENV)-floors/bin/python -m pytest -q -n 2 -p no:cacheprovider $(or $(ARGS),$(FLOOR_TESTS))

bench: $(VENV)/dev.stamp $(VENV)-bench/stamp $(COMPILED) ## measure against the budgets and the peers
	PATH="$$PATH:$(CURDIR)/$(VENV)-bench/bin" $(BIN)/python tests/bench/run.py $(ARGS)

endurance: $(VENV)/dev.stamp $(COMPILED) ## the long proofs in their full size
	$(BIN)/python -m pytest -q --long $(LONG_TESTS)
	$(BIN)/python -m pytest -q --long -m hypothesis

soak: $(VENV)/dev.stamp $(COMPILED) ## restless use in a terminal; ARGS="--minutes 60"
	$(BIN)/python -m tests.endurance.run $(ARGS)

brief: $(VENV)/dev.stamp ## take changed facts about platforms into brief.json
	$(BIN)/python -m tests.catalogue.brief

manual: $(VENV)/dev.stamp $(COMPILED) ## write the manual page of each language anew
	$(BIN)/python -m tests.pages.manual

pictures: $(VENV)/dev.stamp $(COMPILED) ## take the pictures of docs anew
	$(BIN)/python -m tests.pages.pictures

locales: $(VENV)/dev.stamp ## take new messages into the translations, and compile them
	@mkdir -p build
	$(BIN)/pybabel -q extract $(KEYWORDS) --no-location --sort-output --width 100 \
		--project detox-planner --version 0 --msgid-bugs-address 'see README' \
		--copyright-holder 'The Detox authors' -o build/detox.pot detox
	@for source in $(TRANSLATIONS); do \
		language=$$(basename $$(dirname $$(dirname $$source))); \
		$(BIN)/pybabel -q update -i build/detox.pot -o $$source -l $$language --width 100 \
			--ignore-obsolete --no-fuzzy-matching --ignore-pot-creation-date || exit 1; \
	done
	$(BIN)/pybabel compile -d detox/locales -D detox --statistics
	$(COMPILE)

dist: $(VENV)/dev.stamp ## build the source archive and the wheel; twice gives the same bytes
	$(BIN)/python -m build --no-isolation --outdir dist .

clean: ## remove the environments and everything that was made
	rm -rf $(VENV) $(VENV)-bench $(VENV)-floors build dist .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis
	rm -f detox/locales/*/LC_MESSAGES/*.mo
	find detox tests -name __pycache__ -type d -prune -exec rm -rf {} +

# pip compiles what it installs; compileall also covers the program itself, whose first start
# would otherwise pay for it.
$(VENV)/run.stamp: pyproject.toml constraints.txt hatch_build.py detox/__init__.py | $(VENV)/python.stamp
	@echo 'Installing Detox in $(VENV)...'
	$(PIP) install -q -c constraints.txt hatchling babel
	$(PIP) install -q -c constraints.txt --no-build-isolation -e .
	-@$(BIN)/python -m compileall -q -j 0 detox $(VENV)/lib
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	@echo 'Installing the tools for the tests...'
	$(PIP) install -q -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@

# Every process of the tests would compile all of them for itself.
$(VENV)/read.stamp: $(VENV)/dev.stamp | $(COMPILED)
	@echo 'Reading the tests...'
	-@printf '%s\n' '[a-d]' '[e-z]' | $(KEPT) xargs -P 2 -I % sh -c \
		'$(BIN)/python -m pytest -q --collect-only tests/%*/ >/dev/null'
	@touch $@

$(VENV)-bench/stamp: constraints.txt | $(VENV)/python.stamp
	@$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip --disable-pip-version-check install -q -c constraints.txt td-watson
	@touch $@

$(VENV)-floors/stamp: pyproject.toml tests/floors.py | $(VENV)/python.stamp
	@$(PYTHON) -m venv --clear $(VENV)-floors
	$(BIN)/python tests/floors.py phone > $(VENV)-floors/floors.txt
	$(VENV)-floors/bin/python -m pip --disable-pip-version-check install -q \
		-c $(VENV)-floors/floors.txt '.[phone]' babel hypothesis listparser pytest pytest-asyncio \
		pytest-textual-snapshot pytest-xdist vobject
	@touch $@

$(VENV)/python.stamp:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Detox needs Python 3.11 or newer, and there is no '$(PYTHON)' here."; \
		echo "Say which one to use: make run PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Detox needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
		echo "Say which one to use: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo "This Python cannot make a virtual environment; on Debian: apt install python3-venv"; \
		rm -rf $(VENV); exit 1; }
	@touch $@

%.mo: %.po | $(VENV)/run.stamp
	@$(COMPILE)
