//go:build js && wasm

// Command app is the browser program: it takes over a page that already reads, and adds memory to it.
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/pace"
	"waymark/app/screen"
)

func main() {
	defer stop()
	pace.Begin()
	screen.Register(os.Getenv("GOAPP_ROOT_PREFIX"), device()) // set by web/boot.js: the site's base, "/" or "/sub/path/"
	app.RunWhenOnBrowser()
}

// stop ends the program after a panic on the goroutine that runs every handler and draws every screen. What was typed is
// stored first. The boot script sees the end and covers the page. What is printed is where it happened, never a value: a
// value may hold a person's words.
func stop() {
	switch cause := recover().(type) {
	case nil:
		return
	case runtime.Error:
		println("program stopped:", cause.Error())
	default:
		println("program stopped")
	}
	debug.PrintStack()
	screen.LastWords()
}
