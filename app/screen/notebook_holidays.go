//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
	"waymark/app/workday"
)

// holidays is the one-off bank holidays of this notebook, under "On this device": which were added, and a field to add one.
type holidays struct {
	app.Compo
	own   app.Context
	wrong faults
	err   error
	note  note
	after string // one more letter after each day: the field is then another one, and empty
}

const holidayField = "day-off"

// OnMount has it drawn again when the session changes.
func (h *holidays) OnMount(ctx app.Context) {
	h.own = ctx
	current.watch(ctx)
}

// Render shows the days, and the way to another one.
func (h *holidays) Render() app.UI {
	return app.Section().ID("holidays").Aria("labelledby", "holidays-heading").Body(
		app.H2().ID("holidays-heading").Text(view.HolidaysHeading),
		app.P().Text(view.HolidaysLead), app.P().Text(view.HolidaysOnlyHere),
		&guideDays{InList: true},
		app.Div().Body(said(h.note)),
		app.Div().Body(app.If(h.err != nil, func() app.UI { return app.Div().Role("alert").Body(problem(h.err)) })),
		app.Div().Body(h.list()),
		h.wrong.summary(),
		app.Div().Body(app.If(current.mayWrite(), func() app.UI {
			return app.Div().Body(
				&field{ID: holidayField, Of: "holidays" + h.after, Label: view.HolidaysLabel, Hint: view.HolidaysHint, Kind: dateField,
					Wrong: h.wrong.of(holidayField), Enter: func(app.Context) { h.add() }},
				app.Div().Class("row").Body(plainButton(view.HolidaysAdd, func(app.Context, app.Event) { h.add() })))
		})),
	)
}

func (h *holidays) list() app.UI {
	var items []app.UI
	for _, day := range current.book.Settings().Holidays {
		items = append(items, app.Li().Body(app.Text(day.Long()+" "),
			app.Button().Type("button").Class("small").Disabled(!current.mayWrite()).Text(view.HolidaysRemove).Aria("label", view.HolidaysRemove+": "+day.Long()).
				OnClick(func(app.Context, app.Event) { h.remove(day) }, app.EventScope(day.String()))))
	}
	if len(items) == 0 {
		return app.P().Class("source").Text(view.HolidaysNone)
	}
	return app.Ul().Class("bare").Body(items...)
}

// add adds the day that was typed, or says why not and leaves it there.
func (h *holidays) add() {
	day, wrong := view.NotebookHolidayTyped(valueOf(holidayField), current.book.Settings().Holidays)
	h.wrong, h.note, h.err = nil, note{}, nil
	if wrong != "" {
		h.wrong = faults{{holidayField, wrong}}
		h.wrong.tell(h.own)
		h.own.Update()
		return
	}
	h.put(day, func() { h.after += "x" })
}

// put stores a day.
func (h *holidays) put(day workday.Date, then func()) {
	h.change(func(set *notebook.Settings) { set.AddHolidays(day) }, func() {
		h.note = note{text: view.HolidaysAdded([]workday.Date{day})}
		then()
	})
}

// remove takes a day out, and offers it back.
func (h *holidays) remove(day workday.Date) {
	h.wrong = nil
	h.change(func(set *notebook.Settings) { set.RemoveHoliday(day) }, func() {
		h.note = note{view.HolidayRemoved(day), func(app.Context) { h.put(day, func() {}) }}
	})
}

func (h *holidays) change(change func(*notebook.Settings), then func()) {
	current.run(func(b *book.Book) error { return b.ChangeSettings(change) }, func(_ app.Context, err error) {
		if h.err, h.note = err, (note{}); err == nil {
			then()
		}
		h.own.Defer(func(app.Context) { focusFirst("#holidays .said button", "#holidays .said", "#holidays .problem") })
	})
}

// guideDays says where the guide of this tab and the notebook leave out different days, for else the same date would be two
// without a word, and offers to count the guide's days here too. It copies none by itself.
type guideDays struct {
	app.Compo
	InList bool // stands by the list itself
	env    Env
	err    error
	note   note
}

// OnMount has it drawn again when the session changes.
func (g *guideDays) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows what differs; nothing where nothing does.
func (g *guideDays) Render() app.UI {
	guide, here := view.DaysApart(addedInTab(), current.book.Settings().Holidays)
	return app.Div().Class("apart").Body(
		said(g.note),
		app.If(g.err != nil, func() app.UI { return app.Div().Role("alert").Body(problem(g.err)) }),
		app.If(len(guide) > 0, func() app.UI { return g.offer(guide) }),
		app.If(len(here) > 0 && !g.InList, func() app.UI {
			return g.env.quiet(view.Quiet{Text: view.OnlyNotebookSays(here), Link: &view.Link{Href: "notebook/device/", Text: view.BarDevice}})
		}),
	)
}

func (g *guideDays) offer(days []workday.Date) app.UI {
	says, take := view.OnlyGuideSays(days), current.mayWrite()
	question, answer := view.OnlyGuideAsk(days)
	switch {
	case len(current.book.Settings().Holidays)+len(days) > notebook.MaxHolidays:
		says, take = says+" "+view.HolidaysFull, false
	case take:
		says += " " + question
	}
	return app.Section().Class("warning").Aria("label", view.HolidaysApart).Body(app.P().Text(says),
		app.If(take, func() app.UI { return app.Div().Class("row").Body(plainButton(answer, g.take)) }))
}

// take counts the guide's days here too.
func (g *guideDays) take(app.Context, app.Event) {
	days, _ := view.DaysApart(addedInTab(), current.book.Settings().Holidays)
	current.run(func(b *book.Book) error {
		return b.ChangeSettings(func(set *notebook.Settings) { set.AddHolidays(days...) })
	}, func(ctx app.Context, err error) {
		if g.err = err; err == nil {
			g.note = note{text: view.HolidaysAdded(days)}
		}
		ctx.Defer(func(app.Context) { focusFirst(".apart .said", ".apart .problem") })
	})
}
