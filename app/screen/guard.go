package screen

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A panic anywhere ends the program, and with it whatever was typed and not yet stored. So there are two nets, and
// everything runs in one of them. Handlers and drawing run on the main goroutine, which recovers in app/main.go. What
// runs elsewhere recovers here: a goroutine is started with task, a listener of the browser's with listen, or either
// begins with "defer ended()". Both nets do the same: store what was typed (LastWords), and then stop, so that the boot
// script covers a page that would look alive and is not.

// patience is how long a program that is about to end waits for its last words to be stored.
const patience = 3 * time.Second

// task runs something that may wait, off the main goroutine.
func task(do func()) {
	go func() {
		defer ended()
		do()
	}()
}

// listen calls do for every event of that name, until the tab closes.
func listen(target app.Value, event string, do func(app.Value)) {
	target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer ended()
		do(args[0])
		return nil
	}), map[string]any{"capture": true, "passive": true})
}

// ended ends the program where something panicked. What a panic holds is kept out of the console, because it may be a
// person's words: Go would print it from any goroutine but the main one.
func ended() {
	if recover() == nil {
		return
	}
	go func() {
		LastWords()
		app.Window().Call("setTimeout", app.FuncOf(func(app.Value, []app.Value) any { panic("a task of the program failed") }), 0)
	}()
}

// LastWords stores what was typed and is not stored yet. It comes back when that is done, or after three seconds. The
// program calls it before it ends after a panic.
func LastWords() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { _ = recover() }() // it is ending already
		saveAll()
	}()
	select {
	case <-done:
	case <-time.After(patience):
	}
}
