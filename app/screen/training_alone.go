package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/training"
	"waymark/app/view"
)

// alone is a rehearsal by oneself: the case unfolds decision by decision, with what
// the guide says at each.
type alone struct {
	app.Compo
	Scenario string
	env      Env

	board, other boardChooser
	path         []string
	reasons      []string // what was written of why, by the decision's place; on this page only
	log          bool
	said         string
}

// CompoID keeps one scenario's choices out of another's.
func (a *alone) CompoID() string { return "alone/" + a.Scenario }

func (a *alone) scenario() *training.Scenario { return loaded.site.Scenarios[a.Scenario] }

// Render shows what has happened so far and the next decision.
func (a *alone) Render() app.UI {
	x := a.scenario()
	body := []app.UI{app.Div().Class("setup").Body(
		boardSelect("board", view.WhichBoard, view.ChooseBoard, a.board.id, func(ctx app.Context, id string) {
			a.board.choose(ctx, id, func(ctx app.Context) { a.changed(ctx, "#board") })
		})), a.board.status()}
	if len(a.path) == 0 {
		body = append(body, app.Div().Body(a.env.blocks(view.Opening(x))...))
	}
	if a.board.policy == nil {
		return app.Div().Body(body...)
	}
	c, err := training.Play(x, a.board.policy, a.path, view.Calendar(added))
	if err != nil { // cannot be: the path is made of buttons of this scenario
		a.path = nil
		return app.Div().Body(body...)
	}
	body = append(body, a.before(c))
	if c.Over {
		body = append(body, a.end(c)...)
	} else {
		body = append(body, a.decision(c)...)
	}
	return app.Div().Body(append(body, a.tools(c), a.beside(c), a.choices(c))...)
}

// before is what came of the choice before.
func (a *alone) before(c training.Course) app.UI {
	if len(a.path) == 0 {
		return app.Div()
	}
	m := c.Moments[len(a.path)-1]
	return app.Section().ID("came").TabIndex(-1).Class("comes").Aria("label", view.WhatComes).Body(
		app.P().Body(app.B().Text(view.YouChose+": "), app.Text(m.Choice.Text)),
		app.P().Text(m.Choice.Comes),
		app.P().Class("source").Text(view.ToThink+": "+m.Choice.Why),
		app.Details().Body(app.Summary().Text(view.PolicyAsked), app.Div().Body(a.env.blocks(view.AskBlocks(c.Policy, &m))...)))
}

func (a *alone) decision(c training.Course) []app.UI {
	m := c.Moments[len(c.Moments)-1]
	var buttons []app.UI
	for i := range m.Scene.Fork.Choices {
		id := m.Scene.Fork.Choices[i].ID
		buttons = append(buttons, app.Button().Type("button").Text(m.Scene.Fork.Choices[i].Text).
			OnClick(func(ctx app.Context, _ app.Event) {
				a.path = append(a.path[:len(a.path):len(a.path)], id)
				a.changed(ctx, "#came")
			}, app.EventScope(m.Scene.ID, id)))
	}
	return append(a.env.blocks(view.SceneBlocks(c.Scenario, m.Scene)),
		app.FieldSet().Class("decide").Body(app.Legend().Text(m.Scene.Fork.Ask), app.Div().Class("fork").Body(buttons...)),
		a.record(),
		app.Details().ID("asks").Class("fold").Body(app.Summary().Text(view.PolicyAsks),
			a.env.ladder(view.LadderAt(c.Policy, m.Stands)), app.Div().Body(a.env.blocks(view.AskBlocks(c.Policy, &m))...)))
}

// record leads to the notebook to practise with, where the site has one; in another tab, as what was chosen here is gone when
// the page is left.
func (a *alone) record() app.UI {
	return app.If(!guideOnly, func() app.UI {
		return app.P().Class("source").Body(app.Text(view.PracticeLead+" "), app.A().Href(a.env.Base+"practice/").Attr("target", "_blank").Attr("rel", "noopener").Text(view.PracticeLink))
	})
}

func (a *alone) end(c training.Course) []app.UI {
	m := training.Moment{Stands: c.End, Asks: training.Expect(c.Policy, c.End)}
	out := []app.UI{app.H2().Text(view.EndOfScenario), app.H3().Text(view.PolicyAsks), app.Div().Body(a.env.blocks(view.AskBlocks(c.Policy, &m))...)}
	return append(out, app.Div().Body(a.env.blocks(view.Afterwards(c.Scenario))...))
}

