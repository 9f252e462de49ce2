//go:build !guideonly

package screen

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
	"waymark/app/workday"
)

// resumed is the draft that a form is to go on with, by case. It is set by what leads to the form.
var resumed = map[notebook.ID]notebook.ID{}

// draftOf is a draft of a case that a form can go on with: the one that was asked for, else the one changed last.
func draftOf(of notebook.ID, fits func(notebook.Draft) bool) (notebook.Draft, bool) {
	asked := resumed[of]
	delete(resumed, of)
	all := slices.DeleteFunc(current.book.Drafts(), func(d notebook.Draft) bool { return d.Case != of || !fits(d) })
	for _, d := range all {
		if d.ID == asked {
			return d, true
		}
	}
	if len(all) == 0 {
		return notebook.Draft{}, false
	}
	return all[0], true
}

// takeUp puts a draft that is stored already on the page.
func takeUp(d notebook.Draft) *draftForm {
	f := current.form(d)
	f.stored, f.saved = true, d.Changed
	return f
}

// recordField is a field of an entry in a form. What is typed in it is part of the draft.
func (f *draftForm) recordField(r view.RecordField) app.UI {
	of := f.draft.ID.String()
	if r.Kind == view.PickField {
		return &pick{ID: r.ID, Of: of, Label: r.Label, Hint: r.Hint, Wrong: f.wrong.of(r.ID), Options: r.Options,
			Start:  valueIn(&f.draft.Entry, r.Field),
			Picked: func(_ app.Context, value string) { f.set(func(e *notebook.Entry) { putIn(e, r.Field, value) }) }}
	}
	kind := map[view.FieldKind]fieldKind{view.LineField: lineField, view.LongField: textField, view.DayField: dateField}[r.Kind]
	var list []string
	for _, o := range r.Options {
		list = append(list, o.Value)
	}
	return &field{ID: r.ID, Of: of, Label: r.Label, Hint: r.Hint, Wrong: f.wrong.of(r.ID), Kind: kind, List: list,
		Start: valueIn(&f.draft.Entry, r.Field),
		Typed: func(_ app.Context, typed string) { f.set(func(e *notebook.Entry) { putIn(e, r.Field, typed) }) },
		Left:  func(app.Context) { f.save() }}
}

// recordFields is several of them, those that most entries do without folded away.
func (f *draftForm) recordFields(fields []view.RecordField) []app.UI {
	var out, more []app.UI
	filled := false
	for _, r := range fields {
		if !r.More {
			out = append(out, f.recordField(r))
			continue
		}
		more = append(more, f.recordField(r))
		filled = filled || valueIn(&f.draft.Entry, r.Field) != ""
	}
	if len(more) > 0 {
		out = append(out, app.Details().Class("fold").Open(filled).Body(append([]app.UI{app.Summary().Text(view.LogMore)}, more...)...))
	}
	return out
}

// when is the day and the time of an entry.
func (f *draftForm) when() app.UI {
	of := f.draft.ID.String()
	return app.Div().Class("when").Body(
		&field{ID: view.DayID, Of: of, Label: view.LogDay, Kind: dateField, Wrong: f.wrong.of(view.DayID), Start: f.draft.Entry.Happened.Date.String(),
			Typed: func(_ app.Context, typed string) {
				f.set(func(e *notebook.Entry) { e.Happened.Date, _ = workday.ParseDate(typed) })
			},
			Left: func(app.Context) { f.save() }},
		&field{ID: view.TimeID, Of: of, Label: view.LogTime, Kind: timeField, Start: f.draft.Entry.Happened.Clock.String(),
			Typed: func(_ app.Context, typed string) {
				f.set(func(e *notebook.Entry) { e.Happened.Clock = clockIn(typed) })
			},
			Left: func(app.Context) { f.save() }},
	)
}

// saving is the end of a form for an entry: what is wrong, what may give somebody away, and saving.
type saving struct {
	form  *draftForm
	leaks []view.LeakLine
	err   error
	busy  bool
}

// try saves an entry of a case. What has the form of an identifier is shown first, unless it is to be saved as it is;
// then is called when it is stored.
func (s *saving) try(own app.Context, r view.Record, e notebook.Entry, anyway bool, then func(app.Context, notebook.Entry)) {
	if s.busy {
		return
	}
	s.err, s.leaks = nil, nil
	if s.form.wrong = faultsOf(e.Kind, e.Check()); len(s.form.wrong) > 0 {
		s.form.wrong.tell(own)
		own.Update()
		return
	}
	if !anyway {
		if s.leaks = r.Leaks(e, notebook.LeakCheck{Today: today()}); len(s.leaks) > 0 {
			own.Defer(func(app.Context) { focusFirst("#leaks") })
			own.Update()
			return
		}
	}
	s.busy = true
	id, draft := r.Case.Start().ID, s.form
	draft.settle(func() {
		var added notebook.Entry
		current.run(func(b *book.Book) (err error) {
			added, err = b.Add(id, e, draft.draft.ID, now())
			return err
		}, func(ctx app.Context, err error) {
			if s.busy, s.err = false, err; err != nil {
				draft.wrong = faultsOf(e.Kind, err)
				draft.wrong.tell(own)
				draft.unsettle()
				return
			}
			draft.finish()
			then(ctx, added)
		})
	})
}

// advice is what the leak check found, above the form. It blocks nothing.
func (s *saving) advice(env Env, of notebook.ID, anyway func()) app.UI {
	return app.If(len(s.leaks) > 0, func() app.UI {
		var items []app.UI
		for _, l := range s.leaks {
			items = append(items, app.Li().Body(app.Text(l.Field+": "), app.B().Text(l.Where), app.Text(" ("+l.What+")")))
		}
		return app.Section().ID("leaks").Class("warning").TabIndex(-1).Aria("label", view.LeakHeading).Body(
			app.P().Body(app.Strong().Text(view.LeakHeading)), app.P().Text(view.LeakText), app.Ul().Body(items...),
			app.Div().Class("row").Body(
				app.Button().Type("button").Class("button button--plain").Text(view.LeakChange).
					OnClick(func(app.Context, app.Event) { s.leaks = nil }),
				app.Button().Type("button").Class("button button--plain").Text(view.LeakSave).
					OnClick(func(app.Context, app.Event) { anyway() }, app.EventScope("anyway", s.form.draft.ID.String())),
				app.If(!of.IsZero(), func() app.UI {
					return app.A().Class("link").Href(env.place("notebook/names/", of)).Text(view.LeakNames)
				}),
			))
	})
}

// failed is why the last saving did not come about.
func (s *saving) failed() app.UI {
	return app.If(s.err != nil && len(s.form.wrong) == 0, func() app.UI { return app.Div().Role("alert").Body(problem(s.err)) })
}
