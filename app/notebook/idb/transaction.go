//go:build js && wasm

package idb

import (
	"context"
	"fmt"
	"syscall/js"
	"time"

	lib "github.com/hack-pad/go-indexeddb/idb"

	"waymark/app/notebook"
)

// background is the one context that the library ever gets: with one that can end, an answer
// that did not come looks like an answer.
var background = context.Background()

// transaction is one transaction and the only one who says how it ended.
type transaction struct {
	act   string
	table map[string]error
	store *lib.ObjectStore
	raw   js.Value
	ended chan struct{} // closed at "complete" and at "abort"
	err   error         // why it was aborted; read it after ended
	// refused is why we aborted it ourselves while nobody waited; read it after ended
	refused error
	limit   <-chan time.Time
	funcs   map[string]js.Func
}

// begin begins a transaction. Errors: ErrClosed, ErrReplaced, or what the table says.
func (db *DB) begin(act string, mode lib.TransactionMode, table map[string]error) (*transaction, error) {
	if db.gone != nil {
		return nil, fmt.Errorf("%s: %w", act, db.gone)
	}
	tx, raw, err := db.conn.transaction(mode)
	if err != nil {
		if name := nameIn(err); name != "InvalidStateError" {
			return nil, translate(act, table, name)
		}
		db.lose(notebook.ErrClosed) // it is closing, and no event came yet
		return nil, fmt.Errorf("%s: %w", act, db.gone)
	}
	t := &transaction{act: act, table: table, raw: raw, ended: make(chan struct{}), limit: time.After(db.options.Patience)}
	t.funcs = map[string]js.Func{
		"complete": listen(raw, "complete", func() { t.end(nil) }),
		"abort":    listen(raw, "abort", func() { t.end(t.reason()) }),
	}
	if t.store, err = tx.ObjectStore(records); err != nil {
		return nil, t.giveUp(translate(act, table, nameIn(err)))
	}
	return t, nil
}

func (t *transaction) end(err error) {
	select {
	case <-t.ended:
		return
	default:
	}
	t.err = err
	close(t.ended)
	for event, f := range t.funcs {
		_, _ = call(t.raw, "removeEventListener", event, f)
		f.Release()
	}
}

// reason is why the browser aborted the transaction.
func (t *transaction) reason() error { return translate(t.act, t.table, nameOf(t.raw.Get("error"))) }

// giveUp aborts the transaction: nothing of it is done. It returns the error that it is given.
func (t *transaction) giveUp(why error) error {
	_, _ = call(t.raw, "abort")
	return why
}

// commit tells the browser that nothing more will be asked, which saves it a round of asking. A change that fails still
// undoes them all. A browser that does not know this commits by itself.
func (t *transaction) commit() { _, _ = call(t.raw, "commit") }

// complete waits for the end. Only nil means that everything is on the disk.
func (t *transaction) complete() error {
	select {
	case <-t.ended:
		if t.refused != nil {
			return t.refused
		}
		return t.err
	case <-t.limit:
		return t.unanswered()
	}
}

// unanswered ends a transaction of which nothing was heard. One that can still be aborted has
// done nothing. One that cannot is being written at this moment, or has been.
func (t *transaction) unanswered() error {
	if _, err := call(t.raw, "abort"); err != nil {
		return wrapped(t.act, notebook.ErrUncertain, "")
	}
	return wrapped(t.act, notebook.ErrNoAnswer, "")
}
