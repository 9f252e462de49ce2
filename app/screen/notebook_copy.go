//go:build !guideonly

package screen

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// sealedFile is what an encrypted file is to the browser.
const sealedFile = "application/octet-stream"

// copies makes a copy of the whole notebook: five words, one file, opened again and counted before it is offered.
type copies struct {
	app.Compo
	env     Env
	phrase  string // the words of the copy to be made, "" until somebody begins
	busy    bool
	file    []byte // made and checked
	at      notebook.Stamp
	figures handover.Figures
	unread  int
	shares  bool // the share sheet takes it
	said    string
	failed  error
}

// OnMount has it drawn again when the session changes.
func (c *copies) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows how old the last copy is, and the step.
func (c *copies) Render() app.UI {
	f, set := current.book.Figures(), current.book.Settings()
	out := []app.UI{heading(view.CopyHeading), fileFailure(c.failed), app.P().Class("lead").Text(view.CopyLead),
		told("copy-said", c.said), c.env.block(view.LastCopy(f, set))}
	switch {
	case c.file != nil:
		out = append(out, c.done()...)
	case c.phrase != "":
		out = append(out, c.words()...)
	default:
		out = append(out, app.P().Text(view.CopyNoKeep), app.Div().Class("row").Body(button(view.MakeCopy, c.begin)))
	}
	out = append(out, app.H2().Text(view.CopyBack), app.P().Text(view.CopyBackLead),
		c.env.block(view.Buttons{Items: []view.Link{{Href: "notebook/receive/", Text: view.CopyBack, Plain: true}}}),
		app.H2().Text(view.MoveAllHead))
	var steps []app.UI
	for _, s := range view.MoveSteps {
		steps = append(steps, app.Li().Text(s))
	}
	return app.Div().Body(append(out, app.Ol().Body(steps...))...)
}

// told is a line that is read aloud when it changes, and takes the focus.
func told(id, said string) app.UI {
	return app.Div().ID(id).TabIndex(-1).Role("status").Body(app.If(said != "", func() app.UI { return app.P().Class("good").Text(said) }))
}

// fileFailure is failure for what has to do with files.
func fileFailure(err error) app.UI {
	return app.If(err != nil, func() app.UI {
		t := view.FileTrouble(err)
		return app.Div().ID("failed").TabIndex(-1).Role("alert").Body(app.Div().Class("trouble").Body(
			app.P().Body(app.B().Text(t.What)), app.P().Text(t.Words), app.P().Text(t.Now)))
	})
}

func (c *copies) begin(ctx app.Context, _ app.Event) {
	c.phrase, c.said, c.failed = handover.NewPassphrase(), "", nil
	ctx.Defer(func(app.Context) { focusFirst("#words") })
}

// words shows the words that will open the copy.
func (c *copies) words() []app.UI {
	return []app.UI{app.P().ID("words").TabIndex(-1).Text(view.CopyWords), secretWords(c.phrase),
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("button").Disabled(c.busy).Text(view.CopyMake).OnClick(c.make),
			plainButton(view.CopyAgain, c.begin)),
		working(c.busy, view.CopyMaking)}
}

// secretWords shows words to be written down or said.
func secretWords(phrase string) app.UI {
	var words []app.UI
	for _, w := range strings.Fields(phrase) {
		words = append(words, app.Span().Text(w))
	}
	return app.P().Class("secret").Body(spaced(words)...)
}

// make makes the copy. That it takes a moment is drawn first: the work holds everything else up.
func (c *copies) make(ctx app.Context, _ app.Event) {
	if c.busy {
		return
	}
	c.busy, c.failed, c.at = true, nil, now()
	ctx.Update()
	phrase, at, set := c.phrase, c.at, current.book.Settings()
	var file []byte
	var figures handover.Figures
	var unread int
	current.run(func(b *book.Book) error {
		time.Sleep(drawn)
		contents, lost, err := b.Contents()
		if err != nil {
			return err
		}
		if set.Identity != "" {
			contents.Keys = []string{set.Identity}
		}
		unread = lost
		file, figures, err = handover.Make(handover.Document{Sort: handover.Whole, Made: at, Contents: contents}, phrase)
		return err
	}, func(ctx app.Context, err error) {
		if c.busy, c.failed = false, err; err != nil {
			ctx.Defer(func(app.Context) { focusFirst("#failed") })
			return
		}
		c.file, c.figures, c.unread = file, figures, unread
		c.shares = canShare(file, sealedFile, c.name())
		ctx.Defer(func(app.Context) { focusFirst("#made") })
	})
}

// name is that of the file: what it is and the day.
func (c *copies) name() string {
	return view.CopyFileName + c.at.Local.Date.String() + view.CopyFileEnd
}

// done says what was made, and offers it.
func (c *copies) done() []app.UI {
	out := []app.UI{app.Div().ID("made").TabIndex(-1).Body(c.env.blocks(view.CopyDone(c.figures, len(c.file), handover.Fingerprint(c.file), c.unread))...),
		app.P().Text(view.CopyWords), secretWords(c.phrase)}
	var buttons []app.UI
	if !c.shares || !onlyShares() {
		buttons = append(buttons, button(view.CopySave, c.save))
	}
	if c.shares {
		buttons = append(buttons, plainButton(view.CopyShare, c.share))
	}
	return append(out, app.Div().Class("row").Body(buttons...))
}

func (c *copies) save(app.Context, app.Event) {
	saveFile(c.file, sealedFile, c.name())
	c.given()
}

func (c *copies) share(app.Context, app.Event) {
	promise := shareFile(c.file, sealedFile, c.name())
	task(func() {
		if _, kept := await(promise); kept {
			current.change(func(app.Context) { c.given() })
		}
	})
}

// given notes that there is a copy: only now, because a file that nobody took protects nothing.
func (c *copies) given() {
	at, entries := c.at, c.figures.Entries
	current.run(func(b *book.Book) error { return b.CopyMade(at, entries) }, func(ctx app.Context, err error) {
		if c.failed = err; err != nil {
			ctx.Defer(func(app.Context) { focusFirst("#failed") })
			return
		}
		c.said = view.CopySaved
		ctx.Defer(func(app.Context) { focusFirst("#copy-said") })
	})
}
