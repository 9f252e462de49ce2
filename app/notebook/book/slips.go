package book

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// An entry that is added is stored as a slip, which is one small record and no question to the store. When there is time its
// case is written whole, in the transaction that removes the slip: see File. Until then whoever reads the case puts the two
// together.
//
// The id of a slip is the counter that the notebook has with it, so nobody who knows an older notebook can store theirs: it
// is there already. That holds for a tab of which another has taken over too, because the first that each writes after
// reading is no slip, and leaves a blank one, which stays.

const (
	mostSlips  = 64  // lie beside their cases
	mostBlanks = 200 // are kept, for as many times as the notebook was opened while a tab stood still
)

// slip is a stored slip.
type slip struct {
	notebook.Slip
	at notebook.Place
}

func slipPlace(counter uint64) notebook.Place {
	id := strconv.FormatUint(counter, 10)
	return notebook.Place{Store: notebook.Slips, ID: strings.Repeat("0", slipDigits-len(id)) + id}
}

const slipDigits = 16 // as many as notebook.MaxRevision has, so that ids are in the order of counters

// slipCounter is the counter that the id of a slip stands for; false where it is none.
func slipCounter(id string) (uint64, bool) {
	n, err := strconv.ParseUint(id, 10, 64)
	return n, err == nil && n > 0 && n <= notebook.MaxRevision && slipPlace(n).ID == id
}

// writeEntry stores a case with one more entry, the last. The caller holds writing.
func (b *Book) writeEntry(c *notebook.Case, s notebook.Slip) error {
	if !b.slippable(c) {
		whole, err := b.caseEdit(c)
		if err != nil {
			return err
		}
		return b.write(whole.dropping(s.Draft))
	}
	var line notebook.Summary
	e := edit{meanwhile: func() { line = c.Summary() }, then: func(st *state) { st.setLine(line) }}
	return b.commit(e.dropping(s.Draft), func(e edit) (sealed, error) { return b.sealSlip(s, e) })
}

// slippable says whether the last entry of a case may lie beside it. A case of which the record would be nearly too long is
// always written whole, which says so; and one beside which something lies that does not belong to it, for with the next entry it
// might seem to.
func (b *Book) slippable(c *notebook.Case) bool {
	if len(b.filedWith(c)) < len(b.slipsOf(c.Start().ID)) {
		return false
	}
	b.mu.RLock()
	defer b.mu.RUnlock()
	_, odd := b.state.odd[casePlace(c.Start().ID)]
	return b.state.begun && !odd && len(b.state.slips) < mostSlips && c.Size() <= notebook.MaxCase/2
}

// sealSlip makes the changes of an edit that adds one entry, with a slip in place of the whole case.
func (b *Book) sealSlip(s notebook.Slip, e edit) (made sealed, err error) {
	plain, err := s.Encode()
	if err != nil {
		return made, err
	}
	b.mu.RLock()
	list, v := b.state.list, b.vault
	made.base = b.state.base
	removed, unlisted := b.state.removing(e.removes)
	b.mu.RUnlock()
	if made.list, err = list.Next(unlisted...); err != nil {
		return made, err
	}
	at := slipPlace(made.list.Counter())
	record, err := v.Seal(vault.Place(at), 1, plain)
	made.changes = append(removed, notebook.Change{Place: at, Revision: 1, Sealed: record})
	made.slips = []slip{{s, at}}
	return made, err
}

// File writes cases whole beside which entries lie, one after another, for a moment in which nobody waits. budget is asked
// before each whether there is time left. It says whether there are more. Errors: the store's; ErrReadOnly.
func (b *Book) File(budget func() bool) (more bool, err error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	for more = true; more && budget(); {
		if more, err = b.fileOne(); err != nil {
			return false, fmt.Errorf("file entries: %w", err)
		}
	}
	return more, nil
}

// fileOne files the slips of one case, and says whether there were any. Those of a case that cannot be read stay.
func (b *Book) fileOne() (bool, error) {
	b.mu.RLock()
	slips := b.state.slips
	b.mu.RUnlock()
	for _, s := range slips {
		if filed, err := b.fileCase(s.Case); filed || err != nil {
			return filed, err
		}
	}
	return false, nil
}

// fileCase files the slips of a case, if there are any and it can be read.
func (b *Book) fileCase(id notebook.ID) (bool, error) {
	if len(b.slipsOf(id)) == 0 {
		return false, nil
	}
	c, err := b.caseNow(id)
	if err != nil && !isStore(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	e, err := b.caseEdit(c)
	if err != nil || len(e.filed) == 0 {
		return false, err
	}
	return true, b.write(e)
}

// filedWith is where slips are of which a case has the entries.
func (b *Book) filedWith(c *notebook.Case) (places []notebook.Place) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, s := range b.state.slips {
		if in, is := c.Entry(s.Entry.Number); is && s.Case == c.Start().ID && in == s.Entry {
			places = append(places, s.at)
		}
	}
	return places
}

