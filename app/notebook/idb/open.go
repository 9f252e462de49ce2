//go:build js && wasm

package idb

import (
	"fmt"
	"syscall/js"
	"time"

	lib "github.com/hack-pad/go-indexeddb/idb"

	"waymark/app/notebook"
)

// Options says what to open, and how long to wait for it.
type Options struct {
	Name     string        // "waymark", or "waymark-practice"
	Patience time.Duration // with the browser, for one transaction; 0 is 15 seconds
	// Lost is called once, in a goroutine, when the browser takes an open database away:
	// ErrReplaced (another tab needs it in a newer form, or deletes it) or ErrClosed. Every later
	// call fails with the same.
	Lost func(error)
}

const (
	form     = 1 // the version of the database
	patience = 15 * time.Second
)

// DB is an open database. It is a notebook.Store.
type DB struct {
	options Options
	conn    *js.Value // as the browser has it; nil once it is closed
	gone    error     // why it cannot be used any more
	funcs   []js.Func
	ears    ears
	running []*transaction // that have not ended
}

var _ notebook.Store = (*DB)(nil)

// Open opens a database, and makes it where there is none. Errors: ErrNoStorage, ErrDenied,
// ErrBlocked, ErrTooNew, ErrQuota, ErrUnread, ErrNoAnswer, ErrAborted.
//
// Whether a database that was just made should have been there is for notebook.Find to say.
func Open(o Options) (*DB, error) { return open(o, form) }

const opening = "open storage"

func open(o Options, version int) (*DB, error) {
	if o.Patience == 0 {
		o.Patience = patience
	}
	request, err := request(o.Name, version)
	if err != nil {
		return nil, err
	}
	blocked := make(chan struct{}, 1)
	onBlocked := listen(request, "blocked", func() { blocked <- struct{}{} })
	ends := make(chan error, 1)
	asked, err := opened(request, build(request))
	if err == nil {
		err = whenDone(asked, request, ends)
	}
	if err != nil {
		return nil, translate(opening, whenOpening, nameIn(err))
	}
	select {
	case err = <-ends:
	case <-blocked:
		err = fmt.Errorf("%s: %w", opening, notebook.ErrBlocked)
	case <-time.After(o.Patience):
		err = fmt.Errorf("%s: %w", opening, notebook.ErrNoAnswer)
	}
	if err != nil {
		abandon(request, ends, onBlocked)
		return nil, err
	}
	onBlocked.Release()
	return use(o, request.Get("result"))
}

// request asks the browser to open a database.
func request(name string, version int) (request js.Value, err error) {
	var factory js.Value
	if err := try(func() { factory = js.Global().Get("indexedDB") }); err != nil {
		return request, wrapped(opening, notebook.ErrDenied, nameIn(err))
	}
	if !factory.Truthy() {
		return request, fmt.Errorf("%s: %w", opening, notebook.ErrNoStorage)
	}
	request, err = call(factory, "open", name, version)
	if err != nil {
		return request, translate(opening, whenOpening, nameIn(err))
	}
	return request, nil
}

// whenDone reports the end of a request, once.
func whenDone(asked *lib.OpenDBRequest, request js.Value, ends chan<- error) error {
	return asked.Listen(background, func() { ends <- nil }, func() {
		ends <- translate(opening, whenOpening, nameOf(request.Get("error")))
	})
}

// abandon closes a database that opens after we stopped waiting: it would block others.
func abandon(request js.Value, ends <-chan error, onBlocked js.Func) {
	if request.Get("readyState").String() == "done" {
		onBlocked.Release()
		return
	}
	go func() {
		if <-ends == nil {
			_, _ = call(request.Get("result"), "close")
		}
		onBlocked.Release()
	}()
}

// use takes an open database over.
func use(o Options, raw js.Value) (*DB, error) {
	if !raw.Get("objectStoreNames").Call("contains", records).Bool() {
		_, _ = call(raw, "close")
		return nil, fmt.Errorf("%s: %w", opening, notebook.ErrUnread)
	}
	db := &DB{options: o, conn: &raw}
	db.listen()
	db.funcs = []js.Func{
		listen(raw, "versionchange", func() { db.lose(notebook.ErrReplaced) }),
		listen(raw, "close", func() { db.lose(notebook.ErrClosed) }),
	}
	return db, nil
}

// lose notes that the browser takes the database away. The connection is closed at once,
// because another tab waits for it.
func (db *DB) lose(why error) {
	if db.gone != nil {
		return
	}
	db.gone = why
	_, _ = call(*db.conn, "close")
	if f := db.options.Lost; f != nil {
		go f(why)
	}
}

// Close ends the use of the database. Transactions that have begun come to their end.
func (db *DB) Close() error {
	if db.conn == nil {
		return nil
	}
	for _, f := range []string{"versionchange", "close"} {
		_, _ = call(*db.conn, "removeEventListener", f, db.funcs[0])
		db.funcs[0].Release()
		db.funcs = db.funcs[1:]
	}
	_, _ = call(*db.conn, "close")
	db.conn = nil
	db.deafen()
	if db.gone == nil {
		db.gone = notebook.ErrClosed
	}
	return nil
}
