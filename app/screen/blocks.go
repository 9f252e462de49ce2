package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

func (e Env) blocks(in []view.Block) []app.UI {
	out := make([]app.UI, 0, len(in))
	for _, b := range in {
		out = append(out, e.block(b))
	}
	return out
}

// block shows one block. A kind of block that is not named here is a mistake
// that a test finds, not something to guess at.
func (e Env) block(b view.Block) app.UI {
	switch b := b.(type) {
	case view.Heading2:
		return app.H2().ID(b.ID).TabIndex(-1).Text(b.Text)
	case view.Heading3:
		return app.H3().ID(b.ID).Text(b.Text)
	case view.Prose:
		return app.Div().Class("prose").Body(e.nodes(b.Nodes)...)
	case view.Para:
		return app.P().Text(b.Text)
	case view.Quiet:
		return e.quiet(b)
	case view.Next:
		return e.next(b)
	case view.Condition:
		return app.P().Class("condition").Text(b.Text)
	case view.Duties:
		return e.duties(b)
	case view.Gap:
		return gap(b)
	case view.Ours:
		return app.Section().Class("ours").Body(append([]app.UI{app.P().Class("ours__title").Text(b.Title)}, e.blocks(b.Body)...)...)
	case view.Warning:
		return app.P().Class("warning").Body(app.Strong().Text(view.WarningLead), app.Text(" "+b.Text))
	case view.Fork:
		return e.fork(b)
	case view.Links:
		return e.links(b)
	case view.Buttons:
		return e.buttons(b)
	case view.Table:
		return table(b)
	case view.Details:
		return app.Details().ID(b.ID).Class("fold").Open(b.Open).Body(append([]app.UI{app.Summary().Text(b.Summary)}, e.blocks(b.Body)...)...)
	case view.Clause:
		return e.clause(b)
	case view.FormBlank:
		return form(b.Form)
	case view.LadderBlock:
		return e.ladder(b.Ladder)
	case view.Poster:
		return app.P().Class("poster").Body(app.Img().Src(e.href(b.Src)).Alt(b.Alt))
	case view.PrintButton:
		return app.P().Body(app.Button().Type("button").Class("button button--plain").DataSet("print", "yes").DataSet("needs-script", "yes").Hidden(true).Text(b.Text))
	case view.Walk:
		return e.walk(b)
	case view.SearchBox:
		return e.search(b)
	case view.TrainingPart:
		return e.trainingPart(b)
	case view.NotebookPart:
		return app.Div().DataSet("program", "now").Body(e.blocks(b.Fallback)...)
	}
	panic("screen: a block without a way to show it")
}

func (e Env) quiet(b view.Quiet) app.UI {
	body := []app.UI{app.Text(b.Text)}
	if b.Link != nil {
		body = append(body, app.Text(" "), app.A().Href(e.href(b.Link.Href)).Text(b.Link.Text))
	}
	return app.P().Class("source").Body(body...)
}

// next is the one loud thing on a page.
func (e Env) next(n view.Next) app.UI {
	var facts []app.UI
	for _, f := range n.Facts {
		dd := app.Dd().Text(f.Text)
		if f.Loud {
			dd = dd.Class("next__by")
		}
		facts = append(facts, app.Dt().Text(f.Label), dd)
	}
	body := []app.UI{app.P().Class("next__do").Text(n.Do), app.Dl().Body(facts...)}
	if n.Proof != nil {
		body = append(body, proof(n.Proof))
	}
	if len(n.Why) > 0 {
		body = append(body, why(n.Why))
	}
	class := "next"
	if n.Risk {
		class = "next next--risk"
	}
	return app.Div().Class(class).Role("group").Aria("label", view.NextLabel).Body(body...) // a page may have several, so no landmark
}

func proof(p *view.Proof) app.UI {
	var days []app.UI
	for _, d := range p.Days {
		li := app.Li()
		if d.Off {
			li = li.Class("off")
		}
		days = append(days, li.Body(app.B().Text(d.Number), app.Span().Text(d.Day), app.Span().Text(d.Note)))
	}
	return app.Details().Body(
		app.Summary().Text(p.Summary),
		app.Ul().Class("proof").Body(days...),
		app.P().Class("source proof__note").Text(p.Note),
	)
}

func why(lines []string) app.UI {
	var items []app.UI
	for _, l := range lines {
		items = append(items, app.Li().Text(l))
	}
	return app.Details().Body(app.Summary().Text(view.WhyLabel), app.Ul().Class("why").Body(items...))
}

