package notebook

import "errors"

// Store keeps sealed bytes. It knows no key, no case and no order of things; what it is given
// is sealed already, because sealing may not happen inside a transaction.
//
// Each method is one transaction with strict durability. Write returns nil only when the
// transaction is complete: then the words are safe, and not a moment before. Methods may be
// called by several goroutines at once.
//
// Errors wrap the ones below, and say with FateOf what has become of the words.
type Store interface {
	// Get is one record. Error: ErrNotFound.
	Get(Place) (Record, error)
	// All is the records of one store in the order of their ids, or a span of them.
	All(store string, within Span) ([]Record, error)
	// Write makes all changes or none. Errors: ErrConflict where one of them expects another
	// revision than is there, ErrPlace, ErrTooLarge, ErrQuota.
	Write(...Change) error
	// Empty says whether there is no record at all.
	Empty() (bool, error)
	// Sentinel reads what Mark left; nil if nothing did.
	Sentinel() (*Sentinel, error)
	// Mark leaves a sentinel outside of what the other methods read and write, so that a
	// browser that loses the records leaves a trace that there were some.
	Mark(Sentinel) error
	// Close ends the use of the store; every later call fails with ErrClosed.
	Close() error
}

// Place is where a record belongs: the name of a store, and an id within it. Both are kept
// in clear.
type Place struct{ Store, ID string }

// The stores of a notebook. A practice notebook has the same ones in another database.
const (
	Cases      = "cases"
	Summaries  = "summaries"
	Identities = "identities"
	Drafts     = "drafts"
	Bin        = "bin"
	Slots      = "slots"    // what opens the vault; not sealed
	Manifest   = "manifest" // the list of all records
	Prefs      = "settings"
	Packs      = "packs" // the editions of policies that cases are under, as they were built
	Slips      = "slips" // entries that are not in their cases yet; not on the list
)

// The longest parts of a place and the longest record, in bytes. A record has room for the
// most that the vault seals.
const (
	MaxStoreName = 64
	MaxPlaceID   = 128
	MaxRecord    = 16<<20 + 1<<10
	MaxRevision  = 1<<53 - 1
)

// Valid says whether a record can be put there: both parts there, not too long, and made of
// small letters, figures and hyphens.
func (p Place) Valid() bool {
	return plain(p.Store) && plain(p.ID) && len(p.Store) <= MaxStoreName && len(p.ID) <= MaxPlaceID
}

func plain(s string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}

// Record is a sealed record in its place.
type Record struct {
	Place
	Revision uint64
	Sealed   []byte
}

// Span is some of the records of a store: those whose ids come after one and up to another, that one too, and no more of
// them than so many. The zero value is all of them, and so is each part of it that is zero.
//
// Expected are the ids that these should have, in their order. A browser needs nearly as long for ids as for what is under
// them, so where there are as many records as are expected, a store may give them back under these without looking. Who
// expects some has to see by the records themselves whether each is the one, and to ask again without where one is not.
type Span struct {
	After, UpTo string
	Most        int
	Expected    []string
}

// Change is one record put or removed. Was is the revision that the caller knows, 0 for a
// record that is not there yet; if the store has another, nothing of the whole Write is done.
//
// Along says that a change stands or falls with the others of its Write: the store does not read
// what it takes the place of. It is for a notebook of which every Write changes one record, the same
// each time and not along, so that this one tells whether anybody has written. What should not be there
// yet (Was is 0) is looked at all the same.
type Change struct {
	Place
	Was      uint64
	Revision uint64 // of what is put, larger than Was; 0 removes the record
	Sealed   []byte
	Along    bool
}

