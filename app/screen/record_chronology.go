//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/view"
)

// chronology is every entry of a case, in the order in which things happened. What was wrong stays, struck through.
func chronology(env Env, of notebook.ID, lines []view.ChronLine) app.UI {
	var items []app.UI
	for _, l := range lines {
		items = append(items, chronItem(env, of, l))
	}
	return app.Div().Body(app.H2().ID("chronology").Text(view.CaseChronology),
		app.If(len(items) > 0, func() app.UI { return app.Ol().Class("chron").Body(items...) }).
			Else(func() app.UI { return app.P().Class("source").Text(view.CaseNothing) }))
}

func chronItem(env Env, of notebook.ID, l view.ChronLine) app.UI {
	body := entryWords(l.Said, l.Withdrawn)
	for _, n := range l.Notes {
		body = append(body, app.P().Class("late").Text(n))
	}
	for _, w := range l.Was {
		body = append(body, wasEntry(w))
	}
	if l.Amend && current.mayWrite() {
		body = append(body, chronActions(env, of, l))
	}
	return app.Li().Body(
		app.Div().Class("chron__when").Body(app.Time().DateTime(l.ISO).Text(l.Day), app.If(l.Clock != "", func() app.UI { return app.Small().Text(l.Clock) })),
		app.Div().Body(body...),
	)
}

// entryWords is an entry in words; struck where it does not count any more.
func entryWords(w view.EntryWords, struck bool) []app.UI {
	text := func(label, text string) app.UI {
		inner := []app.UI{app.If(label != "", func() app.UI { return app.Span().Class("chron__label").Text(label + " ") }), app.Text(text)}
		if struck {
			return app.P().Body(app.S().Body(inner...))
		}
		return app.P().Body(inner...)
	}
	title := app.UI(app.B().Text(w.Title))
	if struck {
		title = app.S().Body(title)
	}
	out := []app.UI{app.P().Body(app.If(struck, func() app.UI { return app.B().Text(view.EntryWithdrawn + ": ") }), title)}
	for _, line := range w.Lines {
		out = append(out, text(line.Label, line.Text))
	}
	return out
}

// wasEntry is an earlier form of an entry. One that was wrong is in sight; one that only said less is folded away.
func wasEntry(w view.WasEntry) app.UI {
	if w.Struck {
		return app.Div().Body(app.P().Body(app.S().Text(w.Said.Plain())), app.P().Class("late").Text(w.Note))
	}
	return app.Details().Class("chron__was").Body(app.Summary().Text(view.EntryBefore+": "+w.Note), app.P().Text(w.Said.Plain()))
}

// chronActions is what can be done about an entry: nothing of it is ever changed.
func chronActions(env Env, of notebook.ID, l view.ChronLine) app.UI {
	kind := notebook.Contact
	if c := current.book.Opened(of); c != nil {
		if e, is := c.Entry(l.Number); is {
			kind = e.Kind
		}
	}
	link := func(start view.LogStart, text string) app.UI {
		return app.A().Href(env.place("notebook/log/", of)).Aria("label", text+": "+l.Said.Title+", "+l.Day).Text(text).
			OnClick(func(app.Context, app.Event) { starts[of] = start }, app.EventScope(startScope(start)))
	}
	return app.Details().Class("chron__acts").Body(
		app.Summary().Aria("label", view.EntryActions+": "+l.Said.Title+", "+l.Day).Text(view.EntryActions),
		app.P().Body(
			app.If(l.Promise, func() app.UI {
				return link(view.LogStart{Kind: notebook.ActionDone, Action: l.Number}, view.EntryMarkDone)
			}),
			app.If(l.Corrects, func() app.UI {
				return link(view.LogStart{Kind: kind, Amends: l.Number, More: true}, view.EntryDetails)
			}),
			app.If(l.Corrects, func() app.UI { return link(view.LogStart{Kind: kind, Amends: l.Number}, view.EntryCorrect) }),
			link(view.LogStart{Kind: notebook.Withdrawal, Amends: l.Number}, view.EntryWithdraw),
		))
}
