//go:build js && wasm

package idb

import (
	"fmt"
	"slices"
	"syscall/js"
	"time"

	"waymark/app/notebook"
)

// transaction is one transaction and the only one who says how it ended.
type transaction struct {
	db    *DB
	act   string
	table map[string]error
	raw   js.Value
	store js.Value
	last  js.Value // the request whose answer is looked at while the transaction goes on; undefined: none
	look  func()   // and what is done then
	ended chan struct{}
	err   error         // why it was aborted; read it after ended
	limit time.Duration // how long it is waited for
	// refused is why we aborted it ourselves while nobody waited; read it after ended
	refused error
}

// ears hear the end of every transaction of a database, and the answers that one has to look at while it goes on. They are the
// same for all: to make new ones each time, and let go of them, is a tenth of a save.
type ears struct{ complete, abort, answer js.Func }

func (db *DB) listen() {
	hears := func(what func(*transaction)) js.Func {
		return js.FuncOf(func(this js.Value, _ []js.Value) any {
			for _, t := range db.running {
				if t.raw.Equal(this) || t.last.Equal(this) {
					what(t)
					break
				}
			}
			return nil
		})
	}
	db.ears = ears{
		complete: hears(func(t *transaction) { t.end(nil) }),
		abort:    hears(func(t *transaction) { t.end(t.reason()) }),
		answer:   hears(func(t *transaction) { t.look() }),
	}
}

// deafen lets go of the ears of a database that was closed, once nothing is under way any more.
func (db *DB) deafen() {
	if db.conn == nil && len(db.running) == 0 {
		db.ears.complete.Release()
		db.ears.abort.Release()
		db.ears.answer.Release()
	}
}

// The modes of a transaction, and what else one is begun with, as the browser has them.
var (
	reads   = js.ValueOf("readonly")
	writes  = js.ValueOf("readwrite")
	strict  = js.ValueOf(map[string]any{"durability": "strict"})
	ofStore = js.ValueOf(records)
)

// begin begins a transaction, strict where it writes and where it reads. It ends with answer or with complete. Errors:
// ErrClosed, ErrReplaced, or what the table says.
func (db *DB) begin(act string, mode js.Value, table map[string]error) (*transaction, error) {
	if db.gone != nil {
		return nil, fmt.Errorf("%s: %w", act, db.gone)
	}
	t := &transaction{db: db, act: act, table: table, ended: make(chan struct{}), limit: db.options.Patience}
	err := try(func() {
		t.raw = db.conn.Call("transaction", ofStore, mode, strict)
		t.raw.Set("onabort", db.ears.abort)
		t.store = t.raw.Call("objectStore", ofStore)
	})
	if err != nil {
		if name := nameIn(err); name != "InvalidStateError" {
			return nil, translate(act, table, name)
		}
		db.lose(notebook.ErrClosed) // it is closing, and no event came yet
		return nil, fmt.Errorf("%s: %w", act, db.gone)
	}
	db.running = append(db.running, t)
	return t, nil
}

func (t *transaction) end(err error) {
	t.err = err
	t.db.running = slices.DeleteFunc(t.db.running, func(r *transaction) bool { return r == t })
	close(t.ended)
	t.db.deafen()
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

// whenAnswered has a look taken at the answer to a request, between the browser's events. A request that fails aborts the
// transaction by itself.
func (t *transaction) whenAnswered(request js.Value, look func()) {
	t.last, t.look = request, look
	request.Set("onsuccess", t.db.ears.answer)
}

// answer waits for the answer to the last request of a reading. What comes after it, until the browser calls the
// transaction complete, is of no use to who reads, and takes as long again.
//
// To commit a reading would not do: of a value that the browser keeps in a file, because it is large, the transaction is
// then complete before the value is there.
func (t *transaction) answer(last js.Value) error {
	t.whenAnswered(last, func() { t.end(nil) })
	return t.wait()
}

// complete waits for the end of a writing. Only nil means that everything is on the disk.
func (t *transaction) complete() error {
	t.raw.Set("oncomplete", t.db.ears.complete)
	if t.look == nil {
		t.commit()
	}
	return t.wait()
}

func (t *transaction) wait() error {
	watchdog := time.NewTimer(t.limit)
	defer watchdog.Stop()
	select {
	case <-t.ended:
		if t.refused != nil {
			return t.refused
		}
		return t.err
	case <-watchdog.C:
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
