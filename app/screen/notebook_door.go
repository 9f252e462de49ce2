//go:build !guideonly

package screen

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// door is what stands on a page of the notebook while it is not open.
type door struct {
	app.Compo
	env Env
}

// OnMount has the door drawn again when the session changes.
func (d *door) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows what is behind it: nothing yet, a locked notebook, or what is wrong.
func (d *door) Render() app.UI {
	switch current.stage {
	case absent:
		return app.Div().Body(&setUp{env: d.env})
	case shut:
		return app.Div().Body(&unlock{env: d.env})
	case failed:
		return app.Div().Body(d.failed()...)
	}
	return app.Div().Body(heading(view.NotebookName), app.P().Role("status").Text(view.LookingFor))
}

// failed says why there is no way in, and offers what is left.
func (d *door) failed() []app.UI {
	return []app.UI{
		heading(view.NotebookName),
		app.Div().Role("alert").Body(problem(current.trouble)),
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("button").Text(view.ReloadPage).OnClick(func(app.Context, app.Event) { reload() }),
			app.Button().Type("button").Class("button button--plain").Text(view.SetUpForeign).OnClick(inMemory),
		),
		d.env.rescue(current.trouble),
	}
}

// rescue leads to the page that saves a notebook out, where something has gone wrong. That page knows the real one only.
func (e Env) rescue(wrong error) app.UI {
	mistyped := errors.Is(wrong, vault.ErrWrongPassphrase) || errors.Is(wrong, vault.ErrWrongCode)
	return app.If(wrong != nil && !mistyped && !practising(), func() app.UI { return app.P().Body(app.A().Href(e.href(view.RescuePath)).Text(view.RescueLink)) })
}

// heading is the heading of a page that the program makes.
func heading(text string) app.UI { return app.H1().TabIndex(-1).Text(text) }

// say shows a heading with its paragraphs.
func say(s view.Said) []app.UI {
	out := []app.UI{app.H2().Text(s.Heading)}
	for _, t := range s.Text {
		out = append(out, app.P().Text(t))
	}
	return out
}

// focusOn gives the focus to the heading of the next step, as a page load would.
func focusOn(ctx app.Context) { ctx.Defer(func(app.Context) { focusHeading(true) }) }
