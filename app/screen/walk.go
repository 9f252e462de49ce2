package screen

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/view"
	"waymark/app/workday"
)

// walk is the part of a page that only the running program can do. At build
// time it is what stands there without the program.
func (e Env) walk(b view.Walk) app.UI {
	if loaded == nil {
		return app.Div().Class("walk").DataSet("program", "yes").Body(e.blocks(b.Fallback)...)
	}
	return &walk{Board: b.Board, Stage: b.Stage, env: e}
}

// tracks holds, for each board, what has been answered and entered in this tab.
var tracks = map[string]*track{}

type track struct {
	answers guide.Answers
	events  []guide.Event
	use     view.Use // only asked where the issuer is unknown
}

// added are the one-off bank holidays that the reader entered in this tab, once something asked for them.
var added []workday.Date

// addedInTab is what the guide in this tab leaves out of its counts.
func addedInTab() []workday.Date {
	if added == nil {
		added = keptHolidays()
	}
	return added
}

type walk struct {
	app.Compo
	Board string
	Stage int

	env       Env
	own       app.Context  // a button's context ends with the button
	day       workday.Date // typed last
	wrong     string       // the field whose day, typed last, was wrong
	wrongSays string       // what is wrong with it
}

// CompoID keeps what was typed on one board's page out of another's.
func (w *walk) CompoID() string { return w.Board + "/" + strconv.Itoa(w.Stage) }

// OnMount takes up what this tab has kept.
func (w *walk) OnMount(ctx app.Context) {
	w.own = ctx
	if tracks[w.Board] == nil {
		kept := keptWalk(w.Board)
		answers, events := kept.Restore(w.policy())
		tracks[w.Board] = &track{answers: answers, events: events, use: kept.Use}
	}
	addedInTab()
	w.day = today()
	ctx.Update()
}

// focus goes to the first of these once the page shows what came of a press.
func (w *walk) focus(selectors ...string) {
	w.own.Defer(func(app.Context) { focusFirst(selectors...) })
}

func (w *walk) policy() *policy.Policy { return loaded.site.Policies[w.Board] }

func (w *walk) track() *track {
	if t := tracks[w.Board]; t != nil {
		return t
	}
	return &track{answers: guide.Answers{}}
}

// keep remembers the walk until the tab closes.
func (w *walk) keep() {
	t := w.track()
	keepWalk(w.Board, view.Save(t.answers, t.events, t.use))
}

// Render shows questions, days and what follows from them.
func (w *walk) Render() app.UI {
	t := w.track()
	if !w.policy().IssuerKnown() && t.use == view.UseUnsaid {
		return app.Div().Class("walk").Body(w.confirm())
	}
	v := view.WalkOf(w.policy(), t.answers, t.events, w.Stage, today(), view.Calendar(added))
	body := append(w.useNote(t.use), w.env.blocks(v.Safety)...)
	body = append(body, w.env.blocks(v.Routes)...)
	if v.Ask != nil {
		body = append(body, w.question(*v.Ask))
	}
	body = append(body, w.env.blocks(v.Result)...)
	for _, d := range v.Dates {
		body = append(body, w.dateAsk(d))
	}
	if len(v.Other) > 0 {
		body = append(body, w.other(v.Other))
	}
	if len(v.Dates) > 0 && w.counts() {
		body = append(body, w.holiday())
	}
	if len(v.Answered)+len(v.Aside)+len(v.Entered) > 0 {
		body = append(body, w.soFar(v))
	}
	return app.Div().Class("walk").Body(body...)
}

func (w *walk) question(q view.Asked) app.UI {
	var buttons []app.UI
	for _, a := range view.AnswerWords {
		answer := a.Answer
		buttons = append(buttons, app.Button().Type("button").Text(a.Text).
			Aria("pressed", strconv.FormatBool(q.Answer == answer)).
			OnClick(func(ctx app.Context, _ app.Event) { w.answer(ctx, q.Fact, answer) }, app.EventScope(q.Fact, int(answer))))
	}
	return app.FieldSet().Class("ask").Body(
		app.Legend().ID("question").TabIndex(-1).Text(q.Question),
		app.Div().Class("fork").Body(buttons...),
		app.P().Class("source").Text(view.SourceLead+q.Source),
	)
}

func (w *walk) answer(ctx app.Context, fact string, a guide.Answer) {
	w.track().answers[fact] = a
	w.keep()
	w.focus("#question", "#you-are-here", ".walk")
}

func (w *walk) dateAsk(d view.DateAsk) app.UI {
	id := "day-" + d.ID
	var buttons []app.UI
	for _, c := range d.Choices {
		event := c.Event
		buttons = append(buttons, app.Button().Type("button").Class("button button--plain").Text(c.Text).
			OnClick(func(ctx app.Context, _ app.Event) { w.enter(ctx, id, event) }, app.EventScope(id, scope(event))))
	}
	return app.Div().Class("field").Body(
		app.Label().For(id).Text(d.Label),
		w.dayError(id),
		w.dayInput(id).Value(w.day.String()),
		app.Div().Class("row").Body(buttons...),
	)
}

// scope tells apart the buttons that enter different events: go-app keeps a
// handler whose scope is the same, and with it the event that it was made for.
func scope(e guide.Event) string {
	return strconv.Itoa(int(e.Kind)) + "/" + strconv.Itoa(e.Stage) + "/" + strconv.FormatBool(e.Resolved) + "/" + e.Form + "/" + e.Who
}

// enter adds an event on the day in the field.
func (w *walk) enter(ctx app.Context, id string, e guide.Event) {
	day, err := dayIn(id)
	if err != nil {
		w.refuse(id, view.WrongDay)
		return
	}
	w.wrong, w.day, e.On = "", day, day
	w.track().events = append(w.track().events, e)
	w.keep()
	w.focus(".walk .next", ".walk")
}

// soFar lists what was answered and entered; each can be changed or taken back.
func (w *walk) soFar(v view.Walked) app.UI {
	var items []app.UI
	for _, q := range v.Answered {
		items = append(items, w.answered(q, ""))
	}
	for _, q := range v.Aside {
		items = append(items, w.answered(q, view.SetAside))
	}
	for _, e := range v.Entered {
		index := e.Index
		items = append(items, app.Li().Body(app.Text(e.Text+" "),
			app.Button().Type("button").Class("small").Text(view.TakeBack).Aria("label", view.TakeBack+": "+e.Text).
				OnClick(func(ctx app.Context, _ app.Event) { w.takeBack(ctx, index) }, app.EventScope(index, e.Text))))
	}
	return app.Details().Class("fold").Body(
		app.Summary().Text(view.SoFar),
		app.Ul().Body(items...),
		app.P().Class("source").Text(keptNote),
	)
}

func (w *walk) answered(q view.Asked, note string) app.UI {
	return app.Li().Body(
		app.Text(q.Question+" "), app.B().Text(view.AnswerText(q.Answer)+note), app.Text(" "),
		app.Button().Type("button").Class("small").Text(view.Change).Aria("label", view.Change+": "+q.Question).
			OnClick(func(ctx app.Context, _ app.Event) { w.answer(ctx, q.Fact, guide.NotAnswered) }, app.EventScope(q.Fact)),
	)
}

func (w *walk) takeBack(ctx app.Context, index int) {
	t := w.track()
	if index < len(t.events) {
		t.events = append(t.events[:index:index], t.events[index+1:]...)
	}
	w.keep()
	w.focus(".walk")
}