// leaveBlank is the changes that leave a blank slip, and take away those that nobody can be waiting for any more.
func (b *Book) leaveBlank(counter uint64) ([]notebook.Change, error) {
	b.mu.RLock()
	blanks, v := b.state.blanks, b.vault
	b.mu.RUnlock()
	var changes []notebook.Change
	for ; len(blanks) >= mostBlanks; blanks = blanks[1:] {
		changes = append(changes, notebook.Change{Place: blanks[0], Was: 1, Along: true})
	}
	blank, err := blankUnder(v, slipPlace(counter), 0)
	return append(changes, blank), err
}

// blankUnder is a blank slip under some key, in place of one of a revision; 0 for none.
func blankUnder(v *vault.Vault, at notebook.Place, was uint64) (notebook.Change, error) {
	record, err := v.Seal(vault.Place(at), was+1, nil)
	return notebook.Change{Place: at, Was: was, Revision: was + 1, Sealed: record, Along: was != 0}, err
}

// blanksUnder is the blank slips under a new key, with the one that the first write after reading leaves.
func (st *state) blanksUnder(v *vault.Vault, counter uint64) (changes []notebook.Change, err error) {
	places := st.blanks
	if !st.begun {
		places = append(slices.Clone(places), slipPlace(counter))
	}
	for i, at := range places {
		was := uint64(1)
		if i == len(st.blanks) {
			was = 0
		}
		one, err := blankUnder(v, at, was)
		if err != nil {
			return nil, err
		}
		changes = append(changes, one)
	}
	return changes, nil
}

// readSlips reads what lies beside the cases, and counts on from the list. It gives the counter up to which nothing is
// missing.
func (b *Book) readSlips(st *state, troubles *found, first firsts) (reached uint64, err error) {
	listed := st.list.Counter()
	reached = listed
	top := listed
	var removed []vault.Change
	stored, err := first.slips()
	for _, r := range stored {
		n, is := slipCounter(r.ID)
		s, blank, err := b.openSlip(r)
		switch {
		case !is:
			troubles.note(Trouble{Kind: Damaged, Place: r.Place})
			continue
		case err != nil:
			troubles.note(Trouble{Kind: kindOf(err), Place: r.Place})
			if n != top+1 {
				continue // nobody vouches for its number
			}
		case blank:
			st.blanks = append(st.blanks, r.Place)
		default:
			st.slips = append(st.slips, s)
			if d := vault.Place(draftPlace(s.Draft)); st.lists(d) {
				removed = append(removed, vault.Remove(d))
			}
		}
		if top = max(top, n); n <= listed || blank {
			continue
		}
		if n != reached+1 {
			troubles.note(Trouble{Kind: Missing, Place: slipPlace(n - 1)})
		}
		reached = n
	}
	if err == nil && len(removed) > 0 {
		st.list, err = st.list.Next(removed...)
	}
	if err == nil {
		st.list = st.list.At(top)
	}
	return reached, err
}

// openSlip opens a slip; blank says that there is nothing on it.
func (b *Book) openSlip(r notebook.Record) (s slip, blank bool, err error) {
	plain, _, err := b.vault.OpenOver(vault.Place(r.Place), r.Sealed)
	if err != nil || len(plain) == 0 {
		return s, err == nil, err
	}
	s.at = r.Place
	s.Slip, err = notebook.DecodeSlip(plain)
	return s, false, err
}

// readSlipped brings the lines up to what lies beside their cases.
func (b *Book) readSlipped(st *state, troubles *found) error {
	for i, s := range st.slips {
		if slices.ContainsFunc(st.slips[:i], func(t slip) bool { return t.Case == s.Case }) {
			continue
		}
		r, err := b.store.Get(casePlace(s.Case))
		if absent(err) {
			troubles.note(Trouble{Kind: Missing, Place: casePlace(s.Case)})
			continue
		}
		if err != nil {
			return err
		}
		if plain, ok := b.open(st, troubles, r); ok {
			c, err := decode(new(notebook.Room), r, plain)
			if err != nil {
				troubles.note(Trouble{Kind: kindOf(err), Place: r.Place})
				continue
			}
			c, left := st.slipped(c)
			st.setLine(c.Summary())
			for _, l := range left {
				troubles.note(Trouble{Kind: NotAsListed, Place: l})
			}
		}
	}
	return nil
}

// slipped is a case with what lies beside it; left is where there is something that does not belong to what was read.
func (st *state) slipped(c *notebook.Case) (whole *notebook.Case, left []notebook.Place) {
	for _, s := range st.slips {
		if s.Case != c.Start().ID {
			continue
		}
		if next, err := c.With(s.Slip); err == nil {
			c = next
		} else {
			left = append(left, s.at)
		}
	}
	return c, left
}

// slipsOf is where there are slips of a case.
func (b *Book) slipsOf(id notebook.ID) (places []notebook.Place) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, s := range b.state.slips {
		if s.Case == id {
			places = append(places, s.at)
		}
	}
	return places
}
