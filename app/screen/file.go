//go:build !guideonly

package screen

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Files that a person makes or chooses. Nothing else leaves the device, and nothing else comes in.

// saveFile hands a file to the person: by the share sheet where the program runs from a home screen, because a download
// would take the place of its only window there, and by a download elsewhere. The name says nothing about anybody.
// It must be called in answer to a press. done is false where the person turned the share sheet away.
func saveFile(data []byte, name, kind string, done func(saved bool)) {
	bytes := app.Window().Get("Uint8Array").New(len(data))
	app.CopyBytesToJS(bytes, data)
	nav := app.Window().Get("navigator")
	if standalone := nav.Get("standalone"); standalone.Truthy() && standalone.Bool() && nav.Get("canShare").Truthy() {
		file := app.Window().Get("File").New([]any{bytes}, name, map[string]any{"type": kind})
		what := map[string]any{"files": []any{file}}
		if nav.Call("canShare", what).Bool() {
			promise := nav.Call("share", what)
			task(func() { _, kept := await(promise); done(kept) })
			return
		}
	}
	blob := app.Window().Get("Blob").New([]any{bytes}, map[string]any{"type": kind})
	address := app.Window().Get("URL").Call("createObjectURL", blob)
	doc := app.Window().Get("document")
	a := doc.Call("createElement", "a")
	a.Set("href", address)
	a.Set("download", name)
	a.Call("click")
	done(true)
}

var (
	errNoFile   = errors.New("no file was chosen")
	errTooLarge = errors.New("the file is larger than any of ours")
)

// chosenFile reads the file that was chosen in a field, if it is not larger than most bytes. It waits.
func chosenFile(id string, most int64) ([]byte, error) {
	list := app.Window().GetElementByID(id).Get("files")
	if !list.Truthy() || list.Get("length").Int() == 0 {
		return nil, errNoFile
	}
	file := list.Index(0)
	if int64(file.Get("size").Float()) > most {
		return nil, errTooLarge
	}
	buffer, kept := await(file.Call("arrayBuffer"))
	if !kept {
		return nil, errNoFile
	}
	bytes := app.Window().Get("Uint8Array").New(buffer)
	data := make([]byte, bytes.Get("length").Int())
	app.CopyBytesToGo(data, bytes)
	return data, nil
}
