package handover

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"waymark/app/notebook"
)

// What comes back into a notebook: a file that somebody chose, or text that was pasted. Nothing
// that is read here is believed or stored; it is looked at first, and the person decides.

// Found is what a file turns out to be.
type Found uint8

// What can be found.
const (
	NothingOfOurs Found = iota
	SealedWithPassphrase
	SealedForKey
	Plain     // a document that is not sealed, or no longer
	ReplySlip // text with a reply in it
)

// Look says what the bytes of a file are, without opening it. Errors: ErrTooLarge; ErrTooMuchWork and
// ErrBroken for an encrypted file that need not be tried.
func Look(file []byte) (Found, error) {
	if len(file) > MaxFile {
		return NothingOfOurs, fmt.Errorf("look at file: %w", ErrTooLarge)
	}
	switch lock, err := LockOf(file); {
	case lock == ByPassphrase:
		return SealedWithPassphrase, nil
	case lock == ByKey:
		return SealedForKey, nil
	case !errors.Is(err, ErrNotSealed):
		return NothingOfOurs, fmt.Errorf("look at file: %w", err)
	}
	switch {
	case bytes.HasPrefix(bytes.TrimLeft(file, " \r\n\t"), []byte("{")):
		return Plain, nil
	case len(file) <= MaxReply && HasReply(string(file)):
		return ReplySlip, nil
	}
	return NothingOfOurs, nil
}

// TooLarge says whether a file need not even be read, by the size that the device gives.
func TooLarge(size int64) bool { return size > MaxFile }

// Into is what a notebook takes in: the contents of a document, a handed-over case with the mark
// of having been received. The copy of a whole notebook comes back as it left, but for keys that are none.
//
// A policy is named by the hash of its bytes, and is left out where it is not that one: under the name of a board's edition
// it would be taken for the board's own, in every case.
//
// Of a case that somebody hands over we take no drafts: they are theirs to finish.
func (d Document) Into(now notebook.Stamp) (notebook.Contents, error) {
	c := d.Contents
	c.Packs = maps.Clone(c.Packs)
	maps.DeleteFunc(c.Packs, misnamed)
	if d.Sort == Whole {
		c.Keys = slices.DeleteFunc(slices.Clone(c.Keys), func(key string) bool {
			_, err := PublicOf(key)
			return err != nil
		})
		return c, nil
	}
	c.Drafts, c.Keys = nil, nil
	marked := make([]*notebook.Case, len(c.Cases))
	for i, one := range c.Cases {
		m, err := one.MarkReceived(now)
		if err != nil {
			return notebook.Contents{}, fmt.Errorf("take in case: %w", err)
		}
		marked[i] = m
	}
	c.Cases = marked
	return c, nil
}

// Misnamed is how many policies in a document are not the ones that they are called.
func Misnamed(c notebook.Contents) int {
	n := 0
	for name, pack := range c.Packs {
		if misnamed(name, pack) {
			n++
		}
	}
	return n
}

func misnamed(name string, pack []byte) bool { return name != notebook.PackName(pack) }
