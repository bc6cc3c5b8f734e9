# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv

.PHONY: help run test check fix bench docs demo lock assets messages migrations audit clean
help: ## List what can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: .venv/run.stamp ## Install, make the demonstration, start web and worker
	$(BIN)/python -m onedoor.config.run

test: .venv/dev.stamp ## Install what the tests need and run them all, on SQLite and PostgreSQL
	$(BIN)/python -m tests.run

check: .venv/dev.stamp ## Formatting, lint, borders and types only
	$(BIN)/python -m tests.run --checks-only

fix: .venv/dev.stamp ## Format and repair what can be repaired by itself
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: .venv/dev.stamp ## Measure speed against the peers and print the figures
	$(BIN)/python -m bench

docs: .venv/dev.stamp ## Build the docs site into site/
	$(BIN)/mkdocs build --strict

demo: .venv/run.stamp ## Make the demonstration partnership afresh
	$(BIN)/python -m onedoor.config.run --fresh --no-serve

lock: .venv/dev.stamp ## Choose and lock the versions of every dependency
	$(UV) pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 --group build pyproject.toml -o requirements/run.txt
	$(UV) pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 --group build --extra linkage pyproject.toml -o requirements/linkage.txt
	$(UV) pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 --group build --group dev pyproject.toml -o requirements/dev.txt

assets: ## Rebuild the style sheet and vendored scripts (needs Node)
	npm ci --prefix assets && npm run --prefix assets build

messages: .venv/dev.stamp ## Gather what is to be translated and compile the Welsh catalogue
	PYTHONPATH=.:src $(BIN)/python -m tools.messages

migrations: .venv/dev.stamp ## Make new migrations small: a new database is made in half the time
	PYTHONPATH=.:src $(BIN)/python -m tools.migrations

audit: .venv/dev.stamp ## Look whether a dependency has a known weakness
	$(BIN)/python -m tools.audit

clean: ## Remove what the other commands made
	rm -rf .venv var site

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "Onedoor needs Python 3.11 or newer." && false)
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || (echo "Installing Python's venv module" && $$(test "$$(id -u)" = 0 || echo sudo) apt-get install -y -q python3-venv)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q "$$(grep -oE '^uv==[^ ]+' requirements/run.txt)"

.venv/run.stamp: .venv/bin/uv requirements/run.txt pyproject.toml
	$(UV) pip install -q --require-hashes -r requirements/run.txt
	$(UV) pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	$(UV) pip install -q --require-hashes -r requirements/dev.txt
	@touch $@
