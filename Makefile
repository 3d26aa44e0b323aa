# Two commands do everything: `make run` and `make test`. The others are for people who work on Naba.
.PHONY: run test lint format release release-again soak bench bench-checks bench-library bench-summary fuzz no-network torture bench-engine lock clean

VENV := .venv
NABA := $(VENV)/bin/naba
PYTEST := QT_QPA_PLATFORM=offscreen $(VENV)/bin/python -m pytest
SAMPLES := resources/naba_resources/samples

run: $(VENV)/.run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  packaging/system_libs.sh window && $(NABA) gui $(SAMPLES); \
	else \
	  echo "No display here: translating the samples on the command line instead of opening the window."; \
	  $(NABA) translate $(SAMPLES) --out out --format pdf,html,json && echo "The bilingual PDFs are in out/."; \
	fi

test: $(VENV)/.test
	packaging/system_libs.sh offscreen
	$(PYTEST) -n 2 --dist worksteal

lint: $(VENV)/.test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

format: $(VENV)/.test
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# Speed and memory, side by side with the naive way: prints a table, asserts nothing. ARTICLES=DIR for other articles.
ARTICLES := $(SAMPLES)
bench: $(VENV)/.bench
	$(VENV)/bin/python packaging/bench/speed.py $(ARTICLES)
	$(VENV)/bin/python packaging/bench/reading.py

# Ten thousand damaged files of every kind that comes from outside, and a table of how they ended: an hour of a core.
# COUNT=500 or MINUTES=20 for a part of it; what is done stands in fuzz-SEED.json and the next run goes on from there.
COUNT := 10000
MINUTES := 100000
SEED := 1
fuzz: $(VENV)/.test
	$(VENV)/bin/python packaging/torture/fuzz.py --count $(COUNT) --minutes $(MINUTES) --seed $(SEED) --state fuzz-$(SEED).json

# The proof that nothing is lost: sudden ends, power cuts, failing and full disks, flipped bits, two programs at once.
# An hour or so; needs strace. What is done stands in torture.json, the next run goes on from there, and a table ends it.
# Then all damaged files.
torture: $(VENV)/.test
	$(VENV)/bin/python packaging/torture/in_one_piece.py
	$(MAKE) fuzz

# The proof that nothing leaves the machine: every command and the window under strace, and without any network.
no-network: $(VENV)/.test
	$(VENV)/bin/python packaging/torture/no_network.py

# The engine's settings and transformers; then Naba's whole way beside CTranslate2 alone and, where
# packaging/lock/bench-argos.txt is installed, Argos Translate, on the same weights.
bench-engine: $(VENV)/.bench
	$(VENV)/bin/python packaging/bench/engine.py
	$(VENV)/bin/python packaging/bench/peers.py

# A generated library of 10,000 articles: how long listing, searching, dating and grouping take. Some minutes.
bench-library: $(VENV)/.test
	$(VENV)/bin/python packaging/bench/library.py

# Ten thousand articles through the queue, and a window over the library they make: memory, open files, gaps and the
# time left that is told. Ends with 1 where a limit is passed. Some ten minutes on a quiet core.
soak: $(VENV)/.test
	$(VENV)/bin/python packaging/bench/soak.py

# The checks on labelled and on made faults, beside Translate Toolkit's: FLORES=DIR with flores-dev.*.
bench-checks: $(VENV)/.bench
	$(VENV)/bin/python packaging/bench/checks.py $(FLORES)

# Summaries on EASC beside lead, random and sumy: EASC=DIR with Articles/ and MTurk/.
bench-summary: $(VENV)/.bench
	$(VENV)/bin/python packaging/bench/summary.py $(EASC)

# All that is handed out, in dist/, tried without network: packaging/README.md. KEY=naba.key signs it.
release:
	KEY="$(KEY)" packaging/release/release.sh

# A second build elsewhere, compared with dist/ byte for byte.
release-again:
	packaging/release/release.sh again

lock:
	packaging/lock/compile.sh

clean:
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# An environment of the test kind serves both purposes, so `make run` after `make test` installs nothing.
$(VENV)/.run: pyproject.toml packaging/lock/run.txt packaging/setup.sh
	@[ $(VENV)/.test -nt pyproject.toml ] && touch $@ || packaging/setup.sh run
$(VENV)/.test: pyproject.toml packaging/lock/test.txt packaging/setup.sh
	packaging/setup.sh test
# The peers that the benches measure beside, on top of the test environment.
$(VENV)/.bench: $(VENV)/.test packaging/lock/bench.txt
	packaging/setup.sh bench
