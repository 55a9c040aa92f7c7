# `make` sets everything up and runs the worked example; `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
CORES ?= 2
UV := $(shell command -v uv 2>/dev/null)
BIN := .venv/bin
READY := .venv/.ready

.PHONY: all run setup test lint format lock clean help
.DEFAULT_GOAL := all

all: run ## set up and run the worked example into results/ (the default)

run: $(READY)
	$(BIN)/snakemake --cores $(CORES)

setup: $(READY) ## create .venv with the locked packages

# uv is used where it is installed, since it is about six times faster; plain venv and pip do the same.
$(READY): requirements.txt pyproject.toml
	@echo "Setting up .venv $(if $(UV),with uv,with pip (about a minute))"
	@rm -rf .venv
ifneq ($(UV),)
	@uv venv --quiet --python $(PYTHON) .venv
	@uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.txt
	@uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
else
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
endif
	@touch $(READY)

test: $(READY) ## set up and run the tests
	$(BIN)/python -m pytest --numprocesses $(CORES) --dist worksteal

lint: $(READY) ## check style, types and the workflow
	$(BIN)/ruff check scripts tests benchmarks
	$(BIN)/ruff format --check scripts tests benchmarks
	$(BIN)/snakefmt --check Snakefile rules
	$(BIN)/mypy
	$(BIN)/snakemake --lint

format: $(READY) ## rewrite the code in the house style
	$(BIN)/ruff check --fix scripts tests benchmarks
	$(BIN)/ruff format scripts tests benchmarks
	$(BIN)/snakefmt Snakefile rules

lock: ## renew requirements.txt from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  --python-version 3.11 --extra dev pyproject.toml -o requirements.txt

clean: ## delete what the pipeline made; config/ and sources/ are never touched
	find results -mindepth 1 -not -name README.md -delete
	rm -rf logs .snakemake

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18
