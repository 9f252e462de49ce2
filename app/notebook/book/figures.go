package book

import (
	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// Figures say what is on the device, in numbers.
type Figures struct {
	Cases      int
	Entries    int
	Drafts     int
	Identities int // identity sheets: names are held for so many cases
	Binned     int
	Received   int            // cases that came out of somebody else's file
	Oldest     notebook.Stamp // when the oldest case began; zero for none
	Newest     notebook.Stamp // when a case was last written in
	SinceCopy  int            // entries written since the last copy
	Saves      uint64         // how often something was stored
}

// Figures reads from memory.
func (b *Book) Figures() Figures {
	b.mu.RLock()
	defer b.mu.RUnlock()
	f := Figures{Cases: len(b.state.lines), Drafts: len(b.state.drafts), Binned: len(b.state.binned), Saves: b.state.list.Counter()}
	for id, l := range b.state.lines {
		f.Entries += l.Entries
		if (f.Oldest == notebook.Stamp{}) || l.Created.Instant < f.Oldest.Instant {
			f.Oldest = l.Created
		}
		if l.Written.Instant > f.Newest.Instant {
			f.Newest = l.Written
		}
		if _, there := b.state.list.Revision(vault.Place(identityPlace(id))); there {
			f.Identities++
		}
		if (l.Received != notebook.Stamp{}) {
			f.Received++
		}
	}
	f.SinceCopy = f.Entries
	if s := b.state.settings; (s.LastCopy != notebook.Stamp{}) {
		f.SinceCopy = max(f.Entries-s.EntriesAtCopy, 0)
	}
	return f
}
