# Zhili. `make graph` and `make test` each do everything a fresh machine needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: graph test lint bench lock clean

graph: $(VENV)/.installed
	$(BIN)/kg build corpus/articles --out graph
	@echo
	@echo "Try next:"
	@echo "  $(BIN)/kg query who-leads --graph graph"
	@echo "  $(BIN)/kg show 区委 --graph graph"
	@echo "  open graph/graph.html in a browser"

test: $(VENV)/.installed-dev lint
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev
	$(BIN)/python tests/bench.py

# One environment for both: the second step only adds what tests need.
$(VENV)/.installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Needs uv; resolves once for Python 3.11 to 3.13.
lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group build -o requirements.lock pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 -c requirements.lock --group build --group dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) graph
