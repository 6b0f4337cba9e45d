# Each target sets up .venv by itself, once: Python 3.11 or newer is all it needs. `make clean` starts over.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done)
BIN := .venv/bin
READY := .venv/.ready
OUT ?= demo-out
LANGUAGE_OPTION := $(if $(DEMO_LANG),--lang $(DEMO_LANG))
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check bench wheel lang docs clean

demo: $(READY)
	$(BIN)/meeting-tui demo --out $(OUT) $(LANGUAGE_OPTION)

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m benchmarks

wheel: $(READY)
	$(BIN)/python -m hatchling build -t wheel

lang: $(READY)
	$(BIN)/python -m tools.catalogue

docs: $(READY)
	$(BIN)/python -m tests.docs --write

clean:
	rm -rf .venv

$(READY): requirements.lock pyproject.toml hatch_build.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with its venv module is needed; \
	install it or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
