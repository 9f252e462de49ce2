package vault

import (
	"encoding/binary"
	"fmt"
	"slices"
)

const (
	manifestMagic  = "WMMF"
	manifestFormat = 1
	manifestHead   = len(manifestMagic) + 1 + keyIDSize + 8
	minManifest    = manifestHead + nonceSize + minPadded + tagSize
	maxManifest    = manifestHead + nonceSize + maxPadded + tagSize
	minEntry       = 2 + 2 + 8 + tagSize // a store and an id of one byte each
)

// Manifest lists every record that the notebook should have: its place, its revision, and the tag of its sealed
// bytes. It has a counter that grows by one with each manifest written. A Manifest never changes; Next makes another.
//
// The tag is the record's own Poly1305 tag. We list that and not a hash, because it is there already and comparing it
// costs nothing. It proves nothing until the record is opened; opening is what checks it.
type Manifest struct {
	key     KeyID
	counter uint64
	entries []entry // what some earlier manifest lists; in the order of their places, each place once
	since   []entry // and what this one lists otherwise, in the same order; revision 0: not any more
}

// MostSince is how many places a manifest keeps beside the list of an earlier one before it has a list of its own. So the next
// manifest is made without copying a list of everything, and its Since without comparing two.
const MostSince = 64

type entry struct {
	place    Place
	revision uint64
	tag      [tagSize]byte
}

// NewManifest is the manifest of a notebook without records. Its counter is 1.
func (v *Vault) NewManifest() *Manifest { return &Manifest{key: v.id, counter: 1} }

// ManifestAfter is an empty manifest whose next one has a counter above one that was seen: for a notebook whose
// manifest is lost, and whose records are listed anew. Above MaxRevision − 1 there is no next.
func (v *Vault) ManifestAfter(seen uint64) *Manifest {
	return &Manifest{key: v.id, counter: max(seen, 1)}
}

// Counter is how many manifests of this notebook were made up to this one.
func (m *Manifest) Counter() uint64 { return m.counter }

// Len is how many records are listed.
func (m *Manifest) Len() int { return len(m.all()) }

// At is the same manifest with another counter, from 1 to MaxRevision: for a notebook in which more was stored since than
// the manifest counts.
func (m *Manifest) At(counter uint64) *Manifest {
	return &Manifest{key: m.key, counter: counter, entries: m.entries, since: m.since}
}

// Whole is the same manifest with one list of its own: what follows it is compared with that, without looking at each place.
func (m *Manifest) Whole() *Manifest {
	return &Manifest{key: m.key, counter: m.counter, entries: m.all()}
}

// all is the whole list.
func (m *Manifest) all() []entry {
	if len(m.since) == 0 {
		return m.entries
	}
	return changedBy(m.entries, m.since)
}

// Revision is the listed revision of the record in a place.
func (m *Manifest) Revision(p Place) (revision uint64, listed bool) {
	e, listed := m.find(p)
	return e.revision, listed
}

// IDs are the ids of the records that are listed in a store, in their order.
func (m *Manifest) IDs(store string) []string {
	list := m.all()
	from, _ := search(list, Place{Store: store})
	var ids []string
	for _, e := range list[from:] {
		if e.place.Store != store {
			break
		}
		ids = append(ids, e.place.ID)
	}
	return ids
}

// Lists says whether a record is, by what it says in clear, the one that is listed in its place.
func (m *Manifest) Lists(r Record) bool {
	e, listed := m.find(r.Place)
	return listed && e.matches(r.Sealed, m.key)
}

// ListsAs says whether a place is listed as in another manifest: the same record, or in both none.
func (m *Manifest) ListsAs(other *Manifest, p Place) bool {
	if m == other {
		return true // a manifest never changes
	}
	now, is := m.find(p)
	then, was := other.find(p)
	return is == was && (!is || now == then)
}

// NotBefore fails with ErrRolledBack if the manifest is older than a counter that the caller has seen. The caller
// keeps that number out of the store; where it is lost or was put back too, a notebook put back as a whole looks
// like what it once was.
func (m *Manifest) NotBefore(seen uint64) error {
	if m.counter < seen {
		return ErrRolledBack
	}
	return nil
}

func (m *Manifest) find(p Place) (e entry, listed bool) {
	if i, otherwise := search(m.since, p); otherwise {
		return m.since[i], m.since[i].revision != 0
	}
	i, listed := search(m.entries, p)
	if listed {
		e = m.entries[i]
	}
	return e, listed
}

func search(entries []entry, p Place) (int, bool) {
	return slices.BinarySearchFunc(entries, p, func(e entry, p Place) int { return e.place.compare(p) })
}

