//go:build !guideonly

package screen

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Files come in through a plain file field and go out to the browser's downloads or the device's share sheet, each only
// after a press. A name of a file holds nothing personal.

// errNotTaken: the browser did not take a file, or did not give one.
var errNotTaken = errors.New("browser did not take the file")

// chosen is the file that stands in a file field; nil for none.
func chosen(id string) app.Value {
	el := app.Window().GetElementByID(id)
	if !el.Truthy() || !el.Get("files").Truthy() || el.Get("files").Length() == 0 {
		return nil
	}
	return el.Get("files").Index(0)
}

// readFile reads a chosen file. It blocks, so tasks call it.
func readFile(file app.Value) ([]byte, error) {
	buffer, kept := await(file.Call("arrayBuffer"))
	if !kept {
		return nil, errNotTaken
	}
	bytes := app.Window().Get("Uint8Array").New(buffer)
	b := make([]byte, bytes.Get("length").Int())
	app.CopyBytesToGo(b, bytes)
	return b, nil
}

// made is bytes as an object of the browser's, a Blob or a File with a name.
func made(b []byte, mime, name string) app.Value {
	bytes := app.Window().Get("Uint8Array").New(len(b))
	app.CopyBytesToJS(bytes, b)
	parts := app.Window().Get("Array").New(1)
	parts.SetIndex(0, bytes)
	kind := map[string]any{"type": mime}
	if name == "" {
		return app.Window().Get("Blob").New(parts, kind)
	}
	return app.Window().Get("File").New(parts, name, kind)
}

// saveFile hands a file to the browser's downloads.
func saveFile(b []byte, mime, name string) {
	urls := app.Window().Get("URL")
	at := urls.Call("createObjectURL", made(b, mime, ""))
	link := app.Window().Get("document").Call("createElement", "a")
	link.Set("href", at)
	link.Set("download", name)
	link.Call("click")
	app.Window().Call("setTimeout", app.FuncOf(func(app.Value, []app.Value) any {
		urls.Call("revokeObjectURL", at)
		return nil
	}), 60_000)
}

// shared is what the share sheet is asked about and given.
func shared(b []byte, mime, name string) map[string]any {
	files := app.Window().Get("Array").New(1)
	files.SetIndex(0, made(b, mime, name))
	return map[string]any{"files": files}
}

// canShare says whether the device's share sheet takes such a file.
func canShare(b []byte, mime, name string) bool {
	n := app.Window().Get("navigator")
	return n.Truthy() && n.Get("canShare").Truthy() && n.Call("canShare", shared(b, mime, name)).Bool()
}

// shareFile opens the share sheet; false where nobody chose anything. It must be called in the handler of a press, and
// then waits, so the promise is given to a task.
func shareFile(b []byte, mime, name string) app.Value {
	return app.Window().Get("navigator").Call("share", shared(b, mime, name))
}

// onlyShares says whether this is an app from the home screen of an iPhone or iPad, where a download would take the place
// of the only window.
func onlyShares() bool {
	v := app.Window().Get("navigator").Get("standalone")
	return v.Type() == app.TypeBoolean && v.Bool()
}

// copyText puts text on the clipboard. It must be called in the handler of a press; then is told whether it worked.
func copyText(text string, then func(app.Context, bool)) {
	board := app.Window().Get("navigator").Get("clipboard")
	if !board.Truthy() {
		current.change(func(ctx app.Context) { then(ctx, false) })
		return
	}
	promise := board.Call("writeText", text)
	task(func() {
		_, kept := await(promise)
		current.change(func(ctx app.Context) { then(ctx, kept) })
	})
}
