package book

import (
	"errors"
	"fmt"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// Reread reads again what is stored: after another tab has written, or when nobody knows what
// became of a write. Cases are opened anew when they are asked for. Errors: the store's; ErrRekeyed;
// notebook.ErrConflict where another tab goes on writing meanwhile.
func (b *Book) Reread() error {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.RLock()
	closed := b.closed
	b.mu.RUnlock()
	if closed {
		return fmt.Errorf("read again: %w", notebook.ErrClosed)
	}
	if err := b.read(); err != nil {
		return fmt.Errorf("read again: %w", err)
	}
	return nil
}

// mostReads is how often what another tab writes in meanwhile is read anew before we give up.
const mostReads = 5

// read fills the state from the store. It fails only where the store does: a record that does not
// open is a trouble, and the others are there.
func (b *Book) read() error {
	for range mostReads {
		st, troubles, err := b.readOnce()
		if err != nil {
			return err
		}
		overtaken, err := b.overtaken(&st)
		if err != nil {
			return err
		}
		if !overtaken {
			b.begin(st, troubles)
			return nil
		}
	}
	return notebook.ErrConflict
}

// begin takes over what was read. What was found out about the clock is found out only at opening, and stays.
func (b *Book) begin(st state, troubles *found) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, t := range b.troubles {
		if t.Kind == ClockBack || t.Kind == ClockAhead {
			troubles.note(t)
		}
	}
	b.state, b.stale = st, false
	b.check = b.checkingAfter(troubles.compared, st.list, readLater)
	b.troubles = troubles.list
	clear(b.cases)
	clear(b.texts)
}

// firsts is what reading begins with. The changes since are read before all else, because by them it shows afterwards whether
// another tab has written meanwhile; the others are asked for together.
type firsts struct {
	since        notebook.Record // revision 0: it is not there
	list         func() (notebook.Record, error)
	slots, slips func() ([]notebook.Record, error)
}

func (b *Book) readFirsts() (f firsts, err error) {
	if f.since, err = b.store.Get(sincePlace); err != nil && !absent(err) {
		return f, err
	}
	f.slots = ask(func() ([]notebook.Record, error) { return b.store.All(notebook.Slots, notebook.Span{}) })
	f.list = ask(func() (notebook.Record, error) { return b.store.Get(listPlace) })
	f.slips = ask(func() ([]notebook.Record, error) { return b.store.All(notebook.Slips, notebook.Span{}) })
	return f, nil
}

func (b *Book) readOnce() (st state, troubles *found, err error) {
	st, troubles = newState(), &found{}
	first, err := b.readFirsts()
	if err != nil {
		return st, nil, err
	}
	slots, err := first.slots()
	if err != nil {
		return st, nil, err
	}
	if b.rekeyed(slots) {
		return st, nil, ErrRekeyed
	}
	for _, s := range slots {
		st.slots[s.Place] = s.Revision
	}
	if err := b.readManifest(&st, troubles, first); err != nil {
		return st, nil, err
	}
	if troubles.compared, err = st.list.Begin(b.vault); err != nil {
		return st, nil, err
	}
	if err := b.readRest(&st, troubles); err != nil {
		return st, nil, err
	}
	return st, troubles, b.readSlipped(&st, troubles)
}

// readRest reads what is kept in memory: summaries, drafts, what is in the bin, and the settings. A case whose summary does not
// open is opened itself.
func (b *Book) readRest(st *state, troubles *found) error {
	var lost []notebook.Place
	err := b.each(st.list, func(r notebook.Record) {
		troubles.compare(r)
		plain, ok := b.open(st, troubles, r)
		if ok {
			if err := st.take(r.Store, plain); err != nil {
				troubles.note(Trouble{Kind: kindOf(err), Place: r.Place})
				ok = false
			}
		}
		if !ok && r.Store == notebook.Summaries {
			lost = append(lost, notebook.Place{Store: notebook.Cases, ID: r.ID})
		}
	}, notebook.Summaries, notebook.Drafts, notebook.Bin, notebook.Prefs)
	if err != nil {
		return err
	}
	return b.readLost(st, troubles, lost)
}

