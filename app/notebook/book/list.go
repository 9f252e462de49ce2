package book

import (
	"errors"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// readManifest reads the list of records. A notebook whose list is lost is listed anew by what is
// there, and says so.
func (b *Book) readManifest(st *state, troubles *found, first firsts) error {
	mark, err := b.store.Sentinel()
	if err != nil {
		troubles.note(Trouble{Kind: NoSentinel})
	}
	if mark != nil {
		b.seen = max(b.seen, mark.Seen) // of an earlier key too: a re-key counts on
	}
	err = b.openManifest(st, first)
	lost := absent(err) || errors.Is(err, vault.ErrDamaged) || errors.Is(err, vault.ErrOtherVault)
	if lost {
		troubles.note(Trouble{Kind: ListLost})
		st.base.list = nil // written anew with the next change
		st.list, err = b.listAnew(max(b.seen, st.base.stored, st.base.version))
	}
	if err != nil {
		return err
	}
	reached, err := b.readSlips(st, troubles, first)
	if err == nil && !lost && st.list.At(reached).NotBefore(b.seen) != nil {
		troubles.note(Trouble{Kind: WentBack})
	}
	return err
}

// openManifest opens the list and the changes since.
func (b *Book) openManifest(st *state, first firsts) error {
	st.base.version = first.since.Revision
	list, err := first.list()
	if err != nil {
		return err
	}
	st.base.stored = list.Revision
	if st.list, err = b.vault.OpenManifest(list.Sealed); err != nil {
		return err
	}
	st.base.list = st.list
	st.base.tag, _ = vault.BaseOf(list.Sealed)
	if st.base.version != 0 {
		st.list, err = b.vault.OpenSince(st.list, list.Sealed, first.since.Sealed)
	}
	return err
}

// listAnew lists whatever opens. The counter goes on above the one that was seen last.
func (b *Book) listAnew(seen uint64) (*vault.Manifest, error) {
	var there []vault.Change
	err := b.each(nil, func(r notebook.Record) {
		if _, _, err := b.vault.Open(vault.Place(r.Place), r.Sealed); err == nil {
			there = append(there, vault.Put(vault.Place(r.Place), r.Sealed))
		}
	}, listed...)
	if err != nil {
		return nil, err
	}
	return b.vault.ManifestAfter(seen).Next(there...)
}

// rekeyed says whether the slots lead to another key than ours, all that can be read. To go on with ours would
// be to write what nobody can open.
func (b *Book) rekeyed(slots []notebook.Record) bool {
	others := 0
	for _, s := range slots {
		slot, err := vault.ReadSlot(s.Sealed)
		switch {
		case err == nil && slot.KeyID == b.vault.ID():
			return false
		case err == nil:
			others++
		}
	}
	return others > 0
}
