//go:build js && wasm

package idb

import (
	"bytes"
	"errors"
	"fmt"
	"syscall/js"
	"testing"
	"time"

	"waymark/app/notebook"
	"waymark/app/notebook/storetest"
)

var places int

// place is a name of its own for a test, with all that it opens closed and deleted at its end.
func place(t *testing.T) string {
	places++
	name := fmt.Sprintf("test-%d", places)
	t.Cleanup(func() {
		js.Global().Get("indexedDB").Call("deleteDatabase", name)
		js.Global().Get("localStorage").Call("removeItem", name+" sentinel")
	})
	return name
}

func opener(t *testing.T) storetest.Opener {
	name := place(t)
	return func() notebook.Store { return mustOpen(t, Options{Name: name}) }
}

func mustOpen(t *testing.T, o Options) *DB {
	t.Helper()
	db, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

var here = notebook.Place{Store: notebook.Cases, ID: "a"}

func put(was, revision uint64, sealed string) notebook.Change {
	return notebook.Change{Place: here, Was: was, Revision: revision, Sealed: []byte(sealed)}
}

func expect(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error %v, want %v", err, want)
	}
}

func TestStores(t *testing.T) { storetest.Stores(t, opener) }

func TestPens(t *testing.T) {
	storetest.Pens(t, func(t *testing.T) func() notebook.Pen {
		name := place(t)
		return func() notebook.Pen {
			p := NewPen(name)
			t.Cleanup(func() { p.Lost(nil); p.Drop() })
			return p
		}
	})
}

// replace sets a property of a JavaScript object for one test.
func replace(t *testing.T, object js.Value, name string, value any) {
	t.Helper()
	before := js.Global().Get("Object").Call("getOwnPropertyDescriptor", object, name)
	js.Global().Get("Object").Call("defineProperty", object, name,
		map[string]any{"value": value, "configurable": true, "writable": true})
	t.Cleanup(func() {
		if before.IsUndefined() {
			object.Delete(name)
		} else {
			js.Global().Get("Object").Call("defineProperty", object, name, before)
		}
	})
}

// throwing is a function that throws a DOMException; made of functions of the browser only,
// because one of Go's cannot throw.
func throwing(t *testing.T, name string) js.Value {
	t.Helper()
	f := js.Global().Get("Function").New("name", "return () => { throw new DOMException('secret', name); }").Invoke(name)
	return f
}

const corrupt = "corrupt"

// TestCorruptBefore leaves a notebook behind for TestCorruptAfter, which runs when its files were damaged.
func TestCorruptBefore(t *testing.T) {
	db, err := Open(Options{Name: corrupt})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Write(put(0, 1, "x")), db.Mark(notebook.Sentinel{Key: "k", Seen: 1})); err != nil {
		t.Fatal(err)
	}
	db.Close()
}

func TestCorruptAfter(t *testing.T) {
	db, err := Open(Options{Name: corrupt})
	if err != nil {
		t.Log("it does not open")
		expect(t, err, notebook.ErrUnread)
		return
	}
	t.Log("it opens, and is empty")
	_, mark, err := notebook.Find(db)
	expect(t, err, notebook.ErrGone)
	if mark == nil || notebook.FateOf(err) != notebook.FateLost {
		t.Errorf("sentinel %v, fate %v", mark, notebook.FateOf(err))
	}
}

// TestSpeed prints what the shape of the store costs; see the sizes in the names.
func TestSpeed(t *testing.T) {
	db := mustOpen(t, Options{Name: place(t)})
	const n, size = 500, 20_000
	changes := make([]notebook.Change, n)
	for i := range changes {
		changes[i] = notebook.Change{Place: notebook.Place{Store: notebook.Cases, ID: fmt.Sprint(i)}, Revision: 1,
			Sealed: bytes.Repeat([]byte{byte(i)}, size)}
	}
	timed(t, "500 records of 20 KB in one batch", func() error { return db.Write(changes...) })
	timed(t, "all of them read", func() error { _, err := db.All(notebook.Cases, notebook.Span{}); return err })
	timed(t, "all of them read, as the browser has them", func() error {
		store := db.conn.Call("transaction", records, "readonly").Call("objectStore", records)
		request, done := store.Call("getAll"), make(chan struct{})
		f := listen(request, "success", func() { request.Get("result"); close(done) })
		defer f.Release()
		<-done
		return nil
	})
	const saves = 50
	timed(t, "50 saves of one of 20 KB and two small ones", func() error {
		for i := range uint64(saves) {
			one := changes[0]
			one.Was, one.Revision = i+1, i+2
			small := func(store string) notebook.Change {
				return notebook.Change{Place: notebook.Place{Store: store, ID: "a"}, Was: i, Revision: i + 1, Sealed: make([]byte, 500)}
			}
			if err := db.Write(one, small(notebook.Summaries), small(notebook.Manifest)); err != nil {
				return err
			}
		}
		return nil
	})
}

func timed(t *testing.T, what string, do func() error) {
	t.Helper()
	began := time.Now()
	if err := do(); err != nil {
		t.Errorf("%s: %v", what, err)
	}
	t.Logf("%s: %d ms", what, time.Since(began).Milliseconds())
}

// TestLargeRecords: Chromium keeps what is over 64 KB in files of their own, and reads those on the way.
func TestLargeRecords(t *testing.T) {
	db := mustOpen(t, Options{Name: place(t)})
	for i, size := range []int{60_000, 100_000, 1 << 20, 5 << 20} {
		want := bytes.Repeat([]byte{byte(i + 1)}, size)
		one := notebook.Change{Place: notebook.Place{Store: notebook.Cases, ID: fmt.Sprint(i)}, Revision: 1, Sealed: want}
		if err := db.Write(one); err != nil {
			t.Fatal(err)
		}
		r, err := db.Get(one.Place)
		if err != nil || !bytes.Equal(r.Sealed, want) {
			t.Errorf("%d bytes: %d are read, %v", size, len(r.Sealed), err)
		}
		one.Was, one.Revision = 1, 2
		if err := db.Write(one); err != nil {
			t.Errorf("%d bytes, written over: %v", size, err)
		}
	}
	if all, err := db.All(notebook.Cases, notebook.Span{}); err != nil || len(all) != 4 || len(all[3].Sealed) != 5<<20 {
		t.Errorf("all: %d, %v", len(all), err)
	}
}
