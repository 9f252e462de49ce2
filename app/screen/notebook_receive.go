//go:build !guideonly

package screen

import (
	"errors"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// receive opens what somebody sent: first what it is, then what is in it, and only then, if the person wants it, takes it
// in. Nothing of a file is kept before that.
type receive struct {
	app.Compo
	env     Env
	file    []byte // chosen, and sealed with a passphrase
	doc     *handover.Document
	takes   notebook.Contents
	compare book.Comparison
	left    map[notebook.ID]bool // cases that are not to be taken in
	reply   *handover.Reply
	taken   []view.Block
	busy    bool
	wrong   faults
	failed  error
	tries   string // one more letter after each failure: the field is then another one, and empty
}

const (
	receiveField = "received-file"
	wordsField   = "file-words"
	pasteField   = "reply-text"
)

// OnMount has it drawn again when the session changes.
func (r *receive) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows the step.
func (r *receive) Render() app.UI {
	out := []app.UI{heading(view.ReceiveHeading), receiveFailure(r.failed), r.wrong.summary()}
	switch {
	case r.taken != nil:
		out = append(out, app.Div().ID("taken").TabIndex(-1).Role("status").Body(r.env.blocks(r.taken)...), r.again())
	case r.doc != nil:
		out = append(out, r.preview()...)
	case r.reply != nil:
		out = append(out, r.replyStep()...)
	case r.file != nil:
		out = append(out, r.words()...)
	default:
		out = append(out, r.choose()...)
		out = append(out, &replySlip{env: r.env}, &publicKey{env: r.env})
	}
	return app.Div().Body(out...)
}

func (r *receive) again() app.UI {
	return app.Div().Class("row").Body(plainButton(view.OtherFile, r.back))
}

func (r *receive) back(ctx app.Context, _ app.Event) {
	r.file, r.doc, r.reply, r.taken, r.wrong, r.failed = nil, nil, nil, nil, nil, nil
	r.takes, r.left, r.tries = notebook.Contents{}, nil, r.tries+"·"
	focusOn(ctx)
}

// choose asks for a file, or for a reply as text. The field takes any file: a name ending that it does not know would be
// greyed out on a telephone.
func (r *receive) choose() []app.UI {
	return []app.UI{app.P().Class("lead").Text(view.ReceiveLead),
		app.Div().Class(fieldClass(r.wrong.of(receiveField))).Body(
			app.Label().For(receiveField).Text(view.ReceiveFile),
			app.P().ID("received-file-hint").Class("hint").Text(view.ReceiveFileHint),
			app.Input().ID(receiveField).Type("file").Attr("autocomplete", "off").Aria("describedby", "received-file-hint").Disabled(r.busy).OnChange(r.chose, app.EventScope(r.tries))),
		working(r.busy, view.ReceiveOpening),
		&field{ID: pasteField, Of: r.tries, Label: view.ReplyPaste, Hint: view.ReplyPasteHint, Kind: textField, Wrong: r.wrong.of(pasteField)},
		app.Div().Class("row").Body(plainButton(view.ReplyRead, r.paste)),
	}
}

// chose reads the chosen file, unless its size says already that it cannot be ours.
func (r *receive) chose(ctx app.Context, _ app.Event) {
	if r.busy {
		return
	}
	r.wrong, r.failed, r.busy = nil, nil, true
	task(func() {
		b, err := chosenFile(receiveField, handover.MaxFile)
		if errors.Is(err, errTooLarge) {
			err = handover.ErrTooLarge
		}
		current.change(func(ctx app.Context) {
			if r.busy = false; err != nil {
				r.fail(ctx, err)
				return
			}
			setValue(receiveField, "") // so that the same file can be chosen again
			r.look(ctx, b)
		})
	})
}

func (r *receive) fail(ctx app.Context, err error) {
	r.busy, r.failed, r.tries = false, err, r.tries+"·"
	ctx.Defer(func(app.Context) { focusFirst("#failed") })
}

// look finds out what the bytes are and goes on from there.
func (r *receive) look(ctx app.Context, b []byte) {
	found, err := handover.Look(b)
	if err != nil {
		r.fail(ctx, err)
		return
	}
	switch found {
	case handover.SealedWithPassphrase:
		r.file = b
		focusOn(ctx)
	case handover.SealedForKey:
		plain, err := handover.OpenWith(b, keysOf(current.book.Settings())...)
		if err != nil {
			r.fail(ctx, err)
			return
		}
		r.read(ctx, plain)
	case handover.Plain:
		r.read(ctx, b)
	case handover.ReplySlip:
		r.readReply(ctx, string(b))
	default:
		r.fail(ctx, handover.ErrNotSealed)
	}
}

func keysOf(set notebook.Settings) []string {
	if set.Identity == "" {
		return nil
	}
	return []string{set.Identity}
}

// words asks for the passphrase of a file.
func (r *receive) words() []app.UI {
	return []app.UI{
		&field{ID: wordsField, Of: r.tries, Label: view.ReceiveWords, Hint: view.ReceiveWordHint, Kind: plainSecret, Wrong: r.wrong.of(wordsField), Enter: r.open},
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("button").Disabled(r.busy).Text(view.ReceiveOpen).OnClick(func(ctx app.Context, _ app.Event) { r.open(ctx) }),
			plainButton(view.OtherFile, r.back)),
		working(r.busy, view.ReceiveOpening),
	}
}

