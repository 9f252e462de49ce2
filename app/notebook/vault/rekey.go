package vault

import (
	"bytes"
	"crypto/subtle"
	"fmt"
	"slices"
)

// Switch is a whole notebook under a new key, verified, for the store to put in place of the old one: the two slots,
// the manifest and all records, in one transaction that also removes every old slot and record. There is no way to
// have a part of it. Should a store put only some of it in place all the same, Manifest.Check calls the rest foreign.
type Switch struct {
	Vault      *Vault    // open, under the new key
	Passphrase []byte    // slot
	Recovery   []byte    // slot
	Manifest   *Manifest // one higher than the old one
	Sealed     []byte    // the manifest, sealed
	Records    []Record  // same places, each one revision later, because a store takes no other
}

// Rekey carries a notebook over to a new random key: for when the old passphrase or the printed code may be known to
// somebody, since a copy of an old slot opens the old key for ever. Slots are made for a passphrase and a code, which
// should both be new.
//
// The records must be all that the manifest lists, and nothing else, or it fails with ErrNotWhole: a re-key must not
// make a loss look whole. Everything written is then read back: both slots are opened anew, the manifest is opened and
// checked, and each record is opened and compared with what it was. v is left open and unchanged.
func (v *Vault) Rekey(m *Manifest, records []Record, passphrase string, p Params, code RecoveryCode) (*Switch, error) {
	found, err := m.Check(v, slices.Values(records))
	if err != nil {
		return nil, fmt.Errorf("re-key: %w", err)
	}
	if len(found) > 0 {
		return nil, fmt.Errorf("re-key: %w: %d places", ErrNotWhole, len(found))
	}
	s := &Switch{Vault: New()}
	s.Vault.limits = v.limits
	if err := s.fill(v, m, records, passphrase, p, code); err != nil {
		s.Vault.Close()
		return nil, fmt.Errorf("re-key: %w", err)
	}
	if err := s.verify(v, records, passphrase, code); err != nil {
		s.Vault.Close()
		return nil, fmt.Errorf("re-key: verify: %w", err)
	}
	return s, nil
}

// fill makes the slots, reseals the records and lists them.
func (s *Switch) fill(old *Vault, m *Manifest, records []Record, passphrase string, p Params, code RecoveryCode) (err error) {
	if s.Passphrase, err = s.Vault.PassphraseSlot(passphrase, p); err != nil {
		return err
	}
	if s.Recovery, err = s.Vault.RecoverySlot(code); err != nil {
		return err
	}
	changes := make([]Change, 0, len(records))
	for _, r := range records {
		sealed, err := reseal(old, s.Vault, r)
		if err != nil {
			return err
		}
		s.Records = append(s.Records, Record{r.Place, sealed})
		changes = append(changes, Put(r.Place, sealed))
	}
	empty := &Manifest{key: s.Vault.id, counter: m.counter}
	if s.Manifest, err = empty.Next(changes...); err != nil {
		return err
	}
	s.Sealed, err = s.Vault.SealManifest(s.Manifest)
	return err
}

// reseal carries one record over.
func reseal(old, fresh *Vault, r Record) ([]byte, error) {
	plain, revision, err := old.Open(r.Place, r.Sealed)
	if err != nil {
		return nil, err
	}
	defer wipe(plain)
	return fresh.Seal(r.Place, revision+1, plain)
}

// verify reads everything back from the bytes alone.
func (s *Switch) verify(old *Vault, records []Record, passphrase string, code RecoveryCode) error {
	spare, err := openRecovery(s.Recovery, code, s.Vault.limits)
	if err != nil {
		return err
	}
	defer spare.Close()
	v, err := openPassphrase(s.Passphrase, passphrase, s.Vault.limits)
	if err != nil {
		return err
	}
	defer v.Close()
	if subtle.ConstantTimeCompare(spare.key[:], v.key[:]) != 1 {
		return ErrOtherVault
	}
	m, err := v.OpenManifest(s.Sealed)
	if err != nil {
		return err
	}
	found, err := m.Check(v, slices.Values(s.Records))
	if err != nil || len(found) > 0 || len(records) != len(s.Records) {
		return ErrNotWhole
	}
	for i, r := range s.Records {
		if err := same(old, records[i], v, r); err != nil {
			return err
		}
	}
	return nil
}

// same says whether two records, each under its own vault, are of one place and one text, the second one revision later.
func same(v *Vault, r Record, w *Vault, q Record) error {
	a, m, err := v.Open(r.Place, r.Sealed)
	if err != nil {
		return err
	}
	defer wipe(a)
	b, n, err := w.Open(q.Place, q.Sealed)
	if err != nil {
		return err
	}
	defer wipe(b)
	if r.Place != q.Place || n != m+1 || !bytes.Equal(a, b) {
		return ErrNotWhole
	}
	return nil
}
