// Package idb keeps the notebook's sealed records in the browser: IndexedDB behind
// go-indexeddb, and Web Locks for the pen.
//
//	db, err := idb.Open(idb.Options{Name: "waymark", Lost: func(err error) { … }})
//	found, mark, err := notebook.Find(db)      // ErrGone: there was a notebook, and it is not there
//	err = db.Write(changes...)                 // nil: on the disk
//
// It is the only package that knows either. It is at the rim: it has a clock, for its
// watchdog, and knows nothing of vaults, cases and screens.
//
// # What is stored
//
// One database, version 1, with one object store "records". The key of a record is the text
// "store/id"; its value is a Uint8Array: the revision in eight bytes, the largest first, then the
// sealed bytes as they were given. The sentinel is in localStorage, so that it does not go the
// way of the database: under "waymark sentinel" ("<name> sentinel"), the text "key counter".
//
// # What go-indexeddb does not do
//
// The library makes and opens the database. It is given the request that we have already begun, through a factory that
// returns just that (shim.go), so we hear of "blocked", "versionchange" and "close" ourselves. Transactions are asked of the
// browser without it: it cannot read many records at once, what it wraps around each call and answer took a third of the time
// of a save, and so we never depend on these traits of it:
//
//   - an upgrade that fails would end the program: we abort it and tell the library that all is well;
//   - waiting for a transaction that was aborted without an error says nil: only "complete" is success
//     of a writing here, and of a reading the answer to its last request;
//   - waiting never ends when nothing answers: a watchdog gives up, aborts, and says whether
//     anything can have been written (ErrNoAnswer: no; ErrUncertain: perhaps);
//   - a context that has ended looks like success: none but the background is ever passed.
//
// Nothing here may be called from a callback of the browser without a goroutine, because the
// answers come by such callbacks.
package idb
