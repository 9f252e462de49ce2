//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
	"waymark/app/workday"
)

// newCase is the form that begins a case. What is typed is a draft of its first entry; what a case needs besides stands in
// fields of that draft which such an entry does not take: the keeper in Who, what the adult is called in Owner, the board in To.
type newCase struct {
	app.Compo
	env    Env
	own    app.Context
	form   *draftForm
	save   saving
	policy release // of the board that was chosen
	use    view.Use
	noPack bool
	eager  bool // it was to begin before its policy was there
}

// CompoID is one: there is one form for a new case.
func (n *newCase) CompoID() string { return "new" }

// OnMount begins the form, or goes on with the one that was left.
func (n *newCase) OnMount(ctx app.Context) {
	n.own = ctx
	current.watch(ctx)
	if d, there := draftOf(notebook.ID{}, func(d notebook.Draft) bool { return d.Entry.Kind == notebook.Arose }); there {
		n.form = takeUp(d)
	} else {
		d := newDraft(notebook.ID{}, notebook.Arose)
		d.Entry.Happened.Clock, d.Entry.Owner.Role = 0, view.NewAdultStart
		n.form = current.form(d)
	}
	n.save.form = n.form
	n.choose(n.form.draft.Entry.To.Board)
	ctx.Update()
}

// OnDismount stores what waits.
func (n *newCase) OnDismount() {
	if n.form != nil {
		n.form.leave()
	}
}

// choose takes a board, and brings its policy.
func (n *newCase) choose(board string) {
	n.policy, n.noPack, n.eager, n.use = release{}, false, false, view.UseUnsaid
	if board == "" {
		return
	}
	shelved.wantNewest(board, func(_ app.Context, r release, err error) {
		if n.form.draft.Entry.To.Board != board {
			return
		}
		eager := n.eager
		n.policy, n.noPack, n.eager = r, err != nil, false
		if eager && n.known() {
			n.begin(false)
		}
	})
}

// known says whether the issuer of the document that was chosen is known.
func (n *newCase) known() bool { return n.policy.policy == nil || n.policy.policy.IssuerKnown() }

// Render shows the form.
func (n *newCase) Render() app.UI {
	if n.form == nil {
		return app.Div().Body(heading(view.NewHeading))
	}
	body := []app.UI{heading(view.NewHeading), app.P().Class("lead").Text(view.NewLead), n.form.wrong.summary(),
		app.If(n.save.err != nil, func() app.UI { return app.Div().Role("alert").Body(problem(n.save.err)) }),
		n.save.advice(n.env, notebook.ID{}, func() { n.begin(true) }), n.board()}
	if n.noPack {
		body = append(body, app.P().Class("warning").Role("alert").Text(view.NewNoPack))
	}
	if !n.known() {
		body = append(body, n.confirm())
		if n.use != view.UseReal {
			return app.Div().Body(body...)
		}
	}
	return app.Div().Body(append(body, n.rest()...)...)
}

func (n *newCase) board() app.UI {
	options := []view.Option{{Value: "", Text: view.NewBoardPick}}
	for _, b := range loaded.site.Boards {
		options = append(options, view.Option{Value: b.ID, Text: b.Heading()})
	}
	return &pick{ID: "board", Of: n.form.draft.ID.String(), Label: view.NewBoard, Wrong: n.form.wrong.of("board"), Options: options,
		Start: n.form.draft.Entry.To.Board, Picked: func(_ app.Context, board string) {
			n.form.set(func(e *notebook.Entry) { e.To.Board = board })
			n.choose(board)
			n.own.Update()
		}}
}

// confirm asks what a document of unknown issuer is used for, before anything else.
func (n *newCase) confirm() app.UI {
	button := func(text string, use view.Use) app.UI {
		pressed := "false"
		if n.use == use {
			pressed = "true"
		}
		return app.Button().Type("button").Aria("pressed", pressed).Text(text).
			OnClick(func(app.Context, app.Event) { n.use = use }, app.EventScope(int(use)))
	}
	return app.FieldSet().ID("confirm").Class("ask").Body(
		app.Legend().Text(view.ConfirmLead),
		app.Div().Class("fork").Body(button(view.ConfirmReal, view.UseReal), button(view.ConfirmRead, view.UseRehearsal)),
		app.If(n.use == view.UseRehearsal, func() app.UI { return app.P().Role("status").Text(view.NewOnlyRead) }),
	)
}

