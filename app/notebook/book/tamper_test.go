package book_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
)

// spoil changes a stored record as no program of ours would: f gets the sealed bytes, nil removes it.
func spoil(t *testing.T, s notebook.Store, p notebook.Place, f func([]byte) []byte) {
	t.Helper()
	r := must(s.Get(p))(t)
	changes := []notebook.Change{{Place: p, Was: r.Revision}}
	if f != nil {
		changes[0].Revision, changes[0].Sealed = r.Revision+1, f(r.Sealed)
	}
	if err := s.Write(changes...); err != nil {
		t.Fatal(err)
	}
}

// dump is every byte of a store.
func dump(t *testing.T, d *notebook.Disk) (all []notebook.Record) {
	t.Helper()
	for _, store := range stores {
		all = append(all, must(d.Open().All(store, notebook.Span{}))(t)...)
	}
	return all
}

func unchanged(a, b []notebook.Record) bool {
	return slices.EqualFunc(a, b, func(x, y notebook.Record) bool {
		return x.Place == y.Place && x.Revision == y.Revision && slices.Equal(x.Sealed, y.Sealed)
	})
}

func flip(b []byte) []byte    { b[len(b)/2] ^= 1; return b }
func cut(b []byte) []byte     { return b[:len(b)-7] }
func newer(b []byte) []byte   { b[0] = 9; return b }
func nothing([]byte) []byte   { return []byte{} }
func newerML(b []byte) []byte { b[4] = 9; return b }

// TestWhatWasTamperedWith: the notebook opens, says what is wrong and with which record, and
// changes nothing; everything else can be read, and written.
func TestWhatWasTamperedWith(t *testing.T) {
	w := newWorld(t)
	place := func(store string, id notebook.ID) notebook.Place {
		return notebook.Place{Store: store, ID: id.String()}
	}
	for name, c := range map[string]struct {
		at   notebook.Place
		do   func([]byte) []byte
		want book.TroubleKind
	}{
		"a case with a bit flipped":       {place(notebook.Cases, w.first), flip, book.Damaged},
		"a case cut short":                {place(notebook.Cases, w.first), cut, book.Damaged},
		"a case emptied":                  {place(notebook.Cases, w.first), nothing, book.Damaged},
		"a case of a later format":        {place(notebook.Cases, w.first), newer, book.Newer},
		"a case removed":                  {place(notebook.Cases, w.first), nil, book.Missing},
		"a summary with a bit flipped":    {place(notebook.Summaries, w.first), flip, book.Damaged},
		"a summary removed":               {place(notebook.Summaries, w.first), nil, book.Missing},
		"a draft with a bit flipped":      {place(notebook.Drafts, w.draft.ID), flip, book.Damaged},
		"a sheet of names cut short":      {place(notebook.Identities, w.first), cut, book.Damaged},
		"the bin with a bit flipped":      {place(notebook.Bin, w.binned), flip, book.Damaged},
		"the settings with a bit flipped": {notebook.Place{Store: notebook.Prefs, ID: "settings"}, flip, book.Damaged},
		"the changes with a bit flipped":  {notebook.Place{Store: notebook.Manifest, ID: "since"}, flip, book.ListLost},
		"the changes removed":             {notebook.Place{Store: notebook.Manifest, ID: "since"}, nil, book.WentBack},
		"the list with a bit flipped":     {notebook.Place{Store: notebook.Manifest, ID: "list"}, flip, book.ListLost},
		"the list removed":                {notebook.Place{Store: notebook.Manifest, ID: "list"}, nil, book.ListLost},
	} {
		t.Run(name, func(t *testing.T) {
			disk := copyOf(t, w.disk.Open())
			spoil(t, disk.Open(), c.at, c.do)
			before := dump(t, disk)
			b := must(book.UnlockByCode(disk.Open(), w.code, later))(t)
			for more := true; more; {
				var err error
				if more, err = b.Work(func() bool { return true }); err != nil {
					t.Fatal(err)
				}
			}
			if !slices.ContainsFunc(b.Troubles(), func(x book.Trouble) bool {
				return x.Kind == c.want && (x.Place == c.at || c.want == book.ListLost || c.want == book.WentBack)
			}) {
				t.Errorf("troubles: %v", b.Troubles())
			}
			if !unchanged(before, dump(t, disk)) {
				t.Error("looking changed something")
			}
			if got := texts(t, b, w.second); len(got) != 1 || got[0] != "other" {
				t.Errorf("the other case: %q", got)
			}
			if _, err := b.Add(w.second, note("more"), notebook.ID{}, later); err != nil {
				t.Error("the other case cannot be written in: ", err)
			}
		})
	}
}

