package book_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

func always() bool { return true }

// writing is a book in which something was written since it was opened, so that entries are stored as slips.
func writing(t testing.TB, w *world) *book.Book {
	t.Helper()
	b := open(t, w)
	if err := b.Seen(later); err != nil {
		t.Fatal(err)
	}
	return b
}

func caseAt(id notebook.ID) notebook.Place {
	return notebook.Place{Store: notebook.Cases, ID: id.String()}
}

// TestAnEntryBesideItsCase: it is stored without the case, and is there wherever the case is read: in the list, in the case,
// in a search, in a copy, after opening again; and after it was filed.
func TestAnEntryBesideItsCase(t *testing.T) {
	w := newWorld(t)
	b := writing(t, w)
	before := must(w.disk.Open().Get(caseAt(w.first)))(t)
	blank := len(slips(t, w))
	must(b.Add(w.first, note("beside"), notebook.ID{}, later))(t)
	must(b.Add(w.first, note("and another"), notebook.ID{}, later))(t)
	if now := must(w.disk.Open().Get(caseAt(w.first)))(t); now.Revision != before.Revision || len(slips(t, w)) != blank+2 {
		t.Errorf("the case was written, or no slips: revision %d, %d slips", now.Revision, len(slips(t, w))-blank)
	}
	whole := []string{"one", "beside", "and another"}
	there := func(when string, b *book.Book) {
		t.Helper()
		if hits, ready := search(b, "and another"); ready && len(hits) != 1 {
			t.Errorf("%s, found %v", when, hits)
		}
		workAll(t, b)
		if hits, ready := search(b, "and another"); !ready || len(hits) != 1 || hits[0].Entry != 3 {
			t.Errorf("%s, found %v, ready: %v", when, hits, ready)
		}
		if got := texts(t, b, w.first); !slices.Equal(got, whole) {
			t.Errorf("%s: %q", when, got)
		}
		if i := slices.IndexFunc(b.Lines(), func(l notebook.Summary) bool { return l.ID == w.first }); b.Lines()[i].Entries != 3 {
			t.Errorf("%s, in the list: %d entries", when, b.Lines()[i].Entries)
		}
		if c, unread, err := b.Contents(); err != nil || unread != 0 || c.Entries() != 4 {
			t.Errorf("%s, in a copy: %d entries, %d unread, %v", when, c.Entries(), unread, err)
		}
		if len(b.Troubles()) != 0 {
			t.Errorf("%s: %v", when, b.Troubles())
		}
	}
	there("at once", b)
	there("opened again", open(t, w))
	if more, err := b.File(always); more || err != nil {
		t.Fatal(more, err)
	}
	if n := len(slips(t, w)); n != blank {
		t.Errorf("%d slips after filing", n-blank)
	}
	there("filed", b)
	there("filed and opened again", open(t, w))
}

// TestFilingInPieces: a case at a time, as long as there is time, and only by who may write.
func TestFilingInPieces(t *testing.T) {
	w := newWorld(t)
	b := writing(t, w)
	blank := len(slips(t, w))
	for _, id := range []notebook.ID{w.first, w.second} {
		must(b.Add(id, note("beside"), notebook.ID{}, later))(t)
	}
	if more, err := b.File(func() bool { return false }); !more || err != nil || len(slips(t, w)) != blank+2 {
		t.Errorf("without time: %v, %v, %d slips", more, err, len(slips(t, w))-blank)
	}
	left := 1
	if more, err := b.File(func() bool { left--; return left >= 0 }); !more || err != nil || len(slips(t, w)) != blank+1 {
		t.Errorf("with time for one: %v, %v, %d slips", more, err, len(slips(t, w))-blank)
	}
	b.SetReadOnly(true)
	if _, err := b.File(always); !errors.Is(err, book.ErrReadOnly) || len(slips(t, w)) != blank+1 {
		t.Errorf("by who may not: %v", err)
	}
}

// TestManyEntriesWithoutARest: so many slips and no more, and every entry is there.
func TestManyEntriesWithoutARest(t *testing.T) {
	w := newWorld(t)
	b := writing(t, w)
	blank, most := len(slips(t, w)), 0
	for i := range 150 {
		must(b.Add(w.first, note(fmt.Sprint("entry ", i)), notebook.ID{}, later))(t)
		most = max(most, len(slips(t, w))-blank)
	}
	if most != 64 {
		t.Errorf("%d slips at most", most)
	}
	if got := texts(t, open(t, w), w.first); len(got) != 151 || got[150] != "entry 149" {
		t.Errorf("%d entries", len(got))
	}
}