// SealManifest seals a manifest for the store. Errors: ErrClosed, ErrOtherVault, ErrTooLarge (a list of over 16 MiB).
func (v *Vault) SealManifest(m *Manifest) ([]byte, error) {
	if err := v.usable(); err != nil {
		return nil, fmt.Errorf("seal manifest: %w", err)
	}
	if m.key != v.id {
		return nil, fmt.Errorf("seal manifest: %w", ErrOtherVault)
	}
	body := m.encode()
	if len(body) > MaxPlain {
		return nil, fmt.Errorf("seal manifest: %w", ErrTooLarge)
	}
	b := make([]byte, 0, manifestHead+nonceSize+coarse(len(body))+tagSize)
	b = append(append(b, manifestMagic...), manifestFormat)
	b = append(b, v.id[:]...)
	b = binary.BigEndian.AppendUint64(b, m.counter)
	return sealPadded(v.manifest, coarse, b, b, body), nil
}

// OpenManifest opens what SealManifest sealed. Errors: ErrDamaged, ErrNewerFormat, ErrOtherVault, ErrClosed.
func (v *Vault) OpenManifest(sealed []byte) (*Manifest, error) {
	if err := v.usable(); err != nil {
		return nil, fmt.Errorf("open manifest: %w", err)
	}
	id, counter, err := ReadCounter(sealed)
	if err != nil {
		return nil, fmt.Errorf("open manifest: %w", err)
	}
	if id != v.id {
		return nil, fmt.Errorf("open manifest: %w", ErrOtherVault)
	}
	padded, opened := open(v.manifest, nil, sealed[manifestHead:], sealed[:manifestHead])
	body, unpadded := padding(coarse).unpad(padded)
	entries, decoded := decodeEntries(body, 1)
	if !opened || !unpadded || !decoded {
		return nil, fmt.Errorf("open manifest: %w", ErrDamaged)
	}
	return &Manifest{key: id, counter: counter, entries: entries}, nil
}

// ReadCounter reads what a sealed manifest says in clear. It is trustworthy only once the manifest has opened.
func ReadCounter(sealed []byte) (KeyID, uint64, error) {
	if len(sealed) > len(manifestMagic) && string(sealed[:4]) == manifestMagic && sealed[4] > manifestFormat {
		return KeyID{}, 0, fmt.Errorf("read manifest: %w", ErrNewerFormat)
	}
	if len(sealed) < minManifest || len(sealed) > maxManifest ||
		string(sealed[:4]) != manifestMagic || sealed[4] != manifestFormat {
		return KeyID{}, 0, fmt.Errorf("read manifest: %w", ErrDamaged)
	}
	counter := binary.BigEndian.Uint64(sealed[21:])
	if counter < 1 || counter > MaxRevision {
		return KeyID{}, 0, fmt.Errorf("read manifest: %w", ErrDamaged)
	}
	return KeyID(sealed[5:21]), counter, nil
}

// encode writes the list.
func (m *Manifest) encode() []byte { return encodeEntries(m.all()) }

// encodeEntries writes how many entries there are, then each.
func encodeEntries(entries []entry) []byte {
	size := 4
	for _, e := range entries {
		size += minEntry - 2 + len(e.place.Store) + len(e.place.ID)
	}
	b := binary.BigEndian.AppendUint32(make([]byte, 0, size), uint32(len(entries)))
	for _, e := range entries {
		b = e.place.append(b)
		b = binary.BigEndian.AppendUint64(b, e.revision)
		b = append(b, e.tag[:]...)
	}
	return b
}

// decodeEntries reads what encodeEntries wrote and nothing else: no place twice or out of order, no revision below the
// least, nothing left over.
func decodeEntries(b []byte, least uint64) ([]entry, bool) {
	if len(b) < 4 {
		return nil, false
	}
	n := int64(binary.BigEndian.Uint32(b))
	if n > int64(len(b)/minEntry) {
		return nil, false
	}
	entries := make([]entry, n)
	text := string(b[4:]) // all names are cut from this one string
	for i := range entries {
		e, size, ok := decodeEntry(text)
		if !ok || e.revision < least || i > 0 && entries[i-1].place.compare(e.place) >= 0 {
			return nil, false
		}
		entries[i], text = e, text[size:]
	}
	return entries, text == ""
}

// decodeEntry reads the entry at the start of text and says how long it is.
func decodeEntry(text string) (e entry, size int, ok bool) {
	store, rest, ok := cutName(text)
	if !ok {
		return entry{}, 0, false
	}
	id, rest, ok := cutName(rest)
	if !ok || len(rest) < 8+tagSize {
		return entry{}, 0, false
	}
	e.place = Place{store, id}
	e.revision = binary.BigEndian.Uint64([]byte(rest[:8]))
	copy(e.tag[:], rest[8:])
	if e.place.valid() != nil || e.revision > MaxRevision {
		return entry{}, 0, false
	}
	return e, len(text) - len(rest) + 8 + tagSize, true
}

// cutName cuts a byte of length and as many bytes of name from the start of text.
func cutName(text string) (name, rest string, ok bool) {
	if text == "" || len(text) < 1+int(text[0]) {
		return "", "", false
	}
	n := int(text[0])
	return text[1 : 1+n], text[1+n:], true
}
