//go:build !guideonly

package screen

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// caseView is one case: the next step, what is owed, what happened, where it stands.
type caseView struct {
	app.Compo
	Of       notebook.ID
	env      Env
	own      app.Context
	at       opening
	note     note
	err      error
	deleting bool    // asked whether to delete it
	news     release // another edition of the same board's policy, that nobody has decided about
}

// CompoID keeps one case's page out of another's.
func (c *caseView) CompoID() string { return "case/" + c.Of.String() }

// OnMount opens the case, and looks for another edition of its policy.
func (c *caseView) OnMount(ctx app.Context) {
	c.own, c.note = ctx, takeNote(c.Of)
	current.watch(ctx)
	c.at.begin(c.Of, func() {
		r, _ := c.at.record()
		shelved.wantNewest(r.Case.Edition().Board, func(_ app.Context, newest release, err error) {
			if err == nil {
				c.news = newest
			}
		})
		ctx.Update()
	})
}

// Render shows the case.
func (c *caseView) Render() app.UI {
	r, open := c.at.record()
	if lost := c.lost(); !open && lost != nil {
		return lost
	}
	if !open {
		return c.at.instead(c.env)
	}
	pg := r.Page(look(r)).WithStatus(r.Policy, today())
	text := []app.UI{
		c.strip(pg),
		caseTrail(pg.Trail),
		heading(pg.Heading),
		said(c.note),
		app.If(c.err != nil, func() app.UI { return app.Div().Role("alert").Body(problem(c.err)) }),
		c.received(r, pg),
		app.P().Class("source").Text(view.Begun(r.Case.Start().Created.Local.Date, today())),
		c.banner(r), c.age(r),
	}
	text = append(text, c.env.blocks(pg.Safety)...)
	if pg.AskFirst {
		text = append(text, c.ask(pg.Ask))
	}
	text = append(text, &guideDays{env: c.env}) // before the day that it is about
	text = append(text, c.env.blocks(pg.Next)...)
	text = append(text, c.actions(pg.CardStage()))
	if !pg.AskFirst {
		text = append(text, c.ask(pg.Ask))
	}
	text = append(text, c.ends(pg.Over), c.drafts(), c.owed(pg.Owed), c.learning(pg.Learning))
	if len(pg.Also) > 0 {
		text = append(text, app.H2().Text(view.CaseAlsoDue))
		text = append(text, c.env.blocks(pg.Also)...)
	}
	text = append(text, chronology(c.env, c.Of, pg.Chronology), c.aside(pg.Aside), c.answered(pg.Answered), c.remove(r))
	return app.Div().Class("case").Body(
		app.Div().Class("case__text").Body(text...),
		app.If(pg.Ladder != nil, func() app.UI { return c.env.aside(pg.Ladder) }),
	)
}

// strip says which case this is, under whose policy, and how safe it is.
func (c *caseView) strip(pg view.CasePage) app.UI {
	saved := pg.Saved + ", " + view.CaseOnDevice
	if current.book.IsMemory() {
		saved = view.CaseInMemory
	}
	return app.Section().Class("strip case__strip").Aria("label", view.PolicyLabel).Body(
		app.B().Text(pg.Code),
		app.A().Href(c.env.href(pg.Href)).Text(pg.Edition),
		app.If(pg.Status.Text != "", func() app.UI { return status(pg.Status) }),
		app.Span().Text(saved),
	)
}

// caseTrail is the ladder in one line. The way to the whole of it is a button: a link would put another fragment into the
// address, where the record's id stands.
func caseTrail(t *view.Trail) app.UI {
	if t == nil {
		return app.Div()
	}
	var marks []app.UI
	for _, m := range t.Marks {
		marks = append(marks, app.I().Class(string(m)).Aria("hidden", "true"))
	}
	return app.P().Class("trail").Body(append(marks, app.Span().Body(app.Text(t.Text+" · "),
		app.Button().Type("button").Class("link").Text(view.AllStages).OnClick(func(app.Context, app.Event) { focusFirst("#ladder") })))...)
}

// banner says that there is another edition, until somebody has decided.
func (c *caseView) banner(r view.Record) app.UI {
	return app.If(isNews(r, c.news), func() app.UI {
		return app.Section().Class("ours").Aria("label", view.CaseNewsHeading).Body(
			app.P().Class("ours__title").Text(view.CaseNewsHeading), app.P().Text(view.CaseNewsText),
			app.P().Body(app.A().Href(c.env.place("notebook/move/", c.Of)).Text(view.CaseNewsLink)))
	})
}

// received says where a case came from, and that its policy came with it where this site has not got that one.
func (c *caseView) received(r view.Record, pg view.CasePage) app.UI {
	return app.If(pg.Received, func() app.UI {
		theirs := r.Policy != nil && (loaded.urls[r.Case.Edition().Board] == "" || isNews(r, c.news))
		return app.Div().Body(app.P().Class("source").Text(view.CaseReceived),
			app.If(theirs, func() app.UI { return app.P().Class("warning").Text(view.CaseTheirPolicy) }))
	})
}

