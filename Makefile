# Each command sets up what it needs, again and again without harm.
PYTHON ?= python3
PY := .venv/bin/python
PYTEST := QT_QPA_PLATFORM=offscreen $(PY) -m pytest
# What is started is compiled once, not each time: tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run demo server serve services containers test check bench chaos pictures docs translations set-up clean

help:
	@echo "make run       start Soulfra         make demo   look around: no key, no model, nothing kept"
	@echo "make test      all everyday tests    make check  format, lint, types, import contracts, generated docs"
	@echo "make bench     the figures, beside their peers      make chaos     slow destruction"
	@echo "make pictures  every screen          make docs   write the generated docs"
	@echo "make server    the sync server       make services  it, PostgreSQL, Valkey and HTTPS, without containers"

set-up:
	@$(PYTHON) installers/set_up.py

run: set-up
	@$(PY) -m soulfra_desktop $(ARGS)

demo: set-up
	@$(PY) -m soulfra_desktop --demo

server: set-up
	@$(PY) -m sync_server serve $(ARGS)

serve: server

services:
	@$(PYTHON) installers/server/without_containers.py $(ARGS)

containers:
	@$(PYTHON) installers/set_up.py tools
	@$(PYTEST) -q tests/server/operations/test_containers.py
	@.venv-peers/containers/bin/hadolint Dockerfile

test: set-up
	@$(PYTEST) -n 2 --dist loadgroup $(ARGS)

chaos: set-up
	@$(PYTEST) -m chaos --timeout=3600 $(ARGS)

check: set-up
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@.venv/bin/lint-imports
	@$(PY) tests/generated_docs.py --check
	@$(PY) -m pyright

bench:
	@$(PYTHON) installers/set_up.py peers
	@for bench in $(filter-out tests/bench/report.py tests/bench/slices.py tests/bench/made_documents.py tests/bench/made_ratings.py,$(sort $(wildcard tests/bench/*.py))); do QT_QPA_PLATFORM=offscreen $(PY) $$bench || exit 1; done

pictures: set-up
	@QT_QPA_PLATFORM=offscreen $(PY) tests/pictures.py build/pictures
	@echo "drawn in build/pictures"

docs: set-up
	@$(PY) tests/generated_docs.py

translations: set-up
	@$(PY) installers/translations.py update
	@$(PY) installers/translations.py compile

clean:
	rm -rf build dist .venv .venv-peers .pytest_cache .ruff_cache .hypothesis
