package rescue

import (
	"cmp"
	"slices"
	"strconv"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/stable"
)

// slip is an entry that is not in the record of its case yet, with the counter that the notebook had when it was stored.
type slip struct {
	notebook.Slip
	counter uint64
}

// takeSlip keeps what stands on a slip. One without anything on it only keeps its place from another tab.
func (f *Found) takeSlip(p vault.Place, plain []byte) error {
	counter, err := strconv.ParseUint(p.ID, 10, 64)
	if err != nil {
		return errStranger
	}
	if len(plain) == 0 {
		return nil
	}
	s, err := notebook.DecodeSlip(plain)
	if err == nil {
		f.slips = append(f.slips, slip{s, counter})
	}
	return err
}

// addSlips puts the entries of slips into their cases, in the order of writing. An entry whose case does not take it, because
// that is missing or an older one, is given out like one that was not finished: its words are there.
func (f *Found) addSlips() {
	stable.Sort(f.slips, func(a, b slip) int { return cmp.Compare(a.counter, b.counter) })
	for _, s := range f.slips {
		at := slices.IndexFunc(f.Cases, func(c *notebook.Case) bool { return c.Start().ID == s.Case })
		if at >= 0 {
			if c, err := f.Cases[at].With(s.Slip); err == nil {
				f.Cases[at] = c
				continue
			}
		}
		f.Drafts = append(f.Drafts, notebook.Draft{Case: s.Case, Entry: s.Entry, Began: s.Entry.Written, Changed: s.Entry.Written})
	}
}

// reached is the counter of the notebook: that of its list, and of the slips that follow it without a gap.
func (f *Found) reached(listed uint64) uint64 {
	for _, s := range f.slips {
		if s.counter == listed+1 {
			listed = s.counter
		}
	}
	return listed
}

// wentWithSlip says whether a place is that of a draft that became the entry on a slip: it is on the list until that is filed.
func (f *Found) wentWithSlip(p vault.Place) bool {
	return p.Store == notebook.Drafts && slices.ContainsFunc(f.slips, func(s slip) bool { return s.Draft.String() == p.ID })
}
