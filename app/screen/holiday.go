package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/policy"
	"waymark/app/view"
)

// counts reports whether the policy counts working days at all.
func (w *walk) counts() bool {
	for _, r := range w.policy().Rules() {
		for _, d := range r.Duties {
			if d.Time != nil && d.Time.Unit == policy.WorkingDays {
				return true
			}
		}
	}
	return false
}

// holiday lets the reader add a one-off bank holiday, announced after this
// site was built.
func (w *walk) holiday() app.UI {
	list := ""
	for _, d := range added {
		list += d.Long() + ". "
	}
	return app.Details().ID("holiday").Class("fold").Body(
		app.Summary().Text(view.HolidayFold),
		app.Div().Class("field").Body(
			app.Label().For("holiday-day").Text(view.HolidayDay),
			w.dayError("holiday-day"),
			w.dayInput("holiday-day"),
			app.Div().Class("row").Body(
				app.Button().Type("button").Class("button button--plain").Text(view.HolidayAdd).OnClick(w.addHoliday),
			),
		),
		app.If(list != "", func() app.UI { return app.P().Text(view.HolidayList + list) }),
	)
}

func (w *walk) addHoliday(ctx app.Context, _ app.Event) {
	day, err := dayIn("holiday-day")
	if err != nil {
		w.wrong = "holiday-day"
		w.focus("#holiday-day")
		return
	}
	w.wrong = ""
	added = append(added, day)
	keepHolidays(added)
}

// confirm asks what a document of unknown issuer is used for, before anything
// is worked out from it.
func (w *walk) confirm() app.UI {
	button := func(text string, use view.Use) app.UI {
		return app.Button().Type("button").Text(text).OnClick(func(ctx app.Context, _ app.Event) {
			w.track().use = use
			w.keep()
			w.focus("#question", "#you-are-here")
		}, app.EventScope(int(use)))
	}
	return app.FieldSet().Class("ask").Body(
		app.Legend().Text(view.ConfirmLead),
		app.Div().Class("fork").Body(button(view.ConfirmReal, view.UseReal), button(view.ConfirmRead, view.UseRehearsal)),
	)
}

// useNote says on every page of such a document what the reader said.
func (w *walk) useNote(use view.Use) []app.UI {
	switch use {
	case view.UseReal:
		return []app.UI{app.P().Class("source").Text(view.Confirmed)}
	case view.UseRehearsal:
		return []app.UI{app.P().Class("warning").Text(view.Rehearsing)}
	}
	return nil
}
