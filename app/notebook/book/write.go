package book

import (
	"bytes"
	"errors"
	"fmt"
	"maps"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// edit is one change of the notebook: all of it is stored, or nothing.
type edit struct {
	puts    []put
	removes []notebook.Place
	slots   []notebook.Change
	then    func(*state) // brings the memory up to what was stored
}

// put is a record before it is sealed.
type put struct {
	place notebook.Place
	plain []byte
}

// write seals an edit, stores it with the manifest that lists it, and then changes the memory.
// The caller holds writing.
func (b *Book) write(e edit) error {
	if err := b.mayWrite(); err != nil {
		return err
	}
	changes, next, base, err := b.seal(e)
	if err != nil {
		return err
	}
	err = b.store.Write(changes...)
	if err != nil {
		err = b.settle(err, changes[len(changes)-1])
	}
	if err != nil {
		return err
	}
	b.mu.Lock()
	b.state.list, b.state.base = next, base
	for _, c := range changes {
		delete(b.state.odd, c.Place)
	}
	for _, s := range e.slots {
		b.state.slots[s.Place] = s.Revision
	}
	if e.then != nil {
		e.then(&b.state)
	}
	b.mu.Unlock()
	b.mark(next.Counter())
	return nil
}

// mayWrite says whether the notebook can be written in now, having read again what is stale.
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

// seal makes the changes of an edit; the last one is the manifest or what has changed since.
func (b *Book) seal(e edit) ([]notebook.Change, *vault.Manifest, base, error) {
	b.mu.RLock()
	list, at, v, odd := b.state.list, b.state.base, b.vault, maps.Clone(b.state.odd)
	b.mu.RUnlock()
	changes := append([]notebook.Change(nil), e.slots...)
	var listed []vault.Change
	for _, p := range e.puts {
		last, _ := list.Revision(vault.Place(p.place))
		was := last
		if at, is := odd[p.place]; is {
			was, last = at, max(at, last)
		}
		record, err := v.Seal(vault.Place(p.place), last+1, p.plain)
		if err != nil {
			return nil, nil, at, err
		}
		changes = append(changes, notebook.Change{Place: p.place, Was: was, Revision: last + 1, Sealed: record})
		listed = append(listed, vault.Put(vault.Place(p.place), record))
	}
	for _, p := range e.removes {
		was, there := list.Revision(vault.Place(p))
		if there {
			listed = append(listed, vault.Remove(vault.Place(p)))
		}
		if at, is := odd[p]; is {
			was = at
		}
		if was != 0 {
			changes = append(changes, notebook.Change{Place: p, Was: was})
		}
	}
	next, err := list.Next(listed...)
	if err != nil {
		return nil, nil, at, err
	}
	manifest, at, err := at.follow(v, next)
	return append(changes, manifest...), next, at, err
}

// mostSince is how many places may be listed otherwise before the whole list is written again. We write some five
// kilobytes with every entry rather than a hundred.
const mostSince = 64

// follow seals a manifest as changes since the stored list, or as a new list where there are too many.
func (at base) follow(v *vault.Vault, next *vault.Manifest) ([]notebook.Change, base, error) {
	if at.list != nil {
		if since := next.Since(at.list); since.Len() <= mostSince {
			sealed, err := v.SealSince(next, at.tag, since)
			change := notebook.Change{Place: sincePlace, Was: at.storedChange, Revision: next.Counter(), Sealed: sealed}
			at.storedChange = next.Counter()
			return []notebook.Change{change}, at, err
		}
	}
	sealed, err := v.SealManifest(next)
	if err != nil {
		return nil, at, err
	}
	var changes []notebook.Change
	if at.storedChange != 0 {
		changes = append(changes, notebook.Change{Place: sincePlace, Was: at.storedChange})
	}
	changes = append(changes, notebook.Change{Place: listPlace, Was: at.stored, Revision: next.Counter(), Sealed: sealed})
	tag, _ := vault.BaseOf(sealed)
	return changes, base{list: next, tag: tag, stored: next.Counter()}, nil
}

// settle finds out what became of a write whose store did not say that it was done. last is a change that it
// would have made: if that was made, all were, because it was one transaction.
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
	case look == nil, errors.Is(look, notebook.ErrNotFound):
		return fmt.Errorf("write: %w", notebook.ErrAborted)
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

// mark leaves the counter where a lost database does not take it along. A mark that fails loses no
// words; it is told as a trouble.
func (b *Book) mark(counter uint64) {
	if b.memory {
		return
	}
	if err := b.store.Mark(notebook.Sentinel{Key: b.vault.ID().String(), Seen: counter}); err != nil {
		b.note(Trouble{Kind: NoSentinel})
	}
}