func (n *newCase) rest() []app.UI {
	text := func(id, label, hint string, kind fieldKind, list []string, at func(*notebook.Entry) *string) app.UI {
		f := n.form.field(id, label, kind, at)
		f.Hint, f.List = hint, list
		return f
	}
	var roles []string
	for _, o := range (view.Record{Policy: n.policy.policy}).Roles() {
		roles = append(roles, o.Value)
	}
	return []app.UI{
		text("adult", view.NewAdult, view.NewAdultHint, lineField, nil, func(e *notebook.Entry) *string { return &e.Owner.Role }),
		text("role", view.NewRole, view.NewRoleHint, lineField, roles, func(e *notebook.Entry) *string { return &e.Who.Role }),
		text("agency", view.NewAgency, "", lineField, nil, func(e *notebook.Entry) *string { return &e.Who.Agency }),
		&field{ID: view.DayID, Of: n.form.draft.ID.String(), Label: view.NewArose, Hint: view.NewAroseHint, Kind: dateField, Wrong: n.form.wrong.of(view.DayID),
			Start: n.form.draft.Entry.Happened.Date.String(),
			Typed: func(_ app.Context, typed string) {
				n.form.set(func(e *notebook.Entry) { e.Happened.Date, _ = workday.ParseDate(typed) })
			},
			Left: func(app.Context) { n.form.save() }},
		text("what", view.NewWhat, view.NewWhatHint, textField, nil, func(e *notebook.Entry) *string { return &e.Text }),
		app.Div().Class("savebar").Body(
			app.If(current.mayWrite(), func() app.UI {
				return app.Button().Type("button").Class("button").Text(view.NewBegin).OnClick(func(app.Context, app.Event) { n.begin(false) }, app.EventScope("begin"))
			}).Else(func() app.UI { return app.P().Text(view.LogOtherTab) }),
			&saveLine{Form: n.form}),
	}
}

// begin begins the case with its first entries, and goes there.
func (n *newCase) begin(anyway bool) {
	e := n.form.draft.Entry
	if n.save.busy {
		return
	}
	if n.eager = e.To.Board != "" && n.policy.policy == nil && !n.noPack; n.eager {
		return
	}
	n.save.err, n.save.leaks = nil, nil
	if n.form.wrong = n.missing(e); len(n.form.wrong) > 0 {
		n.form.wrong.tell(n.own)
		n.own.Update()
		return
	}
	if !anyway {
		if n.save.leaks = n.found(e); len(n.save.leaks) > 0 {
			n.own.Defer(func(app.Context) { focusFirst("#leaks") })
			n.own.Update()
			return
		}
	}
	n.save.busy = true
	start := notebook.Start{Adult: e.Owner.Role, Keeper: e.Who, Edition: notebook.Edition{Board: n.policy.policy.ID, Pack: n.policy.hash}}
	n.form.settle(func() { n.store(start, n.first(e)) })
}

func (n *newCase) store(start notebook.Start, first []notebook.Entry) {
	var begun *notebook.Case
	pack := n.policy.pack
	current.run(func(b *book.Book) (err error) {
		begun, err = b.Begin(start, pack, first, n.form.draft.ID, now())
		return err
	}, func(ctx app.Context, err error) {
		if n.save.busy, n.save.err = false, err; err != nil {
			n.form.unsettle()
			return
		}
		n.form.finish()
		id := begun.Start().ID
		notes[id] = note{text: view.CaseBegun(begun.Start().Code, now().Local.Clock.String(), current.book.IsMemory())}
		ctx.Navigate(n.env.place("notebook/case/", id))
	})
}

// first is the entries that a case begins with: that it arose, where the day is known, else what it is about; and what
// was confirmed of a document of unknown issuer.
func (n *newCase) first(e notebook.Entry) []notebook.Entry {
	var out []notebook.Entry
	at := now().Local
	switch {
	case !e.Happened.Date.IsZero():
		out = append(out, notebook.Entry{Kind: notebook.Arose, Happened: e.Happened, Text: e.Text})
	case e.Text != "":
		out = append(out, notebook.Entry{Kind: notebook.Note, Happened: at, Text: e.Text})
	}
	if n.use == view.UseReal {
		out = append(out, notebook.Entry{Kind: notebook.Note, Happened: at, Text: view.NewConfirmed})
	}
	return out
}

// missing is what a case cannot begin without.
func (n *newCase) missing(e notebook.Entry) faults {
	var out faults
	if n.policy.policy == nil {
		out = append(out, formFault{"board", view.NeedBoard})
	}
	if e.Owner.Role == "" {
		out = append(out, formFault{"adult", view.NeedAdult})
	}
	return out
}

// found is what looks as if it said who somebody is.
func (n *newCase) found(e notebook.Entry) []view.LeakLine {
	r := view.Record{Policy: n.policy.policy}
	return append(r.Leaks(notebook.Entry{Kind: notebook.Arose, Text: e.Text}, notebook.LeakCheck{Today: today()}),
		r.LeaksOfStart(e.Owner.Role, e.Who, notebook.LeakCheck{Today: today()})...)
}