// CheckChanges is what every store refuses before it begins: ErrPlace, ErrTooLarge, or
// ErrConflict for revisions that do not go up, for removing what was never there, and for two
// changes of one place.
func CheckChanges(changes []Change) error {
	seen := make(map[Place]bool, len(changes))
	for _, c := range changes {
		switch {
		case !c.Place.Valid():
			return ErrPlace
		case len(c.Sealed) > MaxRecord:
			return ErrTooLarge
		case c.Revision > MaxRevision, c.Revision != 0 && c.Revision <= c.Was, c.Revision == 0 && c.Was == 0, seen[c.Place]:
			return ErrConflict
		}
		seen[c.Place] = true
	}
	return nil
}

// Sentinel says that there was a notebook here. It is not secret and names nobody.
type Sentinel struct {
	Key  string // the id of the vault's key: small letters, figures, hyphens
	Seen uint64 // the highest counter of a manifest that was stored
}

// Valid says whether a sentinel can be left.
func (s Sentinel) Valid() bool {
	return plain(s.Key) && len(s.Key) <= MaxPlaceID && s.Seen <= MaxRevision
}

// Whatever a store can meet. Each has a sentence of its own on the screen.
var (
	ErrNotFound = errors.New("no such record")
	ErrConflict = errors.New("record has changed meanwhile")
	ErrPlace    = errors.New("no such place")
	ErrTooLarge = errors.New("record too large")

	ErrNoStorage = errors.New("browser has no storage")                      // no IndexedDB at all
	ErrDenied    = errors.New("browser refuses storage")                     // a private window, or a setting
	ErrBlocked   = errors.New("another tab holds the notebook's older form") // opening waits for it to close
	ErrReplaced  = errors.New("another tab has a newer form or deleted all") // this connection had to close
	ErrTooNew    = errors.New("stored by a newer version of the program")    //
	ErrClosed    = errors.New("store is closed")                             // by us, or by the browser
	ErrQuota     = errors.New("no room left on the device")                  //
	ErrAborted   = errors.New("transaction was given up")                    // by the browser, without saying why
	ErrNoAnswer  = errors.New("storage did not answer")                      // nothing was done
	ErrUncertain = errors.New("storage did not answer in time")              // may be done or not: read again
	ErrUnread    = errors.New("stored bytes cannot be read")                 // the database is damaged
	ErrGone      = errors.New("notebook has disappeared")                    // no records, but a sentinel
)

// Fate is what has become of the words.
type Fate uint8

// The fates.
const (
	FateSaved     Fate = iota // all is stored
	FateNotSaved              // what was to be saved is not; what was saved before is as it was
	FateUncertain             // what was to be saved may be or not; what was saved before is as it was
	FateLost                  // what was saved before is not there any more, or cannot be read
)

// FateOf is what an error of a store means for the words. An error that it does not know
// leaves them uncertain.
func FateOf(err error) Fate {
	switch {
	case err == nil:
		return FateSaved
	case errors.Is(err, ErrGone), errors.Is(err, ErrUnread):
		return FateLost
	}
	for _, known := range []error{ErrNotFound, ErrConflict, ErrPlace, ErrTooLarge, ErrNoStorage, ErrDenied,
		ErrBlocked, ErrReplaced, ErrTooNew, ErrClosed, ErrQuota, ErrAborted, ErrNoAnswer} {
		if errors.Is(err, known) {
			return FateNotSaved
		}
	}
	return FateUncertain
}

// Found is what a store turns out to hold.
type Found uint8

// What can be found.
const (
	FoundNothing Found = iota + 1 // a new user
	FoundRecords
)

// Find looks whether there is a notebook. Records without a sentinel are a notebook all the
// same. A sentinel without records is not a new user: it is ErrGone.
func Find(s Store) (Found, *Sentinel, error) {
	empty, err := s.Empty()
	if err != nil {
		return 0, nil, err
	}
	mark, err := s.Sentinel()
	if err != nil && empty {
		return 0, nil, err
	}
	switch {
	case !empty:
		return FoundRecords, mark, nil
	case mark != nil:
		return 0, mark, ErrGone
	}
	return FoundNothing, nil, nil
}
