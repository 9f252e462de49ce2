//go:build js && wasm

package idb

import (
	"errors"
	"fmt"
	"syscall/js"
)

// try runs what may throw, and turns what was thrown into an error.
func try(do func()) (err error) {
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case js.Error:
			err = &domError{nameOf(thrown.Value)}
		case error:
			err = errors.New("javascript value of another kind")
		default:
			err = errors.New("javascript call failed")
		}
	}()
	do()
	return nil
}

// call calls a method that may throw.
func call(v js.Value, method string, args ...any) (result js.Value, err error) {
	err = try(func() { result = v.Call(method, args...) })
	return result, err
}

// domError is an exception of the browser. Its message is left out: it may hold anything.
type domError struct{ name string }

func (e *domError) Error() string { return e.name }

// nameOf is the name of an exception, "" for what is none.
func nameOf(v js.Value) string {
	if v.Type() != js.TypeObject {
		return ""
	}
	if name := v.Get("name"); name.Type() == js.TypeString {
		return name.String()
	}
	return ""
}

// listen calls back at every event of a kind. It must not block or panic.
func listen(target js.Value, event string, f func()) js.Func {
	fn := js.FuncOf(func(js.Value, []js.Value) any {
		f()
		return nil
	})
	target.Call("addEventListener", event, fn)
	return fn
}

// wrapped says what was being done, with an error of package notebook and the browser's own
// name for it.
func wrapped(act string, known error, name string) error {
	if name == "" {
		return fmt.Errorf("%s: %w", act, known)
	}
	return fmt.Errorf("%s: %w (%s)", act, known, name)
}
