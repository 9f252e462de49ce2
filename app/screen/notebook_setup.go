//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/view"
)

// setUp makes a notebook, one thing a page: what to know, the passphrase, the recovery code. Or it begins one that is
// stored nowhere.
type setUp struct {
	app.Compo
	env   Env
	begun bool
	made  *book.Book
}

// OnMount has it drawn again when the session changes.
func (s *setUp) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows the step.
func (s *setUp) Render() app.UI {
	switch {
	case current.foreign:
		return app.Div().Body(s.foreign()...)
	case s.begun:
		return app.Div().Body(&newKeys{Of: "set up", Phrase: true, Code: true, Finish: view.SetUpFinish, Make: s.make, Done: s.done})
	}
	return app.Div().Body(s.know()...)
}

func (s *setUp) know() []app.UI {
	out := []app.UI{heading(view.SetUpHeading), app.P().Class("lead").Text(view.SetUpLead)}
	if current.safari {
		out = append(out, app.Section().Class("ours").Body(say(view.InstallFirst)...))
	}
	last := view.OnlyACopy
	if practising() {
		last = view.NoCopy
	}
	for _, said := range append(view.SetUpSays, last) {
		out = append(out, say(said)...)
	}
	return append(out,
		app.Div().Class("row").Body(button(view.SetUpBegin, s.begin), plainButton(view.SetUpForeign, inMemory)),
		app.If(!practising(), func() app.UI { return app.P().Class("source").Text(view.SetUpGuide) }))
}

// inSafariTab says whether this is a tab of Safari on a telephone or tablet: only there does navigator have the property,
// and it is true in what was put on the home screen.
func inSafariTab() bool {
	v := app.Window().Get("navigator").Get("standalone")
	return v.Type() == app.TypeBoolean && !v.Bool()
}

func (s *setUp) begin(ctx app.Context, _ app.Event) {
	s.begun = true
	focusOn(ctx)
}

func (s *setUp) make(phrase string, code vault.RecoveryCode) (err error) {
	if current.store == nil {
		if current.store, err = current.device.Store(current.name(), current.lost); err != nil {
			current.store = nil
			return err
		}
	}
	s.made, err = book.SetUp(current.store, book.Keys{Passphrase: phrase, Params: calibrate(), Code: code}, now())
	return err
}

func (s *setUp) done(app.Context) {
	askToKeep()
	task(func() { current.open(s.made) })
}

// askToKeep asks the browser not to throw the notebook away. What it says is told under "On this device".
func askToKeep() {
	if storage := app.Window().Get("navigator").Get("storage"); storage.Truthy() && storage.Get("persist").Truthy() {
		storage.Call("persist")
	}
}

// inMemory begins a notebook that is stored nowhere, after saying so.
func inMemory(app.Context, app.Event) {
	current.change(func(ctx app.Context) {
		current.foreign, current.homeward = true, current.stage
		current.stage = absent
		focusOn(ctx)
	})
}

func (s *setUp) foreign() []app.UI {
	out := []app.UI{heading(view.ForeignHead)}
	for _, text := range view.ForeignSays {
		out = append(out, app.P().Text(text))
	}
	return append(out, app.Div().Class("row").Body(button(view.ForeignBegin, beginInMemory), plainButton(view.Back, backFromForeign)))
}

func beginInMemory(app.Context, app.Event) {
	task(func() { current.open(book.InMemory(now())) })
}

func backFromForeign(app.Context, app.Event) {
	current.change(func(ctx app.Context) {
		current.foreign, current.stage = false, current.homeward
		focusOn(ctx)
	})
}