// TestAmongManyCases: in a notebook that is read in several parts, what is not listed is found wherever it stands, before
// the first case, after the last and between two parts; nothing else is a trouble, and every case is opened.
func TestAmongManyCases(t *testing.T) {
	const cases = 60
	w := newWorld(t)
	b := open(t, w)
	var ids []notebook.ID
	for i := range cases {
		s := start()
		s.ID = notebook.ID{byte(4 * (i + 1)), 7}
		ids = append(ids, must(b.Begin(s, nil, []notebook.Entry{note(fmt.Sprint("case number ", i))}, notebook.ID{}, now))(t).Start().ID)
	}
	var extra []notebook.Place
	var theirs []notebook.Record
	for _, id := range []notebook.ID{{0, 1}, ids[15], ids[28], ids[29], ids[30], ids[31], ids[32], ids[33], ids[47], {255, 255}} {
		if id[1] != 7 {
			s := start()
			s.ID = id
			must(b.Begin(s, nil, nil, notebook.ID{}, now))(t)
		}
		at := notebook.Place{Store: notebook.Cases, ID: id.String()}
		extra, theirs = append(extra, at), append(theirs, must(w.disk.Open().Get(at))(t))
		if err := errors.Join(b.Delete(id, now), b.Purge(id)); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range theirs {
		if err := w.disk.Open().Write(notebook.Change{Place: r.Place, Revision: r.Revision, Sealed: r.Sealed}); err != nil {
			t.Fatal(err)
		}
	}
	b = open(t, w)
	for more := true; more; {
		more, _ = b.Work(func() bool { return true })
	}
	for _, at := range extra {
		if !slices.Contains(b.Troubles(), book.Trouble{Kind: book.NotAsListed, Place: at}) {
			t.Errorf("%v was put back, and nobody says so", at)
		}
	}
	if len(b.Troubles()) != len(extra) {
		t.Errorf("troubles: %v", b.Troubles())
	}
	if hits, ready := search(b, "case number"); !ready || len(hits) != cases-8 {
		t.Errorf("%d cases found, ready: %v", len(hits), ready)
	}
}

// TestOneForAnother: a part of the notebook that has as many records as it should, of which some are others, is told as it is.
func TestOneForAnother(t *testing.T) {
	at := func(store string, id notebook.ID) notebook.Place {
		return notebook.Place{Store: store, ID: id.String()}
	}
	damaged := func(p notebook.Place) book.Trouble { return book.Trouble{Kind: book.Damaged, Place: p} }
	t.Run("two exchanged", func(t *testing.T) {
		for _, store := range []string{notebook.Cases, notebook.Summaries} {
			w := newWorld(t)
			s := w.disk.Open()
			one, other := must(s.Get(at(store, w.first)))(t).Sealed, must(s.Get(at(store, w.second)))(t).Sealed
			spoil(t, s, at(store, w.first), func([]byte) []byte { return other })
			spoil(t, s, at(store, w.second), func([]byte) []byte { return one })
			tells(t, w, damaged(at(store, w.first)), damaged(at(store, w.second)))
		}
	})
	t.Run("one gone and one come back", func(t *testing.T) {
		w := newWorld(t)
		s, b := w.disk.Open(), open(t, w)
		third := start()
		third.ID = notebook.NewID()
		must(b.Begin(third, nil, nil, notebook.ID{}, now))(t)
		was := must(s.Get(at(notebook.Cases, third.ID)))(t)
		if err := errors.Join(b.Delete(third.ID, now), b.Purge(third.ID)); err != nil {
			t.Fatal(err)
		}
		spoil(t, s, at(notebook.Cases, w.first), nil)
		if err := s.Write(notebook.Change{Place: was.Place, Revision: was.Revision, Sealed: was.Sealed}); err != nil {
			t.Fatal(err)
		}
		tells(t, w, book.Trouble{Kind: book.NotAsListed, Place: was.Place}, book.Trouble{Kind: book.Missing, Place: at(notebook.Cases, w.first)})
	})
}

// tells opens a notebook, looks it through, and wants these troubles and no others.
func tells(t *testing.T, w *world, want ...book.Trouble) {
	t.Helper()
	b := open(t, w)
	for more := true; more; {
		var err error
		if more, err = b.Work(func() bool { return true }); err != nil {
			t.Fatal(err)
		}
	}
	got := b.Troubles()
	for _, x := range want {
		if !slices.Contains(got, x) {
			t.Errorf("not told: %v", x)
		}
	}
	if len(got) != len(want) {
		t.Errorf("told: %v, want %v", got, want)
	}
}

// TestTheListOfALaterFormat: nothing is done to a notebook that a later version has written.
func TestTheListOfALaterFormat(t *testing.T) {
	w := newWorld(t)
	spoil(t, w.disk.Open(), notebook.Place{Store: notebook.Manifest, ID: "list"}, newerML)
	before := dump(t, w.disk)
	if _, err := book.UnlockByCode(w.disk.Open(), w.code, later); !errors.Is(err, vault.ErrNewerFormat) {
		t.Errorf("opened: %v", err)
	}
	if !unchanged(before, dump(t, w.disk)) {
		t.Error("something changed")
	}
}

// TestPutBack: a record, or the whole notebook, as it was before.
func TestPutBack(t *testing.T) {
	w := newWorld(t)
	old := copyOf(t, w.disk.Open())
	b := must(book.UnlockByCode(w.disk.Open(), w.code, later))(t)
	if _, err := b.Add(w.first, note("two"), notebook.ID{}, later); err != nil {
		t.Fatal(err)
	}
	at := notebook.Place{Store: notebook.Cases, ID: w.first.String()}
	was := must(old.Open().Get(at))(t)
	spoil(t, w.disk.Open(), at, func([]byte) []byte { return was.Sealed })
	b = must(book.UnlockByCode(w.disk.Open(), w.code, later))(t)
	for more := true; more; {
		more, _ = b.Work(func() bool { return true })
	}
	if tr := b.Troubles(); !slices.Contains(tr, book.Trouble{Kind: book.NotAsListed, Place: at}) {
		t.Errorf("one record put back: %v", tr)
	}
	if _, err := b.Add(w.first, note("goes on"), notebook.ID{}, later); err != nil {
		t.Error("the case cannot be written in any more: ", err)
	}
	mark := must(w.disk.Open().Sentinel())(t)
	if err := old.Open().Mark(*mark); err != nil {
		t.Fatal(err)
	}
	b = must(book.UnlockByCode(old.Open(), w.code, later))(t)
	if tr := b.Troubles(); !slices.Contains(tr, book.Trouble{Kind: book.WentBack}) {
		t.Errorf("all put back: %v", tr)
	}
}

func TestWrongKeysChangeNothing(t *testing.T) {
	w := newWorld(t)
	before := dump(t, w.disk)
	if _, err := book.Unlock(w.disk.Open(), "not it at all", later); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	if _, err := book.UnlockByCode(w.disk.Open(), vault.NewRecoveryCode(), later); !errors.Is(err, vault.ErrWrongCode) {
		t.Errorf("wrong code: %v", err)
	}
	// A slot that asks for 4 GiB is refused before any memory is taken.
	greedy := copyOf(t, w.disk.Open())
	spoil(t, greedy.Open(), notebook.Place{Store: notebook.Slots, ID: "passphrase"}, func(b []byte) []byte {
		copy(b[22:], []byte{0, 64, 0, 0})
		return b
	})
	if _, err := book.Unlock(greedy.Open(), phrase, later); !errors.Is(err, vault.ErrDamaged) && !errors.Is(err, vault.ErrParams) {
		t.Errorf("greedy slot: %v", err)
	}
	if !unchanged(before, dump(t, w.disk)) {
		t.Error("something changed")
	}
}

func TestAClockThatJumped(t *testing.T) {
	w := newWorld(t)
	early, late := later, later
	early.Instant -= 3 * 24 * 3600 * 1000
	late.Instant += 400 * 24 * 3600 * 1000
	for _, c := range []struct {
		at   notebook.Stamp
		want book.TroubleKind
	}{{early, book.ClockBack}, {late, book.ClockAhead}} {
		b := must(book.UnlockByCode(w.disk.Open(), w.code, c.at))(t)
		if !slices.Contains(b.Troubles(), book.Trouble{Kind: c.want}) {
			t.Errorf("troubles %v, want %v", b.Troubles(), c.want)
		}
		if n, err := b.PurgeExpired(c.at); n != 0 || err != nil {
			t.Errorf("purged %d by a clock that cannot be believed: %v", n, err)
		}
	}
}

// TestWhatIsMissingCanBeWrittenAgain, at once, although the list has it still; nothing else is in its place.
func TestWhatIsMissingCanBeWrittenAgain(t *testing.T) {
	place := func(store string, id notebook.ID) notebook.Place {
		return notebook.Place{Store: store, ID: id.String()}
	}
	for name, c := range map[string]struct {
		at  func(*world) notebook.Place
		use string
	}{
		"settings":                         {func(*world) notebook.Place { return notebook.Place{Store: notebook.Prefs, ID: "settings"} }, "save settings"},
		"a draft":                          {func(w *world) notebook.Place { return place(notebook.Drafts, w.draft.ID) }, "save a draft"},
		"a draft that goes with its entry": {func(w *world) notebook.Place { return place(notebook.Drafts, w.draft.ID) }, "add an entry"},
		"a sheet of names":                 {func(w *world) notebook.Place { return place(notebook.Identities, w.first) }, "remove names"},
		"a summary":                        {func(w *world) notebook.Place { return place(notebook.Summaries, w.first) }, "add an entry"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			spoil(t, w.disk.Open(), c.at(w), nil)
			if err := uses[c.use](w, open(t, w)); err != nil {
				t.Fatal(err)
			}
			look(t, w.disk.Open(), w.code) // whole again
		})
	}
}

