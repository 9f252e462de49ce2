//go:build !guideonly

package screen

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// lost stands in place of a case that cannot be read: what is wrong, what to save first, and the way to delete it. nil where
// nothing is wrong with what is stored.
func (c *caseView) lost() app.UI {
	damaged := errors.Is(c.at.err, vault.ErrDamaged) || errors.Is(c.at.err, vault.ErrOtherVault) || errors.Is(c.at.err, notebook.ErrDamaged)
	missing := errors.Is(c.at.err, notebook.ErrNotFound) && current.book.Lists(c.Of)
	if !damaged && !missing {
		return nil
	}
	return app.Div().Body(
		heading(view.CaseLostHeading),
		app.Div().Role("alert").Body(app.If(damaged, func() app.UI { return problem(c.at.err) }).Else(func() app.UI { return app.P().Text(view.CaseMissing) })),
		app.P().Text(view.CaseLostFirst),
		app.If(!practising(), func() app.UI { return app.P().Body(app.A().Href(c.env.href(view.RescuePath)).Text(view.RescueLink)) }),
		app.If(c.err != nil, func() app.UI { return app.Div().Role("alert").Body(problem(c.err)) }),
		c.discarding(),
	)
}

// discarding asks before what is left of a case goes for good.
func (c *caseView) discarding() app.UI {
	if !current.mayWrite() {
		return app.Div()
	}
	return c.asked(view.CaseDiscardAsk, view.CaseDiscardYes, func(app.Context, app.Event) {
		current.run(func(b *book.Book) error { return b.Discard(c.Of) }, func(ctx app.Context, err error) {
			if c.err = err; err != nil {
				return
			}
			notes[notebook.ID{}] = note{text: view.CaseDiscarded}
			ctx.Navigate(c.env.href("notebook/"))
		})
	})
}
