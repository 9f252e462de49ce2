//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// keys changes what opens the notebook: the passphrase, the recovery code, or the key beneath both.
type keys struct {
	app.Compo
	env   Env
	doing string // what was chosen, "" for nothing yet
	old   string // the passphrase that is to be replaced, until it is
	wrong faults
	done  string // what was done, in a sentence
}

// What can be done to the keys; also what newKeys is for.
const (
	changePhrase = "change passphrase"
	newCode      = "new code"
	rekey        = "re-key"
)

const oldField = "old-passphrase"

// OnMount has it drawn again when the session changes.
func (k *keys) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows the choice, or what was chosen.
func (k *keys) Render() app.UI {
	switch {
	case !current.mayWrite() || current.book.IsMemory():
		return app.Div().Body(heading(view.KeysHeading), app.P().Text(k.closed()))
	case k.doing == "":
		return app.Div().Body(k.choose()...)
	case k.doing == changePhrase && k.old == "" && !current.byCode:
		return app.Div().Body(k.askOld()...)
	case k.doing == changePhrase:
		return app.Div().Body(&newKeys{Of: changePhrase, Phrase: true, Finish: view.KeysChangeDo, Make: k.change, Done: k.finish})
	case k.doing == newCode:
		return app.Div().Body(&newKeys{Of: newCode, Code: true, Finish: view.KeysCodeDo, Make: k.code, Done: k.finish})
	}
	return app.Div().Body(&newKeys{Of: rekey, Phrase: true, Code: true, Finish: view.KeysRekeyDo, Make: k.rekey, Done: k.finish})
}

// closed says why there is nothing to change.
func (k *keys) closed() string {
	if current.book.IsMemory() {
		return view.KeysMemory
	}
	return view.KeysOtherTab
}

func (k *keys) choose() []app.UI {
	out := []app.UI{heading(view.KeysHeading),
		app.Div().ID("done").TabIndex(-1).Role("status").Body(app.If(k.done != "", func() app.UI { return app.P().Class("good").Text(k.done) }))}
	if current.byCode {
		out = append(out, app.P().Class("warning").Text(view.NewPhraseNow))
	}
	out = append(out, k.offer(view.KeysChange, changePhrase)...)
	out = append(out, k.offer(view.KeysCode, newCode)...)
	return append(out, k.offer(view.KeysRekey, rekey)...)
}

// offer is one thing that can be done, with what it is good for.
func (k *keys) offer(s view.Said, what string) []app.UI {
	return append(say(s), app.Div().Class("row").Body(plainButton(s.Heading, func(ctx app.Context, _ app.Event) {
		k.doing, k.done, k.wrong = what, "", nil
		focusOn(ctx)
	})))
}

// askOld asks for the passphrase as it is: an open notebook that was left lying about must not be taken over.
func (k *keys) askOld() []app.UI {
	return []app.UI{heading(view.KeysChange.Heading), k.wrong.summary(),
		&field{ID: oldField, Of: changePhrase, Label: view.KeysOld, Kind: secretField, Wrong: k.wrong.of(oldField), Enter: k.takeOld},
		app.Div().Class("row").Body(button(view.Continue, func(ctx app.Context, _ app.Event) { k.takeOld(ctx) }), plainButton(view.Back, k.back))}
}

func (k *keys) back(ctx app.Context, _ app.Event) {
	k.doing, k.old, k.wrong = "", "", nil
	focusOn(ctx)
}

func (k *keys) takeOld(ctx app.Context) {
	k.old, k.wrong = valueOf(oldField), nil
	ctx.Update()
	if k.old == "" {
		k.wrong = faults{{oldField, view.PhraseNone}}
		k.wrong.tell(ctx)
		return
	}
	focusOn(ctx)
}

func (k *keys) change(phrase string, _ vault.RecoveryCode) error {
	if current.byCode {
		return current.book.NewPassphrase(phrase, calibrate())
	}
	return current.book.ChangePassphrase(k.old, phrase, calibrate())
}

func (k *keys) code(_ string, code vault.RecoveryCode) error { return current.book.NewCode(code) }

func (k *keys) rekey(phrase string, code vault.RecoveryCode) error {
	return current.book.Rekey(book.Keys{Passphrase: phrase, Params: calibrate(), Code: code})
}

// finish says what was done.
func (k *keys) finish(ctx app.Context) {
	k.done = map[string]string{changePhrase: view.KeysChanged, newCode: view.KeysCoded, rekey: view.KeysRekeyed}[k.doing]
	current.byCode = current.byCode && k.doing == newCode
	k.doing, k.old = "", ""
	ctx.Defer(func(app.Context) { focusFirst("#done") })
}
