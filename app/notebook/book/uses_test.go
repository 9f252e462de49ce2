package book_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/casetest"
	"waymark/app/notebook/vault"
	"waymark/app/workday"
)

func open(t testing.TB, w *world) *book.Book {
	t.Helper()
	return must(book.UnlockByCode(w.disk.Open(), w.code, later))(t)
}

func TestFigures(t *testing.T) {
	w := newWorld(t)
	b := open(t, w)
	f := b.Figures()
	want := book.Figures{Cases: 2, Entries: 2, Drafts: 1, Identities: 1, Binned: 1, Oldest: now, Newest: now, SinceCopy: 2, Saves: f.Saves}
	if f != want || f.Saves < 5 {
		t.Errorf("figures %+v, want %+v", f, want)
	}
	if err := b.CopyMade(later, 2); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Add(w.first, note("two"), notebook.ID{}, later); err != nil {
		t.Fatal(err)
	}
	if f := b.Figures(); f.SinceCopy != 1 || f.Newest != later {
		t.Errorf("after a copy and an entry: %+v", f)
	}
	if b.IsMemory() || !book.InMemory(now).IsMemory() {
		t.Error("which is in memory?")
	}
}

// TestNothingInMemoryYet: reading again what was never written in is no trouble.
func TestNothingInMemoryYet(t *testing.T) {
	b := book.InMemory(now)
	if err := b.Reread(); err != nil || len(b.Troubles()) != 0 || b.Settings().Opened != now {
		t.Errorf("%v, %v, %+v", err, b.Troubles(), b.Settings())
	}
}

// TestTheClockIsStillDoubted after another tab has written.
func TestTheClockIsStillDoubted(t *testing.T) {
	w := newWorld(t)
	early := now
	early.Instant -= 3 * 24 * 3600 * 1000
	b := must(book.UnlockByCode(w.disk.Open(), w.code, early))(t)
	if err := b.Reread(); err != nil || !slices.Contains(b.Troubles(), book.Trouble{Kind: book.ClockBack}) {
		t.Errorf("%v, %v", err, b.Troubles())
	}
}

func TestSettingsAreKept(t *testing.T) {
	w := newWorld(t)
	b := open(t, w)
	idle := func(minutes int) error {
		return b.ChangeSettings(func(s *notebook.Settings) { s.IdleMinutes = minutes })
	}
	if err := errors.Join(idle(3), b.Seen(later)); err != nil {
		t.Fatal(err)
	}
	if got := open(t, w).Settings(); got.IdleMinutes != 3 || got.Opened != later {
		t.Errorf("settings %+v", got)
	}
	if err := idle(0); !errors.Is(err, notebook.ErrEntry) || b.Settings().IdleMinutes != 3 {
		t.Errorf("out of bounds: %v, and then %d", err, b.Settings().IdleMinutes)
	}
}

