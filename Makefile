# The verbs of the project. Needs GNU make, a POSIX shell and Python 3.11 to 3.13.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PROJECT := $(PIP) install --no-deps --no-index --no-build-isolation --editable .
ROOM ?=

##@ See it work
.PHONY: demo
demo: .venv/.run ## read the articles of examples/ into a record: its story here, the files in out/demo/
	@$(BIN)/communique demo

##@ Is it right?
.PHONY: test coverage drills fuzz mutants audit sbom check lint types imports quick
test: .venv/.dev ## run all tests but the drills, on all cores; sets up what they need
	@setup/system.sh
	$(BIN)/pytest -n auto
coverage: .venv/.dev ## run all tests, and tell which lines and branches they ran; where all must run is in tools/covered.py
	@setup/system.sh
	@mkdir -p out/coverage
	$(BIN)/pytest -n auto --cov --cov-report=
	@$(BIN)/python tools/covered.py
drills: .venv/.dev ## run the long tests: kill, soak, large and hostile inputs; FULL=1 takes hours
	@setup/system.sh
	$(BIN)/pytest -n auto -m drill
fuzz: .venv/.release ## fuzz every parser of foreign input, five minutes for all; FULL=1: an hour
	@$(BIN)/python tools/fuzz.py
mutants: .venv/.release ## change the code a little and ask whether a test notices, 80 changes a room; FULL=1: all
	@$(BIN)/python tools/mutants.py $(ROOM)
audit: .venv/.release ## ask for known advisories on what is locked; says where no source answers
	@$(BIN)/python tools/audit.py
sbom: .venv/.release ## write the bill of materials, out/sbom.json (CycloneDX)
	@mkdir -p out
	@$(BIN)/cyclonedx-py requirements requirements/run.lock --pyproject pyproject.toml --mc-type application \
	    --output-reproducible --of JSON --output-file out/sbom.json
	@echo "out/sbom.json: what communique runs on"
check: lint types imports quick ## run lint, types, imports and the quick tests
lint: .venv/.dev ## check style and format (ruff)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
types: .venv/.dev ## check types (mypy --strict)
	$(BIN)/mypy
imports: .venv/.dev ## check which room imports which (import-linter), and that packages are declared (deptry)
	$(BIN)/lint-imports
	$(BIN)/deptry src
quick: .venv/.dev ## run the quick tests, those not marked slow
	$(BIN)/pytest -n auto -m "not slow and not drill"

##@ How good, how fast?
.PHONY: quality errors compare bench frames outlook
quality: .venv/.dev ## score the rooms on the open corpus, and on development sets where there are any
	@$(BIN)/python benchmarks/quality/score.py
	@$(BIN)/python benchmarks/quality/corpus.py
errors: .venv/.dev ## show misses and false alarms by class: make errors ROOM=statements
	@test -n "$(ROOM)" || { echo "make errors: name a room, as in 'make errors ROOM=statements'" >&2; exit 2; }
	@$(BIN)/python benchmarks/quality/errors.py --room $(ROOM)
compare: out/compare/.made ## run others' programs beside communique over the same texts: quality and speed in one table
	@out/compare/venv/bin/python benchmarks/compare/run.py
bench: .venv/.dev ## measure reading against bare spaCy: articles a second, rooms, lengths, processes, starts
	@$(BIN)/python benchmarks/speed/reading.py
	@$(BIN)/python benchmarks/speed/length.py
	@$(BIN)/python benchmarks/speed/processes.py
	@$(BIN)/python benchmarks/speed/start.py
frames: .venv/.dev ## measure how fluently the timeline zooms in Chromium
	@$(BIN)/python benchmarks/speed/frames.py
outlook: .venv/.dev ## refit the numbers of the outlook from event data and hold them to their floors: make outlook DATA=folder
	@$(BIN)/python tools/outlook $(if $(DATA),--data $(DATA))

##@ Change
.PHONY: fix golden docs islands screenshots release lock clean
fix: .venv/.dev ## format, and mend what ruff can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
golden: .venv/.dev ## rewrite the golden files and the pages made from the code; then read the diff
	$(BIN)/python tests/golden/rewrite.py
	$(BIN)/python tools/commands.py
	$(BIN)/python tools/docs/make.py
docs: .venv/.release ## build the documentation into out/docs/, without a network; a warning is an error
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "out/docs/index.html"
islands: ## build the scripts of the pages anew (needs node and npm); they are committed, nothing else needs it
	@tools/islands.sh
screenshots: .venv/.dev ## make pictures of every page, narrow and wide, light and dark, in out/screenshots/
	@$(BIN)/python tools/screenshots.py
release: .venv/.run ## build wheel and sdist into dist/ and try each on every Python from 3.11 to 3.13 that is here
	@setup/release.sh $(BIN)/python
lock: .venv/.made ## rewrite requirements/*.lock from pyproject.toml (needs the network)
	setup/lock.sh $(BIN)/python
clean: ## delete all that make made, .venv too
	rm -rf .venv out dist build src/communique/views/web/islands/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help:
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	    /^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# The virtual environment. Each stamp is newer than the lock it was installed from.
.venv/.made:
	@setup/venv.sh
.venv/.run: .venv/.made requirements/run.lock requirements/build.lock pyproject.toml
	@echo "Installing what communique runs on (once; a minute or two) ..."
	@$(PIP) install --no-deps --require-hashes -r requirements/run.lock -r requirements/build.lock
	@$(PROJECT)
	@touch $@
.venv/.dev: .venv/.made requirements/dev.lock pyproject.toml
	@echo "Installing what the checks and tests need (once; a minute or two) ..."
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.lock
	@$(PROJECT)
	@touch .venv/.run $@
.venv/.release: .venv/.dev requirements/release.lock
	@echo "Installing what a release is made and judged with (once; a minute or two) ..."
	@$(PIP) install --no-deps --require-hashes -r requirements/release.lock
	@touch $@
# A virtual environment of its own, since the peers bring much that nothing else needs.
out/compare/.made: .venv/.made requirements/compare.lock requirements/build.lock
	@echo "Installing the programs to compare with (once; a few minutes) ..."
	@$(BIN)/python -m venv out/compare/venv
	@out/compare/venv/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r requirements/compare.lock -r requirements/build.lock
	@out/compare/venv/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-index --no-build-isolation --editable .
	@touch $@
