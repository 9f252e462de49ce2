package book

import (
	"cmp"
	"fmt"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/stable"
)

func binPlace(id notebook.ID) notebook.Place {
	return notebook.Place{Store: notebook.Bin, ID: id.String()}
}

// Delete puts a case into the bin, with its identity sheet and its drafts, where it can be brought
// back for notebook.KeepBinned. What it was is one sealed record there. Errors: notebook.ErrNotFound,
// notebook.ErrTooLong, the vault's and the store's; ErrReadOnly.
func (b *Book) Delete(id notebook.ID, now notebook.Stamp) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	if _, err := b.fileCase(id); err != nil { // the record of a case is what goes into the bin
		return fmt.Errorf("delete case: %w", err)
	}
	d, err := b.binned(id, now)
	if err != nil {
		return fmt.Errorf("delete case: %w", err)
	}
	plain, err := d.Encode()
	if err != nil {
		return fmt.Errorf("delete case: %w", err)
	}
	e := edit{puts: []put{{binPlace(d.ID), plain}}, then: func(st *state) {
		st.without(id)
		st.binned[d.ID] = header(d)
	}}
	e.removes = slices.DeleteFunc(b.placesOf(id), func(p notebook.Place) bool { return !b.knows(p) })
	if err := b.write(e); err != nil {
		return fmt.Errorf("delete case: %w", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.cases, id)
	delete(b.texts, id)
	return nil
}

// binned gathers all that belongs to a case. Its id in the bin is its own. What is not the case itself and cannot be read
// is not in it, and so does not keep a case from being deleted; a line in the list that cannot be read is made anew.
func (b *Book) binned(id notebook.ID, now notebook.Stamp) (notebook.Binned, error) {
	b.mu.RLock()
	line, there := b.state.lines[id]
	b.mu.RUnlock()
	if !there {
		return notebook.Binned{}, notebook.ErrNotFound
	}
	d := notebook.Binned{ID: id, Code: line.Code, Deleted: now}
	for _, p := range b.placesOf(id) {
		plain, err := b.part(p)
		if p.Store == notebook.Summaries && (absent(err) || damaged(err)) {
			plain, err = line.Encode()
		}
		switch {
		case err == nil:
			d.Parts = append(d.Parts, notebook.Part{Place: p, Plain: plain})
		case absent(err), damaged(err) && p.Store != notebook.Cases:
		default:
			return d, err
		}
	}
	return d, nil
}

// part reads and opens one record.
func (b *Book) part(p notebook.Place) ([]byte, error) {
	r, err := b.store.Get(p)
	if err != nil {
		return nil, err
	}
	plain, _, err := b.vault.Open(vault.Place(p), r.Sealed)
	return plain, err
}

// header is what is remembered of a thing in the bin.
func header(d notebook.Binned) notebook.Binned {
	d.Parts = nil
	return d
}

// Bin is what is in the bin, the one deleted last first, without its parts. It reads from memory.
func (b *Book) Bin() []notebook.Binned {
	b.mu.RLock()
	defer b.mu.RUnlock()
	var all []notebook.Binned
	for _, d := range b.state.binned {
		all = append(all, d)
	}
	stable.Sort(all, func(x, y notebook.Binned) int {
		return cmp.Or(cmp.Compare(y.Deleted.Instant, x.Deleted.Instant), slices.Compare(x.ID[:], y.ID[:]))
	})
	return all
}

// Restore brings a case back from the bin, as it was. Errors: notebook.ErrNotFound, notebook.ErrConflict
// where there is such a case again, those of decoding, the vault's and the store's; ErrReadOnly.
func (b *Book) Restore(id notebook.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	r, err := b.store.Get(binPlace(id))
	if err != nil {
		return fmt.Errorf("bring back: %w", err)
	}
	plain, _, err := b.vault.Open(vault.Place(r.Place), r.Sealed)
	if err != nil {
		return fmt.Errorf("bring back: %w", err)
	}
	d, err := notebook.DecodeBinned(plain)
	if err != nil {
		return fmt.Errorf("bring back: %w", err)
	}
	e, err := restoring(d)
	if err == nil && b.lists(linePlace(id)) {
		err = notebook.ErrConflict // the case has come back another way: nothing is written over it
	}
	if err == nil {
		err = b.write(e)
	}
	if err != nil {
		return fmt.Errorf("bring back: %w", err)
	}
	b.renew(nil)
	return nil
}

// restoring puts every part of a binned case where it was.
func restoring(d notebook.Binned) (edit, error) {
	var line notebook.Summary
	var drafts []notebook.Draft
	e := edit{removes: []notebook.Place{binPlace(d.ID)}}
	for _, p := range d.Parts {
		var err error
		switch p.Store {
		case notebook.Summaries:
			line, err = notebook.DecodeSummary(p.Plain)
		case notebook.Drafts:
			var one notebook.Draft
			one, err = notebook.DecodeDraft(p.Plain)
			drafts = append(drafts, one)
		}
		if err != nil {
			return e, err
		}
		e.puts = append(e.puts, put{p.Place, p.Plain})
	}
	e.then = func(st *state) {
		delete(st.binned, d.ID)
		if !line.ID.IsZero() {
			st.setLine(line)
		}
		for _, one := range drafts {
			st.drafts[one.ID] = one
		}
	}
	return e, nil
}

// Purge deletes what is in the bin for good: after it, no record of it is in the store. Without
// effect where it is not there. Errors: the store's; ErrReadOnly.
func (b *Book) Purge(ids ...notebook.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	var e edit
	for _, id := range ids {
		if b.lists(binPlace(id)) {
			e.removes = append(e.removes, binPlace(id))
		}
	}
	if len(e.removes) == 0 {
		return nil
	}
	e.then = func(st *state) {
		for _, id := range ids {
			delete(st.binned, id)
		}
	}
	if err := b.write(e); err != nil {
		return fmt.Errorf("purge: %w", err)
	}
	return nil
}

// PurgeExpired purges what has been in the bin for long enough, by a clock that can be believed
// (see notebook.Expired), and says how many.
func (b *Book) PurgeExpired(now notebook.Stamp) (int, error) {
	last := b.Settings().Opened
	if (last == notebook.Stamp{}) {
		last = now
	}
	gone := notebook.Expired(b.Bin(), last, now)
	return len(gone), b.Purge(gone...)
}