// take takes over what was in a record of some store.
func (st *state) take(store string, plain []byte) error {
	switch store {
	case notebook.Summaries:
		line, err := notebook.DecodeSummary(plain)
		if err == nil {
			st.setLine(line)
		}
		return err
	case notebook.Drafts:
		d, err := notebook.DecodeDraft(plain)
		if err == nil {
			st.drafts[d.ID] = d
		}
		return err
	case notebook.Bin:
		d, err := notebook.DecodeBinned(plain)
		if err == nil {
			d.Parts = nil
			st.binned[d.ID] = d
		}
		return err
	default:
		s, err := notebook.DecodeSettings(plain)
		if err == nil {
			st.settings = s
		}
		return err
	}
}

// readLost makes lines of cases whose summaries did not open.
func (b *Book) readLost(st *state, troubles *found, cases []notebook.Place) error {
	var room notebook.Room
	for _, p := range cases {
		r, err := b.store.Get(p)
		if absent(err) {
			continue
		}
		if err != nil {
			return err
		}
		if plain, ok := b.open(st, troubles, r); ok {
			if c, err := decode(&room, r, plain); err == nil {
				st.setLine(c.Summary())
			}
		}
	}
	return nil
}

// open opens a record that was read. A record that does not open, or is not the one listed, is a
// trouble; only one that opens is used.
func (b *Book) open(st *state, troubles *found, r notebook.Record) ([]byte, bool) {
	plain, revision, err := b.vault.OpenOver(vault.Place(r.Place), r.Sealed)
	if err != nil {
		troubles.note(Trouble{Kind: kindOf(err), Place: r.Place})
		st.odd[r.Place] = r.Revision
		return nil, false
	}
	if st.differs(r, revision) {
		troubles.note(Trouble{Kind: NotAsListed, Place: r.Place})
	}
	return plain, true
}

// differs says whether a genuine record, sealed as some revision, is another than the one listed. What is written
// next goes on from the revision that the store has.
func (st *state) differs(r notebook.Record, sealed uint64) bool {
	listed, there := st.list.Revision(vault.Place(r.Place))
	if !there || r.Revision != listed {
		st.odd[r.Place] = r.Revision
	}
	return !there || sealed != listed
}

// fetch reads and opens one case. One that is genuine and not the one listed is used all the same, and told. Where
// another tab has written meanwhile, what does not fit is no trouble: what is in memory is old.
func (b *Book) fetch(p notebook.Place) (*notebook.Case, error) {
	r, err := b.store.Get(p)
	if err != nil {
		return nil, storeError{err}
	}
	var c *notebook.Case
	plain, revision, err := b.vault.OpenOver(vault.Place(r.Place), r.Sealed)
	if err == nil {
		c, err = decode(new(notebook.Room), r, plain)
	}
	var left []notebook.Place
	b.mu.Lock()
	differs := err == nil && b.state.differs(r, revision)
	if err == nil {
		c, left = b.state.slipped(c)
	}
	b.mu.Unlock()
	switch {
	case err == nil && !differs && len(left) == 0:
	case b.changedElsewhere():
		b.doubt()
		if err != nil {
			err = notebook.ErrConflict
		}
	case err == nil:
		for _, at := range left {
			b.note(Trouble{Kind: NotAsListed, Place: at})
		}
		if differs {
			b.note(Trouble{Kind: NotAsListed, Place: p})
		}
	}
	return c, err
}

// decode reads what was in the record of a case. A case is where its id says.
func decode(room *notebook.Room, r notebook.Record, plain []byte) (*notebook.Case, error) {
	c, err := room.Decode(plain)
	if err == nil && c.Start().ID.String() != r.ID {
		return nil, notebook.ErrDamaged
	}
	return c, err
}

// storeError is an error of the store and not of what was read.
type storeError struct{ error }

func (e storeError) Unwrap() error { return e.error }

// isStore says whether the store failed; a record that is not there is no failure of the store.
func isStore(err error) bool {
	var s storeError
	return errors.As(err, &s) && !absent(err)
}