// TestATabThatKnowsAnOlderNotebook: whatever another tab has done since, and however much of it, what this one adds is
// refused and nothing is stored; after reading again both are there.
func TestATabThatKnowsAnOlderNotebook(t *testing.T) {
	add := func(times int) func(*world, *book.Book) error {
		return func(w *world, b *book.Book) (err error) {
			for range times {
				err = errors.Join(err, second(b.Add(w.second, note("theirs"), notebook.ID{}, later)))
			}
			return err
		}
	}
	file := func(_ *world, b *book.Book) error { return second(b.File(always)) }
	again := func(w *world, _ *book.Book) (err error) {
		for range 3 {
			b, bad := book.UnlockByCode(w.disk.Open(), w.code, later)
			err = errors.Join(err, bad, add(2)(w, b), file(w, b))
		}
		return err
	}
	for name, theirs := range map[string][]func(*world, *book.Book) error{
		"one entry":                        {add(1)},
		"two entries":                      {add(2)},
		"two entries, filed":               {add(2), file},
		"many entries":                     {add(200)},
		"many entries, filed":              {add(200), file},
		"opened again and again":           {again},
		"new keys":                         {uses["re-key"]},
		"new keys, then entries and filed": {uses["re-key"], add(70), file},
		"twice new keys":                   {uses["re-key"], uses["re-key"]},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			ours := writing(t, w)
			must(ours.Add(w.first, note("ours"), notebook.ID{}, later))(t)
			b := open(t, w)
			for _, do := range theirs {
				if err := do(w, b); err != nil {
					t.Fatal(err)
				}
			}
			before := dump(t, w.disk)
			for range 2 {
				if _, err := ours.Add(w.first, note("late"), notebook.ID{}, later); !errors.Is(err, notebook.ErrConflict) {
					t.Errorf("added: %v", err)
				}
			}
			if !unchanged(before, dump(t, w.disk)) {
				t.Error("something was stored")
			}
			if err := ours.Reread(); errors.Is(err, book.ErrRekeyed) {
				return
			} else if err != nil {
				t.Fatal(err)
			}
			must(ours.Add(w.first, note("late"), notebook.ID{}, later))(t)
			must(ours.Add(w.first, note("later"), notebook.ID{}, later))(t)
			if got := texts(t, open(t, w), w.first); !slices.Equal(got, []string{"one", "ours", "late", "later"}) {
				t.Errorf("entries %q", got)
			}
		})
	}
}

// TestSlipsThatWereTamperedWith: what is wrong is said, the rest is there, and the notebook can be written in.
func TestSlipsThatWereTamperedWith(t *testing.T) {
	w := newWorld(t)
	b := writing(t, w)
	older := must(w.disk.Open().Get(caseAt(w.first)))(t)
	for _, text := range []string{"two", "three", "four"} {
		must(b.Add(w.first, note(text), notebook.ID{}, later))(t)
	}
	must(b.Add(w.second, note("more"), notebook.ID{}, later))(t)
	all := slips(t, w)
	at := func(n int) notebook.Place { return all[len(all)-4+n].Place }
	for name, c := range map[string]struct {
		at   notebook.Place
		do   func([]byte) []byte
		want book.Trouble
		left []string
	}{
		"one with a bit flipped":    {at(1), flip, book.Trouble{Kind: book.Damaged, Place: at(1)}, []string{"one", "two"}},
		"one of a later format":     {at(1), newer, book.Trouble{Kind: book.Newer, Place: at(1)}, []string{"one", "two"}},
		"one removed":               {at(1), nil, book.Trouble{Kind: book.Missing, Place: at(1)}, []string{"one", "two"}},
		"the last one bit flipped":  {at(3), flip, book.Trouble{Kind: book.Damaged, Place: at(3)}, []string{"one", "two", "three", "four"}},
		"the last one removed":      {at(3), nil, book.Trouble{Kind: book.WentBack}, []string{"one", "two", "three", "four"}},
		"the case with a bit wrong": {caseAt(w.first), flip, book.Trouble{Kind: book.Damaged, Place: caseAt(w.first)}, nil},
		"the case removed":          {caseAt(w.first), nil, book.Trouble{Kind: book.Missing, Place: caseAt(w.first)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			disk := copyOf(t, w.disk.Open())
			spoil(t, disk.Open(), c.at, c.do)
			before := dump(t, disk)
			b := must(book.UnlockByCode(disk.Open(), w.code, later))(t)
			workAll(t, b)
			if !slices.Contains(b.Troubles(), c.want) {
				t.Errorf("troubles: %v", b.Troubles())
			}
			if !unchanged(before, dump(t, disk)) {
				t.Error("looking changed something")
			}
			if _, err := b.Case(w.first); err == nil {
				if got := texts(t, b, w.first); !slices.Equal(got, c.left) {
					t.Errorf("entries %q", got)
				}
			} else if c.left != nil {
				t.Error(err)
			}
			if err := b.Seen(later); err != nil {
				t.Error("it cannot be written in: ", err)
			}
			must(b.Add(w.second, note("and more"), notebook.ID{}, later))(t)
			must(b.File(always))(t)
			again := must(book.UnlockByCode(disk.Open(), w.code, later))(t)
			if got := texts(t, again, w.second); !slices.Contains(got, "and more") {
				t.Errorf("the other case: %q", got)
			}
		})
	}
	t.Run("the case put back to an older one", func(t *testing.T) {
		disk := copyOf(t, w.disk.Open())
		b := must(book.UnlockByCode(disk.Open(), w.code, later))(t)
		if err := b.Seen(later); err != nil {
			t.Fatal(err)
		}
		must(b.File(always))(t)
		must(b.Add(w.first, note("five"), notebook.ID{}, later))(t)
		spoil(t, disk.Open(), caseAt(w.first), func([]byte) []byte { return older.Sealed })
		again := must(book.UnlockByCode(disk.Open(), w.code, later))(t)
		if got := texts(t, again, w.first); !slices.Equal(got, []string{"one"}) {
			t.Errorf("entries %q", got)
		}
		if !slices.ContainsFunc(again.Troubles(), func(x book.Trouble) bool { return x.Kind == book.NotAsListed && x.Place.Store == notebook.Slips }) {
			t.Errorf("troubles: %v", again.Troubles())
		}
		if more, err := again.File(always); more || err != nil {
			t.Error(more, err)
		}
		kept := must(disk.Open().All(notebook.Slips, notebook.Span{}))(t)
		if !slices.ContainsFunc(kept, func(r notebook.Record) bool { return len(r.Sealed) > 0 && r.ID > all[len(all)-1].ID }) {
			t.Error("the entry that fits nowhere is gone")
		}
	})
}

