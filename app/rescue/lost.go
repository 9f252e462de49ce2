package rescue

import (
	"errors"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// Problem is why something is not in the text, or not as it was last saved.
type Problem int

// The problems. The first five are of records whose words could not be saved.
const (
	Damaged    Problem = iota + 1 // altered, or cut off
	Newer                         // written by a later version of the program
	OtherVault                    // sealed under another key
	Unread                        // the browser could not read it
	Missing                       // on the notebook's own list, and not there
	Stranger                      // nothing that this program ever wrote
	Older                         // saved, in a state from before the last one
	Unlisted                      // saved, and not on the notebook's own list
	NoList                        // the list itself cannot be opened: nobody knows whether something is missing
	ListBehind                    // the list is older than one that was seen: the whole may be an older state
)

// Lost is one place where not everything is in order.
type Lost struct {
	vault.Place
	Problem Problem
	Code    string // of the case it belongs to, where that is known
	Entries int    // how many entries that case had by its summary; 0 where that is not known
}

// Unsaved says whether words are missing from the text because of it.
func (l Lost) Unsaved() bool { return l.Problem >= Damaged && l.Problem <= Missing }

var errStranger = errors.New("not a record of a notebook")

func problemOf(err error) Problem {
	switch {
	case errors.Is(err, vault.ErrNewerFormat), errors.Is(err, notebook.ErrNewerFormat):
		return Newer
	case errors.Is(err, vault.ErrOtherVault):
		return OtherVault
	case errors.Is(err, errStranger):
		return Stranger
	}
	return Damaged
}

// ofManifest is what a finding of the manifest is to a reader. What does not open is not among them, because opening has
// found it already.
var ofManifest = map[vault.Problem]Problem{
	vault.Missing: Missing, vault.RolledBack: Older, vault.Ahead: ListBehind, vault.Replaced: Older, vault.Extra: Unlisted,
}

// compare holds the records against the notebook's own list.
func (f *Found) compare(v *vault.Vault, records []vault.Record, seen uint64) {
	m, where := manifest(v, records)
	if m == nil {
		f.Lost = append(f.Lost, Lost{Place: where, Problem: NoList})
		return
	}
	if m.At(f.reached(m.Counter())).NotBefore(seen) != nil {
		f.Lost = append(f.Lost, Lost{Place: where, Problem: ListBehind})
	}
	covered := slices.DeleteFunc(slices.Clone(records), func(r vault.Record) bool {
		return r.Store == notebook.Slots || r.Store == notebook.Manifest || r.Store == notebook.Slips
	})
	found, err := m.Check(v, slices.Values(covered))
	if err != nil {
		f.Lost = append(f.Lost, Lost{Place: where, Problem: NoList})
		return
	}
	for _, one := range found {
		if one.Problem == vault.Missing && f.wentWithSlip(one.Place) {
			continue
		}
		if p := ofManifest[one.Problem]; p != 0 && !f.isLost(one.Place) {
			f.Lost = append(f.Lost, Lost{Place: one.Place, Problem: p})
		}
	}
}

func (f *Found) isLost(p vault.Place) bool {
	return slices.ContainsFunc(f.Lost, func(l Lost) bool { return l.Place == p })
}

// manifest is the list with the highest counter that opens, with what was listed otherwise since; nil for none.
func manifest(v *vault.Vault, records []vault.Record) (best *vault.Manifest, where vault.Place) {
	where = vault.Place{Store: notebook.Manifest}
	var sealed []byte
	for _, r := range records {
		if r.Store != notebook.Manifest {
			continue
		}
		m, err := v.OpenManifest(r.Sealed)
		if where.ID == "" {
			where = r.Place
		}
		if err == nil && (best == nil || m.Counter() > best.Counter()) {
			best, where, sealed = m, r.Place, r.Sealed
		}
	}
	for _, r := range records {
		if r.Store != notebook.Manifest || best == nil {
			continue
		}
		if m, err := v.OpenSince(best, sealed, r.Sealed); err == nil {
			return m, where
		}
	}
	return best, where
}

// nameLost says of lost records which case they belong to: that stands in the summaries, and in the cases.
func (f *Found) nameLost(summaries map[string]notebook.Summary) {
	for i := range f.Lost {
		l := &f.Lost[i]
		if s, there := summaries[l.ID]; there && l.Code == "" {
			l.Code = s.Code
			if l.Store == notebook.Cases {
				l.Entries = s.Entries
			}
		}
		for _, c := range f.Cases {
			if c.Start().ID.String() == l.ID {
				l.Code = c.Start().Code
			}
		}
	}
}
