# The front door. GNU make 3.81, as on macOS, is enough.
SHELL := /bin/sh
VENV ?= .venv
PORT ?= 8000
ARGS ?=
PYTHON_OF_VENV = $(VENV)/bin/python
LOCK = $(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

.PHONY: help run test lint audit messages lock clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

run: $(VENV)/.base ## serve the site with demo content on http://127.0.0.1:8000 (PORT=…)
	@exec env SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} $(PYTHON_OF_VENV) manage.py demo --port $(PORT)

test: $(VENV)/.dev ## run every test, on SQLite with Chromium and on PostgreSQL (ARGS="-k words")
	@sh scripts/system-deps
	@sh scripts/with-postgres sh scripts/test $(PYTHON_OF_VENV) $(ARGS)

lint: $(VENV)/.dev ## style, types, walls, templates, migrations, production settings
	@sh scripts/lint $(VENV)

audit: $(VENV)/.dev ## have outside tools judge the demo site: Lighthouse, Nu, axe, bytes (ARGS="weight markup")
	@sh scripts/audit/tools
	@cd scripts && DJANGO_SETTINGS_MODULE=kavenyou.settings.rehearsal PYTHONPATH=$(CURDIR) \
	  $(CURDIR)/$(PYTHON_OF_VENV) -m audit $(ARGS)

messages: $(VENV)/.dev ## bring the catalogues of translations up to date with the sources, and compile them
	@$(PYTHON_OF_VENV) scripts/messages.py

lock: $(VENV)/.dev ## pin requirements/*.txt anew from requirements/*.in (ARGS=--upgrade)
	@UV_SYSTEM_CERTS=1 $(LOCK) $(ARGS) requirements/base.in -o requirements/base.txt
	@UV_SYSTEM_CERTS=1 $(LOCK) $(ARGS) requirements/dev.in -o requirements/dev.txt

clean: ## remove the environment, and the demo site's database, pictures and mail
	@rm -rf $(VENV) .venv-next var/*

$(VENV)/.made: scripts/make-venv
	@sh scripts/make-venv $(VENV) && touch $@

$(VENV)/.base: $(VENV)/.made requirements/base.txt
	@sh scripts/pip-sync $(VENV) requirements/base.txt && touch $@

$(VENV)/.dev: $(VENV)/.made requirements/dev.txt
	@sh scripts/pip-sync $(VENV) requirements/dev.txt && touch $(VENV)/.base $@
