//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// faults is what is wrong with a form, field by field, in the order of the page.
type faults []formFault

type formFault struct{ field, text string } // the field's ID

// of is what is wrong with one field, "" for nothing.
func (f faults) of(field string) string {
	for _, one := range f {
		if one.field == field {
			return one.text
		}
	}
	return ""
}

// summary lists all that is wrong above the form, each with the way to its field; an empty place where all is well, so
// that no field moves when it comes. It is a button and no link, because a link would put another fragment into the
// address, and a record's id stands there.
func (f faults) summary() app.UI {
	if len(f) == 0 {
		return app.Div()
	}
	var items []app.UI
	for _, one := range f {
		id := one.field
		items = append(items, app.Li().Body(app.Button().Type("button").Class("link").Text(one.text).
			OnClick(func(app.Context, app.Event) { focusFirst("#" + id) }, app.EventScope(id))))
	}
	return app.Div().Body(app.Div().Class("summary").ID("summary").TabIndex(-1).Role("alert").Body(
		app.H2().Text(view.ProblemHeading), app.Ul().Body(items...)))
}

// tell gives the focus to the summary, once it is on the page.
func (f faults) tell(ctx app.Context) {
	if len(f) > 0 {
		ctx.Defer(func(app.Context) { focusFirst("#summary") })
	}
}
