# Every target sets up .venv by itself, once; `make clean-venv` starts over.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= demo-out

.PHONY: demo test check bench lang docs clean-venv

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: $(READY)
	$(BIN)/meeting-tui demo --out $(OUT)

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m benchmarks

lang: $(READY)
	$(BIN)/python -m meeting_tui.lang.catalogue

docs: $(READY)
	$(BIN)/python -m tests.docs --write

clean-venv:
	rm -rf $(VENV)
