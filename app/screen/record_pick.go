//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// pick is a labelled choice of one. Like a field it owns what is chosen: that is set once, when it comes on the page, and
// with another record in Of it is another choice.
type pick struct {
	app.Compo
	ID      string
	Of      string
	Label   string
	Hint    string
	Wrong   string
	Options []view.Option
	Groups  []pickGroup // instead of Options
	Start   string
	Picked  func(app.Context, string)
}

// pickGroup is some of the options under a heading of their own.
type pickGroup struct {
	Label   string
	Options []view.Option
}

// CompoID keeps what was chosen for one record out of another's.
func (p *pick) CompoID() string { return p.ID + "\x00" + p.Of }

// OnMount chooses the first value.
func (p *pick) OnMount(ctx app.Context) {
	ctx.Defer(func(app.Context) { setValue(p.ID, pickValue(p.Start)) })
}

// Render draws label and choice, without saying what is chosen.
func (p *pick) Render() app.UI {
	options := optionsOf(p.Options)
	for _, g := range p.Groups {
		options = append(options, app.OptGroup().Label(g.Label).Body(optionsOf(g.Options)...))
	}
	el := app.Select().ID(p.ID).Attr("autocomplete", "off").Body(options...).OnChange(p.picked)
	if p.Wrong != "" {
		el = el.Aria("invalid", "true")
	}
	if p.Hint != "" || p.Wrong != "" {
		el = el.Aria("describedby", (&field{ID: p.ID, Hint: p.Hint, Wrong: p.Wrong}).described())
	}
	return app.Div().Class(fieldClass(p.Wrong)).Body(
		app.Label().For(p.ID).Text(p.Label),
		app.If(p.Hint != "", func() app.UI { return app.P().ID(p.ID + "-hint").Class("hint").Text(p.Hint) }),
		app.If(p.Wrong != "", func() app.UI { return app.P().ID(p.ID + "-wrong").Class("error").Text(p.Wrong) }),
		el,
	)
}

func optionsOf(options []view.Option) []app.UI {
	var out []app.UI
	for _, o := range options {
		out = append(out, app.Option().Attr("value", pickValue(o.Value)).Text(o.Text))
	}
	return out
}

// nothing stands for choosing nothing: go-app drops an empty value, and the browser would take the option's words for it.
const nothing = "-"

func pickValue(value string) string {
	if value == "" {
		return nothing
	}
	return value
}

func (p *pick) picked(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	value := ctx.JSSrc().Get("value").String()
	if value == nothing {
		value = ""
	}
	p.Picked(ctx, value)
}
