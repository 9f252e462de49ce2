package book_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/storetest"
	"waymark/app/notebook/vault"
)

// world is a notebook as the sweeps begin with it: two cases, a draft, a sheet of names, one thing
// in the bin.
type world struct {
	disk          *notebook.Disk
	code          vault.RecoveryCode
	first, second notebook.ID
	draft         notebook.Draft
	binned        notebook.ID
}

// made is the one notebook that all worlds are copies of: making the keys takes longer than all else.
var made = sync.OnceValue(func() *world {
	k := keys()
	w := &world{disk: new(notebook.Disk), code: k.Code, first: notebook.ID{1}, second: notebook.ID{2}, binned: notebook.ID{3}}
	w.draft = notebook.Draft{ID: notebook.ID{4}, Case: w.first, Entry: note("half"), Began: now, Changed: now}
	b, err := book.SetUp(w.disk.Open(), k, now)
	if err != nil {
		panic(err)
	}
	for id, text := range map[notebook.ID]string{w.first: "one", w.second: "other", w.binned: "thrown away"} {
		s := startAs(id[0])
		s.Code = fmt.Sprint("A", id[0])
		_, bad := b.Begin(s, []byte("the pack"), []notebook.Entry{note(text)}, notebook.ID{}, now)
		err = errors.Join(err, bad)
	}
	sheet := notebook.Identity{Case: w.first, People: []notebook.Person{{Called: "Adult A", Name: "Ann Example"}}}
	lost := notebook.Draft{ID: notebook.ID{7}, Case: w.binned, Entry: note("thrown away with it"), Began: now, Changed: now}
	if err := errors.Join(err, b.SaveDraft(w.draft), b.SaveIdentity(sheet), b.SaveDraft(lost), b.Delete(w.binned, now)); err != nil {
		panic(err)
	}
	return w
})

func newWorld(t testing.TB) *world {
	t.Helper()
	w := *made()
	w.disk = copyOf(t, w.disk.Open())
	return &w
}

// worlds are what each use is tried in: the notebook as it was made, and one in which two entries lie beside their cases.
var worlds = map[string]func(testing.TB) *world{
	"whole": newWorld,
	"with slips": func(t testing.TB) *world {
		w := newWorld(t)
		b := open(t, w)
		if err := errors.Join(b.Seen(now), second(b.Add(w.first, note("beside"), notebook.ID{}, now)),
			second(b.Add(w.second, note("beside the other"), notebook.ID{}, now))); err != nil {
			t.Fatal(err)
		}
		if n := len(slips(t, w)); n != 2+2 {
			t.Fatalf("%d slips, not two and the blank ones of two readings", n)
		}
		return w
	},
}

// slips are the stored slips, blank ones too.
func slips(t testing.TB, w *world) []notebook.Record {
	t.Helper()
	return must(w.disk.Open().All(notebook.Slips, notebook.Span{}))(t)
}

// stores are all stores of a notebook.
var stores = []string{notebook.Cases, notebook.Summaries, notebook.Identities, notebook.Drafts, notebook.Bin,
	notebook.Slots, notebook.Manifest, notebook.Prefs, notebook.Packs, notebook.Slips}

