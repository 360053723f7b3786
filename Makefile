# Zhili. `make graph` and `make test` each do everything a fresh machine needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: graph test test-faults lint yasgui bench bench-scale bench-explorer scores picture lock clean eval floors ablation models bench-questions fuzz order-model order-curve

graph: $(VENV)/.installed
	$(BIN)/kg build corpus/articles --out graph
	@echo
	@echo "Made in graph/ 已生成:"
	@echo "  graph.html                   the page to explore; open file://$(CURDIR)/graph/graph.html in a browser"
	@echo "  graph.ttl, graph.nq          the graph as Turtle, and with one named graph an article"
	@echo "  store/, explorer.sqlite      the store behind kg query and kg show, and an index for browsing"
	@echo "  report.json, decisions.json  what was read and left out; which names were merged and why"
	@echo
	@echo "Try next 接下来可以试试:"
	@echo "  $(BIN)/kg show 崂山团区委 --graph graph"
	@echo "  $(BIN)/kg query who-leads --set body=团区委 --graph graph"
	@echo "  $(BIN)/kg stats graph"

test: $(VENV)/.installed-dev lint
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

# The YASGUI editor for the query page of `kg serve`, fetched with npm and checked by its hash.
yasgui: $(VENV)/.installed
	$(BIN)/kg serve --install-yasgui

bench: $(VENV)/.installed-dev bench-explorer
	OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/bench.py

# Builds 1,000, 10,000 and 100,000 articles, compares engines, and writes the table of both READMEs; half an hour or so.
# What is measured is kept in build/, so that an interrupted run goes on; `make bench-scale SCALE=--fresh` measures all anew.
bench-scale: $(VENV)/.installed-dev
	$(BIN)/python tests/bench_scale.py --write $(SCALE)

# Kills builds at twenty moments, workers and machines of a cluster, and fills a disk; half an hour or so.
test-faults: $(VENV)/.installed-dev
	$(BIN)/python -m pytest tests/faults tests/shards -m "faults or not faults"

# The explorer on a million things and eleven million triples. The graph is made once in build/ (about 20 minutes and 6 GB);
# `make bench-explorer THINGS=100000` takes a smaller one, WRITE=--write puts the table into the READMEs.
THINGS ?= 1000000
bench-explorer: $(VENV)/.installed-dev
	$(BIN)/python tests/bench_explorer.py --things $(THINGS) $(WRITE)

# Measures extraction on the annotated pages and writes the tables of both READMEs.
scores: $(VENV)/.installed-dev
	$(BIN)/python tests/scores.py

# Searches for inputs that break a promise, so long for each harness; a finding is written to the directory one is in.
FUZZ_SECONDS ?= 60
FUZZERS := numerals figures names reading articles turtle exports lexicon gold questions
fuzz: $(VENV)/.installed-dev
	for name in $(FUZZERS); do $(BIN)/python tests/fuzz/fuzz.py $$name --seconds $(FUZZ_SECONDS) || exit 1; done

# The stored questions on 100,000 invented articles; builds their graph first, which takes some minutes and 3 GB.
bench-questions: $(VENV)/.installed-dev
	$(BIN)/python tests/large_questions.py 100000 --write

# Takes the picture in the READMEs anew; needs Chromium and a Chinese font.
picture: $(VENV)/.installed-dev
	$(BIN)/python tests/picture.py

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

# Scores of every annotated page; floors.toml then holds what was reached, and the tables of corpus/README.md are written.
eval: $(VENV)/.installed
	$(BIN)/kg eval --all corpus

floors: $(VENV)/.installed
	$(BIN)/kg eval --all corpus $(wildcard ../shared) --floors corpus/gold/floors.toml --raise

ablation: $(VENV)/.installed-dev
	$(BIN)/python tests/leave_one_out.py --write
	OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/ablation.py --write

# Compiles the training text and trains the models of names and of indicators from it, a quarter of an hour on one core; writes kg/models.
models: $(VENV)/.installed-dev
	$(BIN)/python -m kg.training.compile corpus/train
	$(BIN)/python -m kg.training.check corpus/train
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m kg.training.train
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m kg.training.wording

# Trains the model that puts columns back in order (corpus/order/README.md); needs the public texts in ../shared/data.
order-model: $(VENV)/.installed
	$(BIN)/python -m corpus.order.train

# Measures the repair of columns on spoilt pages and writes the table of corpus/order/README.md.
order-curve: $(VENV)/.installed
	$(BIN)/python -m corpus.order.measure --write

clean:
	rm -rf $(VENV) graph
