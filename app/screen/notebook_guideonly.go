//go:build guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// A site built with -guide-only has no notebook, and its program nothing to keep one with.
const guideOnly = true

// Device is what the notebook needs of the browser: nothing.
type Device struct{}

func begin(Device, string) {}

func mounted(app.Context) {}

func saveAll() {}

func atRecord(string, string) bool { return false }

func (e Env) notebook(view.Part) app.UI { return nil }

func (e Env) bar() app.UI { return nil }

func (e Env) cover() app.UI { return nil }

func practising() bool { return false }

func otherNotebook(string) bool { return false }

func (e Env) practiceMark() app.UI { return nil }
