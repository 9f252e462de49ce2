package screen

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Files that a person chooses. Nothing else comes in.

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
