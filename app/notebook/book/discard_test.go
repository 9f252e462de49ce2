package book_test

import (
	"errors"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

// TestWhatIsLeftOfALostCase is deleted, and a copy then brings the case back, which it cannot while the damage is there.
func TestWhatIsLeftOfALostCase(t *testing.T) {
	for name, do := range map[string]func([]byte) []byte{"damaged": flip, "cut short": cut, "removed": nil} {
		for _, looked := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				w := newWorld(t)
				whole := picture(t, open(t, w))
				copied, _, err := open(t, w).Contents()
				if err != nil {
					t.Fatal(err)
				}
				spoil(t, w.disk.Open(), notebook.Place{Store: notebook.Cases, ID: w.first.String()}, do)
				b := open(t, w)
				if looked {
					workAll(t, b)
				}
				if _, err := b.Merge(copied); err == nil {
					t.Error("a copy was brought in over what cannot be read")
				}
				if err := b.Discard(w.first); err != nil {
					t.Fatal(err)
				}
				if len(b.Troubles()) != 0 || len(b.Lines()) != 1 || len(b.Drafts()) != 0 || b.Lists(w.first) {
					t.Errorf("left: troubles %v, lines %v, drafts %v", b.Troubles(), b.Lines(), b.Drafts())
				}
				look(t, w.disk.Open(), w.code)
				if _, err := b.Merge(copied); err != nil {
					t.Fatal(err)
				}
				if now := look(t, w.disk.Open(), w.code); !same(now, whole) {
					t.Errorf("back: %v, want %v", now, whole)
				}
			})
		}
	}
}

// TestADamagedLineAndCase is in no list, and can be deleted all the same.
func TestADamagedLineAndCase(t *testing.T) {
	w := newWorld(t)
	spoil(t, w.disk.Open(), notebook.Place{Store: notebook.Cases, ID: w.first.String()}, flip)
	spoil(t, w.disk.Open(), notebook.Place{Store: notebook.Summaries, ID: w.first.String()}, cut)
	b := open(t, w)
	if err := b.Discard(w.first); err != nil {
		t.Fatal(err)
	}
	look(t, w.disk.Open(), w.code)
}

// TestOnlyWhatIsLostIsDiscarded: a case that opens, one of a later version, one that never was, and a store that fails.
func TestOnlyWhatIsLostIsDiscarded(t *testing.T) {
	w := newWorld(t)
	spoil(t, w.disk.Open(), notebook.Place{Store: notebook.Cases, ID: w.second.String()}, newer)
	before := dump(t, w.disk)
	b := open(t, w)
	for id, want := range map[notebook.ID]error{w.first: book.ErrReadable, {9}: notebook.ErrNotFound} {
		if err := b.Discard(id); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	if err := b.Discard(w.second); err == nil {
		t.Error("a case of a later version was discarded")
	}
	b.SetReadOnly(true)
	if err := open(t, w).Discard(w.second); err == nil {
		t.Error("discarded by one who only reads")
	}
	if !unchanged(before, dump(t, w.disk)) {
		t.Error("something changed")
	}
}

// TestDeletingAroundDamage: a sheet, a draft or a line that cannot be read does not keep a case from the bin, and it comes
// back without them.
func TestDeletingAroundDamage(t *testing.T) {
	for name, at := range map[string]notebook.Place{
		"the line":           {Store: notebook.Summaries, ID: notebook.ID{1}.String()},
		"the sheet of names": {Store: notebook.Identities, ID: notebook.ID{1}.String()},
		"a draft":            {Store: notebook.Drafts, ID: notebook.ID{4}.String()},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			spoil(t, w.disk.Open(), at, flip)
			b := open(t, w)
			if err := b.Delete(w.first, later); err != nil {
				t.Fatal(err)
			}
			if err := b.Restore(w.first); err != nil {
				t.Fatal(err)
			}
			if got := texts(t, b, w.first); len(got) != 1 || got[0] != "one" {
				t.Errorf("back: %q", got)
			}
		})
	}
}
