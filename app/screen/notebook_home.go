//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// notebookHome is the list of cases.
type notebookHome struct {
	app.Compo
	env Env
}

// OnMount has the list drawn again when the session changes.
func (h *notebookHome) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows the list.
func (h *notebookHome) Render() app.UI {
	var lines []app.UI
	for _, l := range current.book.Lines() {
		lines = append(lines, app.Li().Text(l.Code))
	}
	return app.Div().Body(
		heading(view.HomeHeading),
		app.If(len(lines) == 0, func() app.UI { return app.P().Text(view.HomeNone) }),
		app.Ul().Class("links").Body(lines...),
	)
}
