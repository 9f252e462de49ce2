//go:build !guideonly

package screen

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/casework"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// opening is a case on its way to a page: it may have to be read from the store first, and so may its policy. A form that began
// without the policy would have no stage, and would be drawn anew under the hand when the policy comes.
type opening struct {
	id     notebook.ID
	asking bool // it is being read, or its policy
	err    error
}

// begin asks for the case. ready is called when it is there, and its policy or the answer that this cannot be had: at once if
// they are here.
func (o *opening) begin(id notebook.ID, ready func()) {
	o.id, o.asking = id, true
	if c := current.book.Opened(id); c != nil {
		shelved.want(c.Edition())
		shelved.whenHere(func() { o.arrive(ready) })
		return
	}
	current.run(func(b *book.Book) error { _, err := b.Case(id); return err }, func(_ app.Context, err error) {
		if o.err = err; err != nil {
			o.asking = false
			return
		}
		o.begin(id, ready)
	})
}

// arrive ends the asking, unless the case was let go of meanwhile, because another tab has written.
func (o *opening) arrive(ready func()) {
	if current.book.Opened(o.id) == nil {
		o.begin(o.id, ready)
		return
	}
	o.asking = false
	ready()
}

// record is the case as it is shown; false while it is not open, or its policy on its way. One that was let go of meanwhile,
// because another tab has written, is read again.
func (o *opening) record() (view.Record, bool) {
	c := current.book.Opened(o.id)
	if c == nil || o.asking {
		if !o.id.IsZero() && !o.asking && o.err == nil {
			o.begin(o.id, func() {})
		}
		return view.Record{}, false
	}
	return view.Record{Case: c, Policy: shelved.of(c.Edition()), Edition: editionName}, true
}

// look is what casework sees in the case.
func look(r view.Record) casework.Look {
	return casework.At(r.Case.Summary(), r.Policy, today(), calendar())
}

// instead is what stands on the page until the case is open.
func (o *opening) instead(env Env) app.UI {
	body := []app.UI{heading(view.NotebookName), app.P().Role("status").Text(view.CaseReading)}
	switch {
	case o.id.IsZero(), errors.Is(o.err, notebook.ErrNotFound):
		body = []app.UI{heading(view.CaseGone), app.P().Text(view.CaseGoneText),
			app.P().Body(app.A().Href(env.href("notebook/")).Text(view.HomeHeading))}
	case o.err != nil:
		body = []app.UI{heading(view.NotebookName), app.Div().Role("alert").Body(problem(o.err))}
	}
	return app.Div().Body(body...)
}

// starts is what the next form for an entry begins with, by case. It is set by what leads to the form.
var starts = map[notebook.ID]view.LogStart{}

// notes is what is said once at the top of the next page of a case, or of the list for the zero id.
var notes = map[notebook.ID]note{}

// note is something that has been done, and how to undo it.
type note struct {
	text string
	undo func(app.Context) // nil where there is nothing to undo
}

// said shows a note, once: it is gone with the page.
func said(n note) app.UI {
	return app.If(n.text != "", func() app.UI {
		return app.Div().Class("said").Role("status").Body(app.P().Text(n.text),
			app.If(n.undo != nil, func() app.UI {
				return app.Button().Type("button").Class("small").Text(view.Undo).
					OnClick(func(ctx app.Context, _ app.Event) { n.undo(ctx) }, app.EventScope(n.text))
			}))
	})
}

// takeNote takes what is to be said on this page.
func takeNote(of notebook.ID) note {
	n := notes[of]
	delete(notes, of)
	return n
}

// place is the address of a record's page.
func (e Env) place(path string, of notebook.ID) string {
	if of.IsZero() {
		return e.href(path)
	}
	return e.href(path) + "#" + of.String()
}

// lead is a link to the form for an entry that begins with something.
func (e Env) lead(of notebook.ID, start view.LogStart, class, text string) app.HTMLA {
	return app.A().Class(class).Href(e.place("notebook/log/", of)).Text(text).
		OnClick(func(app.Context, app.Event) { starts[of] = start }, app.EventScope(of.String(), startScope(start)))
}