// TestChangesOfSettingsAtOnce: a day that is added while another is being stored is not lost, nor is the other.
func TestChangesOfSettingsAtOnce(t *testing.T) {
	w := newWorld(t)
	b := open(t, w)
	const days = 20
	done := make(chan error)
	for i := range days {
		go func() {
			done <- b.ChangeSettings(func(s *notebook.Settings) { s.AddHolidays(workday.Date{Year: 2031, Month: 6, Day: days - i}) })
		}()
	}
	for range days {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	got := open(t, w).Settings().Holidays
	if len(got) != days || !slices.IsSortedFunc(got, workday.Date.Compare) {
		t.Errorf("%d days of %d, or not in order: %v", len(got), days, got)
	}
}

// TestNothingLeaksIntoTheStore: no word of a case is in any byte that is stored.
func TestNothingLeaksIntoTheStore(t *testing.T) {
	w := newWorld(t)
	for _, r := range dump(t, w.disk) {
		for _, word := range []string{"Ann Example", "Adult A", "thrown away", "other", "social worker", "the pack"} {
			if strings.Contains(string(r.Sealed), word) {
				t.Errorf("%v holds %q", r.Place, word)
			}
		}
	}
}

// TestACopyOfEverything: contents of one notebook merged into an empty one are the same.
func TestACopyOfEverything(t *testing.T) {
	w := newWorld(t)
	c, unread, err := open(t, w).Contents()
	if err != nil || unread != 0 {
		t.Fatal(unread, err)
	}
	b := book.InMemory(now)
	first := must(b.Merge(c))(t)
	if len(first.Cases) != 2 || first.Identities.New != 1 || first.Drafts.New != 1 {
		t.Errorf("merge: %+v", first)
	}
	back, _, err := b.Contents()
	if err != nil || len(back.Cases) != 2 || len(back.Packs) != 1 || back.Entries() != 2 {
		t.Fatalf("back: %+v, %v", back, err)
	}
	if got := b.Drafts(); len(got) != 1 || got[0] != w.draft {
		t.Errorf("drafts %v", got)
	}
	again := must(b.Merge(c))(t)
	if again.Identities != (book.Tally{Same: 1}) || again.Drafts != (book.Tally{Same: 1}) {
		t.Errorf("again: %+v", again)
	}
}

// TestWhatIsInConflictStays: what is here is never written over, and what has no place is counted.
func TestWhatIsInConflictStays(t *testing.T) {
	w := newWorld(t)
	b := open(t, w)
	before := picture(t, b)
	changed := w.draft
	changed.Entry.Text = "another half"
	homeless := w.draft
	homeless.ID, homeless.Case = notebook.ID{8}, notebook.ID{9}
	other := must(notebook.Begin(notebook.Start{ID: w.first, Code: "B2", Adult: "Adult Z", Keeper: start().Keeper, Edition: start().Edition, Created: later}))(t)
	crowd := notebook.Identity{Case: notebook.ID{9}, People: []notebook.Person{{Called: "nobody here"}}}
	got := must(b.Merge(notebook.Contents{Cases: []*notebook.Case{other}, Drafts: []notebook.Draft{changed, homeless},
		Identities: []notebook.Identity{crowd}, Packs: map[string][]byte{"No Name For A Pack": nil}}))(t)
	if !got.Cases[0].Other || got.Drafts.Conflicting != 2 || got.Identities.Conflicting != 1 {
		t.Errorf("merge: %+v", got)
	}
	if now := picture(t, b); !same(now, before) {
		t.Errorf("before %v, now %v", before, now)
	}
}

// TestACodeThatIsTaken: a case from elsewhere gets another code, and is otherwise what it was.
func TestACodeThatIsTaken(t *testing.T) {
	a, b := book.InMemory(now), book.InMemory(now)
	begin(t, a, "mine")
	id := begin(t, b, "theirs")
	c, _, err := b.Contents()
	if err != nil {
		t.Fatal(err)
	}
	if got := must(a.Merge(c))(t).Cases[0]; got.Code != "A1" || got.Here != "A2" {
		t.Errorf("codes: %+v", got)
	}
	if got := texts(t, a, id); len(got) != 1 || got[0] != "theirs" {
		t.Errorf("entries %q", got)
	}
	if again := must(a.Compare(c))(t).Cases[0]; again.Other || len(again.Same) != 1 {
		t.Errorf("once more: %+v", again)
	}
}

// TestWhatNamesAConflict: an entry that names one in conflict cannot stand either; both are told.
func TestWhatNamesAConflict(t *testing.T) {
	a, b := book.InMemory(now), book.InMemory(now)
	id := begin(t, a, "one")
	c, _, _ := a.Contents()
	must(b.Merge(c))(t)
	fix := func(of uint32, text string) notebook.Entry {
		e := note(text)
		e.Amends, e.Why = of, "slip"
		return e
	}
	if _, err := a.Add(id, fix(1, "ours"), notebook.ID{}, later); err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"theirs", "theirs again"} {
		if _, err := b.Add(id, fix(uint32(i+1), text), notebook.ID{}, later); err != nil {
			t.Fatal(err)
		}
	}
	back, _, _ := b.Contents()
	if got := must(a.Merge(back))(t).Cases[0]; !slices.Equal(got.Conflicting, []uint32{2, 3}) || len(got.New) != 0 {
		t.Errorf("merge: %+v", got)
	}
}

