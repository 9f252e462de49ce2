package notebook

import "errors"

// What can be wrong with what a caller passes in, or with bytes that were read. No error
// of this package carries a word of a case.
var (
	// ErrEntry: an entry cannot be taken as it is. Always an *EntryError, which says why.
	ErrEntry = errors.New("entry is not complete")
	// ErrFull: the case has MaxEntries entries, or would be longer than MaxCase.
	ErrFull = errors.New("case is full")
	// ErrCase: the code, edition, keeper or time that a case was to begin with cannot be.
	ErrCase = errors.New("case cannot begin like this")
	// ErrDamaged: the bytes are not what was written.
	ErrDamaged = errors.New("damaged")
	// ErrNewerFormat: the bytes were written by a later version of this program. Nothing is wrong with them.
	ErrNewerFormat = errors.New("written by a newer version")
	// ErrTooLong: a draft, an identity sheet or what goes to the bin is longer than can be stored.
	ErrTooLong = errors.New("too long to keep")
)