// open opens the file. That it takes a moment is drawn first: the work holds everything else up.
func (r *receive) open(ctx app.Context) {
	phrase := valueOf(wordsField)
	if r.busy {
		return
	}
	r.wrong, r.failed = nil, nil
	ctx.Update()
	if phrase == "" {
		r.wrong = faults{{wordsField, view.ReceiveWordNone}}
		r.wrong.tell(ctx)
		return
	}
	r.busy = true
	file := r.file
	task(func() {
		time.Sleep(drawn)
		plain, err := handover.Open(file, phrase)
		current.change(func(ctx app.Context) {
			if r.busy = false; err != nil {
				r.fail(ctx, err)
				return
			}
			r.read(ctx, plain)
		})
	})
}

// read takes a document apart and compares it with what is here.
func (r *receive) read(ctx app.Context, plain []byte) {
	doc, err := handover.DecodeDocument(plain)
	if err == nil {
		r.takes, err = doc.Into(now())
	}
	if err != nil {
		r.fail(ctx, err)
		return
	}
	takes := r.takes
	var comparison book.Comparison
	current.run(func(b *book.Book) (err error) {
		comparison, err = b.Compare(takes)
		return err
	}, func(ctx app.Context, err error) {
		if err != nil {
			r.fail(ctx, err)
			return
		}
		r.doc, r.compare, r.file, r.left = &doc, comparison, nil, map[notebook.ID]bool{}
		focusOn(ctx)
	})
}

// preview shows what is in the document, and what taking it in would do.
func (r *receive) preview() []app.UI {
	out := r.env.blocks(view.Preview(*r.doc, r.compare))
	switch {
	case !view.Worth(r.compare):
		return append(out, app.Div().Body(r.env.blocks(append([]view.Block{view.Para{Text: view.ReceiveNothing}}, r.arrived(r.compare)...))...), r.again())
	case !current.mayWrite():
		return append(out, app.P().Text(view.ReceiveOtherTab), r.again())
	}
	return append(out, r.choice(), app.Div().Class("row").Body(
		app.Button().Type("button").Class("button").Disabled(r.busy).Text(view.ReceiveTake).OnClick(r.take),
		plainButton(view.ReceiveNot, r.back)))
}

// choice is which of several cases are taken in: all, unless the person leaves some out.
func (r *receive) choice() app.UI {
	var ticks []app.UI
	for _, c := range r.compare.Cases {
		if view.New(c) {
			ticks = append(ticks, checkbox("take-"+c.ID.String(), view.TakeCase(c), "", !r.left[c.ID], func() { r.left[c.ID] = !r.left[c.ID] }))
		}
	}
	return app.If(len(ticks) > 1, func() app.UI {
		return app.FieldSet().Class("ask").Body(append([]app.UI{app.Legend().Text(view.TakeWhich)}, ticks...)...)
	})
}

// arrived says, of the copy of a whole notebook, whether all of it is here now, and the number by which the other device knows.
func (r *receive) arrived(c book.Comparison) []view.Block {
	if r.doc.Sort != handover.Whole {
		return nil
	}
	return view.Arrived(c, r.left, handover.FiguresOf(r.doc.Contents), current.book.Figures(), handover.Number(r.doc.Contents))
}

// take takes in what is new of the cases that were chosen.
func (r *receive) take(ctx app.Context, _ app.Event) {
	if r.busy {
		return
	}
	r.busy, r.failed = true, nil
	takes := r.takes.Without(r.left)
	var merged book.Comparison
	current.run(func(b *book.Book) (err error) {
		merged, err = b.Merge(takes)
		return err
	}, func(ctx app.Context, err error) {
		if r.busy = false; err != nil {
			r.fail(ctx, err)
			return
		}
		r.finish(ctx, view.TakenIn(merged, current.book.Figures(), r.arrived(merged)))
	})
}

// receiveFailure is failure for what has to do with files.
func receiveFailure(err error) app.UI {
	return app.If(err != nil, func() app.UI {
		return app.Div().ID("failed").TabIndex(-1).Role("alert").Body(trouble(view.ReceiveTrouble(err)))
	})
}

// told is a line that is read aloud when it changes, and takes the focus.
func told(id, said string) app.UI {
	return app.Div().ID(id).TabIndex(-1).Role("status").Body(app.If(said != "", func() app.UI { return app.P().Class("good").Text(said) }))
}

func (r *receive) finish(ctx app.Context, said []view.Block) {
	r.doc, r.reply, r.takes, r.left, r.taken = nil, nil, notebook.Contents{}, nil, said
	ctx.Defer(func(app.Context) { focusFirst("#taken") })
}
