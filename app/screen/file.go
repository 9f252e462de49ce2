//go:build !guideonly

package screen

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// Files that a person makes. Nothing else leaves the device; what comes in is chosen (file_chosen.go).

// outlets are the ways out for a file: the share sheet where it takes files of this type, and a download. On a home screen
// there is no download, because it would take the place of the program's only window. data is asked for at the press; done
// is called once the file is out, and not where the person turned the share sheet away.
func outlets(name, kind string, data func() []byte, done func()) []app.UI {
	way := func(class, text string, out func(data []byte, name, kind string, done func())) app.UI {
		return app.Button().Type("button").Class(class).Text(text).
			OnClick(func(app.Context, app.Event) { out(data(), name, kind, done) }, app.EventScope(text, name, kind))
	}
	switch {
	case !shares(name, kind):
		return []app.UI{way("button", view.FileSave, download)}
	case onHomeScreen():
		return []app.UI{way("button", view.FileShare, shareFile)}
	}
	return []app.UI{way("button", view.FileShare, shareFile), way("button button--plain", view.FileSave, download)}
}

// offer is a file that was made and compared, and its ways out.
type offer struct {
	name, kind, said string
	file             []byte
	out              func()       // it has left
	tell             func(string) // says what has become of it
}

// section shows it. more stands among its buttons, below under them.
func (o offer) section(below app.UI, more ...app.UI) app.UI {
	buttons := outlets(o.name, o.kind, func() []byte { return o.file }, o.out)
	if o.kind == "text/plain" || o.kind == "text/csv" {
		buttons = append(buttons, plainButton(view.CopyText, func(app.Context, app.Event) { copyText(strings.TrimPrefix(string(o.file), "\uFEFF"), o.tell) }))
	}
	return app.Section().ID("handed").TabIndex(-1).Class("ours").Role("status").Body(
		app.P().Class("ours__title").Text(o.name), app.P().Text(o.said), app.Div().Class("row").Body(append(buttons, more...)...), below)
}

// saveFile is the first of the outlets, for a button with words of its own.
func saveFile(data []byte, name, kind string, done func()) {
	if onHomeScreen() && shares(name, kind) {
		shareFile(data, name, kind, done)
		return
	}
	download(data, name, kind, done)
}

func onHomeScreen() bool {
	standalone := app.Window().Get("navigator").Get("standalone")
	return standalone.Truthy() && standalone.Bool()
}

// nameFor marks the name of a file from a rehearsal.
func nameFor(name string) string {
	if practising() {
		return view.PracticeName(name)
	}
	return name
}

// fileOf is a file as the browser has them. Its name says nothing about anybody.
func fileOf(data []byte, name, kind string) app.Value {
	bytes := app.Window().Get("Uint8Array").New(len(data))
	app.CopyBytesToJS(bytes, data)
	return app.Window().Get("File").New([]any{bytes}, nameFor(name), map[string]any{"type": kind})
}

func shared(file app.Value) map[string]any { return map[string]any{"files": []any{file}} }

// shares says whether the share sheet takes files of a type.
func shares(name, kind string) bool {
	nav := app.Window().Get("navigator")
	return nav.Get("canShare").Truthy() && nav.Call("canShare", shared(fileOf(nil, name, kind))).Bool()
}

// shareFile must be called in answer to a press. What the device cannot share after all is saved.
func shareFile(data []byte, name, kind string, done func()) {
	promise := app.Window().Get("navigator").Call("share", shared(fileOf(data, name, kind)))
	task(func() {
		why, kept := await(promise)
		switch {
		case kept:
			done()
		case why.Get("name").String() != "AbortError":
			download(data, name, kind, done)
		}
	})
}

func download(data []byte, name, kind string, done func()) {
	address := app.Window().Get("URL").Call("createObjectURL", fileOf(data, name, kind))
	a := app.Window().Get("document").Call("createElement", "a")
	a.Set("href", address)
	a.Set("download", nameFor(name))
	a.Call("click")
	done()
}

// copyText puts text on the clipboard. It must be called in the handler of a press; tell is told what has become of it.
func copyText(text string, tell func(said string)) {
	done := func(kept bool) {
		current.change(func(app.Context) {
			if kept {
				tell(view.CopiedText)
			} else {
				tell(view.CopyTextFailed)
			}
		})
	}
	board := app.Window().Get("navigator").Get("clipboard")
	if !board.Truthy() {
		done(false)
		return
	}
	promise := board.Call("writeText", text)
	task(func() {
		_, kept := await(promise)
		done(kept)
	})
}
