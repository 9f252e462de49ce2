//go:build guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// A site that stores nothing hands nothing over either: a log can be printed.
const canSave = false

func saveText(string, string, func()) {}

// openFile and codes need parts that such a site has not got.
type openFile struct {
	app.Compo
	env Env
}

// Render says so.
func (o *openFile) Render() app.UI { return app.P().Text(view.NotInGuideOnly) }

type codes struct {
	app.Compo
	env Env
}

// Render says so.
func (c *codes) Render() app.UI { return app.P().Text(view.NotInGuideOnly) }
