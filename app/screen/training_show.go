package screen

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/training"
	"waymark/app/view"
)

// show is one screen to project. It shows one thing at a time in large type and is
// driven by a clicker, a keyboard or taps. The facilitator's notes are no part of it.
type show struct {
	app.Compo
	Scenario string
	env      Env
	leave    func(app.Context) // nil: a link back

	own   app.Context
	board boardChooser
	at    view.ShowPlace
	past  []view.ShowPlace // the places before, for going back
	asks  bool             // the policy is on the screen
	two   bool             // two boards are on the screen, side by side
	other boardChooser     // the second of them
	hold  bool
	timer countdown
}

// CompoID keeps one scenario's show out of another's.
func (s *show) CompoID() string { return "show/" + s.Scenario }

// OnMount takes the keys, and begins with the first board.
func (s *show) OnMount(ctx app.Context) {
	s.own = ctx
	projecting = s
	watchKeys()
	if s.board.policy == nil && len(loaded.site.Boards) > 0 {
		s.board.choose(ctx, loaded.site.Boards[0].ID, func(ctx app.Context) { ctx.Update() })
	}
	ctx.Defer(func(app.Context) { focusFirst(".show__stage") })
}

// OnDismount gives the keys back and stops the timer.
func (s *show) OnDismount() {
	if projecting == s {
		projecting = nil
	}
	s.timer.stop()
}

func (s *show) scenario() *training.Scenario { return loaded.site.Scenarios[s.Scenario] }

// course plays what has been chosen under the board on the screen.
func (s *show) course() (training.Course, bool) {
	if s.board.policy == nil {
		return training.Course{}, false
	}
	c, err := training.Play(s.scenario(), s.board.policy, s.at.Path, view.Calendar(added))
	return c, err == nil
}

// Render shows the place that the show is at.
func (s *show) Render() app.UI {
	x := s.scenario()
	c, ready := s.course()
	body := []app.UI{s.board.status()}
	if ready {
		body = append(body, s.slide(c)...)
	}
	s.env.trainingSheet()
	parts := []app.UI{
		app.Header().Class("show__head").Body(
			app.P().Text(view.PracticeBanner), app.P().Text(x.Title),
			app.P().Class("timer").Role("timer").Text(s.timer.text())),
		app.Div().Class("show__stage").TabIndex(0).Role("region").Aria("label", x.Title).Aria("live", "polite").Body(body...),
		s.keys(),
		app.If(s.hold, func() app.UI {
			return app.Div().Class("show__hold").Role("dialog").Aria("modal", "true").Aria("label", view.ShowOnHold).Body(
				app.P().Text(view.ShowOnHold), app.P().Class("timer").Text(s.timer.text()), press("button", view.ShowGoOn, func(app.Context) { s.holdOn() }))
		})}
	if s.leave != nil { // within the page that opened the file
		return app.Section().Class("show").Aria("label", view.RunWithGroup).Body(parts...)
	}
	return app.Main().ID("main").Class("show").Body(parts...)
}

// slide is what stands on the screen.
func (s *show) slide(c training.Course) []app.UI {
	sl := view.SlideOf(c, s.at)
	out := []app.UI{app.H1().Text(sl.Heading), app.Div().Body(s.env.blocks(sl.Body)...)}
	if sl.Fork != nil {
		out = append(out, app.H2().Text(sl.Fork.Ask), s.choices(sl.Fork), app.P().Class("source").Text(view.ShowVote))
	}
	if s.asks && sl.Moment != nil {
		out = append(out, app.Section().ID("asks").TabIndex(-1).Body(
			app.H2().Text(view.ShowPolicy+": "+view.Summarise(c.Policy).Heading()),
			s.env.ladder(view.LadderAt(c.Policy, sl.Moment.Stands)),
			app.Div().Body(s.env.blocks(view.AskBlocks(c.Policy, sl.Moment))...)))
	}
	if s.two && sl.Moment != nil {
		out = append(out, s.beside(c, sl.Moment))
	}
	return out
}

