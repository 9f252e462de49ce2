package handover

import (
	"bytes"
	"strconv"
)

// Lock is what an encrypted file opens with.
type Lock uint8

// The locks.
const (
	ByPassphrase Lock = iota + 1
	ByKey
)

const (
	intro       = "age-encryption.org/v1\n"
	passphrases = "-> scrypt "
	most        = 4 // characters that a work factor may have, to be worth reading
)

// LockOf looks at the first lines of a file, before anything is asked of anybody. Errors:
// ErrNotSealed, ErrTooMuchWork, and ErrBroken for a header that ends where it begins.
func LockOf(file []byte) (Lock, error) {
	head, is := bytes.CutPrefix(file, []byte(intro))
	if !is {
		return 0, ErrNotSealed
	}
	first, _, whole := bytes.Cut(head, []byte("\n"))
	if !whole || !bytes.HasPrefix(first, []byte("-> ")) {
		return 0, ErrBroken
	}
	arguments, is := bytes.CutPrefix(first, []byte(passphrases))
	if !is {
		return ByKey, nil
	}
	_, factor, _ := bytes.Cut(arguments, []byte(" "))
	if work, err := strconv.Atoi(string(factor)); len(factor) > most || err == nil && work > workRead {
		return 0, ErrTooMuchWork
	}
	return ByPassphrase, nil
}
