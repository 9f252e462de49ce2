//go:build js && wasm

package idb

import (
	"errors"

	lib "github.com/hack-pad/go-indexeddb/idb"

	"waymark/app/notebook"
)

// The browser's names for what goes wrong, and ours. What is not listed is the last word of
// each table's user.
var (
	whenOpening = map[string]error{
		"VersionError":       notebook.ErrTooNew,
		"QuotaExceededError": notebook.ErrQuota,
		"SecurityError":      notebook.ErrDenied,
		"NotAllowedError":    notebook.ErrDenied,
		"InvalidStateError":  notebook.ErrDenied, // Firefox, where it keeps no history
		"UnknownError":       notebook.ErrUnread,
		"NotFoundError":      notebook.ErrUnread,
		"NotReadableError":   notebook.ErrUnread,
		"DataError":          notebook.ErrUnread,
	}
	whenReading = map[string]error{
		"UnknownError":     notebook.ErrUnread,
		"NotFoundError":    notebook.ErrUnread,
		"NotReadableError": notebook.ErrUnread,
		"DataError":        notebook.ErrUnread,
		"DataCloneError":   notebook.ErrUnread,
	}
	whenWriting = map[string]error{
		"QuotaExceededError": notebook.ErrQuota,
		"ConstraintError":    notebook.ErrConflict, // added, and was there
		"NotFoundError":      notebook.ErrUnread,
	}
)

// translate finds the error that a name stands for.
func translate(act string, table map[string]error, name string) error {
	if known := table[name]; known != nil {
		return wrapped(act, known, name)
	}
	return wrapped(act, notebook.ErrAborted, name)
}

// nameIn is the browser's name of an error that we or the library made; "" for others.
func nameIn(err error) string {
	var ours *domError
	if errors.As(err, &ours) {
		return ours.name
	}
	for _, table := range []map[string]error{whenOpening, whenReading, whenWriting} {
		for name := range table {
			if errors.Is(err, lib.NewDOMException(name)) {
				return name
			}
		}
	}
	return ""
}