// age asks about a case that is older than the organisation wants. It asks only.
func (c *caseView) age(r view.Record) app.UI {
	return app.If(view.AskAge(r.Case.Start().Created.Local.Date, reviewMonths(), today()), func() app.UI {
		return app.Section().Class("ours").Aria("label", view.AgeHeading).Body(
			app.P().Class("ours__title").Text(view.AgeHeading), app.P().Text(view.AgeText),
			app.P().Body(app.A().Href(c.env.place("notebook/hand/", c.Of)).Text(view.AgeHand)))
	})
}

// isNews says whether an edition is another than the case's, and nobody has decided about it yet. A pack that holds the
// same text of ours is the same edition, whatever form it travels in.
func isNews(r view.Record, newest release) bool {
	now := r.Case.Edition()
	if newest.policy == nil || newest.policy.ID != now.Board || newest.hash == now.Pack {
		return false
	}
	if r.Policy != nil && r.Policy.Hash == newest.policy.Hash && r.Case.Start().Received == (notebook.Stamp{}) {
		return false
	}
	for _, row := range r.Case.Chronology() {
		if row.Kind == notebook.EditionStayed && row.Stands() && row.To.Pack == newest.hash {
			return false
		}
	}
	return true
}

// actions is what one does with a case, two taps from the list.
func (c *caseView) actions(stage int) app.UI {
	button := func(path, text string) app.UI {
		return app.A().Class("button button--plain").Href(c.env.place(path, c.Of)).Text(text)
	}
	return app.Div().Body(
		app.Div().Class("row").Body(
			app.If(current.mayWrite(), func() app.UI {
				return c.env.lead(c.Of, view.LogStart{Kind: notebook.Contact, Stage: stage}, "button", view.LogContact)
			}),
			button("notebook/card/", view.CaseWords),
			button("notebook/hand/", view.CaseBrief),
		),
		app.P().Class("case__more").Body(
			app.A().Href(c.env.place("notebook/names/", c.Of)).Text(view.CaseNames), app.Text(" "),
			app.A().Href(c.env.place("notebook/move/", c.Of)).Text(view.CaseMove),
		),
	)
}

// ask is the next of the policy's questions; the answer is an entry.
func (c *caseView) ask(q *view.Asked) app.UI {
	if q == nil || !current.mayWrite() {
		return app.Div()
	}
	var buttons []app.UI
	for _, a := range view.AnswerWords {
		answer := notebook.Answer(a.Answer)
		buttons = append(buttons, app.Button().Type("button").Text(a.Text).
			OnClick(func(app.Context, app.Event) { c.answer(q.Fact, answer) }, app.EventScope(q.Fact, int(answer))))
	}
	return app.FieldSet().Class("ask").Body(
		app.Legend().ID("question").TabIndex(-1).Text(q.Question),
		app.Div().Class("fork").Body(buttons...),
		app.P().Class("source").Text(view.SourceLead+q.Source),
	)
}

func (c *caseView) answer(fact string, a notebook.Answer) {
	c.add(notebook.Entry{Kind: notebook.Answered, Happened: now().Local, Question: fact, Answer: a}, "#question", ".next", "h1")
}

// add stores an entry that needs no form.
func (c *caseView) add(e notebook.Entry, focus ...string) {
	current.run(func(b *book.Book) error { _, err := b.Add(c.Of, e, notebook.ID{}, now()); return err }, func(_ app.Context, err error) {
		c.err, c.note = err, note{}
		c.own.Defer(func(app.Context) { focusFirst(focus...) })
	})
}

// ends asks whether the stage is over; both answers weigh the same.
func (c *caseView) ends(ends []view.StageEnd) app.UI {
	if len(ends) == 0 || !current.mayWrite() {
		return app.Div()
	}
	var out []app.UI
	for _, end := range ends {
		out = append(out, c.env.lead(c.Of, end.Log, "", end.Text))
	}
	return app.Div().Body(app.P().Body(app.B().Text(view.CaseStageOver)), app.Div().Class("fork").Body(out...))
}

// drafts is what was begun in this case and not finished.
func (c *caseView) drafts() app.UI {
	var items []app.UI
	for _, d := range current.book.Drafts() {
		if d.Case == c.Of {
			items = append(items, draftItem(c.env, d, "", c.throw))
		}
	}
	return app.If(len(items) > 0, func() app.UI {
		return app.Div().Body(app.H2().Text(view.CasesDrafts), app.Ul().Class("bare").Body(items...))
	})
}

func (c *caseView) throw(_ app.Context, d notebook.Draft) {
	current.run(func(b *book.Book) error { return b.DropDraft(d.ID) }, func(_ app.Context, err error) {
		if c.err = err; err != nil {
			return
		}
		c.note = note{view.DraftThrown, func(app.Context) {
			current.run(func(b *book.Book) error { return b.SaveDraft(d) }, func(_ app.Context, err error) { c.err, c.note = err, note{} })
		}}
		c.own.Defer(func(app.Context) { focusFirst(".said button", "h1") })
	})
}

