//go:build !guideonly

package screen

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/pace"
	"waymark/app/view"
)

// unlock asks for the passphrase, or for the recovery code in its place. What is typed is read from the page when it is
// needed, and kept nowhere.
type unlock struct {
	app.Compo
	env    Env
	code   bool // asks for the code
	shown  bool // the passphrase can be read
	busy   bool
	wrong  faults
	failed error
	tries  string // one more letter after each failure: the field is then another one, and empty
}

const (
	phraseField = "passphrase"
	codeField   = "recovery-code"
)

// OnMount has it drawn again when the session changes. What it took to take the page over is collected before anything is
// typed: it would else be when the notebook opens.
func (u *unlock) OnMount(ctx app.Context) {
	current.watch(ctx)
	task(pace.Collect)
}

// Render shows the one field.
func (u *unlock) Render() app.UI {
	body := []app.UI{heading(view.UnlockHeading), failure(u.failed), u.wrong.summary()}
	if u.code {
		body = append(body, &field{ID: codeField, Of: u.tries, Label: view.UnlockCode, Hint: view.CodeHint, Kind: plainSecret,
			Wrong: u.wrong.of(codeField), Enter: u.try})
	} else {
		kind := secretField
		if u.shown {
			kind = plainSecret
		}
		body = append(body, &field{ID: phraseField, Of: u.tries, Label: view.UnlockLabel, Hint: view.UnlockHint, Kind: kind,
			Wrong: u.wrong.of(phraseField), Enter: u.try}, showSecret(u.shown, u.show))
	}
	other := view.UnlockByCode
	if u.code {
		other = view.UnlockByWords
	}
	return app.Div().Body(append(body,
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("button").Disabled(u.busy).Text(view.UnlockButton).OnClick(u.press)),
		working(u.busy, view.Unlocking),
		app.P().Body(app.Button().Type("button").Class("link").Text(other).OnClick(u.swap)),
		app.P().Body(app.Button().Type("button").Class("link").Text(view.SetUpForeign).OnClick(inMemory)),
		u.env.rescue(u.failed),
	)...)
}

// showSecret lets a person see what they type.
func showSecret(on bool, do app.EventHandler) app.UI {
	return app.Div().Class("tick").Body(
		app.Input().ID("show").Type("checkbox").Attr("autocomplete", "off").Checked(on).OnChange(do),
		app.Label().For("show").Text(view.ShowSecret))
}

// working says that something is being done, in a place that is read aloud.
func working(busy bool, text string) app.UI {
	if !busy {
		text = ""
	}
	return app.P().Class("source").Role("status").Text(text)
}

func (u *unlock) show(ctx app.Context, _ app.Event) { u.shown = ctx.JSSrc().Get("checked").Bool() }

func (u *unlock) swap(ctx app.Context, _ app.Event) {
	u.code, u.wrong, u.failed = !u.code, nil, nil
	focusOn(ctx)
}

func (u *unlock) press(ctx app.Context, _ app.Event) { u.try(ctx) }

// try opens the notebook. The sentence that it takes a moment is drawn first: the work holds everything else up.
func (u *unlock) try(ctx app.Context) {
	if u.busy {
		return
	}
	u.wrong, u.failed = nil, nil
	open, field := byPassphrase, phraseField
	if u.code {
		open, field = byRecoveryCode, codeField
	}
	typed := valueOf(field)
	if typed == "" && !u.code {
		u.refuse(ctx, faults{{phraseField, view.PhraseNone}})
		return
	}
	byCode := u.code
	u.busy = true
	ctx.Update()
	task(func() {
		time.Sleep(drawn)
		b, wrong, err := open(typed)
		if b != nil {
			current.byCode = byCode
			current.open(b)
			return
		}
		current.change(func(ctx app.Context) {
			u.busy = false
			if wrong != nil {
				u.refuse(ctx, wrong)
				return
			}
			u.fail(ctx, err)
		})
	})
}

func byPassphrase(phrase string) (*book.Book, faults, error) {
	b, err := book.Unlock(current.store, phrase, now())
	return b, nil, err
}

// byRecoveryCode looks at the code first: one that cannot be right is told apart from one that opens nothing.
func byRecoveryCode(typed string) (*book.Book, faults, error) {
	code, err := vault.ParseRecoveryCode(typed)
	if err != nil {
		return nil, faults{{codeField, view.CodeWrong(err)}}, nil
	}
	defer code.Wipe()
	b, err := book.UnlockByCode(current.store, code, now())
	return b, nil, err
}

func (u *unlock) refuse(ctx app.Context, f faults) {
	u.wrong = f
	ctx.Update()
	f.tell(ctx)
}

func (u *unlock) fail(ctx app.Context, err error) {
	u.failed, u.tries = err, u.tries+"·"
	ctx.Defer(func(app.Context) { focusFirst("#failed") })
}