func (a *alone) tools(c training.Course) app.UI {
	if len(a.path) == 0 {
		return app.Div()
	}
	return app.Div().Class("row").Body(
		press("button button--plain", view.GoBack, func(ctx app.Context) {
			a.path = a.path[:len(a.path)-1]
			a.reasons = a.reasons[:min(len(a.path), len(a.reasons))]
			a.changed(ctx, "#came", ".decide")
		}),
		press("button button--plain", view.StartAgain, func(ctx app.Context) {
			a.path, a.reasons, a.log = nil, nil, false
			a.changed(ctx, "#board")
		}),
		app.If(!a.log, func() app.UI {
			return press("button", view.SeeLog, func(ctx app.Context) {
				a.log = true
				a.changed(ctx, "#log")
			})
		}))
}

// beside is the same case at the same point under another board.
func (a *alone) beside(c training.Course) app.UI {
	body := []app.UI{app.Summary().Text(view.OtherBoard), app.P().Text(view.OtherBoardLead),
		boardSelect("other-board", view.BesideBoard, view.NoOther, a.other.id, func(ctx app.Context, id string) {
			a.other.choose(ctx, id, func(ctx app.Context) { a.changed(ctx, "#other-board") })
		}), a.other.status()}
	if o, there := a.other.same(c, a.path); there {
		am, bm := lastOf(c), lastOf(o)
		body = append(body, table(view.Beside(c.Policy, o.Policy, &am, &bm)))
	}
	return app.Details().ID("beside").Class("fold").Body(body...)
}

// lastOf is where a course stands now.
func lastOf(c training.Course) training.Moment {
	if c.Over {
		return training.Moment{Stands: c.End, Asks: training.Expect(c.Policy, c.End)}
	}
	return c.Moments[len(c.Moments)-1]
}

// choices is the choice log, to print, and to save where it is asked for.
func (a *alone) choices(c training.Course) app.UI {
	if !a.log || len(a.path) == 0 {
		return app.Div()
	}
	decisions := []app.UI{app.P().Text(view.PolicyLine(c.Policy))}
	for i := range view.Chosen(c) {
		decisions = append(decisions, a.decided(c, i))
	}
	return app.Section().ID("log").TabIndex(-1).Body(
		app.H2().Text(view.ChoiceLog), app.P().Text(view.ChoiceLead),
		app.Div().Body(decisions...), app.Div().Body(a.env.blocks(view.Reflection())...),
		app.Div().Class("row").Body(
			press("button", view.ChoicePrint, func(app.Context) { app.Window().Call("print") }),
			app.If(canSave, func() app.UI {
				return press("button button--plain", view.ChoiceSave, func(ctx app.Context) {
					saveText(view.LogText(c, a.reasons), view.LogName(c), func() {
						ctx.Dispatch(func(ctx app.Context) { a.said = view.ChoiceSaved })
					})
				})
			})),
		app.P().Role("status").Text(a.said))
}

// decided is one decision of the log, with room for why it was taken.
func (a *alone) decided(c training.Course, i int) app.UI {
	for len(a.reasons) <= i {
		a.reasons = append(a.reasons, "")
	}
	id := "why-" + c.Moments[i].Scene.ID
	return app.Div().Body(app.Div().Body(a.env.blocks(view.LogOf(c, i))...),
		&field{ID: id, Of: a.Scenario + "/" + c.Moments[i].Choice.ID, Label: view.WhyChosen, Hint: view.WhyHint, Kind: textField, Start: a.reasons[i],
			Typed: func(ctx app.Context, typed string) {
				a.reasons[i] = typed
				if el := app.Window().GetElementByID(id + "-paper"); el.Truthy() {
					el.Call("setAttribute", "data-why", typed)
				}
			}},
		app.P().ID(id+"-paper").Class("paper written").DataSet("why", a.reasons[i]).Text(view.WhyChosen+": "))
}

// changed draws the page anew and puts the focus where the news is.
func (a *alone) changed(ctx app.Context, focus ...string) {
	ctx.Update()
	ctx.Defer(func(app.Context) { focusFirst(focus...) })
}