// TestAddedBesideADamagedSlip: what is added to a case of which a slip is damaged is there, also where one after the damaged
// one has the number that the new entry gets.
func TestAddedBesideADamagedSlip(t *testing.T) {
	w := newWorld(t)
	b := writing(t, w)
	for _, text := range []string{"two", "three", "four"} {
		must(b.Add(w.first, note(text), notebook.ID{}, later))(t)
	}
	all := slips(t, w)
	spoil(t, w.disk.Open(), all[len(all)-2].Place, flip)
	b = writing(t, w)
	must(b.Add(w.first, note("new"), notebook.ID{}, later))(t)
	must(b.File(always))(t) // the case has three entries now
	must(b.Add(w.first, note("newer"), notebook.ID{}, later))(t)
	want := []string{"one", "two", "new", "newer"}
	if got := texts(t, open(t, w), w.first); !slices.Equal(got, want) {
		t.Errorf("beside it: %q", got)
	}
	must(b.File(always))(t)
	if got := texts(t, open(t, w), w.first); !slices.Equal(got, want) {
		t.Errorf("filed: %q", got)
	}
}

// TestWhatIsLeftOfACase: the slips of a case that cannot be read stay, whatever is filed, until what is left of it is discarded.
func TestWhatIsLeftOfACase(t *testing.T) {
	w := newWorld(t)
	b := writing(t, w)
	must(b.Add(w.first, note("beside"), notebook.ID{}, later))(t)
	all := slips(t, w)
	spoil(t, w.disk.Open(), caseAt(w.first), flip)
	b = writing(t, w)
	is := func() bool {
		return slices.ContainsFunc(slips(t, w), func(r notebook.Record) bool { return r.Place == all[len(all)-1].Place })
	}
	if more, err := b.File(always); more || err != nil || !is() {
		t.Errorf("filed: %v, %v, there: %v", more, err, is())
	}
	if err := b.Discard(w.first); err != nil || is() {
		t.Errorf("discarded: %v, there: %v", err, is())
	}
	if tr := open(t, w).Troubles(); len(tr) != 0 {
		t.Errorf("troubles: %v", tr)
	}
}

// TestADeletedCaseTakesItsSlips along, and brings them back.
func TestADeletedCaseTakesItsSlips(t *testing.T) {
	w := newWorld(t)
	b := writing(t, w)
	must(b.Add(w.first, note("beside"), notebook.ID{}, later))(t)
	if err := errors.Join(b.Delete(w.first, later), b.Restore(w.first)); err != nil {
		t.Fatal(err)
	}
	if got := texts(t, open(t, w), w.first); !slices.Equal(got, []string{"one", "beside"}) {
		t.Errorf("entries %q", got)
	}
}

// TestBlankSlipsAreNotKeptForEver.
func TestBlankSlipsAreNotKeptForEver(t *testing.T) {
	w := newWorld(t)
	for range 210 {
		writing(t, w).Close()
	}
	if n := len(slips(t, w)); n != 200 {
		t.Errorf("%d blank slips", n)
	}
	if got := look(t, w.disk.Open(), w.code); len(got) == 0 {
		t.Error("nothing is there")
	}
}
