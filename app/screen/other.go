package screen

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/guide"
	"waymark/app/view"
	"waymark/app/workday"
)

// other is for what no button of the position offers.
func (w *walk) other(choices []view.EventChoice) app.UI {
	var options []app.UI
	agreed := false
	for i, c := range choices {
		options = append(options, app.Option().Value(strconv.Itoa(i)).Text(c.Text))
		agreed = agreed || c.Event.Kind == guide.DateAgreed
	}
	return app.Details().ID("other").Class("fold").Body(
		app.Summary().Text(view.OtherFold),
		app.Div().Class("field").Body(
			app.Label().For("other-what").Text(view.OtherWhat),
			app.Select().ID("other-what").Body(options...),
		),
		w.dayField("other-day", view.OtherDay, w.day),
		app.If(agreed, func() app.UI { return w.dayField("other-agreed", view.OtherAgreed, workday.Date{}) }),
		app.Div().Class("row field").Body(
			app.Button().Type("button").Class("button button--plain").Text(view.OtherEnter).
				OnClick(func(ctx app.Context, _ app.Event) { w.enterOther(ctx, choices) }, app.EventScope(len(choices), choiceNames(choices))),
		),
	)
}

// choiceNames tells one list of choices from another: go-app keeps a handler
// whose scope is the same, and with it the list that it was made for.
func choiceNames(choices []view.EventChoice) string {
	out := ""
	for _, c := range choices {
		out += c.Text + "\n"
	}
	return out
}

// dayField is a labelled field for a day inside a fold, with its error.
func (w *walk) dayField(id, label string, value workday.Date) app.UI {
	return app.Div().Class("field").Body(
		app.Label().For(id).Text(label),
		w.dayError(id),
		w.dayInput(id).Value(value.String()),
	)
}

// dayInput is a field for a day that names its error while there is one.
func (w *walk) dayInput(id string) app.HTMLInput {
	in := app.Input().ID(id).Type("date").AutoComplete(false)
	if w.wrong == id {
		in = in.Aria("invalid", "true").Aria("describedby", id+"-wrong")
	}
	return in
}

func (w *walk) dayError(id string) app.UI {
	return app.If(w.wrong == id, func() app.UI { return app.P().Class("error").ID(id + "-wrong").Text(w.wrongSays) })
}

// refuse says what is wrong with the day in a field, and goes back to it.
func (w *walk) refuse(id, says string) {
	w.wrong, w.wrongSays = id, says
	w.focus("#" + id)
}

func (w *walk) enterOther(ctx app.Context, choices []view.EventChoice) {
	i, err := strconv.Atoi(app.Window().GetElementByID("other-what").Get("value").String())
	if err != nil || i < 0 || i >= len(choices) {
		return
	}
	e := choices[i].Event
	if e.Kind == guide.DateAgreed {
		if e.Agreed, err = dayIn("other-agreed"); err != nil {
			w.refuse("other-agreed", view.WrongDay)
			return
		}
	}
	w.enter(ctx, "other-day", e)
}

// dayIn reads the day in a field.
func dayIn(id string) (workday.Date, error) {
	return workday.ParseDate(valueOf(id))
}
