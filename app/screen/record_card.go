//go:build !guideonly

package screen

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/view"
)

// card is the conversation card of a stage: filled in before the call, read out in it, and saved after it as the contact
// that it has become. It is one draft all the way, so nothing is typed twice.
type card struct {
	app.Compo
	Of   notebook.ID
	env  Env
	own  app.Context
	at   opening
	form *draftForm
	save saving
	step cardStep
}

// cardStep is how far the call is.
type cardStep uint8

const (
	before cardStep = iota
	during          // the script is shown
	after
)

// CompoID keeps what was typed about one case out of another's.
func (c *card) CompoID() string { return "card/" + c.Of.String() }

// OnMount takes up the card of the stage that the case is at.
func (c *card) OnMount(ctx app.Context) {
	c.own = ctx
	current.watch(ctx)
	c.at.begin(c.Of, func() {
		if r, open := c.at.record(); open {
			c.begin(r, r.Page(look(r)).CardStage())
		}
		ctx.Update()
	})
}

// begin takes up the card of a stage, as far as it was filled in.
func (c *card) begin(r view.Record, stage int) {
	if c.form != nil {
		c.form.leave()
	}
	ofStage := func(d notebook.Draft) bool { return d.Card && d.Entry.Stage == stage }
	if resumed[c.Of] != (notebook.ID{}) {
		ofStage = func(d notebook.Draft) bool { return d.Card }
	}
	if d, there := draftOf(c.Of, ofStage); there {
		c.form = takeUp(d)
	} else {
		d := newDraft(c.Of, notebook.Contact)
		d.Card, d.Entry.Stage, d.Entry.How = true, stage, notebook.ByPhone
		c.form = current.form(d)
	}
	c.save = saving{form: c.form}
}

// OnDismount stores what waits.
func (c *card) OnDismount() {
	if c.form != nil {
		c.form.leave()
	}
}

// Render shows the card before, during or after the call.
func (c *card) Render() app.UI {
	r, open := c.at.record()
	if !open || c.form == nil {
		return c.at.instead(c.env)
	}
	switch c.step {
	case during:
		return app.Div().Body(c.script(r)...)
	case after:
		return app.Div().Body(c.outcome(r)...)
	}
	return app.Div().Body(c.fill(r)...)
}

func (c *card) fill(r view.Record) []app.UI {
	body := []app.UI{heading(view.CardHeading + ", " + r.Case.Start().Code), app.P().Class("lead").Text(view.CardLead)}
	if stages := r.Stages(); len(stages) > 0 {
		body = append(body, &pick{ID: "card-stage", Of: c.form.draft.ID.String(), Label: view.CardStage, Options: stages, Start: figure(c.form.draft.Entry.Stage),
			Picked: func(_ app.Context, value string) { c.toStage(r, value) }})
	}
	body = append(body, c.env.blocks(r.StageAsks(c.form.draft.Entry.Stage))...)
	body = append(body, c.form.recordFields(r.CardFields())...)
	return append(body, app.Div().Class("savebar").Body(
		c.to(during, "button", view.CardRead), c.to(after, "button button--plain", view.CardHappened), &saveLine{Form: c.form}))
}

// toStage goes to another stage's card. Where that has none yet, the words that are here go along.
func (c *card) toStage(r view.Record, value string) {
	rank, _ := strconv.Atoi(value)
	for _, d := range current.book.Drafts() {
		if d.Case == c.Of && d.Card && d.Entry.Stage == rank && d.ID != c.form.draft.ID {
			c.begin(r, rank)
			c.own.Update()
			return
		}
	}
	c.form.set(func(e *notebook.Entry) { e.Stage = rank })
	c.own.Update()
}

// to is a button that goes on to another step.
func (c *card) to(step cardStep, class, text string) app.UI {
	return app.Button().Type("button").Class(class).Text(text).OnClick(func(ctx app.Context, _ app.Event) {
		if c.form.save(); step == after && c.step != after {
			c.form.set(func(e *notebook.Entry) { e.Happened = now().Local })
		}
		c.step = step
		focusOn(c.own)
	}, app.EventScope(int(step), c.form.draft.ID.String()))
}

// script is the card in large letters, in the order of speaking.
func (c *card) script(r view.Record) []app.UI {
	e := &c.form.draft.Entry
	body := []app.UI{heading(view.CardHeading)}
	if who := view.PartyWords(e.Who); who != "" {
		body = append(body, app.P().Class("lead").Text(who))
	}
	for _, p := range r.Script(e.Card()) {
		text := app.P().Text(p.Text)
		if p.Blank {
			text = text.Class("source")
		}
		body = append(body, app.Section().Class("script").Body(app.H2().Text(p.Heading), text))
	}
	return append(body, app.Div().Class("row").Body(
		c.to(after, "button", view.CardHappened), c.to(before, "button button--plain", view.CardEdit)))
}

// outcome is what only the call itself could bring, and what it was about.
func (c *card) outcome(r view.Record) []app.UI {
	body := []app.UI{
		heading(view.CardAfter),
		app.P().Text(view.CardAfterSay),
		c.form.wrong.summary(),
		c.save.failed(),
		c.save.advice(c.env, c.Of, func() { c.try(true) }),
		c.form.when(),
	}
	body = append(body, c.form.recordFields(r.AfterFields())...)
	body = append(body, app.Div().Class("ours").Body(app.P().Class("ours__title").Text(view.CardPrepared),
		app.Div().Body(entryWords(r.Words(prepared(c.form.draft.Entry)), false)...)))
	return append(body, app.Div().Class("savebar").Body(
		app.If(current.mayWrite(), func() app.UI {
			return app.Button().Type("button").Class("button").Text(view.CardSave).OnClick(func(app.Context, app.Event) { c.try(false) }, app.EventScope(c.form.draft.ID.String()))
		}),
		c.to(before, "button button--plain", view.CardEdit), &saveLine{Form: c.form}))
}

// prepared is what of the entry was there before the call.
func prepared(e notebook.Entry) notebook.Entry {
	return notebook.Entry{Kind: e.Kind, Stage: e.Stage, How: e.How, Who: e.Who, Concern: e.Concern, Evidence: e.Evidence, Risk: e.Risk, Asked: e.Asked}
}

// try saves the contact, and goes back to the case.
func (c *card) try(anyway bool) {
	r, open := c.at.record()
	if !open {
		return
	}
	c.save.try(c.own, r, fitted(c.form.draft.Entry), anyway, func(ctx app.Context, e notebook.Entry) {
		notes[c.Of] = note{text: view.EntrySaved(view.KindWords(e.Kind), e.Written.Local.Clock.String(), current.book.IsMemory())}
		ctx.Navigate(c.env.place("notebook/case/", c.Of))
	})
	c.own.Update()
}
