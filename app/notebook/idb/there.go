//go:build js && wasm

package idb

import (
	"syscall/js"
	"time"
)

// There says whether there may be a notebook of that name in this browser, without making one: opening a database that
// is not there makes it, and who only reads a page leaves nothing behind. Where the browser cannot list its databases,
// or does not say in time, there may be one.
func There(name string) bool {
	mark := js.Null()
	if err := try(func() { mark = js.Global().Get("localStorage").Call("getItem", name+" sentinel") }); err != nil || !mark.IsNull() {
		return true
	}
	listed := make(chan bool, 1)
	var got, failed js.Func
	got = js.FuncOf(func(_ js.Value, args []js.Value) any {
		listed <- lists(args[0], name)
		return nil
	})
	failed = js.FuncOf(func(js.Value, []js.Value) any {
		listed <- true
		return nil
	})
	if err := try(func() { js.Global().Get("indexedDB").Call("databases").Call("then", got, failed) }); err != nil {
		return true
	}
	select {
	case found := <-listed:
		got.Release()
		failed.Release()
		return found
	case <-time.After(patience): // the functions stay: the answer may come yet
		return true
	}
}

func lists(databases js.Value, name string) bool {
	for i := range databases.Length() {
		if databases.Index(i).Get("name").String() == name {
			return true
		}
	}
	return false
}
