//go:build !guideonly

package screen

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/view"
)

// logEntry is the form for an entry of a case: of any kind, and for correcting, adding details and withdrawing. The time is
// filled in, and it can be saved at once.
type logEntry struct {
	app.Compo
	Of   notebook.ID
	env  Env
	own  app.Context
	at   opening
	form *draftForm
	save saving
}

// CompoID keeps what was typed about one case out of another's.
func (l *logEntry) CompoID() string { return "log/" + l.Of.String() }

// OnMount begins the form, or goes on with the one that was left.
func (l *logEntry) OnMount(ctx app.Context) {
	l.own = ctx
	current.watch(ctx)
	l.at.begin(l.Of, func() {
		l.begin()
		ctx.Update()
	})
}

func (l *logEntry) begin() {
	r, open := l.at.record()
	start, asked := starts[l.Of]
	delete(starts, l.Of)
	plain := func(d notebook.Draft) bool { return !d.Card && d.Entry.Kind != notebook.EditionStayed }
	switch stored, there := draftOf(l.Of, plain); {
	case there && !asked:
		l.form = takeUp(stored)
	default:
		d := newDraft(l.Of, notebook.Contact)
		if asked && open {
			d.Entry = start.Entry(r.Case, now().Local)
		}
		l.form = current.form(d)
	}
	l.save.form = l.form
}

// OnDismount stores what waits.
func (l *logEntry) OnDismount() {
	if l.form != nil {
		l.form.leave()
	}
}

// Render shows the form.
func (l *logEntry) Render() app.UI {
	r, open := l.at.record()
	if !open || l.form == nil {
		return l.at.instead(l.env)
	}
	e := &l.form.draft.Entry
	button := view.LogSave
	if e.Kind == notebook.Withdrawal {
		button = view.LogWithdrawBtn
	}
	body := []app.UI{
		heading(logHeading(e) + ", " + r.Case.Start().Code),
		l.form.wrong.summary(),
		l.save.failed(),
		l.save.advice(l.env, l.Of, func() { l.try(true) }),
	}
	body = append(body, l.amended(r, e)...)
	if e.Amends == 0 {
		body = append(body, l.kind())
	}
	if e.Kind != notebook.Withdrawal {
		body = append(body, l.form.when())
	}
	body = append(body, l.form.recordFields(r.Fields(e.Kind, e.Amends != 0 && !e.Details))...)
	body = append(body, app.Div().Class("savebar").Body(
		app.If(current.mayWrite(), func() app.UI {
			return app.Button().Type("button").Class("button").Text(button).OnClick(func(app.Context, app.Event) { l.try(false) }, app.EventScope(l.form.draft.ID.String()))
		}).Else(func() app.UI { return app.P().Text(view.LogOtherTab) }),
		&saveLine{Form: l.form},
	))
	return app.Div().Class("log").Body(body...)
}

func logHeading(e *notebook.Entry) string {
	switch {
	case e.Kind == notebook.Withdrawal:
		return view.LogWithdraws
	case e.Details:
		return view.LogDetails
	case e.Amends != 0:
		return view.LogCorrects
	}
	return view.LogHeading
}

// amended names the entry that this one is about.
func (l *logEntry) amended(r view.Record, e *notebook.Entry) []app.UI {
	old, is := r.Case.Entry(e.Amends)
	if !is {
		return nil
	}
	lead := view.LogNames
	switch {
	case e.Kind == notebook.Withdrawal:
		lead = view.LogNamesGone
	case e.Details:
		lead = view.LogNamesMore
	}
	return []app.UI{app.Div().Class("ours").Body(
		app.P().Class("ours__title").Text(lead),
		app.P().Text(old.Happened.Date.Long()+sep(old.Happened.Clock.String())+": "+r.Words(old).Plain()),
		app.P().Class("source").Text(view.LogStays))}
}

// kind is the chooser, in groups.
func (l *logEntry) kind() app.UI {
	var groups []pickGroup
	for _, g := range view.KindGroups {
		one := pickGroup{Label: g.Label}
		for _, k := range g.Kinds {
			one.Options = append(one.Options, view.Option{Value: strconv.Itoa(int(k)), Text: view.KindWords(k)})
		}
		groups = append(groups, one)
	}
	return &pick{ID: "kind", Of: l.form.draft.ID.String(), Label: view.LogWhat, Groups: groups, Start: strconv.Itoa(int(l.form.draft.Entry.Kind)),
		Picked: func(_ app.Context, value string) {
			k, _ := strconv.Atoi(value)
			l.form.wrong = nil
			l.form.set(func(e *notebook.Entry) { e.Kind = notebook.Kind(k) })
			l.own.Update()
		}}
}

// try saves the entry, and goes back to the case.
func (l *logEntry) try(anyway bool) {
	r, open := l.at.record()
	if !open {
		return
	}
	l.save.try(l.own, r, fitted(l.form.draft.Entry), anyway, func(ctx app.Context, e notebook.Entry) {
		notes[l.Of] = note{text: view.EntrySaved(view.KindWords(e.Kind), e.Written.Local.Clock.String(), current.book.IsMemory())}
		ctx.Navigate(l.env.place("notebook/case/", l.Of))
	})
	l.own.Update()
}
