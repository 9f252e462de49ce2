package vault

import (
	"fmt"
	"slices"

	"waymark/app/stable"
)

// Change is one record written or removed: see Put and Remove.
type Change struct {
	place  Place
	sealed []byte // nil: removed
	remove bool
}

// Put says that a place now has these sealed bytes.
func Put(p Place, sealed []byte) Change { return Change{place: p, sealed: sealed} }

// Remove says that a place has no record any more.
func Remove(p Place) Change { return Change{place: p, remove: true} }

// Next is the manifest after these changes, its counter one higher. A record that is put must be of this vault and of
// a later revision than the one listed; a place may be changed once. Errors: ErrOtherVault, ErrRevision, ErrNotListed,
// ErrPlace, ErrDamaged, ErrNewerFormat.
func (m *Manifest) Next(changes ...Change) (*Manifest, error) {
	if m.counter >= MaxRevision {
		return nil, fmt.Errorf("next manifest: %w", ErrRevision)
	}
	sorted := slices.Clone(changes)
	stable.Sort(sorted, func(a, b Change) int { return a.place.compare(b.place) })
	changed := make([]entry, len(sorted))
	for i, c := range sorted {
		if i > 0 && c.place == sorted[i-1].place {
			return nil, fmt.Errorf("next manifest: %w", ErrRevision)
		}
		var err error
		if changed[i], err = m.after(c); err != nil {
			return nil, fmt.Errorf("next manifest: %w", err)
		}
	}
	next := &Manifest{key: m.key, counter: m.counter + 1, entries: m.entries}
	if len(changed) <= MostSince {
		next.since = m.sinceWith(changed)
	}
	if len(changed) > MostSince || len(next.since) > MostSince {
		next.entries, next.since = changedBy(m.all(), changed), nil
	}
	return next, nil
}

// after is what a place has after a change; revision 0 for nothing.
func (m *Manifest) after(c Change) (entry, error) {
	now, listed := m.find(c.place)
	if c.remove {
		if !listed {
			return entry{}, ErrNotListed
		}
		return entry{place: c.place}, nil
	}
	if err := c.place.valid(); err != nil {
		return entry{}, err
	}
	h, err := ReadHeader(c.sealed)
	if err != nil {
		return entry{}, err
	}
	if h.KeyID != m.key {
		return entry{}, ErrOtherVault
	}
	if listed && h.Revision <= now.revision {
		return entry{}, ErrRevision
	}
	return entry{c.place, h.Revision, h.tag}, nil
}

// sinceWith is what is listed otherwise than in entries after some changes more.
func (m *Manifest) sinceWith(changed []entry) []entry {
	since := append(make([]entry, 0, len(m.since)+len(changed)), m.since...)
	for _, c := range changed {
		var was entry // revision 0, as for what is not listed
		if i, listed := search(m.entries, c.place); listed {
			was = m.entries[i]
		}
		i, there := search(since, c.place)
		if there {
			since = slices.Delete(since, i, i+1)
		}
		if c.revision != was.revision || c.tag != was.tag { // otherwise it is listed as it was
			since = slices.Insert(since, i, c)
		}
	}
	return since
}