// TestRefusals: what cannot be is refused before anything is stored, with the case as it was.
func TestRefusals(t *testing.T) {
	w := newWorld(t)
	b := open(t, w)
	before := dump(t, w.disk)
	unfinished := notebook.Entry{Kind: notebook.Decision, Happened: casetest.On(19, "")}
	nobody := start()
	nobody.Adult = ""
	for name, c := range map[string]struct {
		err  error
		want error
	}{
		"an entry without what it needs":    {second(b.Add(w.first, unfinished, notebook.ID{}, later)), notebook.ErrEntry},
		"an entry of no case":               {second(b.Add(notebook.ID{7}, note("x"), notebook.ID{}, later)), notebook.ErrNotFound},
		"a case that is there already":      {second(b.Begin(startAs(1), nil, nil, notebook.ID{}, later)), notebook.ErrConflict},
		"a case of nobody":                  {second(b.Begin(nobody, nil, nil, notebook.ID{}, later)), notebook.ErrCase},
		"a case with half an entry":         {second(b.Begin(start(), nil, []notebook.Entry{unfinished}, notebook.ID{}, later)), notebook.ErrEntry},
		"names of no case":                  {b.SaveIdentity(notebook.Identity{Case: notebook.ID{7}, People: []notebook.Person{{}}}), notebook.ErrNotFound},
		"a draft of no kind":                {b.SaveDraft(notebook.Draft{ID: notebook.ID{7}}), notebook.ErrEntry},
		"deleting what is not there":        {b.Delete(notebook.ID{7}, later), notebook.ErrNotFound},
		"bringing back what is not there":   {b.Restore(notebook.ID{7}), notebook.ErrNotFound},
		"a pack without a name":             {b.KeepPack("", nil), notebook.ErrPlace},
		"a pack that is not there":          {second(b.Pack("e9")), notebook.ErrNotFound},
		"a pack with no such name":          {second(b.Pack("E 9")), notebook.ErrNotFound},
		"a passphrase that is too weak":     {b.NewPassphrase("password", params), vault.ErrTooWeak},
		"a re-key to a weak one":            {b.Rekey(book.Keys{Passphrase: "password", Params: params}), vault.ErrTooWeak},
		"a new lock on no notebook":         {book.InMemory(now).NewCode(w.code), notebook.ErrNotFound},
		"a re-key of no notebook":           {book.InMemory(now).Rekey(keys()), notebook.ErrNotFound},
		"a second notebook over the first":  {second(book.SetUp(w.disk.Open(), keys(), now)), notebook.ErrConflict},
		"purging what is not there":         {b.Purge(notebook.ID{7}), nil},
		"dropping a draft that is gone":     {b.DropDraft(notebook.ID{7}), nil},
		"removing names that are not there": {b.SaveIdentity(notebook.Identity{Case: w.second}), nil},
		"a pack that is kept already":       {b.KeepPack("e1", nil), nil},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: %v, want %v", name, c.err, c.want)
		}
	}
	if !unchanged(before, dump(t, w.disk)) {
		t.Error("something was stored")
	}
}

func second[T any](_ T, err error) error { return err }

// TestRestoredOverAnother: what has come back another way is not written over.
func TestRestoredOverAnother(t *testing.T) {
	b := book.InMemory(now)
	id := begin(t, b, "one")
	c, _, _ := b.Contents()
	if err := b.Delete(id, later); err != nil {
		t.Fatal(err)
	}
	must(b.Merge(c))(t)
	if err := b.Restore(id); !errors.Is(err, notebook.ErrConflict) {
		t.Errorf("brought back: %v", err)
	}
}

