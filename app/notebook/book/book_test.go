package book_test

import (
	"errors"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/casetest"
	"waymark/app/notebook/vault"
)

var (
	now    = casetest.Wrote(20, "09:00")
	later  = casetest.Wrote(20, "10:00")
	params = vault.Params{MemoryKiB: 19456, Passes: 2}
)

const phrase = "gravel otter lantern 7 quilt meadow pickle"

func keys() book.Keys {
	return book.Keys{Passphrase: phrase, Params: params, Code: vault.NewRecoveryCode()}
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func note(text string) notebook.Entry {
	return notebook.Entry{Kind: notebook.Note, Happened: casetest.On(19, "14:10"), Text: text}
}

func start() notebook.Start {
	return notebook.Start{Adult: "Adult A", Keeper: notebook.Party{Role: "social worker", Agency: "Council"}, Edition: casetest.Began}
}

func begin(t testing.TB, b *book.Book, texts ...string) notebook.ID {
	t.Helper()
	var first []notebook.Entry
	for _, text := range texts {
		first = append(first, note(text))
	}
	return must(b.Begin(start(), []byte("the pack"), first, notebook.ID{}, now))(t).Start().ID
}

func texts(t testing.TB, b *book.Book, id notebook.ID) (all []string) {
	t.Helper()
	for e := range must(b.Case(id))(t).Entries() {
		all = append(all, e.Text)
	}
	return all
}

// TestWhatIsWrittenIsThere goes the whole way: set up, write, lock, unlock by both ways, read.
func TestWhatIsWrittenIsThere(t *testing.T) {
	var disk notebook.Disk
	k := keys()
	b := must(book.SetUp(disk.Open(), k, now))(t)
	id := begin(t, b, "one")
	if _, err := b.Add(id, note("two"), notebook.ID{}, later); err != nil {
		t.Fatal(err)
	}
	draft := notebook.Draft{ID: notebook.NewID(), Case: id, Entry: note("half"), Began: later, Changed: later}
	sheet := notebook.Identity{Case: id, People: []notebook.Person{{Called: "Adult A", Name: "Ann Example"}}}
	if err := errors.Join(b.SaveDraft(draft), b.SaveIdentity(sheet)); err != nil {
		t.Fatal(err)
	}
	b.Close()
	for name, open := range map[string]func() (*book.Book, error){
		"passphrase": func() (*book.Book, error) { return book.Unlock(disk.Open(), phrase, later) },
		"code":       func() (*book.Book, error) { return book.UnlockByCode(disk.Open(), k.Code, later) },
	} {
		b := must(open())(t)
		if got := texts(t, b, id); len(got) != 2 || got[0] != "one" || got[1] != "two" {
			t.Errorf("%s: entries %q", name, got)
		}
		if d := b.Drafts(); len(d) != 1 || d[0] != draft {
			t.Errorf("%s: drafts %v", name, d)
		}
		if i := must(b.Identity(id))(t); len(i.People) != 1 || i.People[0] != sheet.People[0] {
			t.Errorf("%s: people %v", name, i.People)
		}
		if p := must(b.Pack("e1"))(t); string(p) != "the pack" {
			t.Errorf("%s: pack %q", name, p)
		}
		if l := b.Lines(); len(l) != 1 || l[0].Code != "A1" || l[0].Entries != 2 {
			t.Errorf("%s: lines %v", name, l)
		}
		if tr := b.Troubles(); len(tr) != 0 {
			t.Errorf("%s: troubles %v", name, tr)
		}
		for {
			more, err := b.Work(func() bool { return true })
			if err != nil {
				t.Fatal(err)
			}
			if !more {
				break
			}
		}
		if tr := b.Troubles(); len(tr) != 0 {
			t.Errorf("%s: troubles after looking through %v", name, tr)
		}
		if hits, ready := search(b, "TWO"); !ready || len(hits) != 1 || hits[0].Entry != 2 || hits[0].Case != id {
			t.Errorf("%s: found %v, %v", name, hits, ready)
		}
	}
}

func TestTheDraftGoesWithTheEntry(t *testing.T) {
	b := book.InMemory(now)
	id := begin(t, b)
	draft := notebook.Draft{ID: notebook.NewID(), Case: id, Entry: note("half"), Began: now, Changed: now}
	if err := b.SaveDraft(draft); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Add(id, note("whole"), draft.ID, later); err != nil {
		t.Fatal(err)
	}
	if d := b.Drafts(); len(d) != 0 {
		t.Errorf("drafts: %v", d)
	}
	if err := b.Reread(); err != nil {
		t.Fatal(err)
	}
	if d := b.Drafts(); len(d) != 0 {
		t.Errorf("drafts in the store: %v", d)
	}
}

func TestDeletedAndBroughtBack(t *testing.T) {
	b := book.InMemory(now)
	id := begin(t, b, "one")
	sheet := notebook.Identity{Case: id, People: []notebook.Person{{Called: "Adult A", Name: "Ann Example"}}}
	if err := b.SaveIdentity(sheet); err != nil {
		t.Fatal(err)
	}
	if err := b.Delete(id, later); err != nil {
		t.Fatal(err)
	}
	if len(b.Lines()) != 0 || len(b.Bin()) != 1 {
		t.Fatalf("%d cases, %d in the bin", len(b.Lines()), len(b.Bin()))
	}
	if _, err := b.Case(id); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("deleted case: %v", err)
	}
	if err := b.Restore(id); err != nil {
		t.Fatal(err)
	}
	if got := texts(t, b, id); len(got) != 1 || got[0] != "one" {
		t.Errorf("brought back: %q", got)
	}
	if i := must(b.Identity(id))(t); len(i.People) != 1 {
		t.Errorf("people: %v", i.People)
	}
	if err := errors.Join(b.Delete(id, later), b.Purge(id)); err != nil {
		t.Fatal(err)
	}
	if err := b.Restore(id); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("purged: %v", err)
	}
}

