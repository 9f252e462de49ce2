package screen

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/policy"
	"waymark/app/view"
	"waymark/app/workday"
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

// holidayDay is the field in which the reader types a one-off bank holiday.
const holidayDay = "holiday-day"

// holiday lets the reader add a one-off bank holiday, announced after this
// site was built, and take it back.
func (w *walk) holiday() app.UI {
	return app.Details().ID("holiday").Class("fold").Body(
		app.Summary().Text(view.HolidayFold),
		app.Div().Class("field").Body(
			app.Label().For(holidayDay).Text(view.HolidayDay),
			app.Div().Body(w.dayError(holidayDay)), // an element that stays: the field would else be another, and empty
			w.dayInput(holidayDay),
		),
		app.Div().Body(app.Div().Class("row").Body( // within the fold's margin, which a row of its own would not keep
			app.Button().Type("button").Class("button button--plain").Text(view.HolidayAdd).OnClick(w.addHoliday),
		)),
		app.If(len(added) > 0, w.addedHolidays),
	)
}

func (w *walk) addedHolidays() app.UI {
	var items []app.UI
	for _, day := range added {
		items = append(items, app.Li().Body(app.Text(day.Long()+" "),
			app.Button().Type("button").Class("small").Text(view.HolidayRemove).Aria("label", view.HolidayRemove+": "+day.Long()).
				OnClick(func(app.Context, app.Event) { w.removeHoliday(day) }, app.EventScope(day.String()))))
	}
	return app.Div().Body(app.P().Text(view.HolidayList), app.Ul().Class("bare").Body(items...))
}

func (w *walk) addHoliday(app.Context, app.Event) {
	day, wrong := view.HolidayTyped(valueOf(holidayDay), added)
	if wrong != "" {
		w.refuse(holidayDay, wrong)
		return
	}
	w.wrong = ""
	added = append(added, day)
	keepHolidays(added)
	app.Window().GetElementByID(holidayDay).Set("value", "")
}

func (w *walk) removeHoliday(day workday.Date) {
	added = slices.DeleteFunc(slices.Clone(added), func(d workday.Date) bool { return d == day })
	keepHolidays(added)
	w.wrong = ""
	w.focus("#" + holidayDay)
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
