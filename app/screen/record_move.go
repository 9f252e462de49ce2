//go:build !guideonly

package screen

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/casework"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// move is the page on which policy applies to a case: what differs in another edition, staying or moving, and another
// board. Each is an entry with its reason.
type move struct {
	app.Compo
	Of    notebook.ID
	env   Env
	own   app.Context
	at    opening
	form  *draftForm // the reason, as it is typed
	news  release    // the newest edition of the case's own board
	other release    // of another board that was chosen
	board string     // chosen, "" for none
	err   error
	busy  bool
}

// CompoID keeps what was typed about one case out of another's.
func (m *move) CompoID() string { return "move/" + m.Of.String() }

// OnMount opens the case, and looks for the newest edition.
func (m *move) OnMount(ctx app.Context) {
	m.own = ctx
	current.watch(ctx)
	m.at.begin(m.Of, func() {
		if d, there := draftOf(m.Of, func(d notebook.Draft) bool { return d.Entry.Kind == notebook.EditionStayed }); there {
			m.form = takeUp(d)
		} else {
			m.form = current.form(newDraft(m.Of, notebook.EditionStayed))
		}
		r, _ := m.at.record()
		shelved.wantNewest(r.Case.Edition().Board, func(_ app.Context, newest release, err error) { m.news, m.err = newest, err })
		ctx.Update()
	})
}

// OnDismount stores what waits.
func (m *move) OnDismount() {
	if m.form != nil {
		m.form.leave()
	}
}

// Render shows the page.
func (m *move) Render() app.UI {
	r, open := m.at.record()
	if !open || m.form == nil {
		return m.at.instead(m.env)
	}
	body := []app.UI{
		heading(view.MoveHeading + ", " + r.Case.Start().Code),
		m.form.wrong.summary(),
		app.If(m.err != nil, func() app.UI { return app.Div().Role("alert").Body(problem(m.err)) }),
		app.P().Body(app.Text(view.MoveNow+" "), app.B().Text(editionName(r.Case.Edition())), app.Text(".")),
	}
	newer := m.news.policy != nil && m.news.hash != r.Case.Edition().Pack && r.Policy != nil
	switch {
	case newer:
		body = append(body, m.newer(r)...)
	case m.news.policy != nil:
		body = append(body, app.P().Text(view.MoveNone))
	}
	return app.Div().Body(append(append(body, m.boards(r)...), m.decide(newer)...)...)
}

// newer is what differs in another edition, and what would not count under it.
func (m *move) newer(r view.Record) []app.UI {
	out := []app.UI{app.H2().Text(view.MoveNews + ": " + view.EditionName(m.news.policy))}
	differences := view.Differences(r.Policy, m.news.policy)
	for _, d := range differences {
		out = append(out, difference(d))
	}
	if len(differences) == 0 {
		out = append(out, app.P().Text(view.MoveWording))
	}
	return append(out, m.would(r, m.news, false))
}

// decide is the reason, and the ways that are open; they weigh the same.
func (m *move) decide(newer bool) []app.UI {
	var ways []app.UI
	if newer {
		ways = append(ways, m.button(view.MoveStay, notebook.EditionStayed, m.news), m.button(view.MoveGo, notebook.EditionMoved, m.news))
	}
	if m.other.policy != nil {
		ways = append(ways, m.button(view.MoveBoardGo+": "+boardName(m.board), notebook.BoardChanged, m.other))
	}
	if len(ways) == 0 {
		return nil
	}
	return []app.UI{m.form.recordField(view.RecordField{Field: notebook.FieldReason, ID: view.FieldID(notebook.FieldReason),
		Label: view.MoveReason, Hint: view.MoveReasonAsk, Kind: view.LongField}), app.Div().Class("fork").Body(ways...)}
}

