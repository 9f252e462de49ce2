//go:build js && wasm

package idb

import (
	"context"
	"errors"
	"syscall/js"

	lib "github.com/hack-pad/go-indexeddb/idb"
)

// The library takes any object for a factory whose open method returns a real request, and
// calls the transaction method of whatever database that request gives. Both are given here
// what was begun already. The two functions only return a value: they cannot throw, and an
// exception inside one would end the program.

const records = "records"

// opened passes a request to the library as if it had opened it. upgrade is called where the
// database is new or of an older form.
func opened(request js.Value, upgrade lib.Upgrader) (*lib.OpenDBRequest, error) {
	open := js.FuncOf(func(js.Value, []js.Value) any { return request })
	defer open.Release()
	factory, err := lib.WrapFactory(js.ValueOf(map[string]any{"open": open}))
	if err != nil {
		return nil, err
	}
	return factory.Open(context.Background(), "", 0, upgrade)
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

// connection is a database as the library has it and as it is.
type connection struct {
	lib      *lib.Database
	raw      js.Value
	begin    js.Value // IDBDatabase.prototype.transaction
	prepared js.Value // what the library is given next
	give     js.Func
}

func connect(request *lib.OpenDBRequest, raw js.Value) (*connection, error) {
	db, err := request.Result()
	if err != nil {
		return nil, err
	}
	c := &connection{lib: db, raw: raw, begin: raw.Get("transaction")}
	c.give = js.FuncOf(func(js.Value, []js.Value) any { return c.prepared })
	raw.Set("transaction", c.give)
	return c, nil
}

var errNoTransaction = errors.New("no transaction")

// transaction begins one, strict where it writes and where it reads.
func (c *connection) transaction(mode lib.TransactionMode) (*lib.Transaction, js.Value, error) {
	var raw js.Value
	err := try(func() {
		options := map[string]any{"durability": "strict"}
		raw = c.begin.Call("call", c.raw, records, mode.String(), options)
	})
	if err != nil {
		return nil, raw, err
	}
	c.prepared = raw
	tx, err := c.lib.TransactionWithOptions(lib.TransactionOptions{Mode: mode, Durability: lib.DurabilityStrict}, records)
	c.prepared = js.Undefined()
	if err != nil {
		return nil, raw, errors.Join(errNoTransaction, err)
	}
	return tx, raw, nil
}

func (c *connection) close() {
	_, _ = call(c.raw, "close")
	_ = try(func() { c.raw.Delete("transaction") })
	c.give.Release()
}
