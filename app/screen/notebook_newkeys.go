//go:build !guideonly

package screen

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// newKeys has a person choose a passphrase, print a recovery code, or one after the other, and then does something with
// them. What was chosen is held here until it is done, and nowhere else.
type newKeys struct {
	app.Compo
	Of     string        // what it is for; its fields are not those of another
	Phrase bool          // a passphrase is to be chosen
	Code   bool          // a recovery code is to be printed
	Lead   string        // over the drawn words; "" for those of the notebook's own passphrase
	Finish string        // the words of the last button
	Busy   string        // said while it is done; "" for the making of a lock
	Words  func() string // draws a passphrase; nil for the notebook's own
	Make   func(phrase string, code vault.RecoveryCode) error
	Done   func(app.Context)

	own    bool // a passphrase of the person's own
	phrase string
	code   vault.RecoveryCode
	coding bool // at the second step
	wrong  faults
	failed error
	busy   bool
}

const (
	ownField   = "own-passphrase"
	againField = "own-again"
)

// CompoID keeps the words typed for one purpose out of another's.
func (k *newKeys) CompoID() string { return k.Of }

// OnInit draws the words or the code, whichever comes first.
func (k *newKeys) OnInit() {
	if k.Phrase {
		k.phrase = k.words()
		return
	}
	k.coding, k.code = true, vault.NewRecoveryCode()
}

func (k *newKeys) words() string {
	if k.Words != nil {
		return k.Words()
	}
	return vault.GeneratePassphrase()
}

// or is text, or what stands for none.
func or(text, none string) string {
	if text == "" {
		return none
	}
	return text
}

// OnMount has it drawn again when the session changes.
func (k *newKeys) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows the step.
func (k *newKeys) Render() app.UI {
	switch {
	case k.coding:
		return app.Div().Body(k.codeStep()...)
	case k.own:
		return app.Div().Body(k.ownStep()...)
	}
	return app.Div().Body(k.drawnStep()...)
}

func (k *newKeys) drawnStep() []app.UI {
	var words []app.UI
	for _, w := range strings.Fields(k.phrase) {
		words = append(words, app.Span().Text(w))
	}
	return append([]app.UI{
		heading(view.PhraseHeading), failure(k.failed), app.P().Text(or(k.Lead, view.PhraseLead)),
		app.P().Class("secret").Body(spaced(words)...),
	}, k.end(view.PhraseNoted, k.toCode, plainButton(view.PhraseAgain, k.draw), linkButton(view.PhraseOwn, k.toOwn))...)
}

// end is the end of a step: its buttons, and what is being done.
func (k *newKeys) end(onward string, next app.EventHandler, second, third app.UI) []app.UI {
	if k.coding || !k.Code {
		onward = k.Finish
	}
	return []app.UI{
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("button").Disabled(k.busy).Text(onward).OnClick(next, app.EventScope(onward)), second),
		app.If(third != nil, func() app.UI { return app.P().Body(third) }),
		working(k.busy, or(k.Busy, view.SetUpMaking)),
	}
}

// spaced puts a space between things, so that they are read and copied apart.
func spaced(in []app.UI) []app.UI {
	var out []app.UI
	for i, one := range in {
		if i > 0 {
			out = append(out, app.Text(" "))
		}
		out = append(out, one)
	}
	return out
}

// draw draws four words, and shows them.
func (k *newKeys) draw(ctx app.Context, _ app.Event) {
	k.own, k.wrong, k.failed, k.phrase = false, nil, nil, k.words()
	focusOn(ctx)
}

func (k *newKeys) toOwn(ctx app.Context, _ app.Event) {
	k.own, k.phrase = true, ""
	focusOn(ctx)
}

func (k *newKeys) ownStep() []app.UI {
	return append([]app.UI{
		heading(view.OwnHeading), failure(k.failed), k.wrong.summary(), app.P().Text(view.OwnLead),
		&field{ID: ownField, Of: k.Of, Label: view.OwnLabel, Kind: secretField, Wrong: k.wrong.of(ownField)},
		&field{ID: againField, Of: k.Of, Label: view.OwnAgain, Kind: secretField, Wrong: k.wrong.of(againField), Enter: k.takeOwn},
	}, k.end(view.Continue, func(ctx app.Context, _ app.Event) { k.takeOwn(ctx) }, plainButton(view.PhraseDrawn, k.draw), nil)...)
}

