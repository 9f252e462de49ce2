package book

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// edit is one change of the notebook: all of it is stored, or nothing.
type edit struct {
	puts    []put
	removes []notebook.Place
	slots   []notebook.Change
	filed   []notebook.Place // slips of which the entries are in puts

	meanwhile func()       // what then needs and storing does not: it is done while the store works
	then      func(*state) // brings the memory up to what was stored
}

// put is a record before it is sealed.
type put struct {
	place notebook.Place
	plain []byte
}

// write seals an edit, stores it with the manifest that lists it, and then changes the memory.
// The caller holds writing.
func (b *Book) write(e edit) error { return b.commit(e, b.seal) }

// commit is write for an edit that is sealed in some way.
func (b *Book) commit(e edit, seal func(edit) (sealed, error)) error {
	if err := b.mayWrite(); err != nil {
		return err
	}
	made, err := seal(e)
	if err != nil {
		return err
	}
	if err = b.writeMeanwhile(made.changes, e.meanwhile); errors.Is(err, notebook.ErrConflict) && b.isOdd(made.changes) {
		if made, err = seal(e); err != nil {
			return err
		}
		err = b.store.Write(made.changes...)
	}
	if err != nil {
		err = b.settle(err, made.changes[len(made.changes)-1])
	}
	if err != nil {
		return err
	}
	b.adopt(e, made)
	b.mark(made.list.Counter())
	return nil
}

// writeMeanwhile stores changes, and does something while the store works.
func (b *Book) writeMeanwhile(changes []notebook.Change, meanwhile func()) error {
	if meanwhile == nil {
		return b.store.Write(changes...)
	}
	stored := make(chan error, 1)
	go func() { stored <- b.store.Write(changes...) }()
	runtime.Gosched() // the store asks the browser first, in a browser's one thread
	meanwhile()
	return <-stored
}

// sealed is an edit as it is stored. The last change is that of the changes since, or the slip: one of them is made with every
// write, so it is the one that the store checks, and records go along.
type sealed struct {
	changes []notebook.Change
	list    *vault.Manifest
	base    base
	slips   []slip // in place of records
}

// adopt brings the memory up to what was stored. What was closed meanwhile stays empty.
func (b *Book) adopt(e edit, made sealed) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return
	}
	b.state.list, b.state.base = made.list, made.base
	for _, c := range made.changes {
		delete(b.state.odd, c.Place)
	}
	for _, s := range e.slots {
		b.state.slots[s.Place] = s.Revision
	}
	b.state.takeSlips(made, e.filed)
	if e.then != nil {
		e.then(&b.state)
	}
}

// mayWrite says whether the notebook can be written in now. What is stale has to be read again first.
func (b *Book) mayWrite() error {
	b.mu.RLock()
	closed, readOnly, stale := b.closed, b.readOnly, b.stale
	b.mu.RUnlock()
	switch {
	case closed:
		return fmt.Errorf("write: %w", notebook.ErrClosed)
	case readOnly:
		return fmt.Errorf("write: %w", ErrReadOnly)
	case stale:
		return fmt.Errorf("write: %w", notebook.ErrConflict)
	}
	return nil
}

// seal makes the changes of an edit.
func (b *Book) seal(e edit) (made sealed, err error) {
	b.mu.RLock()
	list, at, v, odd := b.state.list, b.state.base, b.vault, maps.Clone(b.state.odd)
	b.mu.RUnlock()
	made.changes = slices.Clone(e.slots)
	var listed []vault.Change
	for _, p := range e.puts {
		last, _ := list.Revision(vault.Place(p.place))
		was := last
		if at, is := odd[p.place]; is {
			was, last = at, max(at, last)
		}
		record, err := v.Seal(vault.Place(p.place), last+1, p.plain)
		if err != nil {
			return made, err
		}
		made.changes = append(made.changes, notebook.Change{Place: p.place, Was: was, Revision: last + 1, Sealed: record, Along: true})
		listed = append(listed, vault.Put(vault.Place(p.place), record))
	}
	b.mu.RLock()
	removed, unlisted := b.state.removing(e.removes)
	begun := b.state.begun
	b.mu.RUnlock()
	made.changes = append(made.changes, removed...)
	for _, p := range e.filed {
		made.changes = append(made.changes, notebook.Change{Place: p, Was: 1, Along: true})
	}
	if made.list, err = list.Next(append(listed, unlisted...)...); err != nil {
		return made, err
	}
	if !begun {
		blank, err := b.leaveBlank(made.list.Counter())
		if err != nil {
			return made, err
		}
		made.changes = append(made.changes, blank...)
	}
	manifest, base, err := at.follow(v, made.list)
	made.changes, made.base = append(made.changes, manifest...), base
	if base.stored != at.stored {
		made.list = base.list
	}
	return made, err
}

// removing is the changes that remove records, and what they are on the list.
func (st *state) removing(places []notebook.Place) (changes []notebook.Change, listed []vault.Change) {
	for _, p := range places {
		was, there := st.list.Revision(vault.Place(p))
		if there {
			listed = append(listed, vault.Remove(vault.Place(p)))
		}
		if at, is := st.odd[p]; is {
			was = at
		}
		if was != 0 {
			changes = append(changes, notebook.Change{Place: p, Was: was, Along: true})
		}
	}
	return changes, listed
}

