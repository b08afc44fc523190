# The developer's menu. `make site` and `make test` each set up a fresh machine by themselves, in any order.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

SWIFT ?= swift
PYTHON ?= python3
LEMMA := .build/release/lemma

# Debian packages: what building and rendering need, and what only the tests need.
SITE_PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libopenblas-dev liblapacke-dev bubblewrap python3
TEST_PACKAGES := chromium fonts-noto-cjk cmark-gfm

# MathJax 3.2.2, complete, from the Python package that carries it.
MATHJAX_PACKAGE := sphinx-mathjax-offline==0.0.2
MATHJAX := .tools/mathjax/.installed

# Every suite of kernels but the numerics core: a folder with comparators.
BENCHMARKS := Tests/PerformanceTests
SYSTEM_SUITES := $(filter-out numerics,$(patsubst $(BENCHMARKS)/%/comparators.py,%,$(wildcard $(BENCHMARKS)/*/comparators.py)))

.PHONY: help site test format bench bench-numerics bench-systems serve clean build site-packages bench-packages test-packages

help: ## Show this menu
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

site: site-packages $(MATHJAX) build ## Install what is missing, build, render articles/ into output/
	$(LEMMA) render articles -o output

test: test-packages $(MATHJAX) build ## Install what is missing, build, run every test
	$(SWIFT) test -c release --disable-testable-imports

build:
	$(SWIFT) build -c release

format: ## Format the sources
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

bench: test-packages $(MATHJAX) bench-numerics bench-systems ## Compare speed with other tools, side by side
	$(PYTHON) $(BENCHMARKS)/sites.py

bench-numerics: bench-packages build ## Compare the numerical kernels alone with numpy, scipy and torch
	$(PYTHON) $(BENCHMARKS)/kernels.py numerics
	$(PYTHON) $(BENCHMARKS)/typecheck.py

bench-systems: bench-packages build ## Compare the kernels of the systems alone with the usual packages
	for suite in $(SYSTEM_SUITES); do $(PYTHON) $(BENCHMARKS)/kernels.py $$suite; done

serve: site ## Render, then serve output/ on http://localhost:8000
	$(PYTHON) -m http.server --directory output 8000

clean: ## Remove what was built, rendered and cached
	rm -rf .build .lemma
	find output -mindepth 1 ! -name .gitkeep -delete

# Installs the Debian packages of $(1) that are not there.
define install
	@missing=""; for package in $(1); do \
	  [ "$$(dpkg-query -W -f='$${db:Status-Status}' $$package 2>/dev/null)" = installed ] || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  export DEBIAN_FRONTEND=noninteractive; sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq; $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi
endef

site-packages:
	$(call install,$(SITE_PACKAGES))

# A Python that cannot make virtual environments gets the packages for it; the peers are installed into one.
bench-packages: site-packages
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(MAKE) --no-print-directory python-venv; }

test-packages:
	$(call install,$(SITE_PACKAGES) $(TEST_PACKAGES))

$(MATHJAX): | site-packages
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { $(MAKE) --no-print-directory python-pip; }
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target .tools/mathjax $(MATHJAX_PACKAGE)
	@touch $@

.PHONY: python-pip python-venv
python-pip:
	$(call install,python3-pip)

python-venv:
	$(call install,python3-venv)
