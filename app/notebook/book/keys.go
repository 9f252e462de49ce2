package book

import (
	"fmt"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// ChangePassphrase writes one slot anew, having checked the old passphrase. A copy of the old slot still
// opens with the old passphrase: where somebody may know it, see Rekey. Errors: vault.ErrWrongPassphrase,
// those of vault.PassphraseSlot, of the store; notebook.ErrNotFound in memory; ErrReadOnly.
func (b *Book) ChangePassphrase(old, new string, p vault.Params) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	slot, err := b.store.Get(phrasePlace)
	if err != nil {
		return fmt.Errorf("change passphrase: %w", err)
	}
	v, err := vault.OpenPassphrase(slot.Sealed, old)
	if err != nil {
		return fmt.Errorf("change passphrase: %w", err)
	}
	v.Close()
	sealed, err := b.vault.PassphraseSlot(new, p)
	if err != nil {
		return fmt.Errorf("change passphrase: %w", err)
	}
	return b.writeSlot("change passphrase", phrasePlace, sealed)
}

// NewPassphrase is for somebody who came in by the printed code and has forgotten the passphrase:
// ChangePassphrase without the old one.
func (b *Book) NewPassphrase(phrase string, p vault.Params) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	sealed, err := b.vault.PassphraseSlot(phrase, p)
	if err != nil {
		return fmt.Errorf("new passphrase: %w", err)
	}
	return b.writeSlot("new passphrase", phrasePlace, sealed)
}

// NewCode writes the slot of the printed code anew: the old paper opens this notebook no more. Errors: as
// ChangePassphrase.
func (b *Book) NewCode(code vault.RecoveryCode) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	sealed, err := b.vault.RecoverySlot(code)
	if err != nil {
		return fmt.Errorf("new code: %w", err)
	}
	return b.writeSlot("new code", codePlace, sealed)
}

func (b *Book) writeSlot(act string, p notebook.Place, sealed []byte) error {
	if b.memory {
		return fmt.Errorf("%s: %w", act, notebook.ErrNotFound)
	}
	b.mu.RLock()
	was := b.state.slots[p]
	b.mu.RUnlock()
	if err := b.write(edit{slots: []notebook.Change{{Place: p, Was: was, Revision: was + 1, Sealed: sealed}}}); err != nil {
		return fmt.Errorf("%s: %w", act, err)
	}
	return nil
}

// Rekey carries the notebook over to a new key, in one transaction: for when somebody may know the
// passphrase or have seen the code. Errors: vault.ErrNotWhole where something is missing or damaged,
// those of vault.PassphraseSlot, of the store; notebook.ErrNotFound in memory; ErrReadOnly.
func (b *Book) Rekey(k Keys) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	if b.memory {
		return fmt.Errorf("re-key: %w", notebook.ErrNotFound)
	}
	if err := b.mayWrite(); err != nil {
		return fmt.Errorf("re-key: %w", err)
	}
	for filed := true; filed; { // under the new key nobody could read them
		var err error
		if filed, err = b.fileOne(); err != nil {
			return fmt.Errorf("re-key: %w", err)
		}
	}
	records, err := b.records()
	if err != nil {
		return fmt.Errorf("re-key: %w", err)
	}
	b.mu.RLock()
	list, st := b.state.list, b.state
	b.mu.RUnlock()
	next, err := b.vault.Rekey(list, records, k.Passphrase, k.Params, k.Code)
	if err != nil {
		return err
	}
	changes, base, err := switching(next, records, st)
	if err == nil {
		err = b.store.Write(changes...)
	}
	if err != nil {
		err = b.settle(err, changes[len(changes)-1])
	}
	if err != nil {
		next.Vault.Close()
		return fmt.Errorf("re-key: %w", err)
	}
	b.switchTo(next, base)
	b.mark(next.Manifest.Counter())
	return nil
}

// switchTo brings the memory over to the new key.
func (b *Book) switchTo(next *vault.Switch, base base) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		next.Vault.Close()
		return
	}
	b.vault.Close()
	b.vault, b.state.list, b.state.base = next.Vault, base.list, base
	b.state.takeSlips(sealed{list: base.list}, nil)
	b.state.slots[phrasePlace]++
	b.state.slots[codePlace]++
	b.check = nil
}

// switching is everything under the new key in place of what is stored.
func switching(next *vault.Switch, old []vault.Record, st state) ([]notebook.Change, base, error) {
	changes := []notebook.Change{
		{Place: phrasePlace, Was: st.slots[phrasePlace], Revision: st.slots[phrasePlace] + 1, Sealed: next.Passphrase},
		{Place: codePlace, Was: st.slots[codePlace], Revision: st.slots[codePlace] + 1, Sealed: next.Recovery},
	}
	for i, r := range next.Records {
		was, _ := st.list.Revision(old[i].Place)
		changes = append(changes, notebook.Change{Place: notebook.Place(r.Place), Was: was, Revision: was + 1, Sealed: r.Sealed})
	}
	blanks, err := st.blanksUnder(next.Vault, next.Manifest.Counter())
	if err != nil {
		return nil, base{}, err
	}
	manifest, base, err := st.base.renew(next.Vault, next.Manifest, next.Sealed)
	return slices.Concat(changes, blanks, manifest), base, err
}

// records reads all that the manifest covers.
func (b *Book) records() ([]vault.Record, error) {
	var all []vault.Record
	err := b.each(nil, func(r notebook.Record) { all = append(all, recordOf(r)) }, listed...)
	return all, err
}
