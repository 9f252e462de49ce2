//go:build !guideonly

package screen

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/training"
	"waymark/app/view"
)

// openFile opens a scenario that somebody made, for as long as the page is there.
type openFile struct {
	app.Compo
	env  Env
	open bool
	show bool
	said string
}

// Render shows the field, or the scenario.
func (o *openFile) Render() app.UI {
	if o.show {
		return app.Div().Body(&show{Scenario: fromFile, env: o.env, leave: func(ctx app.Context) { o.show = false; ctx.Update() }})
	}
	body := []app.UI{
		app.Div().Class("field").Body(
			app.Label().For("scenario-file").Text(view.OpenLabel),
			app.P().ID("scenario-hint").Class("hint").Text(view.OpenHint),
			app.Input().ID("scenario-file").Type("file").AutoComplete(false).Aria("describedby", "scenario-hint"),
		),
		app.Div().Class("row").Body(press("button", view.OpenNow, o.read)),
		app.If(o.said != "", func() app.UI { return app.P().ID("refused").TabIndex(-1).Class("error").Role("alert").Text(o.said) }),
	}
	if o.open {
		x := loaded.site.Scenarios[fromFile]
		body = append(body, app.Section().ID("opened").TabIndex(-1).Body(
			app.H2().Text(x.Title), app.P().Class("gap").Text(view.OpenedFrom),
			app.Div().Class("row").Body(press("button button--plain", view.RunWithGroup, func(ctx app.Context) { o.show = true; ctx.Update() })),
			&alone{Scenario: fromFile, env: o.env}))
	}
	return app.Div().Body(body...)
}

// read reads and checks the file. What was open before stays open where it is refused.
func (o *openFile) read(ctx app.Context) {
	task(func() {
		data, err := chosenFile("scenario-file", training.MostPacked)
		var x *training.Scenario
		if err == nil {
			x, err = training.Decode(data)
		}
		ctx.Dispatch(func(ctx app.Context) {
			o.said = openSays(err)
			if err == nil {
				loaded.site.Scenarios[fromFile], o.open = x, true
			}
			ctx.Update()
			ctx.Defer(func(app.Context) { focusFirst("#refused", "#opened") })
		})
	})
}

func openSays(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, errNoFile):
		return view.OpenNone
	case errors.Is(err, errTooLarge):
		return view.OpenTooLarge
	}
	return view.OpenRefused
}
