# Two commands: `make report` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
ARTICLES := $(sort $(wildcard seeds/*.txt seeds/teaching/*.txt))

.PHONY: help report html test check test-browser mutants docs lab bench tables lock clean
.DEFAULT_GOAL := help

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: .venv/ready  ## run the notebooks on seeds/, write figures/ and figures/report.html
	$(BIN)/python notebooks/execute.py
	@$(BIN)/python -m analysis report $(ARTICLES) --out figures/report.html
	@echo "Figures: figures/*.svg and figures/*.png"

html: .venv/ready  ## write the executed notebooks as plain pages into _site/, to read without an install
	@$(BIN)/python notebooks/pages.py

test: .venv/ready  ## check style, types and the order of the rooms, run the tests, the doctests and every notebook
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest

check: .venv/ready  ## the quick tests alone, in under 20 seconds: no doctests, nothing marked slow
	$(BIN)/python -m pytest -m "not slow and not browser" tests

test-browser: .venv/ready  ## look at what the kit shows in Chromium: pages, print, JupyterLab (skipped without it)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
	$(BIN)/python -m pytest -m browser -rs tests/browser

mutants: .venv/ready  ## change rules one at a time and count those the tests catch (minutes)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/mutate.py

docs: .venv/ready  ## write the pages of the API from the docstrings into site/
	$(BIN)/python docs/build.py

lab: .venv/ready  ## open JupyterLab on the first notebook
	@$(BIN)/python notebooks/lab.py

bench: .venv/ready  ## words per second of each measure beside textstat's eight formulas
	$(BIN)/python tests/benchmark.py

tables: .venv/ready  ## renew models/words.npz after a change of dictionaries or of how words are weighed
	$(BIN)/python -m analysis.training.words

lock: .venv/ready  ## renew requirements.lock after a change of dependencies (needs the network)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra test --extra docs --extra accurate --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --output-file requirements.lock

clean:  ## remove the environment and all caches; notebooks and figures stay
	rm -rf .venv .pytest_cache .ruff_cache site _site *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment, made anew when the lock file or the project's metadata change.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Hearsay needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Installing into .venv, once: about 350 MB to fetch, 1 GB on disk, two to four minutes."
	@$(PYTHON) -m venv --clear .venv
	@{ $(BIN)/python -m pip install --disable-pip-version-check --no-compile --progress-bar off --require-hashes \
	    -r requirements.lock || echo FAILED; } | awk -v all="$$(grep -c '^[a-z].*==' requirements.lock)" '\
	    /^Collecting/ && (++n % 20 == 0 || n == 1) { printf "%d of at most %d packages\n", n, all; fflush() } \
	    /^Installing/ { print "unpacking them, the longer half"; fflush() } \
	    /^FAILED/ { exit 1 }'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
