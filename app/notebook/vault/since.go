package vault

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

const (
	sinceMagic  = "WMMS"
	sinceFormat = 1
	sinceHead   = len(sinceMagic) + 1 + keyIDSize + 8
	minSince    = sinceHead + nonceSize + minPadded + tagSize
	maxSince    = sinceHead + nonceSize + maxPadded + tagSize
)

// What has changed since a manifest was sealed is sealed by itself, so that saving one entry does not write a
// list of everything. A sealed Since names the manifest that it follows by that one's tag; the two together are
// the manifest. Beside a manifest that was just written stands one without changes, which has the same counter: so each
// save writes a Since, and whoever saves can see by its revision whether somebody else has. One of the two taken back without the other does not open; both taken back are what a manifest taken back is.

// Base is how a Since names the sealed manifest that it follows.
type Base [tagSize]byte

// BaseOf reads the tag of a sealed manifest; false for what is none.
func BaseOf(sealedManifest []byte) (Base, bool) {
	if _, _, err := ReadCounter(sealedManifest); err != nil {
		return Base{}, false
	}
	return Base(sealedManifest[len(sealedManifest)-tagSize:]), true
}

// Since is what is listed otherwise in one manifest than in an earlier one.
type Since struct {
	changed []entry // in the order of their places; revision 0: not listed any more
}

// Since compares with an earlier manifest of the same notebook.
func (m *Manifest) Since(earlier *Manifest) Since {
	if len(earlier.since) == 0 && sameList(earlier.entries, m.entries) {
		return Since{m.since}
	}
	var s Since
	was, is := earlier.all(), m.all()
	for len(was) > 0 || len(is) > 0 {
		switch {
		case len(was) > 0 && len(is) > 0 && was[0] == is[0]: // nearly always, and told without putting places in order
			was, is = was[1:], is[1:]
		case len(is) == 0 || len(was) > 0 && was[0].place.compare(is[0].place) < 0:
			s.changed = append(s.changed, entry{place: was[0].place})
			was = was[1:]
		case len(was) == 0 || was[0].place.compare(is[0].place) > 0:
			s.changed = append(s.changed, is[0])
			is = is[1:]
		default:
			s.changed = append(s.changed, is[0])
			was, is = was[1:], is[1:]
		}
	}
	return s
}

// sameList says whether two lists are one and the same in memory.
func sameList(a, b []entry) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

// Len is how many places are listed otherwise.
func (s Since) Len() int { return len(s.changed) }

// SealSince seals what a manifest lists otherwise than the one that was sealed as base. Errors: as SealManifest.
func (v *Vault) SealSince(m *Manifest, base Base, s Since) ([]byte, error) {
	if err := v.usable(); err != nil {
		return nil, fmt.Errorf("seal changes: %w", err)
	}
	if m.key != v.id {
		return nil, fmt.Errorf("seal changes: %w", ErrOtherVault)
	}
	body := append(base[:len(base):len(base)], encodeEntries(s.changed)...)
	if len(body) > MaxPlain {
		return nil, fmt.Errorf("seal changes: %w", ErrTooLarge)
	}
	b := make([]byte, 0, sinceHead+nonceSize+coarse(len(body))+tagSize)
	b = append(append(b, sinceMagic...), sinceFormat)
	b = append(b, v.id[:]...)
	b = binary.BigEndian.AppendUint64(b, m.counter)
	return sealPadded(v.manifest, coarse, b, b, body), nil
}

// OpenSince opens what SealSince sealed, and gives the manifest that list and since are together. list is the
// opened manifest, sealedList its bytes. Errors: ErrDamaged, also where since does not follow list;
// ErrNewerFormat, ErrOtherVault, ErrClosed.
func (v *Vault) OpenSince(list *Manifest, sealedList, since []byte) (*Manifest, error) {
	if err := v.usable(); err != nil {
		return nil, fmt.Errorf("open changes: %w", err)
	}
	id, counter, err := readSince(since)
	if err != nil {
		return nil, fmt.Errorf("open changes: %w", err)
	}
	if id != v.id || list.key != v.id {
		return nil, fmt.Errorf("open changes: %w", ErrOtherVault)
	}
	base, _ := BaseOf(sealedList)
	padded, opened := open(v.manifest, nil, since[sinceHead:], since[:sinceHead])
	body, unpadded := padding(coarse).unpad(padded)
	if !opened || !unpadded || !bytes.HasPrefix(body, base[:]) {
		return nil, fmt.Errorf("open changes: %w", ErrDamaged)
	}
	changed, decoded := decodeEntries(body[len(base):], 0)
	if !decoded || counter < list.counter || counter == list.counter && len(changed) > 0 {
		return nil, fmt.Errorf("open changes: %w", ErrDamaged)
	}
	m := &Manifest{key: id, counter: counter, entries: list.all()}
	m.since = m.sinceWith(changed)
	return m, nil
}

// changedBy is a list after changes.
func changedBy(entries, changed []entry) []entry {
	out := make([]entry, 0, len(entries)+len(changed))
	for _, c := range changed {
		at, listed := search(entries, c.place)
		out, entries = append(out, entries[:at]...), entries[at:]
		if listed {
			entries = entries[1:]
		}
		if c.revision != 0 {
			out = append(out, c)
		}
	}
	return append(out, entries...)
}

// readSince reads what sealed changes say in clear.
func readSince(b []byte) (KeyID, uint64, error) {
	if len(b) > len(sinceMagic) && string(b[:4]) == sinceMagic && b[4] > sinceFormat {
		return KeyID{}, 0, ErrNewerFormat
	}
	if len(b) < minSince || len(b) > maxSince || string(b[:4]) != sinceMagic || b[4] != sinceFormat {
		return KeyID{}, 0, ErrDamaged
	}
	counter := binary.BigEndian.Uint64(b[21:])
	if counter < 1 || counter > MaxRevision {
		return KeyID{}, 0, ErrDamaged
	}
	return KeyID(b[5:21]), counter, nil
}