// takeSlips notes which slips there are after a write: none was written before the first that is not a slip.
func (st *state) takeSlips(made sealed, filed []notebook.Place) {
	if len(made.slips) == 0 && !st.begun {
		st.begun = true
		st.blanks = append(st.blanks, slipPlace(made.list.Counter()))
		st.blanks = st.blanks[max(0, len(st.blanks)-mostBlanks):]
	}
	st.slips = append(slices.DeleteFunc(slices.Clone(st.slips), func(s slip) bool { return slices.Contains(filed, s.at) }), made.slips...)
}

// follow seals a manifest as changes since the stored list; where there are too many, as a new list, and no changes
// since: we write some five kilobytes with every entry rather than a hundred. The changes since are written every time: by their revision each tab sees whether another has written.
func (at base) follow(v *vault.Vault, next *vault.Manifest) ([]notebook.Change, base, error) {
	if at.list != nil {
		if since := next.Since(at.list); since.Len() <= vault.MostSince {
			change, err := at.since(v, next, since)
			at.version = next.Counter()
			return []notebook.Change{change}, at, err
		}
	}
	list, err := v.SealManifest(next)
	if err != nil {
		return nil, at, err
	}
	return at.renew(v, next, list)
}

// renew puts a new list in place of the stored one.
func (at base) renew(v *vault.Vault, next *vault.Manifest, list []byte) ([]notebook.Change, base, error) {
	tag, _ := vault.BaseOf(list)
	fresh := base{list: next.Whole(), tag: tag, stored: next.Counter(), version: next.Counter()}
	at.tag = tag
	change, err := at.since(v, next, vault.Since{})
	return []notebook.Change{{Place: listPlace, Was: at.stored, Revision: next.Counter(), Sealed: list}, change}, fresh, err
}

func (at base) since(v *vault.Vault, next *vault.Manifest, since vault.Since) (notebook.Change, error) {
	sealed, err := v.SealSince(next, at.tag, since)
	return notebook.Change{Place: sincePlace, Was: at.version, Revision: next.Counter(), Sealed: sealed}, err
}

// version is the revision that the notebook as a whole has in the store; 0 for none. Each write but that of a slip makes it higher.
func (b *Book) version() (uint64, error) {
	r, err := b.store.Get(sincePlace)
	if err != nil && !absent(err) {
		return 0, err
	}
	return r.Revision, nil
}

// changedElsewhere says whether another tab has written since this one last read or wrote. It leaves it to the next
// call of the store to say that there is no answer. The caller holds writing.
func (b *Book) changedElsewhere() bool {
	changed, known := b.others()
	return changed && known
}

// alone says whether nobody has: what is not there was then never stored. A slip that another tab has filed is not there either.
func (b *Book) alone() bool {
	changed, known := b.others()
	return known && !changed
}

// others says whether another tab has written since this one last read or wrote, and whether that is known.
func (b *Book) others() (changed, known bool) {
	b.mu.RLock()
	st, closed := b.state, b.closed
	b.mu.RUnlock()
	if closed {
		return false, false
	}
	changed, err := b.overtaken(&st)
	return changed, err == nil
}

// overtaken says whether more was written than a state that was read: a slip, or anything else.
func (b *Book) overtaken(st *state) (bool, error) {
	next := slipPlace(st.list.Counter() + 1)
	slip := ask(func() (notebook.Record, error) { return b.store.Get(next) })
	if version, err := b.version(); err != nil || version != st.base.version {
		return true, err
	}
	switch _, err := slip(); {
	case absent(err):
		return false, nil
	case err != nil:
		return true, err
	}
	return true, nil
}

// isOdd says whether changes are in conflict with the store although no other tab has written: a record is not
// the one listed, or is not there. It notes what is there, so that they can be made over that.
func (b *Book) isOdd(changes []notebook.Change) (found bool) {
	if b.changedElsewhere() {
		return false
	}
	for _, c := range changes {
		r, err := b.store.Get(c.Place)
		if err != nil && !absent(err) {
			return false
		}
		if r.Revision != c.Was {
			b.mu.Lock()
			b.state.odd[c.Place] = r.Revision
			b.mu.Unlock()
			found = true
		}
	}
	return found
}

// settle finds out what became of a write whose store did not say that it was done. last is the change of the
// changes since: if that was made, all were, because it was one transaction.
func (b *Book) settle(err error, last notebook.Change) error {
	if errors.Is(err, notebook.ErrConflict) {
		b.doubt()
		return err
	}
	if notebook.FateOf(err) != notebook.FateUncertain {
		return err
	}
	there, look := b.store.Get(last.Place)
	switch {
	case look == nil && bytes.Equal(there.Sealed, last.Sealed):
		return nil
	case look == nil && there.Revision == last.Was, absent(look) && last.Was == 0 && b.alone():
		return fmt.Errorf("write: %w", notebook.ErrAborted)
	case look == nil && there.Revision == last.Revision: // another tab has written that, so ours was not done
		err = fmt.Errorf("write: %w", notebook.ErrConflict)
	}
	b.doubt()
	return err
}

// doubt notes that the memory may not be what is stored.
func (b *Book) doubt() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.stale = true
}

// mark leaves the highest counter that was seen where a lost database does not take it along. A mark that fails
// loses no words; it is told as a trouble.
func (b *Book) mark(counter uint64) {
	if b.memory {
		return
	}
	b.mu.Lock()
	b.seen = max(b.seen, counter)
	mark := notebook.Sentinel{Key: b.vault.ID().String(), Seen: b.seen}
	b.mu.Unlock()
	if err := b.store.Mark(mark); err != nil {
		b.note(Trouble{Kind: NoSentinel})
	}
}
