//go:build !guideonly

package screen

import (
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// draftForm is an unfinished entry on the page: a draft, its fields, and whether all of it is stored. What is typed is sealed
// and stored within two seconds of the first key, when a field is left, when the page is hidden, and on every way off the
// page. A component makes one where it is mounted and leaves it where it is dismounted:
//
//	func (l *log) OnMount(ctx app.Context)  { l.form = current.form(draft); … }
//	func (l *log) OnDismount()              { l.form.leave() }
//	l.form.field("said", view.Said, textField, func(e *notebook.Entry) *string { return &e.Said })
//	l.form.set(func(e *notebook.Entry) { e.How = notebook.ByPhone })       // for what is no text
//	current.run(func(b *book.Book) error { _, err := b.Add(id, l.form.draft.Entry, l.form.draft.ID, now()); return err },
//		func(ctx app.Context, err error) { if err == nil { l.form.finish() } … })
//	&saveLine{Form: l.form}                                                 // "Draft saved 14:10", or why not
//
// Nothing is stored before something is typed or chosen.
type draftForm struct {
	draft  notebook.Draft
	wrong  faults // shown at the fields
	typing notebook.Typing
	stored bool  // at least once
	err    error // of the last time it was to be stored
	saved  notebook.Stamp
	timer  *time.Timer
	over   bool // it is an entry now, or was thrown away
	left   bool // it is not on the page any more
	busy   bool // being stored

	snap func() func(*book.Book) error // what stores all of it as it is now; nil: the draft is stored
	then func()                        // waits until nothing of it is being stored
}

// storeAfter is when typing is stored, counted from the first key since it last was. Sealing and writing have the rest of
// the two seconds that notebook.SaveWithin allows.
const storeAfter = 1200 * time.Millisecond

// form takes up a draft, new or found in the notebook.
func (s *session) form(d notebook.Draft) *draftForm {
	f := &draftForm{draft: d}
	s.forms = append(s.forms, f)
	return f
}

// newDraft is one of a kind for a case, begun now. Nothing of it is stored yet.
func newDraft(of notebook.ID, kind notebook.Kind) notebook.Draft {
	at := now()
	return notebook.Draft{ID: notebook.NewID(), Case: of, Began: at, Changed: at,
		Entry: notebook.Entry{Kind: kind, Happened: at.Local}}
}

// field is a field of the form for one text of the entry.
func (f *draftForm) field(id, label string, kind fieldKind, text func(*notebook.Entry) *string) *field {
	return &field{ID: id, Of: f.draft.ID.String(), Label: label, Kind: kind, Wrong: f.wrong.of(id), Start: *text(&f.draft.Entry),
		Typed: func(_ app.Context, typed string) { f.set(func(e *notebook.Entry) { *text(e) = typed }) },
		Left:  func(app.Context) { f.save() },
	}
}

// set changes the entry, and has it stored soon.
func (f *draftForm) set(change func(*notebook.Entry)) {
	change(&f.draft.Entry)
	f.changed()
}

// changed has the form stored soon.
func (f *draftForm) changed() {
	f.draft.Changed = now()
	first := !f.typing.Waiting()
	f.typing.Key(instant())
	if first {
		f.timer = time.AfterFunc(storeAfter, func() { defer ended(); f.save() })
	}
}

// save stores the draft now, if something waits to be.
func (f *draftForm) save() {
	if !f.typing.Waiting() || f.over || f.busy || !current.mayWrite() {
		return
	}
	f.busy = true
	put := f.put() // as it is now; what is typed meanwhile waits on
	f.typing.Saved()
	current.run(put, func(_ app.Context, err error) {
		if f.busy = false; f.then != nil {
			then := f.then
			f.busy, f.then = true, nil
			then()
			return
		}
		if f.err = err; err != nil {
			f.again()
			return
		}
		f.stored, f.saved = true, now()
		f.save() // of what was typed meanwhile
		current.tidy()
	})
}

// put is what stores the form as it is now.
func (f *draftForm) put() func(*book.Book) error {
	if f.snap != nil {
		return f.snap()
	}
	draft := f.draft
	return func(b *book.Book) error { return b.SaveDraft(draft) }
}

// settle calls then when nothing of the form is being stored, and stores no more of it until finish or unsettle. What
// makes an entry of a draft needs that: a draft that is stored after its entry would come back.
func (f *draftForm) settle(then func()) {
	if f.busy {
		f.then = then
		return
	}
	f.busy = true
	then()
}

// unsettle goes on as before: the entry did not come about.
func (f *draftForm) unsettle() {
	f.busy = false
	f.typing.Key(instant())
	f.save()
}

// again tries once more, as long as the page is there: the reason may go away.
func (f *draftForm) again() {
	f.typing.Key(instant())
	f.timer = time.AfterFunc(4*storeAfter, func() { defer ended(); f.save() })
}

// leave stores what waits; the form is not on the page any more.
func (f *draftForm) leave() {
	f.left = true
	f.save()
	current.tidy()
}

// finish ends the form: its entry is stored, in the same transaction that took the draft away.
func (f *draftForm) finish() {
	f.over = true
	current.tidy()
}

// tidy lets go of forms that nothing is left to do for.
func (s *session) tidy() {
	s.forms = slices.DeleteFunc(s.forms, func(f *draftForm) bool { return f.over || f.left && !f.unsaved() })
}

// unsaved says whether something was typed that is not stored, as far as we know.
func (f *draftForm) unsaved() bool { return !f.over && (f.typing.Waiting() || f.busy || f.err != nil) }

// saveAll stores all that was typed and is not stored, and waits for it. It may be called off the main goroutine only
// where nothing else runs on: before the program ends or the page is loaded anew.
func saveAll() { _ = current.saveForms() }

func (s *session) saveForms() error {
	if !s.mayWrite() {
		return nil
	}
	for _, f := range s.forms {
		if !f.unsaved() {
			continue
		}
		if err := f.put()(s.book); err != nil {
			return err
		}
		f.typing.Saved()
		f.stored, f.err, f.saved = true, nil, now()
	}
	return nil
}

// waiting says whether something was typed and is not stored.
func (s *session) waiting() bool {
	return slices.ContainsFunc(s.forms, (*draftForm).unsaved)
}

// saveLine says under a form what has become of what was typed.
type saveLine struct {
	app.Compo
	Form *draftForm
	Idle string // what is said while nothing was typed; "" for what is said of a draft
}

// OnMount has the line drawn again when something was stored.
func (l *saveLine) OnMount(ctx app.Context) { current.watch(ctx) }

// Render says it.
func (l *saveLine) Render() app.UI {
	f := l.Form
	switch {
	case f.err != nil:
		return app.Div().Body(problem(f.err))
	case f.stored && !current.book.IsMemory():
		return app.P().Class("source").Role("status").Text(view.DraftSaved(f.saved.Local.Clock.String()))
	}
	idle := l.Idle
	switch {
	case current.book.IsMemory():
		idle = view.DraftHeld
	case idle == "":
		idle = view.DraftNone
	}
	return app.P().Class("source").Role("status").Text(idle)
}