// beside is the same place under two boards.
func (s *show) beside(c training.Course, m *training.Moment) app.UI {
	body := []app.UI{app.H2().Text(view.OtherBoard), app.P().Text(view.OtherBoardLead), s.other.status()}
	if o, there := s.other.same(c, s.at.Path); there {
		body = append(body, table(view.Beside(c.Policy, o.Policy, m, view.SlideOf(o, s.at).Moment)))
	}
	return app.Section().ID("beside").TabIndex(-1).Body(body...)
}

func (s *show) choices(f *training.Fork) app.UI {
	var out []app.UI
	for i := range f.Choices {
		id := f.Choices[i].ID
		out = append(out, app.Button().Type("button").Body(app.B().Text(strconv.Itoa(i+1)), app.Text(f.Choices[i].Text)).
			OnClick(func(app.Context, app.Event) { s.choose(id) }, app.EventScope(s.at.Scene(), id)))
	}
	return app.Div().Class("fork").Body(out...)
}

// keys is the row of what can be pressed, for who has no keyboard.
func (s *show) keys() app.UI {
	policy, two := view.ShowPolicy, view.ShowTwo
	if s.asks {
		policy = view.ShowHide
	}
	if s.two {
		two = view.ShowOne
	}
	running, silent := s.timer.until != 0, s.stands() == nil
	return app.Div().Class("show__keys").Role("group").Aria("label", view.ShowKeysLabel).Body(
		press("button", view.ShowReveal, func(app.Context) { s.next() }),
		press("button button--plain", view.ShowBack, func(app.Context) { s.back() }),
		press("button button--plain", view.ShowHold, func(app.Context) { s.holdOn() }),
		press("button button--plain", view.ShowTimer, func(app.Context) { s.time() }),
		app.If(running, func() app.UI {
			return press("button button--plain", view.ShowMore, func(app.Context) { s.minutes(1) })
		}),
		press("button button--plain", policy, func(app.Context) { s.policy() }).Disabled(silent),
		press("button button--plain", two, func(app.Context) { s.sideBySide() }).Disabled(silent),
		s.boards("show-board", view.ShowOf, s.board.id, func(id string) { s.under(id) }),
		app.If(s.two, func() app.UI {
			return s.boards("show-other", view.BesideBoard, s.other.id, func(id string) { s.besides(id) })
		}),
		app.P().Text(view.ShowKeys),
		s.wayOut())
}

func (s *show) wayOut() app.UI {
	if s.leave != nil {
		return press("link", view.ShowLeave, s.leave)
	}
	return app.A().Href(s.env.href(view.TrainingFolder + "/" + s.Scenario + "/")).Text(view.ShowLeave)
}

func (s *show) boards(id, label, chosen string, do func(id string)) app.UI {
	var options []app.UI
	for _, b := range loaded.site.Boards {
		options = append(options, app.Option().Value(b.ID).Text(b.Heading()).Selected(b.ID == chosen))
	}
	return app.Select().ID(id).Aria("label", label).Attr("autocomplete", "off").Body(options...).OnChange(func(ctx app.Context, _ app.Event) {
		do(ctx.JSSrc().Get("value").String())
	}, app.EventScope(id))
}

// under changes the board: the same case, at the same point.
func (s *show) under(id string) {
	s.board.choose(s.own, id, func(ctx app.Context) { ctx.Update() })
}

// besides takes another board for the second of two.
func (s *show) besides(id string) {
	s.other.choose(s.own, id, func(ctx app.Context) { ctx.Update() })
}

// nextBoard goes through the boards in their order; of two, through those for the second.
func (s *show) nextBoard() {
	id, do, field := boardAfter(s.board.id, ""), s.under, "show-board"
	if s.two {
		id, do, field = boardAfter(s.other.id, s.board.id), s.besides, "show-other"
	}
	do(id)
	if el := app.Window().GetElementByID(field); el.Truthy() {
		el.Set("value", id)
	}
}

