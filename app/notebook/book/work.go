package book

import (
	"fmt"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// checking is how far the comparison with the manifest has come.
type checking struct {
	with  *vault.Checking
	list  *vault.Manifest // as it was when the comparison began
	ahead ahead
	read  []notebook.Record
	room  notebook.Room
	wrong []Trouble // found so far, and told once it is sure that no other tab has written
	done  bool
}

// Work does some of what need not be done at once after opening: it compares all that is stored with the
// manifest, and opens every case once, which makes it ready for searching. budget is asked before each few
// records whether there is time left. It says whether there is more to do; where it fails,
// the store did, and it can be called again.
func (b *Book) Work(budget func() bool) (more bool, err error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.RLock()
	c, closed := b.check, b.closed
	b.mu.RUnlock()
	if closed {
		return false, fmt.Errorf("look through the notebook: %w", notebook.ErrClosed)
	}
	if c == nil {
		if c, err = b.beginCheck(); err != nil {
			return false, fmt.Errorf("look through the notebook: %w", err)
		}
	}
	for !c.done && budget() {
		if err := b.step(c); err != nil {
			return true, fmt.Errorf("look through the notebook: %w", err)
		}
	}
	return !c.done, nil
}

func (b *Book) beginCheck() (*checking, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	with, err := b.state.list.Begin(b.vault)
	if err != nil {
		return nil, err
	}
	b.check = b.checkingAfter(with, b.state.list, listed)
	return b.check, nil
}

// checkingAfter is a comparison in which some stores are left to be read.
func (b *Book) checkingAfter(with *vault.Checking, list *vault.Manifest, left []string) *checking {
	c := &checking{with: with, list: list, ahead: ahead{store: b.store, list: list}}
	for _, store := range left {
		c.ahead.parts = append(c.ahead.parts, partsOf(list, store)...)
	}
	return c
}

// step looks at the next record, having taken some where there is none.
func (b *Book) step(c *checking) error {
	if len(c.read) == 0 {
		return b.take(c)
	}
	r := c.read[0]
	c.read = c.read[1:]
	if b.changed(c, r.Place) {
		return nil // what was read may be older than what is stored now
	}
	b.compare(r)
	c.with.Look(recordOf(r))
	if r.Store == notebook.Cases {
		b.openAhead(c, r)
	}
	return nil
}

// take takes the next records.
func (b *Book) take(c *checking) (err error) {
	if len(c.ahead.parts) == 0 {
		c.done = true
		b.report(c)
		return nil
	}
	c.read, err = c.ahead.next()
	return err
}

// changed says whether a place was written or removed since the comparison began.
func (b *Book) changed(c *checking, p notebook.Place) bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return !b.state.list.ListsAs(c.list, vault.Place(p))
}

// compare notes at which revision a record is stored, where it is not the one listed.
func (b *Book) compare(r notebook.Record) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if listed, there := b.state.list.Revision(vault.Place(r.Place)); !there || listed != r.Revision {
		b.state.odd[r.Place] = r.Revision
	}
}

// openAhead opens a case that nobody has asked for yet, and keeps of it what searching needs. One that does not
// open is a trouble; one whose summary is missing has its line again.
func (b *Book) openAhead(c *checking, r notebook.Record) {
	id, _ := notebook.ParseID(r.ID)
	if b.Opened(id) != nil {
		return
	}
	if len(b.slipsOf(id)) > 0 {
		if _, err := b.caseNow(id); err == nil {
			return // searching makes it ready, with what lies beside it
		}
	}
	var one *notebook.Case
	plain, _, err := b.vault.OpenOver(vault.Place(r.Place), r.Sealed)
	if err == nil {
		one, err = decode(&c.room, r, plain)
	}
	if err != nil {
		c.wrong = append(c.wrong, Trouble{Kind: kindOf(err), Place: r.Place})
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return
	}
	_, there := b.state.lines[id]
	_, listed := b.state.list.Revision(vault.Place(r.Place))
	if !there && listed {
		b.state.setLine(one.Summary())
	}
	b.texts[id] = haystackOver(plain, &c.room, one)
}

func recordOf(r notebook.Record) vault.Record {
	return vault.Record{Place: vault.Place(r.Place), Sealed: r.Sealed}
}

// report turns what was found into troubles. A place that was written since the comparison began is
// not what it was compared with, and is left out; where another tab has written, all is.
func (b *Book) report(c *checking) {
	if b.changedElsewhere() {
		b.doubt()
		return
	}
	found := slices.DeleteFunc(c.with.End(), func(f vault.Finding) bool { return b.changed(c, notebook.Place(f.Place)) })
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, t := range c.wrong {
		b.noteNow(t)
	}
	for _, f := range found {
		p := notebook.Place(f.Place)
		switch f.Problem {
		case vault.Missing:
			b.state.odd[p] = 0
			b.noteNow(Trouble{Kind: Missing, Place: p})
		case vault.Damaged, vault.Foreign:
			b.noteNow(Trouble{Kind: Damaged, Place: p})
		case vault.Newer:
			b.noteNow(Trouble{Kind: Newer, Place: p})
		default:
			b.noteNow(Trouble{Kind: NotAsListed, Place: p})
		}
	}
}
