//go:build js && wasm

package idb

import (
	"context"
	"syscall/js"

	lib "github.com/hack-pad/go-indexeddb/idb"
)

// The library takes any object for a factory whose open method returns a real request, and is given here what was begun
// already. That function only returns a value: it cannot throw, and an exception inside one would end the program.

const records = "records"

// background is the one context that the library ever gets: with one that can end, an answer
// that did not come looks like an answer.
var background = context.Background()

// opened passes a request to the library as if it had opened it. upgrade is called where the
// database is new or of an older form.
func opened(request js.Value, upgrade lib.Upgrader) (*lib.OpenDBRequest, error) {
	open := js.FuncOf(func(js.Value, []js.Value) any { return request })
	defer open.Release()
	factory, err := lib.WrapFactory(js.ValueOf(map[string]any{"open": open}))
	if err != nil {
		return nil, err
	}
	return factory.Open(background, "", 0, upgrade)
}

// build makes the object store. When it fails it aborts, so that opening fails and no half-made
// database stays; the library is told nothing of it.
func build(request js.Value) lib.Upgrader {
	return func(db *lib.Database, _, _ uint) error {
		if _, err := db.CreateObjectStore(records, lib.ObjectStoreOptions{}); err != nil {
			_, _ = call(request.Get("transaction"), "abort")
		}
		return nil
	}
}
