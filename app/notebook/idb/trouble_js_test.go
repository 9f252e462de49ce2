//go:build js && wasm

package idb

import (
	"strings"
	"syscall/js"
	"testing"
	"time"

	"waymark/app/notebook"
)

// TestNeverAnswers: no event of the transaction arrives.
func TestNeverAnswers(t *testing.T) {
	name := place(t)
	db := mustOpen(t, Options{Name: name, Patience: 200 * time.Millisecond})
	if err := db.Write(put(0, 1, "kept")); err != nil {
		t.Fatal(err)
	}
	// Another transaction that stays alive holds ours up.
	stop := occupy(t, name)
	err := db.Write(put(1, 2, "late"))
	expect(t, err, notebook.ErrNoAnswer)
	_, err = db.Get(here)
	expect(t, err, notebook.ErrNoAnswer)
	_, err = db.All(notebook.Cases, notebook.Span{})
	expect(t, err, notebook.ErrNoAnswer)
	_, err = db.Empty()
	expect(t, err, notebook.ErrNoAnswer)
	stop()
	if r, err := mustOpen(t, Options{Name: name}).Get(here); err != nil || r.Revision != 1 {
		t.Errorf("what was given up is at revision %d, %v", r.Revision, err)
	}
}

// occupy keeps a transaction alive by asking it again and again, until it is stopped.
func occupy(t *testing.T, name string) (stop func()) {
	other := mustOpen(t, Options{Name: name})
	raw := other.conn.Call("transaction", records, "readwrite")
	store := raw.Call("objectStore", records)
	held := true
	var again js.Func
	again = js.FuncOf(func(js.Value, []js.Value) any {
		if held {
			store.Call("count").Set("onsuccess", again)
		}
		return nil
	})
	store.Call("count").Set("onsuccess", again)
	return func() { held = false }
}

// TestUncertain: the end of a transaction is not heard of, and it is too late to abort.
func TestUncertain(t *testing.T) {
	name := place(t)
	db := mustOpen(t, Options{Name: name, Patience: 200 * time.Millisecond})
	replace(t, js.Global().Get("IDBTransaction").Get("prototype"), "oncomplete", js.Null()) // a property that nobody calls
	expect(t, db.Write(put(0, 1, "x")), notebook.ErrUncertain)
	// It was written all the same. The store is deaf, so the browser is asked itself.
	c := mustOpen(t, Options{Name: name}).conn
	request := c.Call("transaction", records, "readonly").Call("objectStore", records).Call("get", keyOf(here))
	done := make(chan struct{})
	f := listen(request, "success", func() { close(done) })
	defer f.Release()
	<-done
	if request.Get("result").IsUndefined() {
		t.Error("it was not written")
	}
}

// TestAbortedWithoutAReason: the library would call this a success.
func TestAbortedWithoutAReason(t *testing.T) {
	db := mustOpen(t, Options{Name: place(t)})
	abort := js.Global().Get("Function").New("const add = IDBObjectStore.prototype.add; return function (...a) { const r = add.apply(this, a); this.transaction.abort(); return r; }").Invoke()
	replace(t, js.Global().Get("IDBObjectStore").Get("prototype"), "add", abort)
	expect(t, db.Write(put(0, 1, "x")), notebook.ErrAborted)
}

func TestARequestThrows(t *testing.T) {
	for _, method := range []string{"add", "put", "delete", "get", "getAll", "count"} {
		t.Run(method, func(t *testing.T) {
			db := mustOpen(t, Options{Name: place(t)})
			if err := db.Write(put(0, 1, "kept")); err != nil {
				t.Fatal(err)
			}
			replace(t, js.Global().Get("IDBObjectStore").Get("prototype"), method, throwing(t, "UnknownError"))
			var err error
			other := notebook.Place{Store: notebook.Cases, ID: "b"}
			switch method {
			case "add":
				err = db.Write(put(1, 2, "half"), notebook.Change{Place: other, Revision: 1})
			case "put":
				err = db.Write(notebook.Change{Place: other, Revision: 1}, put(1, 2, "half"))
			case "delete":
				err = db.Write(notebook.Change{Place: other, Revision: 1}, notebook.Change{Place: here, Was: 1})
			case "get":
				if err = db.Write(put(1, 2, "x")); err != nil {
					_, err = db.Get(here)
				}
			case "getAll":
				_, err = db.All(notebook.Cases, notebook.Span{})
			case "count":
				_, err = db.Empty()
			}
			if err == nil || strings.Contains(err.Error(), "secret") {
				t.Errorf("error %v", err)
			}
			if method == "getAll" || method == "get" {
				return
			}
			if all, err := db.All(notebook.Cases, notebook.Span{}); err != nil || len(all) != 1 || all[0].Revision != 1 {
				t.Errorf("afterwards: %d records, %v", len(all), err)
			}
		})
	}
}