// difference is one clause, line by line: what was, what is, and what both say.
func difference(d view.Difference) app.UI {
	var lines []app.UI
	for _, l := range d.Lines {
		switch l.Mark {
		case view.OnlyWas:
			lines = append(lines, app.Li().Class("diff__was").Body(app.B().Text(string(l.Mark)+": "), app.Del().Text(l.Text)))
		case view.OnlyIs:
			lines = append(lines, app.Li().Class("diff__is").Body(app.B().Text(string(l.Mark)+": "), app.Ins().Text(l.Text)))
		default:
			lines = append(lines, app.Li().Text(l.Text))
		}
	}
	return app.Div().Class("clause").Body(
		app.H3().Text(d.Kind+": "+d.Where),
		app.Ul().Class("clause__rule diff").Body(lines...),
		app.If(d.Source != "", func() app.UI { return app.P().Class("source").Text(view.SourceLead + d.Source) }),
	)
}

// would is what of the record would not count any more.
func (m *move) would(r view.Record, to release, otherBoard bool) app.UI {
	now := look(r)
	gone := r.WouldNotCount(now, casework.At(now.Summary, to.policy, today(), calendar()))
	if otherBoard {
		for _, answer := range r.AnswersLeft(now) {
			if !slices.Contains(gone, answer) {
				gone = append(gone, answer)
			}
		}
	}
	var items []app.UI
	for _, g := range gone {
		items = append(items, app.Li().Text(g))
	}
	return app.Div().Body(app.H3().Text(view.MoveAfter),
		app.If(len(items) > 0, func() app.UI { return app.Ul().Body(items...) }).
			Else(func() app.UI { return app.P().Text(view.MoveAfterNone) }))
}

// boards is the way to another board's policy.
func (m *move) boards(r view.Record) []app.UI {
	now := r.Case.Edition().Board
	options := []view.Option{{Value: "", Text: view.NewBoardPick}}
	for _, b := range loaded.site.Boards {
		if b.ID != now {
			options = append(options, view.Option{Value: b.ID, Text: b.Heading()})
		}
	}
	out := []app.UI{app.H2().Text(view.MoveBoard), app.P().Text(view.MoveBoardText),
		&pick{ID: "to-board", Of: m.Of.String(), Label: view.MoveBoardPick, Options: options, Start: m.board, Picked: m.pick}}
	if m.board == "" || m.other.policy == nil {
		return out
	}
	return append(out, m.would(r, m.other, true))
}

func (m *move) pick(_ app.Context, board string) {
	m.board, m.other = board, release{}
	if board != "" {
		shelved.wantNewest(board, func(_ app.Context, r release, err error) {
			if m.board == board {
				m.other, m.err = r, err
			}
		})
	}
	m.own.Update()
}

func (m *move) button(text string, kind notebook.Kind, to release) app.UI {
	return app.Button().Type("button").Disabled(m.busy || !current.mayWrite()).Text(text).
		OnClick(func(app.Context, app.Event) { m.take(kind, to) }, app.EventScope(int(kind), to.hash))
}

// take makes the decision an entry. The pack of the other edition is kept first, so that the case is never under one that
// the notebook has not got.
func (m *move) take(kind notebook.Kind, to release) {
	e := notebook.Entry{Kind: kind, Happened: now().Local, Reason: m.form.draft.Entry.Reason, To: notebook.Edition{Board: to.policy.ID, Pack: to.hash}}
	if m.form.wrong = faultsOf(kind, e.Check()); len(m.form.wrong) > 0 {
		m.form.wrong.tell(m.own)
		m.own.Update()
		return
	}
	m.busy = true
	m.form.settle(func() {
		current.run(func(b *book.Book) error {
			if kind != notebook.EditionStayed {
				if err := b.KeepPack(to.hash, to.pack); err != nil {
					return err
				}
			}
			_, err := b.Add(m.Of, e, m.form.draft.ID, now())
			return err
		}, func(ctx app.Context, err error) {
			if m.busy, m.err = false, err; err != nil {
				m.form.unsettle()
				return
			}
			m.form.finish()
			notes[m.Of] = note{text: view.EntrySaved(view.KindWords(kind), now().Local.Clock.String(), current.book.IsMemory())}
			ctx.Navigate(m.env.place("notebook/case/", m.Of))
		})
	})
}
