//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/view"
)

// perPage is how many cases a page of the list holds: each one more makes every drawing longer. perFrame of them change at a
// time: a telephone needs a moment for each, and answers in between.
const (
	perPage  = 25
	perFrame = 3
)

// foundPage is where one is in the cases with some words.
type foundPage struct {
	words string
	first int
}

// shownLine is a case as the page shows it.
type shownLine struct {
	*view.CaseLine
	found string // what stands around the words that are looked for
	write bool   // this tab may
	ask   bool   // whether the case should be kept longer
}

// place is the first case of the page. What is looked for is shown from its first page again: who types sees the first of it
// at once.
func (c *cases) place() *int {
	if c.find.words == "" {
		return &c.first
	}
	if c.found.words != c.find.words {
		c.found = foundPage{words: c.find.words}
	}
	return &c.found.first
}

// list is one page of some cases, and the ways to the others.
func (c *cases) list(lines []*view.CaseLine) app.UI {
	if len(lines) == 0 {
		c.drawn = nil
		c.atWork(false)
		return app.P().Role("status").Text(view.CasesNoMatch)
	}
	first := c.place()
	if *first >= len(lines) { // there were more
		*first = (len(lines) - 1) / perPage * perPage
	}
	end := min(*first+perPage, len(lines))
	whole := c.next(lines[*first:end])
	var items []app.UI
	for _, l := range c.drawn {
		items = append(items, &caseRow{Line: l, env: c.env})
	}
	list := app.Ul().Class("cases").Body(items...)
	if c.atWork(!whole); !whole {
		list = list.Aria("busy", true)
		if c.own.Src() != nil {
			drawOn(c.own)
		}
	}
	return app.Div().Body(list, app.If(len(lines) > perPage, func() app.UI {
		return app.Div().Body(
			app.P().Class("source").Role("status").Text(view.CasesShown(*first+1, end, len(lines))),
			app.Div().Class("row").Body(
				app.If(*first > 0, func() app.UI { return plainButton(view.CasesBack(perPage), c.back) }),
				app.If(end < len(lines), func() app.UI { return plainButton(view.CasesNext(min(perPage, len(lines)-end)), c.forth) })))
	}))
}

// atWork says whether the page is still being drawn, for which other work waits.
func (c *cases) atWork(is bool) {
	switch {
	case is && !c.busy:
		front.Add(1)
	case !is && c.busy:
		front.Add(-1)
	}
	c.busy = is
}

// OnDismount lets other work go on.
func (c *cases) OnDismount() { c.atWork(false) }

func (c *cases) forth(app.Context, app.Event) { c.turn(perPage); c.readOn() }
func (c *cases) back(app.Context, app.Event)  { c.turn(-perPage); c.readOn() }

// turn goes to another page.
func (c *cases) turn(by int) {
	first := c.place()
	*first = max(*first+by, 0)
}

// readOn goes on with the focus at the first case: a page is read from the top, and the button may be gone.
func (c *cases) readOn() {
	c.own.Defer(func(app.Context) { focusFirst(".cases > li a") })
}

// next brings the page nearer to some lines: perFrame of its cases become others, from the top, and as many go that are too many.
// It says whether the page has come to them. A case that is still to become another is true until then, and leads to its own page.
func (c *cases) next(wanted []*view.CaseLine) (whole bool) {
	c.drawn = c.drawn[:max(min(len(wanted), len(c.drawn)), len(c.drawn)-perFrame)]
	fresh, most := 0, min(perFrame, len(c.drawn)+1)
	write, months, day := current.mayWrite(), reviewMonths(), today()
	for i, line := range wanted {
		one := shownLine{line, view.FoundWords(c.find.found[line.ID]), write, view.AskAge(line.Begun, months, day)}
		there := i < len(c.drawn)
		if there && *c.drawn[i] == one {
			continue
		}
		if fresh++; fresh > most {
			return false
		}
		if there {
			c.drawn[i] = &one
		} else {
			c.drawn = append(c.drawn, &one)
		}
	}
	return len(c.drawn) == len(wanted)
}

// caseRow is one case in the list: a component, so that the others are not drawn anew where one has changed.
type caseRow struct {
	app.Compo
	Line *shownLine // the same one as long as it says the same: so they are compared at once
	env  Env
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
				app.If(l.found != "", func() app.UI { return app.Small().Class("cases__found").Text(l.found) }),
				app.If(l.ask, func() app.UI { return app.Small().Text(view.AgeHeading) }),
				app.If(l.Received, func() app.UI { return app.Small().Text(view.CaseReceived) }),
			),
		),
		app.If(l.write, func() app.UI {
			return r.env.lead(id, view.LogStart{Kind: notebook.Contact}, "cases__log", view.LogContact).Aria("label", view.LogContact+" "+l.Code)
		}),
	)
}