func TestTheBinIsEmptiedInTime(t *testing.T) {
	b := book.InMemory(now)
	id := begin(t, b, "one")
	if err := b.Delete(id, now); err != nil {
		t.Fatal(err)
	}
	nextDay := now
	nextDay.Instant += notebook.KeepBinned - 1
	if n, err := b.PurgeExpired(nextDay); n != 0 || err != nil {
		t.Errorf("a moment too early: %d, %v", n, err)
	}
	nextDay.Instant++
	if n, err := b.PurgeExpired(nextDay); n != 1 || err != nil {
		t.Errorf("in time: %d, %v", n, err)
	}
}

// TestWithoutThePen: nothing is stored, and nothing that is in memory goes.
func TestWithoutThePen(t *testing.T) {
	w := newWorld(t)
	b := open(t, w)
	b.SetReadOnly(true)
	before := dump(t, w.disk)
	for name, use := range uses {
		err := use(w, b)
		if err != nil && !errors.Is(err, book.ErrReadOnly) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !b.ReadOnly() || !unchanged(before, dump(t, w.disk)) {
		t.Error("something was stored")
	}
	b.SetReadOnly(false)
	if _, err := b.Add(w.first, note("two"), w.draft.ID, later); err != nil {
		t.Error("with the pen again: ", err)
	}
}

// TestAReceivedCaseIsCounted: figures tell other people's cases from one's own.
func TestAReceivedCaseIsCounted(t *testing.T) {
	b := book.InMemory(now)
	s := startAs(1)
	s.Code, s.Created, s.Received = "C3", now, later
	must(b.Merge(notebook.Contents{Cases: []*notebook.Case{must(notebook.Begin(s))(t)}}))(t)
	if f := b.Figures(); f.Received != 1 || f.Cases != 1 {
		t.Errorf("figures %+v", f)
	}
}

// TestWhatCannotBeReadIsCounted: a copy says how much it leaves out.
func TestWhatCannotBeReadIsCounted(t *testing.T) {
	w := newWorld(t)
	s := w.disk.Open()
	for _, p := range []notebook.Place{{Store: notebook.Cases, ID: w.first.String()}, {Store: notebook.Identities, ID: w.first.String()}, {Store: notebook.Packs, ID: "e1"}} {
		spoil(t, s, p, flip)
	}
	c, unread, err := open(t, w).Contents()
	if err != nil || unread != 3 || len(c.Cases) != 1 {
		t.Errorf("%d cases, %d unread, %v", len(c.Cases), unread, err)
	}
}

func TestAClosedNotebookSaysSo(t *testing.T) {
	b := book.InMemory(now)
	id := begin(t, b, "one")
	b.Close()
	_, more := b.Work(func() bool { return true })
	for name, err := range map[string]error{
		"add": second(b.Add(id, note("x"), notebook.ID{}, later)), "draft": b.SaveDraft(notebook.Draft{ID: id, Entry: note("x"), Began: now, Changed: now}),
		"read again": b.Reread(), "look through": more,
	} {
		if err == nil {
			t.Errorf("%s: done in a closed notebook", name)
		}
	}
	if len(b.Lines()) != 0 {
		t.Error("it still lists cases")
	}
}

// search looks through all cases at once.
func search(b *book.Book, query string) ([]book.Hit, bool) {
	s := b.Search(query)
	s.Work(func() bool { return true })
	return s.Hits()
}

func TestSearchShowsWhere(t *testing.T) {
	b := book.InMemory(now)
	id := begin(t, b, strings.Repeat("before ", 20)+"Threshold was not met "+strings.Repeat("after ", 30), "nothing of it")
	if err := b.Reread(); err != nil {
		t.Fatal(err)
	}
	if _, ready := search(b, "threshold"); ready {
		t.Error("ready before it has read anything")
	}
	if more, err := b.Work(func() bool { return false }); !more || err != nil {
		t.Errorf("no time, and nothing more to do? %v", err)
	}
	for more := true; more; {
		more, _ = b.Work(func() bool { return true })
	}
	hits, ready := search(b, "NOT thresh")
	if !ready || len(hits) != 1 || hits[0].Case != id || hits[0].Entry != 1 || !strings.Contains(hits[0].At, "threshold was not met") {
		t.Errorf("found %+v, %v", hits, ready)
	}
	if strings.HasPrefix(hits[0].At, "efore") || len(hits[0].At) > 140 {
		t.Errorf("cut badly: %q", hits[0].At)
	}
	s, once := b.Search("not"), true
	if more := s.Work(func() bool { return false }); !more {
		t.Error("no time, and nothing more to look through?")
	}
	if more := s.Work(func() bool { was := once; once = false; return was }); more {
		t.Error("more than one case")
	}
	if hits, _ := search(b, "  "); len(hits) != 0 {
		t.Errorf("nothing asked, found %v", hits)
	}
	if _, err := b.Add(id, note("Threshold again"), notebook.ID{}, later); err != nil {
		t.Fatal(err)
	}
	if hits, ready := search(b, "again"); !ready || len(hits) != 1 {
		t.Errorf("what was just written: %v, %v", hits, ready)
	}
}

// TestSearchInAnyLetters: capitals and letters with accents are found by small ones.
func TestSearchInAnyLetters(t *testing.T) {
	b := book.InMemory(now)
	begin(t, b, "ÉLISE went to the Café", "PLAIN CAPITALS")
	for query, want := range map[string]uint32{"élise café": 1, "plain capitals": 2, "CAFÉ": 1} {
		if hits, _ := search(b, query); len(hits) != 1 || hits[0].Entry != want {
			t.Errorf("%s: %v", query, hits)
		}
	}
}

// TestTheListIsAnotherWhenACaseChanged, and no other time: whoever keeps what follows from it compares just that.
func TestTheListIsAnotherWhenACaseChanged(t *testing.T) {
	w := newWorld(t)
	b := open(t, w)
	for _, c := range []struct {
		what    string
		do      func() error
		another bool
	}{
		{"opened at another time", func() error { return b.Seen(later) }, false},
		{"a draft", func() error {
			return b.SaveDraft(notebook.Draft{ID: notebook.ID{9}, Case: w.first, Entry: note("x"), Began: now, Changed: now})
		}, false},
		{"a pack", func() error { return b.KeepPack("another", []byte("pack")) }, false},
		{"an entry", func() error { return second(b.Add(w.first, note("two"), notebook.ID{}, later)) }, true},
		{"a new case", func() error { return second(b.Begin(startAs(8), nil, nil, notebook.ID{}, later)) }, true},
		{"one deleted", func() error { return b.Delete(notebook.ID{8}, later) }, true},
		{"brought back", func() error { return b.Restore(notebook.ID{8}) }, true},
		{"purged from the bin", func() error { return b.Purge(w.binned) }, false},
		{"read again", b.Reread, true},
	} {
		before := b.Lines()
		if err := c.do(); err != nil {
			t.Fatal(c.what, err)
		}
		if after := b.Lines(); &after[0] == &before[0] == c.another {
			t.Errorf("%s: is it another list? it should be: %v", c.what, c.another)
		}
	}
}

// TestSearchOpenedAhead: what is found in a case that was opened ahead, in place, is what is found in the same case while it is
// open; whatever is in it, and next to no text of another entry or field.
func TestSearchOpenedAhead(t *testing.T) {
	b := book.InMemory(now)
	long := notebook.Entry{Kind: notebook.Contact, Happened: later.Local, How: notebook.ByPhone, Stage: 2,
		Who: notebook.Party{Role: "Housing Officer", Agency: "COUNCIL"}, Said: "Nobody Came", Asked: "WHEN they would", Reply: "tomorrow [A-Z] @ 9"}
	plain := must(b.Begin(start(), nil, []notebook.Entry{note("First Words"), long, note("LAST words")}, notebook.ID{}, now))(t)
	accents := must(b.Begin(startAs(7), nil, []notebook.Entry{note("Café ÉLISE"), long, note("Nobody ÄT home")}, notebook.ID{}, now))(t)
	must(b.Begin(startAs(8), nil, nil, notebook.ID{}, now))(t)
	found := func(query string) string {
		hits, ready := search(b, query)
		out := fmt.Sprint(ready)
		for _, c := range []notebook.ID{plain.Start().ID, accents.Start().ID} {
			for _, h := range hits {
				if h.Case == c {
					out += fmt.Sprintf(" %d %q", h.Entry, h.At)
				}
			}
		}
		return out
	}
	queries := []string{"first", "words", "last words", "nobody came", "housing", "council came tomorrow", "officer council", "came when", "élise",
		"ät", "@ 9", "` 9", "[a-z]", "{a-z}", "first last", "words nobody"}
	open := map[string]string{}
	for _, q := range queries {
		open[q] = found(q)
	}
	if err := b.Reread(); err != nil {
		t.Fatal(err)
	}
	for more := true; more; {
		more, _ = b.Work(func() bool { return true })
	}
	for _, q := range queries {
		if got := found(q); got != open[q] {
			t.Errorf("%s: %s; while the case was open: %s", q, got, open[q])
		}
	}
	for q, entries := range map[string]int{"first": 1, "nobody": 2, "` 9": 0, "{a-z}": 0, "first last": 0, "élise": 1} {
		if hits, _ := search(b, q); len(hits) != entries {
			t.Errorf("%s: %v", q, hits)
		}
	}
}

// TestWrittenWhileItLooks: what is written, deleted and brought back between two slices of work is no trouble, can be
// written in again, and is found.
func TestWrittenWhileItLooks(t *testing.T) {
	w := newWorld(t)
	b := open(t, w)
	for n := 0; ; n++ {
		once := true
		more, err := b.Work(func() bool { was := once; once = false; return was })
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []notebook.ID{w.first, w.second} {
			if _, err := b.Add(id, note(fmt.Sprintf("slice%dz", n)), notebook.ID{}, later); err != nil {
				t.Fatalf("slice %d: %v", n, err)
			}
		}
		if !more {
			break
		}
		if n == 3 {
			if err := errors.Join(b.Delete(w.second, later), b.Restore(w.second)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if tr := b.Troubles(); len(tr) > 0 {
		t.Errorf("troubles: %v", tr)
	}
	if hits, ready := search(b, "slice2z"); !ready || len(hits) != 2 {
		t.Errorf("found %v, %v", hits, ready)
	}
}

// TestBroughtBackWhileItLooks: what was brought back counts its revisions from the beginning again.
func TestBroughtBackWhileItLooks(t *testing.T) {
	for slices := range 12 {
		w := newWorld(t)
		b := open(t, w)
		for range slices {
			once := true
			if _, err := b.Work(func() bool { was := once; once = false; return was }); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(b.Delete(w.second, later), b.Restore(w.second)); err != nil {
			t.Fatal(err)
		}
		workAll(t, b)
		if tr := b.Troubles(); len(tr) > 0 {
			t.Errorf("after %d slices: %v", slices, tr)
		}
		if hits, ready := search(b, "other"); !ready || len(hits) != 1 {
			t.Errorf("after %d slices: found %v, %v", slices, hits, ready)
		}
	}
}

// TestManyCases: more than are read at once, all there and in order.
func TestManyCases(t *testing.T) {
	b := book.InMemory(now)
	for i := range 150 {
		at := now
		at.Instant += int64(i)
		must(b.Begin(start(), nil, []notebook.Entry{note(fmt.Sprint("case ", i))}, notebook.ID{}, at))(t)
	}
	if err := b.Reread(); err != nil {
		t.Fatal(err)
	}
	lines := b.Lines()
	if len(lines) != 150 || !slices.IsSortedFunc(lines, func(x, y notebook.Summary) int { return int(y.Written.Instant - x.Written.Instant) }) {
		t.Errorf("%d lines", len(lines))
	}
	codes := b.Codes()
	slices.Sort(codes)
	if len(slices.Compact(codes)) != 150 {
		t.Error("a code was given out twice")
	}
}
