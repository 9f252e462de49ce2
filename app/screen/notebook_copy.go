//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// copies makes a copy of the whole notebook as one locked file, and says whether another device holds all of this one. A copy
// is brought back where every file is opened (notebook_receive.go).
type copies struct {
	app.Compo
	env     Env
	doing   bool   // a copy is being made: its words are chosen
	file    []byte // the copy, opened again and compared; until it is saved
	figures handover.Figures
	unread  int // records that could not be read, and are not in it
	made    notebook.Stamp
	saved   bool
	failed  error
	moved   []view.Block // what came of comparing numbers with another device
}

const moveField = "move-number"

// OnMount has it drawn again when the session changes.
func (c *copies) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows the step.
func (c *copies) Render() app.UI {
	switch {
	case c.file != nil:
		return app.Div().Body(c.ready()...)
	case c.doing:
		return app.Div().Body(&newKeys{Of: "copy", Phrase: true, Lead: view.CopyPhraseLead, Words: handover.NewPassphrase,
			Finish: view.CopyMake, Busy: view.CopyMaking, Make: c.make, Done: c.done})
	}
	return app.Div().Body(c.choose()...)
}

func (c *copies) choose() []app.UI {
	out := []app.UI{heading(view.CopyHeading), failure(c.failed), app.Div().ID("said").TabIndex(-1).Role("status").Body(
		app.If(c.saved, func() app.UI { return app.P().Class("good").Text(view.CopySaved) }))}
	out = append(out, c.env.blocks(view.CopyAge(current.book.Figures(), current.book.Settings(), current.book.IsMemory()))...)
	return append(out, app.P().Text(view.CopyWhat), app.Div().Class("row").Body(button(view.CopyBegin, c.begin)),
		app.H2().Text(view.RestoreHeading), app.P().Text(view.RestoreHow),
		app.Div().Class("row").Body(app.A().Class("button button--plain").Href(c.env.href("notebook/receive/")).Text(view.BarReceive)),
		app.H2().Text(view.MovingHeading), app.P().Text(view.MovingHow),
		&field{ID: moveField, Of: "move", Label: view.MovingNumber, Hint: view.MovingNumberEg, Enter: c.compare},
		app.Div().Class("row").Body(plainButton(view.MovingCompare, func(ctx app.Context, _ app.Event) { c.compare(ctx) })),
		app.Div().ID("moved").TabIndex(-1).Role("status").Body(c.env.blocks(c.moved)...))
}

// compare says whether the other device holds what is here now, by the number that it shows.
func (c *copies) compare(app.Context) {
	typed := valueOf(moveField)
	var here notebook.Contents
	current.run(func(b *book.Book) (err error) {
		here, _, err = b.Contents()
		return err
	}, func(ctx app.Context, err error) {
		if c.failed = err; err == nil {
			c.moved = view.Moved(handover.SameNumber(typed, here), handover.FiguresOf(here))
		}
		ctx.Defer(func(app.Context) { focusFirst("#moved") })
	})
}

func (c *copies) begin(ctx app.Context, _ app.Event) {
	c.doing, c.saved, c.moved = true, false, nil
	focusOn(ctx)
}

// make gathers everything, seals it, opens the file again and compares. It waits.
func (c *copies) make(phrase string, _ vault.RecoveryCode) error {
	contents, unread, err := current.book.Contents()
	if err != nil {
		return err
	}
	at := now()
	file, figures, err := makeLocked(handover.Document{Sort: handover.Whole, Made: at, Contents: contents}, phrase)
	if err != nil {
		return err
	}
	c.file, c.figures, c.unread, c.made = file, figures, unread, at
	return nil
}

func (c *copies) done(ctx app.Context) {
	c.doing = false
	focusOn(ctx)
}

func (c *copies) ready() []app.UI {
	return []app.UI{heading(view.CopyReady), failure(c.failed),
		app.P().Text(view.CopyHolds(c.figures.Cases, c.figures.Entries, c.figures.Drafts, len(c.file))),
		app.If(c.unread > 0, func() app.UI { return c.env.block(view.Warning{Text: view.CopyUnread(c.unread)}) }),
		app.P().Text(view.CopyWhere),
		app.Div().Class("row").Body(append(outlets(view.CopyName(c.made), "application/octet-stream", func() []byte { return c.file }, c.out), plainButton(view.CopyDrop, c.drop))...)}
}

// out notes that there is a copy, once the file has left.
func (c *copies) out() {
	entries, at := c.figures.Entries, c.made
	if current.book.IsMemory() || !current.mayWrite() {
		current.change(c.noted)
		return
	}
	current.run(func(b *book.Book) error { return b.CopyMade(at, entries) }, func(ctx app.Context, err error) {
		if c.failed = err; err == nil {
			c.noted(ctx)
		}
	})
}

func (c *copies) noted(ctx app.Context) {
	c.file, c.saved = nil, true
	ctx.Defer(func(app.Context) { focusFirst("#said") })
}

func (c *copies) drop(ctx app.Context, _ app.Event) {
	c.file = nil
	focusOn(ctx)
}
