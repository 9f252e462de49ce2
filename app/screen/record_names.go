//go:build !guideonly

package screen

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// names is the identity sheet of a case: the one place where names stand. It is stored as it is typed.
type names struct {
	app.Compo
	Of    notebook.ID
	env   Env
	own   app.Context
	at    opening
	sheet notebook.Identity
	form  *draftForm // stores the sheet; its draft is none
	err   error
}

// CompoID keeps the names of one case out of another's.
func (n *names) CompoID() string { return "names/" + n.Of.String() }

// OnMount reads the sheet.
func (n *names) OnMount(ctx app.Context) {
	n.own = ctx
	current.watch(ctx)
	n.at.begin(n.Of, func() {
		var sheet notebook.Identity
		current.run(func(b *book.Book) (err error) { sheet, err = b.Identity(n.Of); return err }, func(_ app.Context, err error) {
			if n.err = err; err != nil {
				return
			}
			n.take(sheet)
		})
	})
}

// take puts the sheet on the page, with a line for the adult at least.
func (n *names) take(sheet notebook.Identity) {
	sheet.Case, sheet.People = n.Of, slices.Clone(sheet.People)
	if r, open := n.at.record(); open && len(sheet.People) == 0 {
		sheet.People = []notebook.Person{{Called: r.Case.Start().Adult}}
	}
	n.sheet = sheet
	n.form = current.form(notebook.Draft{})
	n.form.snap = func() func(*book.Book) error {
		sheet := notebook.Identity{Case: n.Of, People: slices.Clone(n.sheet.People)}
		sheet.People = slices.DeleteFunc(sheet.People, func(p notebook.Person) bool { return p.Name == "" && p.Note == "" })
		return func(b *book.Book) error { return b.SaveIdentity(sheet) }
	}
}

// OnDismount stores what waits.
func (n *names) OnDismount() {
	if n.form != nil {
		n.form.leave()
	}
}

// Render shows the sheet.
func (n *names) Render() app.UI {
	r, open := n.at.record()
	if !open || n.form == nil {
		if n.err != nil {
			return app.Div().Role("alert").Body(heading(view.NamesHeading), problem(n.err))
		}
		return n.at.instead(n.env)
	}
	body := []app.UI{heading(view.NamesHeading + ", " + r.Case.Start().Code), app.P().Class("lead").Text(view.NamesLead)}
	for i := range n.sheet.People {
		body = append(body, n.person(r, i))
	}
	return app.Div().Body(append(body, app.Div().Class("savebar").Body(
		app.If(len(n.sheet.People) < notebook.MaxPeople, func() app.UI {
			return app.Button().Type("button").Class("button button--plain").Text(view.NamesAdd).OnClick(n.another)
		}),
		app.A().Class("button").Href(n.env.place("notebook/case/", n.Of)).Text(view.NamesDone),
		&saveLine{Form: n.form, Idle: view.NamesIdle},
	))...)
}

func (n *names) person(r view.Record, i int) app.UI {
	part := func(name, label string, list []string, at func(*notebook.Person) *string) app.UI {
		return &field{ID: name + strconv.Itoa(i), Of: n.Of.String(), Label: label, List: list, Start: *at(&n.sheet.People[i]),
			Typed: func(_ app.Context, typed string) {
				*at(&n.sheet.People[i]) = typed
				n.form.changed()
			},
			Left: func(app.Context) { n.form.save() }}
	}
	var called []string
	for _, o := range r.Roles() {
		called = append(called, o.Value)
	}
	return app.FieldSet().Class("ask").Body(
		app.Legend().Text(view.NamesPerson+strconv.Itoa(i+1)),
		part("called", view.NamesCalled, called, func(p *notebook.Person) *string { return &p.Called }),
		part("name", view.NamesName, nil, func(p *notebook.Person) *string { return &p.Name }),
		part("note", view.NamesNote, nil, func(p *notebook.Person) *string { return &p.Note }),
	)
}

func (n *names) another(app.Context, app.Event) {
	n.sheet.People = append(n.sheet.People, notebook.Person{})
	id := "#called" + strconv.Itoa(len(n.sheet.People)-1)
	n.own.Defer(func(app.Context) { focusFirst(id) })
}
