package vault

import (
	"encoding/binary"
	"fmt"
	"strings"
)

const (
	recordFormat = 2 // what is written; the first format is read too, and differs in its padding
	recordHead   = 1 + keyIDSize + 8

	// MaxStore and MaxID are the longest store name and record id, in bytes. Neither may be empty.
	MaxStore = 64
	MaxID    = 128
	// MaxRevision is the largest revision and the largest counter: what JavaScript still counts exactly, because
	// the rescue page may be written in it.
	MaxRevision = 1<<53 - 1

	minRecord = recordHead + nonceSize + minPadded + tagSize
	maxRecord = recordHead + nonceSize + maxPadded + tagSize
)

// Place is where a record belongs. Both parts are kept in clear: an id is random, never a name.
type Place struct{ Store, ID string }

// valid refuses a place that could not be written down.
func (p Place) valid() error {
	if p.Store == "" || p.ID == "" || len(p.Store) > MaxStore || len(p.ID) > MaxID {
		return ErrPlace
	}
	return nil
}

// compare orders places by store, then id, byte by byte.
func (p Place) compare(q Place) int {
	if c := strings.Compare(p.Store, q.Store); c != 0 {
		return c
	}
	return strings.Compare(p.ID, q.ID)
}

// Header is what a sealed record says in clear. It is trustworthy only once the record has opened.
type Header struct {
	KeyID    KeyID
	Revision uint64
	tag      [tagSize]byte
}

// Seal seals one record for one place, as one revision (from 1 to MaxRevision; the caller counts up). The record
// opens in that place only and under this key only. Errors: ErrPlace, ErrRevision, ErrTooLarge, ErrClosed.
func (v *Vault) Seal(p Place, revision uint64, plain []byte) ([]byte, error) {
	if err := v.mayseal(p, revision, len(plain)); err != nil {
		return nil, fmt.Errorf("seal record: %w", err)
	}
	b := make([]byte, 0, recordHead+nonceSize+fine(len(plain))+tagSize)
	b = append(b, recordFormat)
	b = append(b, v.id[:]...)
	b = binary.BigEndian.AppendUint64(b, revision)
	return sealPadded(v.records, fine, b, recordAD(b, p), plain), nil
}

func (v *Vault) mayseal(p Place, revision uint64, size int) error {
	if err := v.usable(); err != nil {
		return err
	}
	if revision < 1 || revision > MaxRevision {
		return ErrRevision
	}
	if size > MaxPlain {
		return ErrTooLarge
	}
	return p.valid()
}

// Open gives back what was sealed for this place, and the revision it was sealed as. An older revision opens as well
// as the latest: whether it is the latest is for the manifest to say. Errors: ErrDamaged (altered, cut off, or sealed
// for another place), ErrOtherVault, ErrNewerFormat, ErrPlace, ErrClosed.
func (v *Vault) Open(p Place, sealed []byte) (plain []byte, revision uint64, err error) {
	return v.openTo(nil, p, sealed)
}

// OpenOver is Open for a caller who needs the sealed bytes no more: what was sealed is put in their place, or nothing
// of use where there is an error.
func (v *Vault) OpenOver(p Place, sealed []byte) (plain []byte, revision uint64, err error) {
	at := min(recordHead+nonceSize, len(sealed))
	return v.openTo(sealed[at:at], p, sealed)
}

func (v *Vault) openTo(to []byte, p Place, sealed []byte) (plain []byte, revision uint64, err error) {
	h, err := v.openable(p, sealed)
	if err != nil {
		return nil, 0, fmt.Errorf("open record: %w", err)
	}
	padded, ok := open(v.records, to, sealed[recordHead:], recordAD(sealed[:recordHead], p))
	if !ok {
		return nil, 0, fmt.Errorf("open record: %w", ErrDamaged)
	}
	plain, ok = paddingOf(sealed).unpad(padded)
	if !ok {
		return nil, 0, fmt.Errorf("open record: %w", ErrDamaged)
	}
	return plain, h.Revision, nil
}

// paddingOf is the padding of a record of a format that we read.
func paddingOf(sealed []byte) padding {
	if sealed[0] == 1 {
		return coarse
	}
	return fine
}

func (v *Vault) openable(p Place, sealed []byte) (Header, error) {
	if err := v.usable(); err != nil {
		return Header{}, err
	}
	if err := p.valid(); err != nil {
		return Header{}, err
	}
	h, err := ReadHeader(sealed)
	if err == nil && h.KeyID != v.id {
		err = ErrOtherVault
	}
	return h, err
}

// ReadHeader reads what a record says in clear: ErrDamaged if it is no record, ErrNewerFormat if it is a later one.
func ReadHeader(sealed []byte) (Header, error) {
	if len(sealed) > 0 && sealed[0] > recordFormat {
		return Header{}, fmt.Errorf("read header: %w", ErrNewerFormat)
	}
	if len(sealed) < minRecord || len(sealed) > maxRecord || sealed[0] == 0 {
		return Header{}, fmt.Errorf("read header: %w", ErrDamaged)
	}
	h := Header{KeyID: KeyID(sealed[1:17]), Revision: binary.BigEndian.Uint64(sealed[17:])}
	if h.Revision < 1 || h.Revision > MaxRevision {
		return Header{}, fmt.Errorf("read header: %w", ErrDamaged)
	}
	copy(h.tag[:], sealed[len(sealed)-tagSize:])
	return h, nil
}

// recordAD is what is authenticated with a record: its header and its place. The header has a fixed length and each
// part of the place its length in front, so no two places and headers give the same bytes.
func recordAD(head []byte, p Place) []byte {
	ad := make([]byte, 0, recordHead+2+len(p.Store)+len(p.ID))
	ad = append(ad, head...)
	return p.append(ad)
}

// append writes a valid place down: a byte of length and the store, a byte of length and the id.
func (p Place) append(b []byte) []byte {
	b = append(append(b, byte(len(p.Store))), p.Store...)
	return append(append(b, byte(len(p.ID))), p.ID...)
}
