package vault

import (
	"errors"
	"fmt"
	"iter"
)

// Record is a sealed record in its place, as the store keeps it.
type Record struct {
	Place
	Sealed []byte
}

// Problem is what is wrong with a place.
type Problem int

const (
	Missing    Problem = iota + 1 // listed, and not there
	RolledBack                    // genuine, but of an earlier revision than listed
	Ahead                         // genuine, but of a later revision than listed: the manifest is the one that is old
	Replaced                      // genuine and of the listed revision, but not the bytes listed
	Extra                         // genuine, but not listed (put back after it was removed), or there twice
	Foreign                       // sealed under the key of another vault
	Damaged                       // altered, cut off, or sealed for another place
	Newer                         // written by a later version of this package
)

var problemNames = [...]string{"", "missing", "rolled back", "ahead", "replaced", "extra", "foreign", "damaged", "newer"}

// String names the problem for a log.
func (p Problem) String() string {
	if p < Missing || p > Newer {
		return "unknown"
	}
	return problemNames[p]
}

// Finding is one place where the records are not what the manifest lists.
type Finding struct {
	Place
	Problem Problem
}

// Check compares the records of all stores that the manifest covers with what it lists. Nothing found means that each
// listed record is there, once, with the revision and the tag listed, and no other. Records that match are not opened,
// so an altered one with its tag left alone is found by Open and not here; one that does not match is opened to
// say what it is. The error is ErrClosed or ErrOtherVault.
func (m *Manifest) Check(v *Vault, records iter.Seq[Record]) ([]Finding, error) {
	c, err := m.Begin(v)
	if err != nil {
		return nil, err
	}
	for r := range records {
		c.Look(r)
	}
	return c.End(), nil
}

// Checking is a Check in pieces, for a caller who reads the records a few at a time.
type Checking struct {
	list  []entry
	vault *Vault
	seen  []bool
	found []Finding
}

// Begin begins a Check. The error is ErrClosed or ErrOtherVault.
func (m *Manifest) Begin(v *Vault) (*Checking, error) {
	if err := v.usable(); err != nil {
		return nil, fmt.Errorf("check records: %w", err)
	}
	if m.key != v.id {
		return nil, fmt.Errorf("check records: %w", ErrOtherVault)
	}
	list := m.all()
	return &Checking{list: list, vault: v, seen: make([]bool, len(list))}, nil
}

// Look compares one record. Its bytes are not kept.
func (c *Checking) Look(r Record) {
	i, listed := search(c.list, r.Place)
	again := listed && c.seen[i]
	if listed {
		c.seen[i] = true
	}
	if listed && !again && c.list[i].matches(r.Sealed, c.vault.id) {
		return
	}
	var e entry
	if listed && !again {
		e = c.list[i]
	}
	c.found = append(c.found, Finding{r.Place, c.vault.judge(r, e)})
}

// End is what was found, once every record has been looked at.
func (c *Checking) End() []Finding {
	for i, e := range c.list {
		if !c.seen[i] {
			c.found = append(c.found, Finding{e.place, Missing})
		}
	}
	return c.found
}

// matches says whether sealed bytes are, by what they say in clear, the ones listed.
func (e entry) matches(sealed []byte, key KeyID) bool {
	h, err := ReadHeader(sealed)
	return err == nil && h.KeyID == key && h.Revision == e.revision && h.tag == e.tag
}

// judge says what is wrong with a record that is not the one listed as e, or is not listed if e is zero.
func (v *Vault) judge(r Record, e entry) Problem {
	_, revision, err := v.Open(r.Place, r.Sealed)
	switch {
	case errors.Is(err, ErrOtherVault):
		return Foreign
	case errors.Is(err, ErrNewerFormat):
		return Newer
	case err != nil:
		return Damaged
	case e.revision == 0:
		return Extra
	case revision < e.revision:
		return RolledBack
	case revision > e.revision:
		return Ahead
	}
	return Replaced
}
