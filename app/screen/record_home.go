//go:build !guideonly

package screen

import (
	"strconv"

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
	more  int    // how many more are shown than at first, where no words are looked for
	found moreFound
	here  int // how many are on the page by now
	note  note
	err   error
}

// CompoID is one: there is one list.
func (c *cases) CompoID() string { return "cases" }

// OnMount asks for the policies of all cases, and has the list drawn again when anything changes.
func (c *cases) OnMount(ctx app.Context) {
	c.own, c.note = ctx, takeNote(notebook.ID{})
	current.watch(ctx)
	var editions []notebook.Edition
	for _, l := range current.book.Lines() {
		editions = append(editions, l.Edition)
	}
	shelved.want(editions...)
	ctx.Update()
}

// Render shows the list.
func (c *cases) Render() app.UI {
	all, ready := lookedAt.lines()
	lines := view.LinesWith(all, c.find.words, c.find.found)
	// What comes and goes stands in an element that stays, so that what follows it is not drawn anew: see field.
	return app.Div().Body(
		heading(view.HomeHeading),
		app.Div().Body(said(c.note)),
		app.Div().Body(app.If(c.err != nil, func() app.UI { return app.Div().Role("alert").Body(problem(c.err)) })),
		app.Div().Body(app.If(current.mayWrite(), func() app.UI {
			return app.Div().Class("row").Body(app.A().Class("button").Href(c.env.href("notebook/new/")).Text(view.CasesNew))
		})),
		c.drafts(),
		app.Div().Body(
			app.If(!ready, func() app.UI { return app.P().Class("source").Role("status").Text(view.CasesWorking) }),
			app.If(ready && len(all) == 0, func() app.UI {
				return app.Div().Body(app.P().Text(view.CasesNone), app.P().Class("source").Text(view.CasesNoneMore))
			})),
		app.Div().Body(app.If(len(all) > 3 || current.book.Figures().Entries > 20, func() app.UI {
			return app.Div().Body(&field{ID: "filter", Of: "cases", Label: view.CasesFilter, Hint: view.CasesFilterHint,
				Typed: func(_ app.Context, typed string) { c.find.look(typed) }})
		})),
		app.Div().Body(app.If(c.find.more, func() app.UI { return app.P().Class("source").Role("status").Text(view.CasesFindMore) })),
		app.Div().Body(app.If(len(all) > 0, func() app.UI { return c.list(lines) })),
		app.If(len(all) > 0 && !practising(), func() app.UI { return app.P().Body(app.A().Href(c.env.href("notebook/lead/")).Text(view.LeadHeading)) }),
	)
}

func (c *cases) list(lines []*view.CaseLine) app.UI {
	if len(lines) == 0 {
		return app.P().Role("status").Text(view.CasesNoMatch)
	}
	var items []app.UI
	shown := c.next(min(c.shown(), len(lines)))
	write, months, day := current.mayWrite(), reviewMonths(), today()
	for _, l := range lines[:shown] {
		items = append(items, &caseRow{Line: l, Write: write, Ask: view.AskAge(l.Begun, months, day), env: c.env})
	}
	rest := len(lines) - c.shown()
	return app.Div().Body(app.Ul().Class("cases").Body(items...), app.If(rest > 0, func() app.UI {
		return app.Button().Type("button").Class("button button--plain").Text(view.CasesMore(rest)).OnClick(c.showMore)
	}))
}

// perPage is how many cases are shown at first, and how many more each time that more are asked for. They come on the page
// perFrame at a time: a telephone needs a moment for each, and answers in between.
const (
	perPage  = 25
	perFrame = 8
)

// shown is how many are. What is looked for is shown from its first page again: who types sees the first of it at once.
func (c *cases) shown() int {
	if c.found.words != c.find.words {
		c.found = moreFound{words: c.find.words}
	}
	if c.find.words != "" {
		return perPage + c.found.more
	}
	return perPage + c.more
}

// moreFound is how many more are shown of the cases with some words.
type moreFound struct {
	words string
	more  int
}

// showMore goes on with the focus at the first case that comes: the button may be gone.
func (c *cases) showMore(app.Context, app.Event) {
	first := ".cases > li:nth-child(" + strconv.Itoa(c.here+1) + ") a"
	c.own.Defer(func(app.Context) { focusFirst(first) })
	if c.find.words != "" {
		c.found.more += perPage
	} else {
		c.more += perPage
	}
}

// next is how many of some cases are drawn this time. What is left is drawn next.
func (c *cases) next(wanted int) int {
	c.here = min(wanted, c.here+perFrame)
	if c.here < wanted && c.own.Src() != nil {
		c.own.Dispatch(nil)
	}
	return c.here
}

// caseRow is one case in the list: a component, so that a list of hundreds is not drawn anew where one has changed.
type caseRow struct {
	app.Compo
	Line  *view.CaseLine // the same one as long as it says the same: so they are compared at once
	Write bool           // this tab may
	Ask   bool           // whether the case should be kept longer
	env   Env
}

// Render draws the case as a way to its page, and beside it the way to log a contact.
func (r *caseRow) Render() app.UI {
	l, due := r.Line, app.Span().Class("cases__due")
	if l.Urgent {
		due = due.Class("cases__urgent")
	}
	id, _ := notebook.ParseID(l.ID)
	return app.Li().Body(
		app.A().Class("cases__case").Href(r.env.place("notebook/case/", id)).Body(
			app.Span().Class("cases__code").Text(l.Code),
			app.Span().Class("cases__what").Body(
				due.Text(l.When),
				app.If(l.What != "", func() app.UI { return app.Span().Text(l.What) }),
				app.Small().Text(l.Board+sep(l.Stage)),
				app.If(l.Found != "", func() app.UI { return app.Small().Class("cases__found").Text(l.Found) }),
				app.If(r.Ask, func() app.UI { return app.Small().Text(view.AgeHeading) }),
				app.If(l.Received, func() app.UI { return app.Small().Text(view.CaseReceived) }),
			),
		),
		app.If(r.Write, func() app.UI {
			return r.env.lead(id, view.LogStart{Kind: notebook.Contact}, "cases__log", view.LogContact).Aria("label", view.LogContact+" "+l.Code)
		}),
	)
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
	codes := map[notebook.ID]string{}
	for _, l := range current.book.Lines() {
		codes[l.ID] = l.Code
	}
	var items []app.UI
	for _, d := range drafts {
		items = append(items, draftItem(c.env, d, codes[d.Case], c.throw))
	}
	return app.Div().Body(app.H2().Text(view.CasesDrafts), app.Ul().Class("bare").Body(items...))
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
