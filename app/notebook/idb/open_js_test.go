//go:build js && wasm

package idb

import (
	"crypto/rand"
	"errors"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"waymark/app/notebook"
)

func TestNoStorage(t *testing.T) {
	replace(t, js.Global(), "indexedDB", js.Undefined())
	_, err := Open(Options{Name: "none"})
	expect(t, err, notebook.ErrNoStorage)
}

func TestOpeningFails(t *testing.T) {
	factory := js.Global().Get("IDBFactory").Get("prototype")
	for name, want := range map[string]error{
		"SecurityError":     notebook.ErrDenied,
		"InvalidStateError": notebook.ErrDenied,
		"UnknownError":      notebook.ErrUnread,
		"SomethingNew":      notebook.ErrAborted,
	} {
		t.Run(name, func(t *testing.T) {
			replace(t, factory, "open", throwing(t, name))
			_, err := Open(Options{Name: "none"})
			expect(t, err, want)
			if strings.Contains(err.Error(), "secret") {
				t.Error("the browser's message is passed on")
			}
		})
	}
}

func TestNewerFormIsRefused(t *testing.T) {
	name := place(t)
	if db, err := open(Options{Name: name}, form+1); err != nil {
		t.Fatal(err)
	} else {
		db.Close()
	}
	_, err := Open(Options{Name: name})
	expect(t, err, notebook.ErrTooNew)
}

// TestFailedUpgradeChangesNothing: the object store is there already, so that making it fails.
func TestFailedUpgradeChangesNothing(t *testing.T) {
	name := place(t)
	db := mustOpen(t, Options{Name: name})
	if err := db.Write(put(0, 1, "kept")); err != nil {
		t.Fatal(err)
	}
	db.Close()
	_, err := open(Options{Name: name}, form+1)
	expect(t, err, notebook.ErrAborted)
	r, err := mustOpen(t, Options{Name: name}).Get(here)
	if err != nil || string(r.Sealed) != "kept" {
		t.Errorf("afterwards: %v", err)
	}
}

// TestOtherTabs: one that does not let go blocks, one that does is told.
func TestOtherTabs(t *testing.T) {
	name := place(t)
	lost := make(chan error, 2)
	db := mustOpen(t, Options{Name: name, Lost: func(err error) { lost <- err }})
	request := js.Global().Get("indexedDB").Call("open", name, 7)
	ready := make(chan struct{})
	opened := listen(request, "success", func() { close(ready) })
	defer opened.Release()
	expect(t, within(t, lost), notebook.ErrReplaced)
	_, err := db.Get(here)
	expect(t, err, notebook.ErrReplaced)
	expect(t, db.Write(put(0, 1, "x")), notebook.ErrReplaced)
	expect(t, db.Mark(notebook.Sentinel{Key: "k"}), notebook.ErrReplaced)
	<-ready
	request.Get("result").Call("close")
}

// TestBlocked: another tab does not let go. What opens after we gave up is closed again.
func TestBlocked(t *testing.T) {
	name := place(t)
	stubborn := foreign(t, name)
	_, err := open(Options{Name: name}, form+1)
	expect(t, err, notebook.ErrBlocked)
	stubborn.Call("close")
	for try := 0; try < 50; try++ {
		time.Sleep(20 * time.Millisecond)
		var db *DB
		if db, err = open(Options{Name: name}, form+1); err == nil {
			db.Close()
			return
		}
	}
	t.Error(err)
}

// foreign opens a database of our name that is not ours.
func foreign(t *testing.T, name string) js.Value {
	t.Helper()
	request := js.Global().Get("indexedDB").Call("open", name, form)
	made := make(chan struct{})
	f := listen(request, "success", func() { close(made) })
	defer f.Release()
	<-made
	return request.Get("result")
}

// TestForeignDatabase: one of our name that is not ours, without our object store.
func TestForeignDatabase(t *testing.T) {
	name := place(t)
	foreign(t, name).Call("close")
	_, err := Open(Options{Name: name})
	expect(t, err, notebook.ErrUnread)
}

func within(t *testing.T, c <-chan error) error {
	t.Helper()
	select {
	case err := <-c:
		return err
	case <-time.After(5 * time.Second):
		t.Fatal("nothing is told")
		return nil
	}
}

// TestFull is a real one: the browser is told to allow less, before it has looked how much
// there is.
func TestFull(t *testing.T) {
	tell(t, "quota", "1000000")
	defer tell(t, "quota", "")
	db := mustOpen(t, Options{Name: place(t)})
	if err := db.Write(put(0, 1, "kept")); err != nil {
		t.Fatal(err)
	}
	big := put(1, 2, "")
	big.Sealed = make([]byte, 4<<20)
	rand.Read(big.Sealed) // what repeats itself is stored in less
	err := db.Write(big)
	expect(t, err, notebook.ErrQuota)
	if notebook.FateOf(err) != notebook.FateNotSaved {
		t.Error("fate: ", notebook.FateOf(err))
	}
	if r, err := db.Get(here); err != nil || r.Revision != 1 {
		t.Errorf("afterwards: %v", err)
	}
}

// TestCleared: somebody deletes the site's data while the notebook is open.
func TestCleared(t *testing.T) {
	name := place(t)
	lost := make(chan error, 2)
	db := mustOpen(t, Options{Name: name, Lost: func(err error) { lost <- err }})
	if err := errors.Join(db.Write(put(0, 1, "x")), db.Mark(notebook.Sentinel{Key: "k", Seen: 3})); err != nil {
		t.Fatal(err)
	}
	tell(t, "clear", "")
	if err := within(t, lost); !errors.Is(err, notebook.ErrClosed) && !errors.Is(err, notebook.ErrReplaced) {
		t.Errorf("told %v", err)
	}
	if db.Write(put(1, 2, "y")) == nil {
		t.Error("written into nothing")
	}
	for tries := 0; ; tries++ { // the browser may not be done with clearing yet, and gives up what comes meanwhile
		again, err := Open(Options{Name: name})
		if err == nil {
			again.Close()
			break
		}
		if expect(t, err, notebook.ErrAborted); tries == 100 {
			t.Fatal("it does not open any more")
		}
		time.Sleep(20 * time.Millisecond)
	}
	_, mark, err := notebook.Find(mustOpen(t, Options{Name: name}))
	expect(t, err, notebook.ErrGone)
	if mark == nil || mark.Seen != 3 {
		t.Errorf("sentinel: %v", mark)
	}
}

// tell asks the test's server to do something to the browser.
func tell(t *testing.T, what, body string) {
	t.Helper()
	status := make(chan int, 1)
	then := js.FuncOf(func(_ js.Value, args []js.Value) any {
		status <- args[0].Get("status").Int()
		return nil
	})
	defer then.Release()
	js.Global().Call("fetch", what, map[string]any{"method": "POST", "body": body}).Call("then", then)
	select {
	case s := <-status:
		if s != 200 {
			t.Fatalf("%s: the server says %d", what, s)
		}
	case <-time.After(20 * time.Second):
		t.Fatalf("%s: no answer", what)
	}
}
