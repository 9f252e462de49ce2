package book

import (
	"errors"
	"slices"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// Trouble is something wrong with what is stored, or with the clock. The notebook opens all the
// same; each kind has its own sentence on the screen.
type Trouble struct {
	Kind  TroubleKind
	Place notebook.Place // of the record; zero where it is of none
}

// TroubleKind is what is wrong.
type TroubleKind uint8

// The kinds of trouble.
const (
	Damaged     TroubleKind = iota + 1 // a record cannot be read: altered, cut off, or out of its place
	Newer                              // a record was written by a later version of the program; nothing is wrong with it
	Missing                            // a record is listed and not there
	NotAsListed                        // a genuine record, older or newer than listed, or listed nowhere
	ListLost                           // the list of records was lost or spoiled; what is there was listed anew
	WentBack                           // the whole notebook is older than it has been: somebody put an old copy back
	NoSentinel                         // the mark that a loss would be noticed by could not be left or read
	ClockBack                          // the device's clock shows an earlier time than when the notebook was last open
	ClockAhead                         // the clock has gone ahead by longer than a notebook stays shut
)

// kindOf is the trouble that an error of opening or decoding is.
func kindOf(err error) TroubleKind {
	if errors.Is(err, vault.ErrNewerFormat) || errors.Is(err, notebook.ErrNewerFormat) {
		return Newer
	}
	return Damaged
}

// found gathers what reading finds out: troubles, each once, and how what was read compares with the manifest.
type found struct {
	list     []Trouble
	compared *vault.Checking
}

// compare compares a record with the manifest, before it is opened in its own place.
func (f *found) compare(r notebook.Record) { f.compared.Look(recordOf(r)) }

func (f *found) note(t Trouble) {
	if !slices.Contains(f.list, t) {
		f.list = append(f.list, t)
	}
}

func (b *Book) note(t Trouble) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.noteNow(t)
}

// noteNow is note for a caller who holds mu.
func (b *Book) noteNow(t Trouble) {
	if !slices.Contains(b.troubles, t) {
		b.troubles = append(b.troubles, t)
	}
}

// Troubles is what was found wrong so far, in the order in which it was found.
func (b *Book) Troubles() []Trouble {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return slices.Clone(b.troubles)
}
