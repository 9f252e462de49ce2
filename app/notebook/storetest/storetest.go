// Package storetest is what every store of the notebook must do, as tests, and a store that
// fails on purpose for the tests of those who use one.
//
// Stores calls its function once for each test, for a place of its own; what it gets back opens
// that place, again and again.
package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"waymark/app/notebook"
)

// Opener opens one place. Stores that it has opened are open at the same time.
type Opener func() notebook.Store

// Stores runs the whole suite.
func Stores(t *testing.T, fresh func(*testing.T) Opener) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Opener)
	}{
		{"nothing is there at first", nothing},
		{"what is put is what is got", putAndGet},
		{"bytes are not shared with the caller", copied},
		{"a wrong revision changes nothing", wrongRevision},
		{"one wrong change undoes them all", allOrNone},
		{"what goes along is made over whatever is there", along},
		{"a removed record is gone", removed},
		{"removed, put and replaced at once", mixed},
		{"impossible changes are refused", refused},
		{"records come in the order of their ids", inOrder},
		{"a store's name is not the beginning of another's", prefixes},
		{"records come in pages", pages},
		{"ids that are expected are taken for the ids, or not", expected},
		{"no changes are no change", noChanges},
		{"an empty record is a record", emptyRecord},
		{"the largest record", largest},
		{"five hundred cases", many},
		{"what was written is there when opened again", reopened},
		{"two that write the same record: one wins", race},
		{"many that write at once", crowd},
		{"the sentinel", sentinel},
		{"what was lost with a sentinel left is found out", found},
		{"a closed store says so", closed},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, fresh(t)) })
	}
}

func place(id string) notebook.Place { return notebook.Place{Store: notebook.Cases, ID: id} }

func put(id string, was, revision uint64, sealed string) notebook.Change {
	return notebook.Change{Place: place(id), Was: was, Revision: revision, Sealed: []byte(sealed)}
}

func remove(id string, was uint64) notebook.Change {
	return notebook.Change{Place: place(id), Was: was}
}

func write(t *testing.T, s notebook.Store, changes ...notebook.Change) {
	t.Helper()
	if err := s.Write(changes...); err != nil {
		t.Fatalf("write: %v", err)
	}
}

// holds checks what a store of records holds: "a@1=x b@2=y".
func holds(t *testing.T, s notebook.Store, want string) {
	t.Helper()
	all, err := s.All(notebook.Cases, notebook.Span{})
	if err != nil {
		t.Fatalf("all: %v", err)
	}
	for _, r := range all {
		one, err := s.Get(r.Place)
		if err != nil || one.Revision != r.Revision || !bytes.Equal(one.Sealed, r.Sealed) || one.Place != r.Place {
			t.Errorf("get %s: not what All gives (%v)", r.ID, err)
		}
	}
	if g := strings.Join(inBrief(all), " "); g != want {
		t.Errorf("store holds %q, want %q", g, want)
	}
}

func expect(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error %v, want %v", err, want)
	}
}

func nothing(t *testing.T, open Opener) {
	s := open()
	if empty, err := s.Empty(); !empty || err != nil {
		t.Errorf("empty: %v, %v", empty, err)
	}
	_, err := s.Get(place("a"))
	expect(t, err, notebook.ErrNotFound)
	holds(t, s, "")
	if mark, err := s.Sentinel(); mark != nil || err != nil {
		t.Errorf("sentinel: %v, %v", mark, err)
	}
}

func putAndGet(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 1, "first"), put("b", 0, 7, "\x00\xff\x80"))
	holds(t, s, "a@1=first b@7=\x00\xff\x80")
	write(t, s, put("a", 1, 2, "second"))
	holds(t, s, "a@2=second b@7=\x00\xff\x80")
	write(t, s, put("a", 2, notebook.MaxRevision, "last"))
	holds(t, s, fmt.Sprintf("a@%d=last b@7=\x00\xff\x80", uint64(notebook.MaxRevision)))
	if empty, err := s.Empty(); empty || err != nil {
		t.Errorf("empty: %v, %v", empty, err)
	}
}

