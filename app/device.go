//go:build js && wasm && !guideonly

package main

import (
	"waymark/app/notebook"
	"waymark/app/notebook/idb"
	"waymark/app/screen"
)

// device ties the notebook's screens to this browser's storage and locks.
func device() screen.Device {
	return screen.Device{
		There: idb.There,
		Store: func(name string, lost func(error)) (notebook.Store, error) {
			return idb.Open(idb.Options{Name: name, Lost: lost})
		},
		Pen: func(name string) notebook.Pen { return idb.NewPen(name) },
	}
}
