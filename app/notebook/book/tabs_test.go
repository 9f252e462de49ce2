package book_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

// twoTabs is one notebook that is open twice.
func twoTabs(t testing.TB, made func(testing.TB) *world) (w *world, ours, theirs *book.Book) {
	t.Helper()
	w = made(t)
	return w, open(t, w), open(t, w)
}

func workAll(t testing.TB, b *book.Book) {
	t.Helper()
	for more := true; more; {
		var err error
		if more, err = b.Work(func() bool { return true }); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAnotherTabIsNoTrouble: what another tab writes is not taken for tampering by one that only reads.
func TestAnotherTabIsNoTrouble(t *testing.T) {
	inEveryWorld(t, func(t *testing.T, _ string, made func(testing.TB) *world, use func(*world, *book.Book) error) {
		w, ours, theirs := twoTabs(t, made)
		ours.SetReadOnly(true)
		if err := use(w, theirs); err != nil {
			t.Fatal(err)
		}
		if _, err := ours.Case(w.second); err != nil && !errors.Is(err, notebook.ErrConflict) {
			t.Errorf("opening a case: %v", err)
		}
		workAll(t, ours)
		if tr := ours.Troubles(); len(tr) != 0 {
			t.Errorf("troubles: %v", tr)
		}
	})
}

// TestTwoTabsThatWrite: whatever one of them has done, the other's next change is in conflict and does nothing,
// also where it touches no record that the first has touched. After a read anew it is done, on top of the first.
func TestTwoTabsThatWrite(t *testing.T) {
	inEveryWorld(t, func(t *testing.T, _ string, made func(testing.TB) *world, use func(*world, *book.Book) error) {
		w, ours, theirs := twoTabs(t, made)
		was := theirs.Figures().Saves
		if err := use(w, theirs); err != nil {
			t.Fatal(err)
		}
		if theirs.Figures().Saves == was {
			return // it only reads
		}
		before := dump(t, w.disk)
		begin := func() error {
			return second(ours.Begin(startAs(9), nil, []notebook.Entry{note("ours")}, notebook.ID{}, later))
		}
		for range 2 {
			if err := begin(); !errors.Is(err, notebook.ErrConflict) {
				t.Fatalf("written beside another tab's: %v", err)
			}
		}
		if !unchanged(before, dump(t, w.disk)) {
			t.Error("something was stored")
		}
		if err := ours.Reread(); errors.Is(err, book.ErrRekeyed) {
			return // see TestNewKeysInAnotherTab
		} else if err != nil {
			t.Fatal(err)
		}
		if err := begin(); err != nil {
			t.Fatal("after reading again: ", err)
		}
		both := look(t, w.disk.Open(), w.code, fresh)
		if want := fmt.Sprint(picture(t, ours)); fmt.Sprint(both) != want {
			t.Errorf("stored %v, in memory %v", both, want)
		}
	})
}

// TestNewKeysInAnotherTab: the old key writes nothing more, because nobody could open it.
func TestNewKeysInAnotherTab(t *testing.T) {
	w, ours, theirs := twoTabs(t, newWorld)
	if err := uses["re-key"](w, theirs); err != nil {
		t.Fatal(err)
	}
	before := dump(t, w.disk)
	if err := ours.Reread(); !errors.Is(err, book.ErrRekeyed) {
		t.Errorf("read again: %v", err)
	}
	for name, use := range uses {
		if err := use(w, ours); err == nil && name != "look through" && name != "read everything" && name != "compare" {
			t.Errorf("%s: done with the old key", name)
		}
	}
	if !unchanged(before, dump(t, w.disk)) {
		t.Error("something was stored")
	}
	if tr := ours.Troubles(); len(tr) != 0 {
		t.Errorf("troubles: %v", tr)
	}
	if now := look(t, w.disk.Open(), fresh); len(now) == 0 {
		t.Error("the new key opens nothing")
	}
}

// TestManyWritesBesideEachOther: the list is written anew by one tab while the other knows the old one.
func TestManyWritesBesideEachOther(t *testing.T) {
	for _, writes := range []int{1, 20, 31, 32, 33, 34, 70} {
		w, ours, theirs := twoTabs(t, newWorld)
		for i := range writes {
			s := startAs(byte(100 + i))
			s.Code = fmt.Sprint("T", i+1)
			must(theirs.Begin(s, nil, []notebook.Entry{note("theirs")}, notebook.ID{}, later))(t)
		}
		if _, err := ours.Begin(startAs(9), nil, nil, notebook.ID{}, later); !errors.Is(err, notebook.ErrConflict) {
			t.Errorf("after %d: %v", writes, err)
		}
		if err := ours.Reread(); err != nil {
			t.Fatal(err)
		}
		must(ours.Begin(startAs(9), nil, nil, notebook.ID{}, later))(t)
		if n := len(look(t, w.disk.Open(), w.code)); n != len(picture(t, ours)) {
			t.Errorf("after %d: %d things stored, %d in memory", writes, n, len(picture(t, ours)))
		}
	}
}

// lively is a store in which another tab writes at every reading of the slots, so many times.
type lively struct {
	notebook.Store
	left  int
	write func()
}

func (s *lively) All(store string, within notebook.Span) ([]notebook.Record, error) {
	if store == notebook.Drafts && s.left > 0 {
		s.left--
		s.write()
	}
	return s.Store.All(store, within)
}

// TestOpeningWhileAnotherTabWrites: what is read is of one moment, or it is not taken.
func TestOpeningWhileAnotherTabWrites(t *testing.T) {
	w := newWorld(t)
	theirs := open(t, w)
	write := func() { must(theirs.Add(w.first, note("more"), notebook.ID{}, later))(t) }
	b := must(book.UnlockByCode(&lively{w.disk.Open(), 3, write}, w.code, later))(t)
	if got := texts(t, b, w.first); len(got) != 4 || len(b.Troubles()) != 0 {
		t.Errorf("entries %q, troubles %v", got, b.Troubles())
	}
	if l := b.Lines(); !slices.ContainsFunc(l, func(s notebook.Summary) bool { return s.ID == w.first && s.Entries == 4 }) {
		t.Errorf("lines %v", l)
	}
	if _, err := book.UnlockByCode(&lively{w.disk.Open(), 99, write}, w.code, later); !errors.Is(err, notebook.ErrConflict) {
		t.Errorf("with no end of writing: %v", err)
	}
}

// silent is a store that does not answer one write, which is done; then another tab does something.
type silent struct {
	notebook.Store
	done bool
	then func()
}

func (s *silent) Write(changes ...notebook.Change) error {
	if s.then == nil {
		return s.Store.Write(changes...)
	}
	then := s.then
	s.then = nil
	if s.done {
		if err := s.Store.Write(changes...); err != nil {
			return err
		}
	}
	then()
	return notebook.ErrUncertain
}

// TestNoAnswerAndAnotherTab: we say that nothing is known, or that it was not saved, only where that is so.
func TestNoAnswerAndAnotherTab(t *testing.T) {
	for _, c := range []struct {
		name  string
		done  bool
		times int
		want  error
	}{
		{"done, and nobody else", true, 0, nil},
		{"not done, and nobody else", false, 0, notebook.ErrAborted},
		{"done, then another", true, 1, notebook.ErrUncertain},
		{"not done, but another", false, 1, notebook.ErrConflict},
		{"not done, but two others", false, 2, notebook.ErrUncertain},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			s := &silent{Store: w.disk.Open(), done: c.done}
			ours := must(book.UnlockByCode(s, w.code, later))(t)
			s.then = func() {
				theirs := open(t, w)
				for range c.times {
					if err := theirs.Seen(later); err != nil {
						t.Fatal(err)
					}
				}
			}
			_, err := ours.Add(w.first, note("two"), notebook.ID{}, later)
			if !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			is := len(texts(t, open(t, w), w.first)) == 2
			if is != c.done || notebook.FateOf(err) == notebook.FateNotSaved && is || err == nil && !is {
				t.Errorf("saved: %v, said %v", is, err)
			}
		})
	}
}