func copied(t *testing.T, open Opener) {
	s := open()
	mine := []byte("mine")
	write(t, s, notebook.Change{Place: place("a"), Revision: 1, Sealed: mine})
	copy(mine, "xxxx")
	r, err := s.Get(place("a"))
	if err != nil {
		t.Fatal(err)
	}
	copy(r.Sealed, "yyyy")
	all, err := s.All(notebook.Cases, notebook.Span{})
	if err != nil {
		t.Fatal(err)
	}
	copy(all[0].Sealed, "zzzz")
	holds(t, s, "a@1=mine")
}

func wrongRevision(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 3, "kept"))
	for _, c := range []notebook.Change{
		put("a", 0, 4, "as if new"), put("a", 2, 4, "stale"), put("a", 4, 5, "from the future"),
		put("b", 1, 2, "not there"), remove("a", 2), remove("a", 4), remove("b", 1),
	} {
		expect(t, s.Write(c), notebook.ErrConflict)
		holds(t, s, "a@3=kept")
	}
}

func allOrNone(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 1, "A"), put("b", 0, 1, "B"), put("c", 0, 1, "C"))
	good := []notebook.Change{put("a", 1, 2, "new"), remove("b", 1), put("d", 0, 1, "new")}
	for _, wrong := range []notebook.Change{put("c", 2, 3, "stale"), put("c", 0, 1, "as if new"), remove("x", 1)} {
		for at := range len(good) + 1 {
			expect(t, s.Write(slices.Insert(slices.Clone(good), at, wrong)...), notebook.ErrConflict)
			holds(t, s, "a@1=A b@1=B c@1=C")
		}
	}
}

func along(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 1, "A"), put("b", 0, 5, "B"), put("c", 0, 3, "C"))
	with := func(c notebook.Change) notebook.Change { c.Along = true; return c }
	put2, removeC, putX := with(put("b", 1, 2, "BB")), with(remove("c", 9)), with(put("x", 4, 5, "X"))
	for _, c := range [][]notebook.Change{
		{put2, removeC, put("a", 2, 3, "stale")},
		{put("a", 0, 2, "as if new"), put2, removeC},
		{put("a", 1, 2, "AA"), with(put("b", 0, 6, "as if new"))},
	} {
		expect(t, s.Write(c...), notebook.ErrConflict)
		holds(t, s, "a@1=A b@5=B c@3=C")
	}
	write(t, s, put2, removeC, putX, with(remove("y", 1)), put("a", 1, 2, "AA"))
	holds(t, s, "a@2=AA b@2=BB x@5=X")
	write(t, s, with(put("b", 7, 8, "alone")))
	holds(t, s, "a@2=AA b@8=alone x@5=X")
}

func removed(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 1, "x"), put("b", 0, 1, "y"))
	write(t, s, remove("a", 1))
	holds(t, s, "b@1=y")
	_, err := s.Get(place("a"))
	expect(t, err, notebook.ErrNotFound)
	write(t, s, put("a", 0, 9, "again"))
	holds(t, s, "a@9=again b@1=y")
	write(t, s, remove("a", 9), remove("b", 1))
	if empty, err := s.Empty(); !empty || err != nil {
		t.Errorf("empty: %v, %v", empty, err)
	}
}

func mixed(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 1, "A"), put("b", 0, 1, "B"))
	other := notebook.Place{Store: notebook.Manifest, ID: "a"}
	write(t, s, remove("a", 1), put("b", 1, 2, "BB"), put("c", 0, 1, "C"),
		notebook.Change{Place: other, Revision: 1, Sealed: []byte("list")})
	holds(t, s, "b@2=BB c@1=C")
	if r, err := s.Get(other); err != nil || string(r.Sealed) != "list" {
		t.Errorf("other store: %v", err)
	}
}

