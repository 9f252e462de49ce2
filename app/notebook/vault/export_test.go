package vault

import "slices"

// What the tests of this package need and nobody else may have: vaults whose slots cost next to nothing, and the parts
// that published vectors are held against.

// CheapParams are parameters of cheap vaults.
var CheapParams = Params{MemoryKiB: 8, Passes: 1}

func cheap() limits { return limits{least: CheapParams, most: Params{MemoryKiB: 64, Passes: 2}} }

// NewCheap makes a vault that takes CheapParams.
func NewCheap() *Vault {
	v := New()
	v.limits = cheap()
	return v
}

// Fixed is a cheap vault whose key is the same in every process: fuzzing runs in several.
func Fixed() *Vault { return fromKey([]byte("the same key in every process!!!"), cheap()) }

// OpenCheap opens a passphrase slot of a cheap vault.
func OpenCheap(slot []byte, passphrase string) (*Vault, error) {
	return openPassphrase(slot, passphrase, cheap())
}

// SameKey says whether two vaults have the same key.
func SameKey(v, w *Vault) bool { return v.key == w.key && v.id == w.id }

// KeyIsZero says whether the key was overwritten.
func (v *Vault) KeyIsZero() bool { return v.key == [keySize]byte{} }

// CodeOfSecret makes the code of a known secret.
func CodeOfSecret(secret [16]byte) RecoveryCode { return RecoveryCode{secret} }

// MaxedManifest is a manifest whose counter cannot grow.
func (v *Vault) MaxedManifest() *Manifest { return &Manifest{key: v.id, counter: MaxRevision} }

// HugeManifest lists n places without records.
func (v *Vault) HugeManifest(n int) *Manifest {
	e := entry{place: Place{string(make([]byte, MaxStore)), string(make([]byte, MaxID))}, revision: 1}
	return &Manifest{key: v.id, counter: 1, entries: slices.Repeat([]entry{e}, n)}
}

// SealBody seals bytes of any kind where the list of a manifest should be.
func (v *Vault) SealBody(body []byte) []byte {
	m, _ := v.SealManifest(v.NewManifest())
	return seal(v.manifest, slices.Clone(m[:manifestHead]), m[:manifestHead], body)
}

// SealUnpadded seals a record of some format whose padding is whatever is given.
func (v *Vault) SealUnpadded(p Place, format byte, padded []byte) []byte {
	b, _ := v.Seal(p, 1, nil)
	b = slices.Clone(b[:recordHead])
	b[0] = format
	return seal(v.records, b, recordAD(b, p), padded)
}

// Reencode decodes the list of a manifest and writes it again.
func Reencode(body []byte) ([]byte, bool) {
	entries, ok := decodeEntries(body, 1)
	return (&Manifest{entries: entries}).encode(), ok
}

// Checksum is the checksum of a slot.
var Checksum = checksum

// VerifySwitch verifies a switch again, after a test has damaged it.
func VerifySwitch(s *Switch, old *Vault, records []Record, passphrase string, code RecoveryCode) error {
	return s.verify(old, records, passphrase, code)
}

type Padding = padding

// PadText and Unpad pad a text and undo it.
func (size padding) PadText(plain []byte) []byte            { return size.pad(nil, plain) }
func (size padding) Unpad(b []byte) (plain []byte, ok bool) { return size.unpad(b) }

var (
	Stretch  = Params.stretch
	Derive   = derive
	NewAEAD  = newAEAD
	OpenText = open
	Coarse   = padding(coarse)
	Fine     = padding(fine)
	Prepare  = prepare
	Words    = words
	Common   = common
	WordFile = func() string { return wordFile }
	Below    = below
)