func TestPassphraseAndCodeChange(t *testing.T) {
	var disk notebook.Disk
	k := keys()
	b := must(book.SetUp(disk.Open(), k, now))(t)
	id := begin(t, b, "one")
	const second = "velvet anchor 4 crumpet thistle orbit sparrow"
	if err := b.ChangePassphrase("not it at all, whatever it was", second, params); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("wrong old passphrase: %v", err)
	}
	code := vault.NewRecoveryCode()
	if err := errors.Join(b.ChangePassphrase(phrase, second, params), b.NewCode(code)); err != nil {
		t.Fatal(err)
	}
	if _, err := book.Unlock(disk.Open(), phrase, now); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("old passphrase: %v", err)
	}
	if _, err := book.UnlockByCode(disk.Open(), k.Code, now); !errors.Is(err, vault.ErrWrongCode) {
		t.Errorf("old code: %v", err)
	}
	third := keys()
	if err := b.Rekey(third); err != nil {
		t.Fatal(err)
	}
	if _, err := book.UnlockByCode(disk.Open(), code, now); !errors.Is(err, vault.ErrWrongCode) {
		t.Errorf("code from before the re-key: %v", err)
	}
	if _, err := b.Add(id, note("two"), notebook.ID{}, later); err != nil {
		t.Fatal("after the re-key: ", err)
	}
	b = must(book.UnlockByCode(disk.Open(), third.Code, now))(t)
	if got := texts(t, b, id); len(got) != 2 {
		t.Errorf("entries %q", got)
	}
	for more := true; more; {
		more, _ = b.Work(func() bool { return true })
	}
	if tr := b.Troubles(); len(tr) != 0 {
		t.Errorf("troubles %v", tr)
	}
}

func TestTwoTabs(t *testing.T) {
	var disk notebook.Disk
	a := must(book.SetUp(disk.Open(), keys(), now))(t)
	id := begin(t, a, "one")
	b := must(book.Unlock(disk.Open(), phrase, now))(t)
	if _, err := b.Add(id, note("two"), notebook.ID{}, later); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Add(id, note("over it"), notebook.ID{}, later); !errors.Is(err, notebook.ErrConflict) {
		t.Fatalf("written over another tab's: %v", err)
	}
	if err := a.Reread(); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Add(id, note("three"), notebook.ID{}, later); err != nil {
		t.Fatal(err)
	}
	if got := texts(t, a, id); len(got) != 3 || got[1] != "two" || got[2] != "three" {
		t.Errorf("entries %q", got)
	}
	a.SetReadOnly(true)
	if _, err := a.Add(id, note("four"), notebook.ID{}, later); !errors.Is(err, book.ErrReadOnly) {
		t.Errorf("without the pen: %v", err)
	}
}

func TestMergeNeverOverwrites(t *testing.T) {
	a, b := book.InMemory(now), book.InMemory(now)
	id := begin(t, a, "one", "two")
	copied, unread, err := a.Contents()
	if err != nil || unread != 0 {
		t.Fatal(unread, err)
	}
	if got := must(b.Merge(copied))(t); len(got.Cases) != 1 || len(got.Cases[0].New) != 2 {
		t.Fatalf("first merge: %+v", got)
	}
	fix := notebook.Entry{Kind: notebook.Note, Happened: casetest.On(19, "14:10"), Text: "ours", Amends: 1, Why: "slip"}
	if _, err := a.Add(id, fix, notebook.ID{}, later); err != nil {
		t.Fatal(err)
	}
	fix.Text = "theirs"
	for _, e := range []notebook.Entry{fix, note("three")} {
		if _, err := b.Add(id, e, notebook.ID{}, later); err != nil {
			t.Fatal(err)
		}
	}
	back, _, err := b.Contents()
	if err != nil {
		t.Fatal(err)
	}
	got := must(a.Merge(back))(t).Cases[0]
	if len(got.Same) != 2 || len(got.Conflicting) != 1 || got.Conflicting[0] != 3 || len(got.New) != 1 || got.New[0] != 4 {
		t.Errorf("merge: %+v", got)
	}
	if all := texts(t, a, id); len(all) != 4 || all[2] != "ours" || all[3] != "three" {
		t.Errorf("entries %q", all)
	}
	if again := must(a.Compare(back))(t).Cases[0]; len(again.New) != 0 || len(again.Same) != 3 {
		t.Errorf("once more: %+v", again)
	}
}
