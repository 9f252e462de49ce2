package book

import (
	"cmp"
	"fmt"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/stable"
)

func draftPlace(id notebook.ID) notebook.Place {
	return notebook.Place{Store: notebook.Drafts, ID: id.String()}
}

func identityPlace(of notebook.ID) notebook.Place {
	return notebook.Place{Store: notebook.Identities, ID: of.String()}
}

// SaveDraft stores what was typed so far. Errors: those of Draft.Encode and of the store; ErrReadOnly.
func (b *Book) SaveDraft(d notebook.Draft) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	plain, err := d.Encode()
	if err != nil {
		return fmt.Errorf("save draft: %w", err)
	}
	err = b.write(edit{puts: []put{{draftPlace(d.ID), plain}}, then: func(st *state) { st.drafts[d.ID] = d }})
	if err != nil {
		return fmt.Errorf("save draft: %w", err)
	}
	return nil
}

// Drafts are the unfinished entries of all cases, the one changed last first. It reads from memory.
func (b *Book) Drafts() []notebook.Draft {
	b.mu.RLock()
	defer b.mu.RUnlock()
	drafts := make([]notebook.Draft, 0, len(b.state.drafts))
	for _, d := range b.state.drafts {
		drafts = append(drafts, d)
	}
	stable.Sort(drafts, func(x, y notebook.Draft) int {
		return cmp.Or(cmp.Compare(y.Changed.Instant, x.Changed.Instant), slices.Compare(x.ID[:], y.ID[:]))
	})
	return drafts
}

// DropDraft removes a draft. The caller can undo it with SaveDraft of what it was. Without effect
// where there is none. Errors: the store's; ErrReadOnly.
func (b *Book) DropDraft(id notebook.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	if !b.lists(draftPlace(id)) {
		return nil
	}
	err := b.write(edit{removes: []notebook.Place{draftPlace(id)}, then: func(st *state) { delete(st.drafts, id) }})
	if err != nil {
		return fmt.Errorf("drop draft: %w", err)
	}
	return nil
}

// Identity is the identity sheet of a case, an empty one where there is none. Errors: those of
// notebook.DecodeIdentity, of the vault and of the store.
func (b *Book) Identity(of notebook.ID) (notebook.Identity, error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	return b.identityNow(of)
}

// identityNow is Identity for a caller who holds writing.
func (b *Book) identityNow(of notebook.ID) (notebook.Identity, error) {
	r, err := b.store.Get(identityPlace(of))
	if absent(err) {
		return notebook.Identity{Case: of}, nil
	}
	if err != nil {
		return notebook.Identity{}, fmt.Errorf("open identity sheet: %w", err)
	}
	plain, _, err := b.vault.Open(vault.Place(identityPlace(of)), r.Sealed)
	if err != nil {
		return notebook.Identity{}, fmt.Errorf("open identity sheet: %w", err)
	}
	return notebook.DecodeIdentity(plain)
}

// SaveIdentity stores an identity sheet; one without people is removed. Errors: those of Identity.Encode
// and of the store; notebook.ErrNotFound for a case that is not there; ErrReadOnly.
func (b *Book) SaveIdentity(i notebook.Identity) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	if !b.lists(linePlace(i.Case)) {
		return fmt.Errorf("save identity sheet: %w", notebook.ErrNotFound)
	}
	e, err := identityEdit(i)
	if err == nil && (len(e.puts) > 0 || b.lists(identityPlace(i.Case))) {
		err = b.write(e)
	}
	if err != nil {
		return fmt.Errorf("save identity sheet: %w", err)
	}
	return nil
}

func identityEdit(i notebook.Identity) (edit, error) {
	if len(i.People) == 0 {
		return edit{removes: []notebook.Place{identityPlace(i.Case)}}, nil
	}
	plain, err := i.Encode()
	return edit{puts: []put{{identityPlace(i.Case), plain}}}, err
}