// owed is what is still owed, each with the form that records it.
func (c *caseView) owed(lines []view.OwedLine) app.UI {
	return app.Div().Body(app.H2().ID("owed").Text(view.CaseOwed),
		app.If(len(lines) > 0, func() app.UI { return c.lines(lines) }).
			Else(func() app.UI { return app.P().Class("source").Text(view.CaseOwedNone) }))
}

// learning is what the policy says about learning from a disagreement that is over; nothing where it says nothing.
func (c *caseView) learning(lines []view.OwedLine) app.UI {
	return app.If(len(lines) > 0, func() app.UI {
		return app.Div().Body(app.H2().Text(view.CaseLearning), app.P().Class("source").Text(view.CaseLearningSay), c.lines(lines))
	})
}

func (c *caseView) lines(lines []view.OwedLine) app.UI {
	var items []app.UI
	for i, o := range lines {
		class := ""
		if o.Late {
			class = "owed__late"
		}
		items = append(items, app.Li().Body(
			app.Span().Class(class).Text(o.Text),
			app.If(o.Small != "", func() app.UI { return app.Small().Class("source").Text(o.Small) }),
			app.If(o.Done != "", func() app.UI { return app.Span().Class("owed__done").Text(o.Done) }),
			app.If(o.Log != nil && current.mayWrite(), func() app.UI {
				return app.A().Href(c.env.place("notebook/log/", c.Of)).Aria("label", view.OwedRecord+": "+o.Text).Text(view.OwedRecord).
					OnClick(func(app.Context, app.Event) { starts[c.Of] = *o.Log }, app.EventScope(i, startScope(*o.Log)))
			}),
		))
	}
	return app.Ul().Class("owed").Body(items...)
}

// aside is what is in the record and does not count under this policy.
func (c *caseView) aside(lines []string) app.UI {
	return app.If(len(lines) > 0, func() app.UI {
		var items []app.UI
		for _, l := range lines {
			items = append(items, app.Li().Text(l))
		}
		return app.Div().Body(app.H2().Text(view.CaseAside), app.P().Text(view.CaseAsideText), app.Ul().Body(items...))
	})
}

// answered is what was answered so far; each can be answered anew, by another entry.
func (c *caseView) answered(answers []view.Asked) app.UI {
	if len(answers) == 0 {
		return app.Div()
	}
	var items []app.UI
	for _, q := range answers {
		var buttons []app.UI
		for _, a := range view.AnswerWords {
			answer := notebook.Answer(a.Answer)
			buttons = append(buttons, app.Button().Type("button").Class("small").Text(a.Text).Aria("pressed", strconv.FormatBool(a.Answer == q.Answer)).
				Aria("label", a.Text+": "+q.Question).Disabled(!current.mayWrite()).
				OnClick(func(app.Context, app.Event) { c.answer(q.Fact, answer) }, app.EventScope(q.Fact, int(answer))))
		}
		items = append(items, app.Li().Body(app.P().Text(q.Question), app.Div().Class("row").Body(buttons...)))
	}
	return app.Details().Class("fold").Body(app.Summary().Text(view.CaseAnswered), app.Ul().Class("bare").Body(items...))
}

// remove asks before a case goes to the bin, and offers to bring it back.
func (c *caseView) remove(r view.Record) app.UI {
	if !current.mayWrite() {
		return app.Div()
	}
	code := r.Case.Start().Code
	return c.asked(view.CaseDeleteAsk, view.CaseDeleteYes, func(app.Context, app.Event) { c.delete(code) })
}

// asked is the way to delete the case, in two steps.
func (c *caseView) asked(sure, yes string, do app.EventHandler) app.UI {
	if !c.deleting {
		return app.P().Body(app.Button().Type("button").Class("link").Text(view.CaseDelete).OnClick(func(app.Context, app.Event) {
			c.deleting = true
			c.own.Defer(func(app.Context) { focusFirst("#delete") })
		}))
	}
	return app.Section().ID("delete").Class("warning").TabIndex(-1).Aria("label", view.CaseDelete).Body(
		app.P().Text(sure),
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("button danger").Text(yes).OnClick(do, app.EventScope(c.Of.String(), yes)),
			app.Button().Type("button").Class("button button--plain").Text(view.CaseKeep).OnClick(func(app.Context, app.Event) { c.deleting = false }),
		))
}

func (c *caseView) delete(code string) {
	current.run(func(b *book.Book) error { return b.Delete(c.Of, now()) }, func(ctx app.Context, err error) {
		if c.err = err; err != nil {
			return
		}
		notes[notebook.ID{}] = note{view.CaseBinned(code), c.undelete}
		ctx.Navigate(c.env.href("notebook/"))
	})
}

// undelete brings the case back from the bin.
func (c *caseView) undelete(app.Context) {
	current.run(func(b *book.Book) error { return b.Restore(c.Of) }, func(ctx app.Context, err error) {
		if err == nil {
			ctx.Navigate(c.env.place("notebook/case/", c.Of))
		}
	})
}
