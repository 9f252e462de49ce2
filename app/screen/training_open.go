package screen

import (
	"errors"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/training"
	"waymark/app/view"
)

// openFile opens a scenario that somebody made, for as long as the page is there. All that the site has of its own
// scenarios can be had of it: rehearsed alone, run with a group, and printed.
type openFile struct {
	app.Compo
	env  Env
	open string // the key of the scenario that is open, "" for none
	read int    // how many were opened
	show bool
	said string
	part string // one of the words of openedParts
	key  boardChooser
}

// openedParts are what can be done with it on this page, the first at once.
var openedParts = []string{view.RehearseAlone, view.OpenedHandOut, view.SevenLink, view.NotesLink, view.KeyName}

// Render shows the field, or the scenario.
func (o *openFile) Render() app.UI {
	if o.show {
		return app.Div().Body(&show{Scenario: o.open, env: o.env, leave: func(ctx app.Context) { o.show = false; ctx.Update() }})
	}
	body := []app.UI{
		app.Div().Class("field").Body(
			app.Label().For("scenario-file").Text(view.OpenLabel),
			app.P().ID("scenario-hint").Class("hint").Text(view.OpenHint),
			app.Input().ID("scenario-file").Type("file").AutoComplete(false).Aria("describedby", "scenario-hint"),
		),
		app.Div().Class("row").Body(press("button", view.OpenNow, o.take)),
		app.If(o.said != "", func() app.UI { return app.P().ID("refused").TabIndex(-1).Class("error").Role("alert").Text(o.said) }),
	}
	if o.open != "" {
		x := loaded.site.Scenarios[o.open]
		body = append(body, app.Section().ID("opened").TabIndex(-1).Body(
			app.H2().Text(x.Title), app.P().Class("gap").Text(view.OpenedFrom), o.uses(), app.Div().Body(o.used(x)...)))
	}
	return app.Div().Body(body...)
}

// uses is the row of what can be done with it.
func (o *openFile) uses() app.UI {
	buttons := []app.UI{press("button", view.RunWithGroup, func(ctx app.Context) { o.show = true; ctx.Update() })}
	for _, part := range openedParts {
		buttons = append(buttons, press("button button--plain", part, func(ctx app.Context) {
			o.part = part
			ctx.Update()
			ctx.Defer(func(app.Context) { focusFirst("#opened-part") })
		}))
	}
	return app.Div().Class("row").Role("group").Aria("label", view.OpenedUse).Body(buttons...)
}

// used is what was chosen of it.
func (o *openFile) used(x *training.Scenario) []app.UI {
	var blocks []view.Block
	out := []app.UI{app.H2().ID("opened-part").TabIndex(-1).Text(o.part)}
	switch o.part {
	case view.OpenedHandOut:
		blocks = view.HandOut(x)
	case view.SevenLink:
		blocks = view.SevenMinutes(x)
	case view.NotesLink:
		blocks = view.Notes(x)
	case view.KeyName:
		out = append(out, boardSelect("key-board", view.WhichBoard, view.ChooseBoard, o.key.id, func(ctx app.Context, id string) {
			o.key.choose(ctx, id, func(ctx app.Context) { ctx.Update() })
		}), o.key.status())
		if o.key.policy == nil {
			return out
		}
		blocks = append([]view.Block{view.Para{Text: view.PolicyLine(o.key.policy)}}, view.AnswerKey(x, o.key.policy, view.Calendar(added))...)
	default:
		return []app.UI{&alone{Scenario: o.open, env: o.env}}
	}
	return append(append(out, o.env.blocks(blocks)...), app.Div().Class("row").Body(press("button button--plain", view.PrintThis, func(app.Context) { app.Window().Call("print") })))
}

// take reads and checks the file. What was open before stays open where it is refused.
func (o *openFile) take(ctx app.Context) {
	task(func() {
		data, err := chosenFile("scenario-file", training.MostPacked)
		var x *training.Scenario
		if err == nil {
			x, err = training.Decode(data)
		}
		ctx.Dispatch(func(ctx app.Context) {
			o.said = openSays(err)
			if err == nil {
				o.read++
				o.open, o.part = fromFile+strconv.Itoa(o.read), openedParts[0]
				loaded.site.Scenarios[o.open] = x
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