// TestACaseWithoutItsSummary is in the list again once it was looked through.
func TestACaseWithoutItsSummary(t *testing.T) {
	w := newWorld(t)
	spoil(t, w.disk.Open(), notebook.Place{Store: notebook.Summaries, ID: w.first.String()}, nil)
	b := open(t, w)
	workAll(t, b)
	if l := b.Lines(); len(l) != 2 {
		t.Errorf("lines %v", l)
	}
	must(b.Add(w.first, note("two"), notebook.ID{}, later))(t)
	if now := look(t, w.disk.Open(), w.code); len(now) == 0 {
		t.Error("it does not open")
	}
}

// TestPutBackAfterNewKeys: the notebook as it was before a re-key, whole and with its old keys.
func TestPutBackAfterNewKeys(t *testing.T) {
	w := newWorld(t)
	old := copyOf(t, w.disk.Open())
	b := open(t, w)
	if err := uses["re-key"](w, b); err != nil {
		t.Fatal(err)
	}
	must(b.Add(w.first, note("two"), notebook.ID{}, later))(t)
	if err := old.Open().Mark(*must(w.disk.Open().Sentinel())(t)); err != nil {
		t.Fatal(err)
	}
	for range 2 { // one change in it does not make that go away
		b := must(book.UnlockByCode(old.Open(), w.code, later))(t)
		if tr := b.Troubles(); !slices.Contains(tr, book.Trouble{Kind: book.WentBack}) {
			t.Errorf("troubles %v", tr)
		}
		if err := b.SaveDraft(w.draft); err != nil {
			t.Fatal(err)
		}
	}
}
