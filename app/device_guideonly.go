//go:build js && wasm && guideonly

package main

import "waymark/app/screen"

// device is nothing in a site that stores nothing.
func device() screen.Device { return screen.Device{} }
