// Package json stands in for encoding/json: nothing of this program goes into go-app's storage, states or broadcasts.
// What go-app still writes with it are its own errors, for the browser's console.
package json

import (
	"errors"
	"fmt"
)

// RawMessage is a type that go-app names.
type RawMessage []byte

// Marshal writes a value for somebody to read.
func Marshal(v any) ([]byte, error) {
	if own, ok := v.(interface{ MarshalJSON() ([]byte, error) }); ok {
		return own.MarshalJSON()
	}
	return fmt.Appendf(nil, "%+v", v), nil
}

// MarshalIndent is Marshal.
func MarshalIndent(v any, _, _ string) ([]byte, error) { return Marshal(v) }

// Unmarshal refuses.
func Unmarshal([]byte, any) error {
	return errors.New("go-app: reading JSON is left out of the browser program")
}