// takeOwn reads a passphrase that was typed twice, and says what is wrong with it.
func (k *newKeys) takeOwn(ctx app.Context) {
	phrase := valueOf(ownField)
	k.wrong = nil
	switch wrong := view.PhraseWrong(vault.CheckPassphrase(phrase)); {
	case wrong != "":
		k.wrong = faults{{ownField, wrong}}
	case phrase != valueOf(againField):
		k.wrong = faults{{againField, view.OwnDiffer}}
	}
	ctx.Update()
	if k.wrong != nil {
		k.wrong.tell(ctx)
		return
	}
	k.phrase = phrase
	k.onward(ctx)
}

func (k *newKeys) toCode(ctx app.Context, _ app.Event) { k.onward(ctx) }

// onward goes to the recovery code, or where there is none to the end.
func (k *newKeys) onward(ctx app.Context) {
	if !k.Code {
		k.finish(ctx)
		return
	}
	k.coding, k.code = true, vault.NewRecoveryCode()
	ctx.Update()
	focusOn(ctx)
}

// codeStep shows a recovery code to print, and asks for it to be typed once from the paper.
func (k *newKeys) codeStep() []app.UI {
	var groups []app.UI
	for _, g := range strings.Split(k.code.Text(), "-") {
		groups = append(groups, app.Span().Text(g))
	}
	return append([]app.UI{
		heading(view.CodeHeading), failure(k.failed), k.wrong.summary(),
		app.P().Text(view.CodeLead),
		app.P().Class("secret secret--code").Body(spaced(groups)...),
		app.P().Class("paper").Text(view.CodePaper),
		app.Div().Class("row").Body(app.Button().Type("button").Class("button button--plain").DataSet("print", "yes").Text(view.CodePrint)),
		&field{ID: codeField, Of: k.Of, Label: view.CodeLabel, Hint: view.CodeHint, Kind: plainSecret, Wrong: k.wrong.of(codeField), Enter: k.checkCode},
	}, k.end("", func(ctx app.Context, _ app.Event) { k.checkCode(ctx) }, nil, nil)...)
}

// checkCode compares what was typed with the code.
func (k *newKeys) checkCode(ctx app.Context) {
	k.wrong = nil
	switch typed, err := vault.ParseRecoveryCode(valueOf(codeField)); {
	case err != nil:
		k.wrong = faults{{codeField, view.CodeWrong(err)}}
	case typed != k.code:
		k.wrong = faults{{codeField, view.CodeOther}}
	}
	ctx.Update()
	if k.wrong != nil {
		k.wrong.tell(ctx)
		return
	}
	k.finish(ctx)
}

// finish does what the keys are for. That it takes a moment is drawn first: the work holds everything else up.
func (k *newKeys) finish(ctx app.Context) {
	if k.busy {
		return
	}
	k.busy, k.failed = true, nil
	ctx.Update()
	task(func() {
		time.Sleep(drawn)
		err := k.Make(k.phrase, k.code)
		if err == nil {
			k.phrase = ""
			k.code.Wipe()
		}
		current.change(func(ctx app.Context) {
			k.busy, k.failed = false, err
			if err != nil {
				ctx.Defer(func(app.Context) { focusFirst("#failed") })
				return
			}
			k.Done(ctx)
		})
	})
}

// drawn is how long the browser gets to show what was drawn.
const drawn = 60 * time.Millisecond

// failure is an error that takes the focus; an empty place where there is none.
func failure(err error) app.UI {
	if err == nil {
		return app.Div()
	}
	return app.Div().Body(app.Div().ID("failed").TabIndex(-1).Role("alert").Body(problem(err)))
}

// calibrate measures how much work the lock may cost on this device.
func calibrate() vault.Params {
	return vault.Calibrate(func(p vault.Params) time.Duration {
		began := time.Now()
		_ = vault.Work(p) // the parameters are the vault's own
		return time.Since(began)
	})
}

func button(text string, do app.EventHandler) app.UI {
	return app.Button().Type("button").Class("button").Text(text).OnClick(do, app.EventScope(text))
}

func plainButton(text string, do app.EventHandler) app.UI {
	return app.Button().Type("button").Class("button button--plain").Text(text).OnClick(do, app.EventScope(text))
}

func linkButton(text string, do app.EventHandler) app.UI {
	return app.Button().Type("button").Class("link").Text(text).OnClick(do, app.EventScope(text))
}
