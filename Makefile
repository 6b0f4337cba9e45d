# Each target sets up .venv by itself, once: Python 3.11 to 3.14 is all it needs. `make clean` starts over.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null \
	&& echo "$$python" && break; done)
BIN := .venv/bin
READY := .venv/.ready
OUT ?= demo-out
LANGUAGE_OPTION := $(if $(DEMO_LANG),--lang $(DEMO_LANG))

.PHONY: demo test check types style bench wheel bundle lang docs lock lowest newest clean

demo: $(READY)
	$(BIN)/meeting-tui demo --out $(OUT) $(LANGUAGE_OPTION)

test: $(READY)
	$(BIN)/python -m pytest

# The types take longest; whatever else is checked is checked beside them.
check: $(READY)
	$(MAKE) --no-print-directory -j2 types style

types: $(READY)
	$(BIN)/mypy

style: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m benchmarks

wheel: $(READY)
	$(BIN)/python -m hatchling build -t wheel

# One folder for a person without Python, for this system; it is started once to see that it runs.
bundle: $(READY)
	$(BIN)/python -m tools.bundle

lang: $(READY)
	$(BIN)/python -m tools.catalogue

docs: $(READY)
	$(BIN)/python -m tests.docs --write

# Work out requirements.lock anew from pyproject.toml, keeping every version that still fits; UPGRADE=1 takes the newest.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --upgrade uv
	.venv-lock/bin/uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
		--generate-hashes --no-strip-extras --no-annotate --no-config --quiet --custom-compile-command "make lock" \
		$(if $(UPGRADE),--upgrade) --output-file requirements.lock

# Try the ends of every range in pyproject.toml: a throw-away environment, the demo, the screens.
lowest newest:
	$(PYTHON) -m venv --clear .venv-$@
	.venv-$@/bin/python -m tools.bounds $@

clean:
	rm -rf .venv .venv-*

# Begun afresh whenever the lock changes, so that nothing stays which it no longer names.
$(READY): requirements.lock pyproject.toml hatch_build.py hatch_metadata.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.14 with its venv module is needed; \
	install it or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m tools.install
	touch $@