func refused(t *testing.T, open Opener) {
	s := open()
	long := strings.Repeat("x", notebook.MaxPlaceID+1)
	for _, p := range []notebook.Place{{}, {Store: "cases"}, {ID: "a"}, {Store: "cases", ID: "A"}, {Store: "cases", ID: "a/b"},
		{Store: "ca ses", ID: "a"}, {Store: "cases", ID: long}, {Store: long, ID: "a"}} {
		expect(t, s.Write(put("good", 0, 1, "x"), notebook.Change{Place: p, Revision: 1}), notebook.ErrPlace)
	}
	expect(t, s.Write(put("good", 0, 1, "x"), notebook.Change{Place: place("a"), Revision: 1,
		Sealed: make([]byte, notebook.MaxRecord+1)}), notebook.ErrTooLarge)
	for _, wrong := range [][]notebook.Change{
		{put("a", 2, 2, "same")}, {put("a", 2, 1, "down")}, {remove("a", 0)},
		{put("a", 0, notebook.MaxRevision+1, "far")}, {put("a", 0, 1, "x"), put("a", 1, 2, "twice")},
	} {
		expect(t, s.Write(append(wrong, put("good", 0, 1, "x"))...), notebook.ErrConflict)
	}
	holds(t, s, "")
}

func inOrder(t *testing.T, open Opener) {
	s := open()
	var changes []notebook.Change
	for _, id := range []string{"b", "a0", "a", "-", "z", "0", "a-", "aa", "9"} {
		changes = append(changes, put(id, 0, 1, id))
	}
	write(t, s, changes...)
	holds(t, s, "-@1=- 0@1=0 9@1=9 a@1=a a-@1=a- a0@1=a0 aa@1=aa b@1=b z@1=z")
}

func prefixes(t *testing.T, open Opener) {
	s := open()
	for _, name := range []string{"case", "cases", "cases-", "cases0", "casesz", "ca"} {
		write(t, s, notebook.Change{Place: notebook.Place{Store: name, ID: "a"}, Revision: 1, Sealed: []byte(name)})
	}
	holds(t, s, "a@1=cases")
}

func noChanges(t *testing.T, open Opener) {
	s := open()
	write(t, s)
	holds(t, s, "")
}

func emptyRecord(t *testing.T, open Opener) {
	s := open()
	write(t, s, notebook.Change{Place: place("a"), Revision: 1})
	holds(t, s, "a@1=")
	expect(t, s.Write(put("a", 0, 1, "as if new")), notebook.ErrConflict)
}

func largest(t *testing.T, open Opener) {
	s := open()
	big := bytes.Repeat([]byte("waymark!"), notebook.MaxRecord/8)
	write(t, s, notebook.Change{Place: place("a"), Revision: 1, Sealed: big})
	r, err := open().Get(place("a"))
	if err != nil || !bytes.Equal(r.Sealed, big) {
		t.Errorf("%d bytes came back, %v", len(r.Sealed), err)
	}
}

func many(t *testing.T, open Opener) {
	const n, size = 500, 20_000
	s := open()
	changes := make([]notebook.Change, n)
	for i := range changes {
		body := bytes.Repeat([]byte{byte(i)}, size)
		changes[i] = notebook.Change{Place: place(fmt.Sprintf("%04d", i)), Revision: 1, Sealed: body}
	}
	write(t, s, changes...)
	all, err := s.All(notebook.Cases, notebook.Span{})
	if err != nil || len(all) != n {
		t.Fatalf("%d records, %v", len(all), err)
	}
	for i, r := range all {
		if r.Place != changes[i].Place || !bytes.Equal(r.Sealed, changes[i].Sealed) {
			t.Fatalf("record %d is not what was put", i)
		}
		changes[i].Was, changes[i].Revision, changes[i].Sealed = 1, 2, []byte("new")
	}
	changes[n-1].Was = 9
	expect(t, s.Write(changes...), notebook.ErrConflict)
	if r, err := s.Get(place("0000")); err != nil || r.Revision != 1 {
		t.Errorf("the first of a refused batch is at revision %d, %v", r.Revision, err)
	}
}

func reopened(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 1, "x"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open()
	holds(t, s, "a@1=x")
	write(t, s, put("a", 1, 2, "y"))
	holds(t, open(), "a@2=y")
}

