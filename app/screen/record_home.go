//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// cases is the first page of an open notebook: what is next over all cases, the overdue ones first.
type cases struct {
	app.Compo
	env   Env
	own   app.Context
	find  finder // what the filter asks for
	first int    // of the cases on the page, where no words are looked for
	found foundPage
	parts int          // of the page that are there
	drawn []*shownLine // of the list that are
	busy  bool         // drawing it
	note  note
	err   error
}

// CompoID is one: there is one list.
func (c *cases) CompoID() string { return "cases" }

// OnMount has the list drawn again when anything changes.
func (c *cases) OnMount(ctx app.Context) {
	c.own, c.note = ctx, takeNote(notebook.ID{})
	current.watch(ctx)
	drawOn(ctx)
}

// want asks for the policies of all cases.
func (c *cases) want() {
	var editions []notebook.Edition
	for _, l := range current.book.Lines() {
		editions = append(editions, l.Edition)
	}
	shelved.want(editions...)
}

// Render shows the list.
func (c *cases) Render() app.UI {
	parts := []func() app.UI{c.news, c.begin, c.drafts, c.filter, c.all}
	if app.IsClient { // one more a frame: together they take a telephone too long
		if c.own.Src() == nil { // it is about to be there
			return app.Div().Body(heading(view.HomeHeading))
		}
		if c.parts < len(parts) {
			if c.parts++; c.parts == len(parts) {
				c.want() // the last part is the list, which waits for them
			}
			drawOn(c.own)
		}
		parts = parts[:c.parts]
	}
	body := []app.UI{heading(view.HomeHeading)}
	for _, part := range parts {
		body = append(body, part())
	}
	return app.Div().Body(body...)
}

// What comes and goes in these parts stands in an element that stays, so that what follows it is not drawn anew: see field.

// news is what was done, what went wrong and what wants to be looked at.
func (c *cases) news() app.UI {
	return app.Div().Body(
		app.Div().Body(said(c.note)),
		&guideDays{env: c.env},
		app.Div().Body(app.If(c.err != nil, func() app.UI { return app.Div().Role("alert").Body(problem(c.err)) })))
}

// begin is the way to a new case.
func (c *cases) begin() app.UI {
	return app.Div().Body(app.If(current.mayWrite(), func() app.UI {
		return app.Div().Class("row").Body(app.A().Class("button").Href(c.env.href("notebook/new/")).Text(view.CasesNew))
	}))
}

// filter asks for words, where there is enough to look through.
func (c *cases) filter() app.UI {
	return app.Div().Body(app.If(len(current.book.Lines()) > 3 || current.book.Figures().Entries > 20, func() app.UI {
		return &field{ID: "filter", Of: "cases", Label: view.CasesFilter, Hint: view.CasesFilterHint,
			Typed: func(_ app.Context, typed string) { c.find.look(typed) }}
	}))
}

// all is the list, or why there is none.
func (c *cases) all() app.UI {
	all, ready := lookedAt.lines()
	return app.Div().Body(
		app.Div().Body(
			app.If(!ready, func() app.UI { return app.P().Class("source").Role("status").Text(view.CasesWorking) }),
			app.If(ready && len(all) == 0, func() app.UI {
				return app.Div().Body(app.P().Text(view.CasesNone), app.P().Class("source").Text(view.CasesNoneMore))
			})),
		app.Div().Body(app.If(c.find.more, func() app.UI { return app.P().Class("source").Role("status").Text(view.CasesFindMore) })),
		app.Div().Body(app.If(len(all) > 0, func() app.UI { return c.list(view.LinesWith(all, c.find.words, c.find.found)) })),
		app.If(len(all) > 0 && !practising(), func() app.UI { return app.P().Body(app.A().Href(c.env.href("notebook/lead/")).Text(view.LeadHeading)) }))
}

func sep(text string) string {
	if text == "" {
		return ""
	}
	return " · " + text
}

// drafts is what was begun and not finished.
func (c *cases) drafts() app.UI {
	drafts := current.book.Drafts()
	if len(drafts) == 0 {
		return app.Div()
	}
	var items []app.UI
	for _, d := range drafts {
		items = append(items, draftItem(c.env, d, calledOf(d.Case), c.throw))
	}
	return app.Div().Body(app.H2().Text(view.CasesDrafts), app.Ul().Class("bare").Body(items...))
}

// calledOf is what a case is called, empty for none.
func calledOf(id notebook.ID) string {
	lines := current.book.Lines()
	for i := range lines {
		if lines[i].ID == id {
			return lines[i].Code
		}
	}
	return ""
}

// draftItem is one unfinished entry, with the way on and the way out.
func draftItem(env Env, d notebook.Draft, code string, throw func(app.Context, notebook.Draft)) app.UI {
	line := view.UnfinishedLine(d, code, now().Local)
	path := "notebook/log/"
	switch {
	case d.Case.IsZero():
		path = "notebook/new/"
	case d.Card:
		path = "notebook/card/"
	case d.Entry.Kind == notebook.EditionStayed:
		path = "notebook/move/"
	}
	return app.Li().Body(app.Text(line+" "), app.Div().Class("row").Body(
		app.A().Class("button button--plain").Href(env.place(path, d.Case)).Aria("label", view.DraftGoOn+": "+line).Text(view.DraftGoOn).
			OnClick(func(app.Context, app.Event) { resumed[d.Case] = d.ID; delete(starts, d.Case) }, app.EventScope(d.ID.String())),
		app.If(current.mayWrite(), func() app.UI {
			return app.Button().Type("button").Class("small").Text(view.DraftThrow).Aria("label", view.DraftThrow+": "+line).
				OnClick(func(ctx app.Context, _ app.Event) { throw(ctx, d) }, app.EventScope(d.ID.String()))
		})))
}

// throw takes a draft away, and offers it back.
func (c *cases) throw(_ app.Context, d notebook.Draft) {
	current.run(func(b *book.Book) error { return b.DropDraft(d.ID) }, func(ctx app.Context, err error) {
		if c.err = err; err != nil {
			return
		}
		c.note = note{view.DraftThrown, func(app.Context) {
			current.run(func(b *book.Book) error { return b.SaveDraft(d) }, func(_ app.Context, err error) { c.err, c.note = err, note{} })
		}}
		ctx.Defer(func(app.Context) { focusFirst(".said button", "h1") })
	})
}