// TestForeignValues: what is not ours in the database is an error and not an empty record.
func TestForeignValues(t *testing.T) {
	for _, value := range []any{"text", 7, nil, map[string]any{}, uint8Array.New(revisionSize - 1)} {
		db := mustOpen(t, Options{Name: place(t)})
		tx := db.conn.Call("transaction", records, "readwrite")
		tx.Call("objectStore", records).Call("put", value, keyOf(here))
		_, err := db.Get(here)
		expect(t, err, notebook.ErrUnread)
		_, err = db.All(notebook.Cases, notebook.Span{})
		expect(t, err, notebook.ErrUnread)
		expect(t, db.Write(put(1, 2, "x")), notebook.ErrUnread)
	}
}

func TestStrictDurability(t *testing.T) {
	db := mustOpen(t, Options{Name: place(t)})
	for _, begin := range []func() (*transaction, error){
		func() (*transaction, error) { return db.begin("read", reads, whenReading) },
		func() (*transaction, error) { return db.begin("write", writes, whenWriting) },
	} {
		tx, err := begin()
		if err != nil {
			t.Fatal(err)
		}
		if got := tx.raw.Get("durability").String(); got != "strict" {
			t.Errorf("durability %s", got)
		}
		if err := tx.complete(); err != nil {
			t.Error(err)
		}
	}
}

func TestSentinelIsRefused(t *testing.T) {
	db := mustOpen(t, Options{Name: place(t)})
	storage := js.Global().Get("Storage").Get("prototype")
	replace(t, storage, "setItem", throwing(t, "QuotaExceededError"))
	expect(t, db.Mark(notebook.Sentinel{Key: "k"}), notebook.ErrQuota)
	replace(t, storage, "setItem", throwing(t, "SecurityError"))
	expect(t, db.Mark(notebook.Sentinel{Key: "k"}), notebook.ErrDenied)
	replace(t, storage, "getItem", throwing(t, "SecurityError"))
	_, err := db.Sentinel()
	expect(t, err, notebook.ErrDenied)
}

func TestDamagedSentinelIsOne(t *testing.T) {
	db := mustOpen(t, Options{Name: place(t)})
	for _, text := range []string{"", "A B C", "key", "key not-a-number", strings.Repeat("x", 999)} {
		js.Global().Get("localStorage").Call("setItem", db.sentinelKey(), text)
		mark, err := db.Sentinel()
		if err != nil || mark == nil || mark.Seen != 0 {
			t.Errorf("%.10q: %v, %v", text, mark, err)
		}
	}
}

func TestNoLocks(t *testing.T) {
	replace(t, js.Global().Get("navigator"), "locks", js.Undefined())
	_, err := NewPen("none").Ask()
	expect(t, err, notebook.ErrNoPen)
	expect(t, NewPen("none").Take(), notebook.ErrNoPen)
}

func TestLocksAreRefused(t *testing.T) {
	locks := js.Global().Get("LockManager").Get("prototype")
	reject := js.Global().Get("Function").New("return () => Promise.reject(new DOMException('', 'SecurityError'))").Invoke()
	replace(t, locks, "request", reject)
	_, err := NewPen("none").Ask()
	expect(t, err, notebook.ErrDenied)
	replace(t, locks, "request", throwing(t, "InvalidStateError"))
	expect(t, NewPen("none").Take(), notebook.ErrDenied)
}

// TestLookingMakesNothing: a person who only reads leaves no database behind.
func TestLookingMakesNothing(t *testing.T) {
	name := place(t)
	if There(name) || There(name) {
		t.Error("a notebook is said to be where none was made")
	}
	db := mustOpen(t, Options{Name: name})
	if !There(name) {
		t.Error("a database is not seen")
	}
	if err := db.Mark(notebook.Sentinel{Key: "k", Seen: 1}); err != nil {
		t.Fatal(err)
	}
	db.Close()
	js.Global().Get("indexedDB").Call("deleteDatabase", name)
	if !There(name) {
		t.Error("a trace of a notebook that has gone is not seen")
	}
	replace(t, js.Global().Get("IDBFactory").Get("prototype"), "databases", js.Undefined())
	if !There(place(t)) {
		t.Error("a browser that cannot say is taken to have said no")
	}
}