func race(t *testing.T, open Opener) {
	one, two := open(), open()
	write(t, one, put("a", 0, 1, "x"))
	for was := uint64(1); was <= 20; was++ {
		var group sync.WaitGroup
		errs := make([]error, 2)
		for i, s := range []notebook.Store{one, two} {
			group.Go(func() { errs[i] = s.Write(put("a", was, was+1, fmt.Sprint(i))) })
		}
		group.Wait()
		winner := slices.Index(errs, nil)
		if winner < 0 || !errors.Is(errs[1-winner], notebook.ErrConflict) {
			t.Fatalf("errors %v, want one nil and one conflict", errs)
		}
		holds(t, one, fmt.Sprintf("a@%d=%d", was+1, winner))
	}
}

func crowd(t *testing.T, open Opener) {
	s := open()
	var group sync.WaitGroup
	for i := range 30 {
		group.Go(func() {
			id := fmt.Sprintf("%02d", i)
			if err := s.Write(put(id, 0, 1, id)); err != nil {
				t.Errorf("write %s: %v", id, err)
			}
			if r, err := s.Get(place(id)); err != nil || string(r.Sealed) != id {
				t.Errorf("get %s: %v", id, err)
			}
		})
	}
	group.Wait()
	if all, err := s.All(notebook.Cases, notebook.Span{}); err != nil || len(all) != 30 {
		t.Errorf("%d records, %v", len(all), err)
	}
}

func sentinel(t *testing.T, open Opener) {
	s := open()
	for _, bad := range []notebook.Sentinel{{}, {Key: "A B"}, {Key: "a", Seen: notebook.MaxRevision + 1}} {
		if s.Mark(bad) == nil {
			t.Errorf("sentinel %v is taken", bad)
		}
	}
	for _, want := range []notebook.Sentinel{{Key: "00ff-a", Seen: 1}, {Key: "00ff-a", Seen: notebook.MaxRevision}, {Key: "b"}} {
		if err := s.Mark(want); err != nil {
			t.Fatal(err)
		}
		got, err := open().Sentinel()
		if err != nil || got == nil || *got != want {
			t.Errorf("sentinel %v, %v; want %v", got, err, want)
		}
	}
	if empty, err := s.Empty(); !empty || err != nil {
		t.Errorf("a sentinel is no record: empty %v, %v", empty, err)
	}
}

func found(t *testing.T, open Opener) {
	s := open()
	if what, _, err := notebook.Find(s); what != notebook.FoundNothing || err != nil {
		t.Errorf("new: %v, %v", what, err)
	}
	write(t, s, put("a", 0, 1, "x"))
	if what, mark, err := notebook.Find(s); what != notebook.FoundRecords || mark != nil || err != nil {
		t.Errorf("records without a sentinel: %v, %v", what, err)
	}
	if err := s.Mark(notebook.Sentinel{Key: "k", Seen: 4}); err != nil {
		t.Fatal(err)
	}
	if what, mark, err := notebook.Find(s); what != notebook.FoundRecords || mark == nil || err != nil {
		t.Errorf("records with a sentinel: %v, %v", what, err)
	}
	write(t, s, remove("a", 1))
	_, mark, err := notebook.Find(open())
	expect(t, err, notebook.ErrGone)
	if mark == nil || mark.Seen != 4 {
		t.Errorf("what was lost: %v", mark)
	}
}

func closed(t *testing.T, open Opener) {
	s := open()
	for range 2 {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	_, err := s.Get(place("a"))
	expect(t, err, notebook.ErrClosed)
	_, err = s.All(notebook.Cases, notebook.Span{})
	expect(t, err, notebook.ErrClosed)
	_, err = s.Empty()
	expect(t, err, notebook.ErrClosed)
	_, err = s.Sentinel()
	expect(t, err, notebook.ErrClosed)
	expect(t, s.Mark(notebook.Sentinel{Key: "k"}), notebook.ErrClosed)
	expect(t, s.Write(put("a", 0, 1, "x")), notebook.ErrClosed)
	_, _, err = notebook.Find(s)
	expect(t, err, notebook.ErrClosed)
}
