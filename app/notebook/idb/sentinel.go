//go:build js && wasm

package idb

import (
	"fmt"
	"strconv"
	"strings"
	"syscall/js"

	"waymark/app/notebook"
)

func (db *DB) sentinelKey() string { return db.options.Name + " sentinel" }

// Sentinel reads what Mark left. The error is ErrDenied where the browser refuses. What is there
// and is not ours counts as a sentinel without a counter: something was here.
func (db *DB) Sentinel() (*notebook.Sentinel, error) {
	const act = "read sentinel"
	if db.gone != nil {
		return nil, fmt.Errorf("%s: %w", act, db.gone)
	}
	var text js.Value
	err := try(func() { text = js.Global().Get("localStorage").Call("getItem", db.sentinelKey()) })
	if err != nil {
		return nil, wrapped(act, notebook.ErrDenied, nameIn(err))
	}
	if text.Type() != js.TypeString {
		return nil, nil
	}
	key, counter, _ := strings.Cut(text.String(), " ")
	seen, _ := strconv.ParseUint(counter, 10, 64)
	mark := notebook.Sentinel{Key: key, Seen: seen}
	if !mark.Valid() {
		mark = notebook.Sentinel{Key: "unknown"}
	}
	return &mark, nil
}

// Mark leaves a sentinel. Errors: ErrPlace, ErrDenied, ErrQuota.
func (db *DB) Mark(s notebook.Sentinel) error {
	const act = "leave sentinel"
	if !s.Valid() {
		return fmt.Errorf("%s: %w", act, notebook.ErrPlace)
	}
	if db.gone != nil {
		return fmt.Errorf("%s: %w", act, db.gone)
	}
	err := try(func() {
		js.Global().Get("localStorage").Call("setItem", db.sentinelKey(), s.Key+" "+strconv.FormatUint(s.Seen, 10))
	})
	switch {
	case err == nil:
		return nil
	case nameIn(err) == "QuotaExceededError":
		return wrapped(act, notebook.ErrQuota, "")
	}
	return wrapped(act, notebook.ErrDenied, nameIn(err))
}