// duties shows the board's own strength first and the source once after the
// duties that share it.
func (e Env) duties(b view.Duties) app.UI {
	var items []app.UI
	for i, d := range b.Items {
		text := []app.UI{}
		if d.Who != "" {
			text = append(text, app.B().Text(d.Who+": "))
		}
		text = append(text, app.Text(d.Text))
		if d.Time != "" {
			text = append(text, app.Text(" "), app.Span().Class("time").Text(d.Time))
		}
		if i == len(b.Items)-1 || b.Items[i+1].Source != d.Source {
			text = append(text, app.Small().Class("source").Text(view.SourceLead+d.Source))
		}
		items = append(items, app.Li().Body(
			app.Span().Class("tag tag--"+tagClass(d.Word)).Text(d.Word), app.Span().Body(text...)))
	}
	return app.Ul().Class("duties").Body(items...)
}

func tagClass(word string) string {
	switch word {
	case "Must":
		return "must"
	case "Should":
		return "should"
	}
	return "may"
}

func gap(g view.Gap) app.UI {
	body := []app.UI{app.B().Text(g.Lead), app.Text(" " + g.Text)}
	if g.Reading != "" {
		body = append(body, app.Br(), app.B().Text(view.ReadingLead), app.Text(" "+g.Reading))
	}
	return app.P().Class("gap").Body(body...)
}

func (e Env) fork(f view.Fork) app.UI {
	var out []app.UI
	for _, c := range f.Choices {
		out = append(out, app.A().Href(e.href(c.Href)).Text(c.Text))
	}
	return app.Div().Body(
		app.If(f.Question != "", func() app.UI { return app.P().Body(app.B().Text(f.Question)) }),
		app.Div().Class("fork").Body(out...),
	)
}

func (e Env) links(l view.Links) app.UI {
	var items []app.UI
	for _, i := range l.Items {
		if practising() && i.Href == view.RescuePath { // it knows the real notebook only
			continue
		}
		a := app.A().Href(e.href(i.Href)).Body(app.Text(i.Text), app.If(i.Small != "", func() app.UI {
			return app.Small().Body(app.Text(i.Small), app.If(i.Status.Text != "", func() app.UI { return status(i.Status) }))
		}))
		if external(i.Href) {
			a = a.Rel("noreferrer noopener")
		}
		items = append(items, app.Li().Body(a))
	}
	return app.Ul().Class("links").Body(items...)
}

func external(href string) bool { return len(href) > 6 && href[:6] == "https:" }

func (e Env) buttons(b view.Buttons) app.UI {
	var out []app.UI
	for _, l := range b.Items {
		class := "button"
		if l.Plain {
			class = "button button--plain"
		}
		out = append(out, app.A().Class(class).Href(e.href(l.Href)).Text(l.Text))
	}
	return app.Div().Class("row").Body(out...)
}

// table scrolls by itself where it is wider than the screen, reachable by keyboard.
func table(t view.Table) app.UI {
	var head []app.UI
	named := false
	for _, h := range t.Head {
		named = named || h != ""
		if h == "" { // nothing stands over the heads of the rows
			head = append(head, app.Td())
			continue
		}
		head = append(head, app.Th().Scope("col").Text(h))
	}
	var rows []app.UI
	for _, r := range t.Rows {
		var cells []app.UI
		for i, c := range r {
			if i == 0 && t.RowHeads {
				cells = append(cells, app.Th().Scope("row").Text(c))
			} else {
				cells = append(cells, app.Td().Text(c))
			}
		}
		rows = append(rows, app.Tr().Body(cells...))
	}
	el := app.Table()
	if t.RowHeads && len(t.Head) == 2 {
		el = el.Class("stack")
	}
	return app.Div().Class("scroll").TabIndex(0).Role("region").Aria("label", t.Caption).Body(
		el.Body(
			app.Caption().Text(t.Caption),
			app.If(named, func() app.UI { return app.THead().Body(app.Tr().Body(head...)) }),
			app.TBody().Body(rows...),
		))
}

func (e Env) clause(c view.Clause) app.UI {
	var lines []app.UI
	for _, l := range c.Lines {
		lines = append(lines, app.Li().Text(l))
	}
	return app.Div().Class("clause").Body(
		app.Div().Class("prose").Body(e.nodes(c.Prose)...),
		app.Ul().Class("clause__rule").Body(lines...),
		app.P().Class("source").Text(view.SourceLead+c.Source),
	)
}
