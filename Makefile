# Two commands do everything on a fresh machine: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BENCH := .bench
BIN := $(VENV)/bin
SITE ?= site
# The day of this repository's demonstration content; a district of your own leaves it out and builds for today.
TODAY ?= 2026-11-20
SCALE ?=
CASES ?=
SHOTS ?=

.DEFAULT_GOAL := help
.PHONY: help site test check bench bench-search serve reference lock clean browser servers shots

help: ## show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 22

site: $(VENV)/.runtime ## set up, and compile this repository's content into site/
	@$(BIN)/liangquan build --site $(SITE) --today $(TODAY)

serve: $(VENV)/.runtime ## build, then look at the site at http://127.0.0.1:8000/ while editing
	@$(BIN)/liangquan serve --today $(TODAY)

test: $(VENV)/.development browser servers ## set up, and run every test
	@$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder

check: $(VENV)/.development ## lint, types, and the content's own faults
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/liangquan check --today $(TODAY)

bench: $(VENV)/.development browser servers ## measure: CPU seconds, memory, page weight (SCALE=small, district or city; CASES=100000: only what so many cases cost)
	@$(BIN)/python -m tests.bench $(if $(SCALE),--scale $(SCALE)) $(if $(CASES),--cases $(CASES))

bench-search: $(VENV)/.development $(BENCH)/.pagefind browser ## measure search on the district beside Pagefind and Material
	@$(BIN)/python -m tests.bench.search_bench --pagefind $(BENCH)/bin/python

reference: $(VENV)/.development ## make docs/reference/ and schemas/ anew from the program
	@$(BIN)/python -m generator.reference docs/reference
	@$(BIN)/liangquan schema schemas

lock: ## pin dependencies anew, with hashes (needs pip-tools)
	pip-compile -q --upgrade --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra install -o requirements.lock pyproject.toml
	pip-compile -q --upgrade --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra dev -o requirements-dev.lock pyproject.toml
	pip-compile -q --upgrade --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o tests/bench/pagefind.lock tests/bench/pagefind.in
	pip-compile -q --upgrade --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o requirements-node.lock requirements-node.in

clean: ## remove the site and the state; the environment stays
	rm -rf $(SITE) .liangquan

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更高版本；用 make PYTHON=python3.12 指明 / Python 3.11 or later is needed: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "不能建立虚拟环境；Debian 上先安装 python3-venv / no virtual environment: on Debian install python3-venv first" >&2; exit 1; }

# What was installed is recorded by the lock's own bytes, so that a changed lock installs anew.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@cmp -s requirements-dev.lock $(VENV)/.development || $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@cp requirements.lock $@

$(VENV)/.development: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@cp requirements-dev.lock $@

# What only the bench compares with has an environment of its own.
$(BENCH)/.pagefind: tests/bench/pagefind.lock
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r tests/bench/pagefind.lock
	@cp tests/bench/pagefind.lock $@

# Browser tests drive a real Chromium with Chinese fonts, a checker in Java and tools from npm: no wheel brings them.
browser:
	@tests/browser/install_tools.sh

# Tests of nodes drive Debian's nginx, sshd and strace.
servers:
	@tests/node/install_tools.sh

shots: $(VENV)/.development browser ## pictures of every page kind in shots/, on one sheet (SHOTS="--kind item --width 360")
	@$(BIN)/python -m tests.browser.shots $(SHOTS)
