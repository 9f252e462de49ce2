//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// publicKey shows the key by which others make files for this notebook, as text and as a QR code. Its secret half is in
// the notebook's settings, sealed like everything else.
type publicKey struct {
	app.Compo
	env    Env
	said   string
	failed error
}

// OnMount has it drawn again when the session changes.
func (p *publicKey) OnMount(ctx app.Context) { current.watch(ctx) }

// Render shows the key, or offers to make one.
func (p *publicKey) Render() app.UI {
	out := []app.UI{app.H2().Text(view.KeyHeading), app.P().Text(view.KeyLead), receiveFailure(p.failed),
		app.If(current.book.IsMemory(), func() app.UI { return app.P().Class("warning").Text(view.KeyInMemory) })}
	key, err := handover.PublicOf(current.book.Settings().Identity)
	if err != nil {
		return app.Section().Body(append(out, app.P().Text(view.KeyNone), app.Div().Class("row").Body(
			app.Button().Type("button").Class("button button--plain").Disabled(!current.mayWrite()).Text(view.KeyMake).OnClick(p.make)))...)
	}
	return app.Section().Body(append(out, app.P().Body(app.Code().ID("public-key").Class("key").Text(key.Public)), codeOf(key.Public, view.KeyPicture), told("key-said", p.said),
		app.Div().Class("row").Body(plainButton(view.CopyText, func(app.Context, app.Event) { copyText(key.Public, func(said string) { p.said = said }) })))...)
}

func (p *publicKey) make(app.Context, app.Event) {
	current.run(func(b *book.Book) error {
		key, err := handover.NewKey()
		if err != nil {
			return err
		}
		return b.ChangeSettings(func(set *notebook.Settings) {
			if set.Identity == "" {
				set.Identity = key.Secret
			}
		})
	}, func(_ app.Context, err error) { p.failed = err })
}
