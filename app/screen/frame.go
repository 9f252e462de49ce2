// Package screen shows what package view has prepared, as go-app components:
// the same ones at build time, where they are written to files, and in the
// browser, where they answer.
//
// It decides nothing about policies and writes no sentence of its own. It
// never sets markup from strings and never touches the browser but through
// go-app.
package screen

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// Env is what a page needs to know of where it is shown.
type Env struct {
	Base      string // "/" or "/sub/path/"
	GuideOnly bool   // a site without a notebook
}

// href turns a link of package view into an address. Links to other places
// (mail, https) and within the page stay as they are.
func (e Env) href(to string) string {
	if strings.HasPrefix(to, "#") || strings.HasPrefix(to, "mailto:") || strings.HasPrefix(to, "https:") {
		return to
	}
	if own, ok := view.PracticePath(to); ok && practising() {
		to = own
	}
	return e.Base + to
}

// Page shows a finished page: one root element, as go-app replaces exactly one.
func (e Env) Page(p view.Page) app.UI {
	if s := e.projected(p); s != nil {
		return s
	}
	class := "site"
	if practising() {
		class = "site practice"
	}
	return app.Div().Class(class).Body(
		app.A().Class("skip").Href("#main").Text(view.SkipText),
		e.top(p),
		e.rehearsal(p.Rehearsal),
		e.bar(),
		e.strip(p.Strip),
		app.Div().Class(pageClass(p)).Body(
			app.Main().ID("main").Body(e.main(p)...),
			app.If(p.Ladder != nil, func() app.UI { return e.aside(p.Ladder) }),
		),
		e.foot(p),
		e.cover(),
	)
}

func pageClass(p view.Page) string {
	if p.Ladder == nil {
		return "page page--single"
	}
	return "page"
}

// top has the way out first: first after the skip link in the order of keys,
// last in the order of sight.
func (e Env) top(p view.Page) app.UI {
	risk := "risk/"
	if p.Board != "" {
		risk = p.Board + "/risk/"
	}
	return app.Header().Class("top").Body(
		app.A().Class("top__risk").Href(e.href(risk)).Text(view.RiskNow),
		app.A().Class("top__home").Href(e.href("")).Body(waymark(), app.Text(view.Product)),
	)
}

// waymark is the product's sign, a post with two arms, drawn by the style sheet.
func waymark() app.UI { return app.Span().Class("post").Aria("hidden", "true") }

// strip says whose policy this is and how old. It prints.
func (e Env) strip(s *view.Strip) app.UI {
	return app.If(s != nil, func() app.UI {
		return app.Section().Class("strip").Aria("label", view.PolicyLabel).Body(
			app.A().Class("strip__name").Href(e.href(s.Href)).Text(s.Name),
			app.Span().Text(s.Edition),
			status(s.Status),
			app.A().Class("strip__change").Href(e.href("")).Text(view.NotYourArea),
		)
	})
}

func status(s view.Status) app.UI {
	el := app.Span().Class("strip__status").Text(s.Text)
	if s.Late {
		el = el.Class("strip__late")
	}
	if s.PassedAfter != "" {
		el = el.DataSet("passed-after", s.PassedAfter).DataSet("passed-text", s.PassedText)
	}
	return el
}

// main is what the page says. A part of the notebook, once the program runs, is all of it, heading included.
func (e Env) main(p view.Page) []app.UI {
	if part := e.livePart(p); part != nil {
		return []app.UI{part}
	}
	var out []app.UI
	if p.Trail != nil {
		out = append(out, e.trail(p.Trail))
	}
	out = append(out, app.H1().TabIndex(-1).Text(p.Heading))
	if p.Lead != "" {
		out = append(out, app.P().Class("lead").Text(p.Lead))
	}
	return append(out, e.blocks(p.Body)...)
}

func (e Env) livePart(p view.Page) app.UI {
	if loaded == nil {
		return nil
	}
	for _, b := range p.Body {
		if part, ok := b.(view.NotebookPart); ok {
			return e.notebook(part.Part)
		}
	}
	return nil
}

func (e Env) trail(t *view.Trail) app.UI {
	var marks []app.UI
	for _, m := range t.Marks {
		marks = append(marks, app.I().Class(string(m)).Aria("hidden", "true"))
	}
	return app.P().Class("trail").Body(append(marks,
		app.Span().Body(app.Text(t.Text+" · "), app.A().Href(t.Href).Text(view.AllStages)))...)
}

func (e Env) aside(l *view.Ladder) app.UI {
	return app.Nav().ID("ladder").Aria("label", l.Label).Body(e.ladder(l))
}

func (e Env) ladder(l *view.Ladder) app.UI {
	if l.Note != "" {
		return app.P().Class("gap").Text(l.Note)
	}
	var rungs []app.UI
	for _, r := range l.Rungs {
		rungs = append(rungs, e.rung(r))
	}
	return app.Ol().Class("ladder").Body(rungs...)
}

func (e Env) rung(r view.Rung) app.UI {
	a := app.A().Href(e.href(r.Href)).Text(r.Text)
	if r.Mark == view.Here {
		a = a.Aria("current", "step")
	}
	body := []app.UI{a}
	for _, s := range r.Small {
		if s != "" {
			body = append(body, app.Small().Text(s))
		}
	}
	if r.Mark == view.Here {
		body = append(body, app.Small().Class("you").Text(view.YouAreHere))
	}
	return app.Li().Class(string(r.Mark)).Body(body...)
}

func (e Env) foot(p view.Page) app.UI {
	var items []app.UI
	for _, l := range view.FootLinks(e.GuideOnly) {
		items = append(items, app.Li().Body(app.A().Href(e.href(l.Href)).Text(l.Text)))
	}
	return app.Footer().Class("foot").Body(
		app.Ul().Body(items...),
		app.P().Text(view.FootNote),
	)
}
