# Waymark. `make run` serves the site on this device; `make test` tests everything.
.PHONY: run site check test lint test-go test-wasm test-browser test-engines soak bench browser node
.NOTPARALLEL:

run: ## build the site and serve it on loopback, building again on every change
	go run ./cmd/waymark serve

site: ## build the site into dist/
	go run ./cmd/waymark build -o dist

check: ## every fault of the policy and content files, as file:line
	go run ./cmd/waymark check

test: browser node lint test-go test-wasm test-browser ## everything, real browser included

lint:
	@sh .ci/lint.sh

test-go: browser # the store's tests start one
	go test ./...
	@sh .ci/coverage.sh

test-wasm: ## the vault, the dates, the guide and the encrypted files once more, as the browser runs them
	GOOS=js GOARCH=wasm go test -exec="$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./app/notebook/vault ./app/notebook/book ./app/workday ./app/guide
	GOOS=js GOARCH=wasm go test -exec="$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" -run 'Published|Sealed|Hostile|ComeBack|Mails|Reads' ./app/handover ./app/handover/curve25519 ./app/strictjson

test-browser: browser node
	node web/test/run.mjs

soak: browser node ## a notebook through N kills of its browser, all days round the changes of the clock, every form of every address offline; long
	KILLS=$(or $(N),60) INSTANTS=24 EVERY=1 node web/test/run.mjs kills clock canaries offline

test-engines: ## the same site in Firefox and WebKit, in short; installs them on Debian as root
	@sh .ci/engines.sh
	cd web/engines && npm ci --no-audit --no-fund
	xvfb-run -a node --test --test-reporter spec web/engines/engines.test.mjs

bench: browser ## ratios against a bare page and an npm peer; long
	cd web/bench && npm ci --no-audit --no-fund
	go run ./cmd/waymark build -o dist
	node web/bench/bench.mjs --dist dist
	go test -run xxx -bench Export200 ./app/handover ./app/handover/report # 200 entries out in every format, opened again
	node web/bench/notebook.mjs --dist dist

browser: ## a browser for the tests: installed on Debian as root, asked for elsewhere
	@sh .ci/browser.sh

node:
	cd web/test && npm ci --no-audit --no-fund
