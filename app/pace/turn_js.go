//go:build js && wasm

package pace

import (
	"syscall/js"
	"time"
)

// Turn lets the browser do what waits. A timer does that too, but browsers hold it back by four milliseconds each time,
// which is half of a turn. It waits.
func Turn() {
	scheduler := js.Global().Get("scheduler")
	if !scheduler.Truthy() || !scheduler.Get("yield").Truthy() {
		time.Sleep(time.Millisecond)
		return
	}
	next := make(chan struct{})
	then := js.FuncOf(func(js.Value, []js.Value) any { close(next); return nil })
	defer then.Release()
	scheduler.Call("yield").Call("then", then)
	<-next
}