// boardAfter is the board that follows in their order, but not the one that is passed over.
func boardAfter(id, but string) string {
	boards := loaded.site.Boards
	at := slices.IndexFunc(boards, func(b view.Summary) bool { return b.ID == id })
	if next := boards[(at+1)%len(boards)].ID; next != but {
		return next
	}
	return boards[(at+2)%len(boards)].ID
}

// sideBySide shows the same place under two boards, or under one again.
func (s *show) sideBySide() {
	if s.stands() == nil {
		return
	}
	if s.two = !s.two; s.two {
		s.asks = false
		if s.other.id == "" || s.other.id == s.board.id {
			s.besides(boardAfter(s.board.id, s.board.id))
		}
	}
	s.inSight("beside")
}

// inSight draws, and scrolls to a part if it is there.
func (s *show) inSight(id string) {
	s.own.Update()
	s.own.Defer(func(app.Context) {
		if el := app.Window().GetElementByID(id); el.Truthy() {
			el.Call("scrollIntoView")
		}
	})
}

func (s *show) next() {
	c, ready := s.course()
	if !ready || s.hold {
		return
	}
	if to, ok := s.at.Next(c); ok {
		s.goTo(to)
	} else {
		s.mark()
	}
}

// mark puts the focus on the next choice, after the last one on the first: who holds
// a clicker has no figures to press.
func (s *show) mark() {
	doc := app.Window().Get("document")
	choices := doc.Call("querySelectorAll", ".show .fork button")
	n := choices.Get("length").Int()
	for i := range n {
		if choices.Index(i).Equal(doc.Get("activeElement")) {
			choices.Index((i + 1) % n).Call("focus")
			return
		}
	}
	if n > 0 {
		choices.Index(0).Call("focus")
	}
}

// take presses the choice that is marked; also what a start key of a clicker does to
// go on after a hold.
func (s *show) take() {
	at := app.Window().Get("document").Get("activeElement")
	if at.Truthy() && at.Call("matches", ".show .fork button, .show__hold button").Bool() {
		at.Call("click")
	}
}

func (s *show) choose(id string) {
	c, ready := s.course()
	if !ready || s.hold {
		return
	}
	if sl := view.SlideOf(c, s.at); sl.Fork != nil && sl.Fork.Choice(id) != nil {
		s.goTo(s.at.Chosen(id))
	}
}

// number chooses by the figure before the choice.
func (s *show) number(n int) {
	c, ready := s.course()
	if !ready {
		return
	}
	if sl := view.SlideOf(c, s.at); sl.Fork != nil && n <= len(sl.Fork.Choices) {
		s.choose(sl.Fork.Choices[n-1].ID)
	}
}

func (s *show) goTo(to view.ShowPlace) {
	s.past, s.at, s.asks, s.two = append(s.past, s.at), to, false, false
	s.drawn()
}

func (s *show) back() {
	if n := len(s.past); n > 0 && !s.hold {
		s.at, s.past, s.asks, s.two = s.past[n-1], s.past[:n-1], false, false
		s.drawn()
	}
}

func (s *show) holdOn() {
	s.hold = !s.hold
	s.own.Update()
	s.own.Defer(func(app.Context) { focusFirst(".show__hold button", ".show__stage") })
}

// stands is where the disagreement stands on the screen, nil where no policy has anything to say yet.
func (s *show) stands() *training.Moment {
	c, ready := s.course()
	if !ready {
		return nil
	}
	return view.SlideOf(c, s.at).Moment
}

func (s *show) policy() {
	if s.stands() == nil {
		return
	}
	if s.asks = !s.asks; s.asks {
		s.two = false
	}
	s.inSight("asks")
}

// drawn shows the new place, newest thing in sight, with the keys still at work.
func (s *show) drawn() {
	s.own.Update()
	s.own.Defer(func(app.Context) {
		stage := app.Window().Get("document").Call("querySelector", ".show__stage")
		if !stage.Truthy() {
			return
		}
		stage.Call("focus", map[string]any{"preventScroll": true})
		top := 0
		if s.at.Grows() {
			top = stage.Get("scrollHeight").Int()
		}
		stage.Set("scrollTop", top)
	})
}
