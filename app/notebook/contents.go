package notebook

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"waymark/app/workday"
)

// Contents is what a notebook holds, opened: what a copy of it carries, and what comes back out
// of a file. Nothing in it is shared with an open notebook.
type Contents struct {
	Cases      []*Case
	Identities []Identity
	Drafts     []Draft
	Keys       []string          // the secret keys that files for this notebook are made for, the one in use first
	Holidays   []workday.Date    // the one-off bank holidays that the person added, in order of date, none twice
	Packs      map[string][]byte // the editions of policies that the cases name, by Edition.Pack, as they were built
}

// PackName is the name of a built policy: the SHA-256 of its bytes, in hexadecimal.
func PackName(pack []byte) string {
	sum := sha256.Sum256(pack)
	return hex.EncodeToString(sum[:])
}

// Entries is how many entries there are in all cases.
func (c Contents) Entries() int {
	n := 0
	for _, one := range c.Cases {
		n += one.Len()
	}
	return n
}

// Without is what is left of it without some of the cases: their sheets of names and drafts go with them.
func (c Contents) Without(left map[ID]bool) Contents {
	c.Cases = slices.DeleteFunc(slices.Clone(c.Cases), func(one *Case) bool { return left[one.start.ID] })
	c.Identities = slices.DeleteFunc(slices.Clone(c.Identities), func(i Identity) bool { return left[i.Case] })
	c.Drafts = slices.DeleteFunc(slices.Clone(c.Drafts), func(d Draft) bool { return left[d.Case] })
	return c
}

// Rebuild makes a case of its start and all its entries as they were written, for whoever read
// them out of a file. Each entry must have its Number, Written and Under already. The error is
// ErrCase or ErrDamaged.
//
// It checks what Decode checks and not what Add asks for, for the same reason; so a case that
// is rebuilt can be encoded, and is what was written.
func Rebuild(s Start, entries []Entry) (*Case, error) {
	if !s.sound() {
		return nil, ErrCase
	}
	if len(entries) > MaxEntries {
		return nil, ErrFull
	}
	c := &Case{start: s, entries: make([]Entry, len(entries))}
	amended := make(map[uint32]bool)
	var written strings.Builder
	for i, e := range entries {
		c.entries[i] = e
		if int(e.Number) != i+1 || len(e.look().faults) > 0 || !e.Written.sound() || !c.linked(&e, amended) {
			return nil, ErrDamaged
		}
		written.WriteString(e.encode())
	}
	c.written = written.String()
	if _, err := c.Encode(); err != nil {
		return nil, err
	}
	return c, nil
}

// MarkReceived is the case with the mark that it came out of somebody else's file. The error is
// ErrCase for a time that is none, or ErrFull.
func (c *Case) MarkReceived(now Stamp) (*Case, error) {
	if !now.sound() {
		return nil, ErrCase
	}
	marked := &Case{start: c.start, entries: c.entries, written: c.written}
	marked.start.Received = now
	if _, err := marked.Encode(); err != nil {
		return nil, err
	}
	return marked, nil
}