// copyOf copies a disk, record by record.
func copyOf(t testing.TB, from notebook.Store) *notebook.Disk {
	t.Helper()
	disk := new(notebook.Disk)
	to := disk.Open()
	for _, store := range stores {
		for _, r := range must(from.All(store, notebook.Span{}))(t) {
			if err := to.Write(notebook.Change{Place: r.Place, Revision: r.Revision, Sealed: r.Sealed}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := to.Mark(*must(from.Sentinel())(t)); err != nil {
		t.Fatal(err)
	}
	return disk
}

// picture is everything that a notebook says, so that two of them can be compared.
func picture(t testing.TB, b *book.Book) map[string]string {
	t.Helper()
	p := map[string]string{}
	for _, l := range b.Lines() {
		p["case "+l.ID.String()] = fmt.Sprint(l.Code, texts(t, b, l.ID), must(b.Identity(l.ID))(t).People)
	}
	for _, d := range b.Drafts() {
		p["draft "+d.ID.String()] = d.Entry.Text
	}
	for _, d := range b.Bin() {
		p["bin "+d.ID.String()] = d.Code
	}
	s := b.Settings()
	p["settings"] = fmt.Sprint(s.IdleMinutes, s.EntriesAtCopy, s.LastCopy.Instant)
	return p
}

func same(a, b map[string]string) bool {
	return fmt.Sprint(a) == fmt.Sprint(b) // maps print in the order of their keys
}

// look opens what is stored by the printed code, which no use changes but those that say so, and
// goes through all of it: whatever happened, the notebook is whole.
func look(t testing.TB, s notebook.Store, codes ...vault.RecoveryCode) map[string]string {
	t.Helper()
	for _, c := range codes {
		b, err := book.UnlockByCode(s, c, later)
		if errors.Is(err, vault.ErrWrongCode) {
			continue
		}
		if err != nil {
			t.Fatal("it does not open any more: ", err)
		}
		for more := true; more; {
			if more, err = b.Work(func() bool { return true }); err != nil {
				t.Fatal(err)
			}
		}
		if tr := slices.DeleteFunc(b.Troubles(), func(x book.Trouble) bool { return x.Kind == book.NoSentinel }); len(tr) > 0 {
			t.Errorf("torn: %v", tr)
		}
		return picture(t, b)
	}
	t.Fatal("no code opens it")
	return nil
}

// startAs is the start of a case whose id is known, so that two worlds can be compared.
func startAs(id byte) notebook.Start {
	s := start()
	s.ID = notebook.ID{id}
	return s
}

// wanted is the picture after a use that nothing disturbs.
func wanted(t testing.TB, made func(testing.TB) *world, use func(*world, *book.Book) error) map[string]string {
	t.Helper()
	w := made(t)
	b := must(book.UnlockByCode(w.disk.Open(), w.code, later))(t)
	if err := use(w, b); err != nil {
		t.Fatal(err)
	}
	return look(t, w.disk.Open(), w.code, fresh)
}

var fresh = vault.NewRecoveryCode()

// uses are all uses of an open notebook that write.
var uses = map[string]func(*world, *book.Book) error{
	"begin a case": func(w *world, b *book.Book) error {
		_, err := b.Begin(startAs(5), []byte("pack"), []notebook.Entry{note("new")}, w.draft.ID, later)
		return err
	},
	"add an entry": func(w *world, b *book.Book) error {
		_, err := b.Add(w.first, note("two"), w.draft.ID, later)
		return err
	},
	"add an entry beside its case": func(w *world, b *book.Book) error {
		if err := b.Seen(later); err != nil {
			return err
		}
		return second(b.Add(w.first, note("two"), w.draft.ID, later))
	},
	"save a draft": func(w *world, b *book.Book) error {
		d := w.draft
		d.Entry.Text = "more than half"
		return b.SaveDraft(d)
	},
	"drop a draft": func(w *world, b *book.Book) error { return b.DropDraft(w.draft.ID) },
	"save names": func(w *world, b *book.Book) error {
		return b.SaveIdentity(notebook.Identity{Case: w.second, People: []notebook.Person{{Called: "Adult B", Name: "Bob Example"}}})
	},
	"remove names":  func(w *world, b *book.Book) error { return b.SaveIdentity(notebook.Identity{Case: w.first}) },
	"delete a case": func(w *world, b *book.Book) error { return b.Delete(w.first, later) },
	"bring back":    func(w *world, b *book.Book) error { return b.Restore(w.binned) },
	"purge":         func(w *world, b *book.Book) error { return b.Purge(w.binned) },
	"change passphrase": func(w *world, b *book.Book) error {
		return b.NewPassphrase("velvet anchor 4 crumpet thistle orbit", params)
	},
	"new code": func(w *world, b *book.Book) error { return b.NewCode(fresh) },
	"re-key": func(w *world, b *book.Book) error {
		return b.Rekey(book.Keys{Passphrase: phrase, Params: params, Code: fresh})
	},
	"save settings": func(w *world, b *book.Book) error {
		return b.ChangeSettings(func(s *notebook.Settings) { s.IdleMinutes = 9 })
	},
	"note a copy": func(w *world, b *book.Book) error { return b.CopyMade(later, 3) },
	"read everything": func(_ *world, b *book.Book) error {
		_, _, err := b.Contents()
		return err
	},
	"compare": func(_ *world, b *book.Book) error {
		c, _, err := b.Contents()
		if err == nil {
			_, err = b.Compare(c)
		}
		return err
	},
	"look through": func(_ *world, b *book.Book) error {
		for {
			if more, err := b.Work(func() bool { return true }); err != nil || !more {
				return err
			}
		}
	},
	"read again":  func(_ *world, b *book.Book) error { return b.Reread() },
	"read a pack": func(_ *world, b *book.Book) error { return second(b.Pack("e1")) },
	"change passphrase by the old one": func(_ *world, b *book.Book) error {
		return b.ChangePassphrase(phrase, "velvet anchor 4 crumpet thistle orbit", params)
	},
	"keep a pack": func(w *world, b *book.Book) error { return b.KeepPack("e2", []byte("another edition")) },
	"merge": func(w *world, b *book.Book) error {
		other := book.InMemory(now)
		if _, err := other.Begin(startAs(6), []byte("pack"), []notebook.Entry{note("from elsewhere")}, notebook.ID{}, now); err != nil {
			return err
		}
		c, _, err := other.Contents()
		if err == nil {
			_, err = b.Merge(c)
		}
		return err
	},
}

// TestEveryCallThatFails makes each call of the store fail in each way, for every use. Afterwards the
// notebook is as it was or as it should be, never between; what the use said is true; and after a read
// anew, or a second try, it is as it should be.
func TestEveryCallThatFails(t *testing.T) {
	inEveryWorld(t, func(t *testing.T, _ string, made func(testing.TB) *world, use func(*world, *book.Book) error) {
		var w *world
		var before map[string]string
		after := wanted(t, made, use)
		storetest.Sweep(t, func(t *testing.T) storetest.Opener {
			w = made(t)
			before = look(t, w.disk.Open(), w.code)
			return func() notebook.Store { return w.disk.Open() }
		}, func(s notebook.Store) error {
			b, err := book.UnlockByCode(s, w.code, later)
			if err != nil {
				return err
			}
			return use(w, b)
		}, func(t *testing.T, s notebook.Store, used error) {
			now := look(t, s, w.code, fresh)
			switch fate := notebook.FateOf(used); {
			case !same(now, before) && !same(now, after):
				t.Errorf("neither as it was nor as it should be; before %v, wanted %v, now %v", before, after, now)
			case used == nil && !same(now, after):
				t.Errorf("said that it was done; before %v, now %v", before, now)
			case fate == notebook.FateNotSaved && !same(now, before) && !ended(used):
				t.Errorf("said that nothing was done (%v); before %v, now %v", used, before, now)
			case fate == notebook.FateLost:
				t.Errorf("said that something is lost: %v", used)
			}
		})
	})
}

// locks are the uses that write a lock and nothing else: they take long, and slips are nothing to them.
var locks = []string{"change passphrase", "change passphrase by the old one", "new code"}

// inEveryWorld tries every use in every world; those of locks in the first.
func inEveryWorld(t *testing.T, try func(t *testing.T, name string, made func(testing.TB) *world, use func(*world, *book.Book) error)) {
	for world, made := range worlds {
		for name, use := range uses {
			if world != "whole" && slices.Contains(locks, name) {
				continue
			}
			t.Run(world+"/"+name, func(t *testing.T) {
				t.Parallel()
				try(t, name, made, use)
			})
		}
	}
}

// ended says whether the program had ended before it could hear that a call was done: nobody was told.
func ended(err error) bool { return errors.Is(err, notebook.ErrClosed) }

// TestSetUpThatFails: afterwards there is a whole notebook or none.
func TestSetUpThatFails(t *testing.T) {
	var disk *notebook.Disk
	code := vault.NewRecoveryCode()
	storetest.Sweep(t, func(*testing.T) storetest.Opener {
		disk = new(notebook.Disk)
		return func() notebook.Store { return disk.Open() }
	}, func(s notebook.Store) error {
		_, err := book.SetUp(s, book.Keys{Passphrase: phrase, Params: params, Code: code}, now)
		return err
	}, func(t *testing.T, s notebook.Store, used error) {
		found, err := book.Look(s)
		if err != nil {
			t.Fatal(err)
		}
		if used == nil && !found.Locked {
			t.Error("said that it was made, and it is not there")
		}
		if found.Locked {
			look(t, s, code)
		} else if _, err := book.SetUp(s, keys(), now); err != nil {
			t.Error("cannot be made now: ", err)
		}
	})
}

// TestUnlockThatFails changes nothing, whatever fails.
func TestUnlockThatFails(t *testing.T) {
	w := newWorld(t)
	before := look(t, w.disk.Open(), w.code)
	storetest.Sweep(t, func(*testing.T) storetest.Opener {
		return func() notebook.Store { return w.disk.Open() }
	}, func(s notebook.Store) error {
		_, err := book.UnlockByCode(s, w.code, later)
		return err
	}, func(t *testing.T, s notebook.Store, used error) {
		if now := look(t, s, w.code); !same(now, before) {
			t.Errorf("before %v, now %v", before, now)
		}
	})
}
