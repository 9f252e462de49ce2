//go:build !guideonly

package screen

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// copies makes a copy of the whole notebook as one locked file, and brings one back.
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
}

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
	out := []app.UI{heading(view.CopyHeading), app.Div().ID("said").TabIndex(-1).Role("status").Body(
		app.If(c.saved, func() app.UI { return app.P().Class("good").Text(view.CopySaved) }))}
	out = append(out, c.env.blocks(view.CopyAge(current.book.Figures(), current.book.Settings(), current.book.IsMemory()))...)
	out = append(out, app.P().Text(view.CopyWhat), app.Div().Class("row").Body(button(view.CopyBegin, c.begin)),
		app.H2().Text(view.RestoreHeading))
	if !current.mayWrite() {
		return append(out, app.P().Text(view.RestoreOtherTab))
	}
	return append(out, &restore{env: c.env})
}

func (c *copies) begin(ctx app.Context, _ app.Event) {
	c.doing, c.saved = true, false
	focusOn(ctx)
}

// make gathers everything, seals it, opens the file again and compares. It waits.
func (c *copies) make(phrase string, _ vault.RecoveryCode) error {
	contents, unread, err := current.book.Contents()
	if err != nil {
		return err
	}
	at := now()
	file, figures, err := handover.Make(handover.Document{Sort: handover.Whole, Made: at, Contents: contents}, phrase)
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
		app.Div().Class("row").Body(button(view.CopySave, c.save), plainButton(view.CopyDrop, c.drop))}
}

// save hands the file over, and only then notes that there is a copy.
func (c *copies) save(app.Context, app.Event) {
	saveFile(c.file, view.CopyName(c.made), "application/octet-stream", func(saved bool) {
		if !saved {
			return
		}
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

// restore brings a copy back: it is opened and compared first, and what is new is taken in when the person says so.
type restore struct {
	app.Compo
	env    Env
	file   []byte // chosen, and locked with a passphrase
	doc    handover.Document
	found  *book.Comparison
	merged bool
	wrong  faults
	failed string
	busy   bool
	tries  string
}

const (
	fileField   = "copy-file"
	filePhrase  = "copy-passphrase"
	restoreSaid = "#restored"
)

// OnMount has it drawn again when the session changes.
func (r *restore) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows how far it has come.
func (r *restore) Render() app.UI {
	out := []app.UI{r.say(), r.wrong.summary()}
	switch {
	case r.found != nil && !r.merged:
		out = append(out, r.compared()...)
	case r.file != nil:
		out = append(out,
			&field{ID: filePhrase, Of: "restore" + r.tries, Label: view.RestorePhrase, Hint: view.RestorePhraseHint, Kind: plainSecret, Wrong: r.wrong.of(filePhrase), Enter: r.open},
			app.Div().Class("row").Body(
				app.Button().Type("button").Class("button").Disabled(r.busy).Text(view.RestoreOpen).OnClick(func(ctx app.Context, _ app.Event) { r.open(ctx) }),
				plainButton(view.RestoreOther, r.again)))
	default:
		out = append(out, app.Div().Class("field").Body(
			app.Label().For(fileField).Text(view.RestoreFile),
			app.P().ID(fileField+"-hint").Class("hint").Text(view.RestoreFileHint),
			app.Input().ID(fileField).Type("file").Attr("autocomplete", "off").Aria("describedby", fileField+"-hint").OnChange(r.chosen)))
	}
	return app.Div().Body(append(out, working(r.busy, view.RestoreOpening))...)
}

// say is what was done or what is wrong, where the focus goes.
func (r *restore) say() app.UI {
	var body app.UI
	switch {
	case r.failed != "":
		body = app.P().Class("error").Role("alert").Text(r.failed)
	case r.merged:
		body = app.P().Class("good").Role("status").Text(view.Restored(*r.found))
	default:
		return app.Div()
	}
	return app.Div().Body(app.Div().ID("restored").TabIndex(-1).Body(body))
}

func (r *restore) again(app.Context, app.Event) {
	*r = restore{Compo: r.Compo, env: r.env}
}

// tell shows a sentence about what went wrong. It may be called from anywhere.
func (r *restore) tell(sentence string) {
	current.change(func(ctx app.Context) {
		r.busy, r.failed, r.tries = false, sentence, r.tries+"·"
		ctx.Defer(func(app.Context) { focusFirst(restoreSaid) })
	})
}

// chosen reads the file and looks what it is.
func (r *restore) chosen(app.Context, app.Event) {
	r.failed, r.merged, r.found, r.wrong = "", false, nil, nil
	task(func() {
		file, err := chosenFile(fileField, handover.MaxFile)
		if err != nil {
			r.tell(view.FileTooLarge)
			return
		}
		switch found, err := handover.Look(file); {
		case err != nil:
			r.tell(view.FileTrouble(err))
		case found == handover.SealedWithPassphrase:
			current.change(func(ctx app.Context) {
				r.file = file
				ctx.Defer(func(app.Context) { focusFirst("#" + filePhrase) })
			})
		case found == handover.Plain:
			r.read(file)
		default:
			r.tell(view.FileNotOurs)
		}
	})
}

// open opens the file with what was typed.
func (r *restore) open(ctx app.Context) {
	phrase := valueOf(filePhrase)
	if r.wrong = nil; phrase == "" {
		r.wrong = faults{{filePhrase, view.PhraseNone}}
		ctx.Update()
		r.wrong.tell(ctx)
		return
	}
	r.busy, r.failed = true, ""
	ctx.Update()
	task(func() {
		time.Sleep(drawn)
		plain, err := handover.Open(r.file, phrase)
		if err != nil {
			r.tell(view.FileTrouble(err))
			return
		}
		r.read(plain)
	})
}

// read decodes a document, and compares it with what is here.
func (r *restore) read(plain []byte) {
	doc, err := handover.DecodeDocument(plain)
	if err != nil {
		r.tell(view.FileTrouble(err))
		return
	}
	contents, err := doc.Into(now())
	if err != nil {
		r.tell(view.FileTrouble(err))
		return
	}
	doc.Contents = contents
	found, err := current.book.Compare(contents)
	if err != nil {
		r.tell(view.FileTrouble(err))
		return
	}
	current.change(func(ctx app.Context) {
		r.busy, r.file, r.doc, r.found = false, nil, doc, &found
		ctx.Defer(func(app.Context) { focusFirst("#compared") })
	})
}

// compared shows what would be new before anything is taken in.
func (r *restore) compared() []app.UI {
	out := []app.UI{app.Div().ID("compared").TabIndex(-1).Body(
		app.P().Text(view.CopyOf(r.doc.Made, len(r.doc.Contents.Cases), r.doc.Contents.Entries())),
		r.env.block(view.CompareTable(*r.found)))}
	if !view.AnythingNew(*r.found) {
		return append(out, app.P().Text(view.RestoreNothing), app.Div().Class("row").Body(plainButton(view.RestoreOther, r.again)))
	}
	return append(out, app.P().Text(view.RestoreNever),
		app.Div().Class("row").Body(button(view.RestoreDo, r.merge), plainButton(view.RestoreNot, r.again)))
}

func (r *restore) merge(app.Context, app.Event) {
	contents := r.doc.Contents
	current.run(func(b *book.Book) error {
		found, err := b.Merge(contents)
		if err == nil {
			r.found = &found
		}
		return err
	}, func(ctx app.Context, err error) {
		if err != nil {
			r.tell(view.FileTrouble(err))
			return
		}
		r.merged, r.doc = true, handover.Document{}
		ctx.Defer(func(app.Context) { focusFirst(restoreSaid) })
	})
}
