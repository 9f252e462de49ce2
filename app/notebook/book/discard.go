package book

import (
	"errors"
	"fmt"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// ErrReadable is why a case is not discarded: it opens, so it goes into the bin instead. See Delete.
var ErrReadable = errors.New("the case can be read")

// Discard deletes what is left of a case that cannot be read any more or is not there: its record, its line in the list, its
// sheet of names and its drafts. Nothing goes into the bin, because the case could not be brought back from there. A case
// that a copy brings in afterwards is a new one. Errors: ErrReadable; notebook.ErrNotFound where nothing is left of
// it; the newer formats; the store's; ErrReadOnly.
func (b *Book) Discard(id notebook.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	err := b.discard(id)
	if err != nil {
		return fmt.Errorf("discard case: %w", err)
	}
	return nil
}

func (b *Book) discard(id notebook.ID) error {
	switch _, err := b.caseNow(id); {
	case err == nil:
		return ErrReadable
	case !damaged(err) && !absent(err):
		return err
	}
	e := edit{removes: slices.DeleteFunc(b.placesOf(id), func(p notebook.Place) bool { return !b.knows(p) }), filed: b.slipsOf(id)}
	if len(e.removes)+len(e.filed) == 0 {
		return notebook.ErrNotFound
	}
	e.then = func(st *state) { st.without(id) }
	if err := b.write(e); err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = slices.DeleteFunc(b.troubles, func(t Trouble) bool { return slices.Contains(e.removes, t.Place) })
	return nil
}

// Lists says whether there should be such a case.
func (b *Book) Lists(id notebook.ID) bool { return b.lists(casePlace(id)) }

// damaged says whether a record is of our format and cannot be read.
func damaged(err error) bool {
	return errors.Is(err, vault.ErrDamaged) || errors.Is(err, vault.ErrOtherVault) || errors.Is(err, notebook.ErrDamaged)
}

// knows says whether something is listed in a place, or was found there.
func (b *Book) knows(p notebook.Place) bool {
	b.mu.RLock()
	found := b.state.odd[p] != 0
	b.mu.RUnlock()
	return found || b.lists(p)
}

// placesOf is where everything of a case is, or would be.
func (b *Book) placesOf(id notebook.ID) []notebook.Place {
	b.mu.RLock()
	defer b.mu.RUnlock()
	places := []notebook.Place{casePlace(id), linePlace(id), identityPlace(id)}
	for _, d := range b.state.drafts {
		if d.Case == id {
			places = append(places, draftPlace(d.ID))
		}
	}
	return places
}

// without forgets a case and its drafts.
func (st *state) without(id notebook.ID) {
	delete(st.lines, id)
	st.inOrder = nil
	for of, draft := range st.drafts {
		if draft.Case == id {
			delete(st.drafts, of)
		}
	}
}
