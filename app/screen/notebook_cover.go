//go:build !guideonly

package screen

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// Esc, twice, covers the page. The cover says nothing of what is beneath. What is beneath stays as it is, unseen and out
// of reach of keys, so nothing typed is lost by it.

const escTwice = 700 * time.Millisecond

// escape watches for Esc pressed twice.
func (s *session) escape(e app.Value) {
	if e.Get("key").String() != "Escape" {
		return
	}
	at := instant()
	twice := since(s.esc, at) < escTwice
	s.esc = at
	if twice && !s.covered {
		s.esc = 0
		s.setCover(true)
	}
}

// setCover covers the page, or shows it again.
func (s *session) setCover(on bool) {
	if s.covered == on {
		return
	}
	s.covered = on
	if on {
		s.before = app.Window().Get("document").Get("activeElement") // what the veil hides loses the focus
		task(saveAll)
	}
	veil(on)
	s.change(func(ctx app.Context) {
		ctx.Defer(func(app.Context) {
			switch {
			case on:
				focusFirst("#uncover")
			case s.before != nil && s.before.Truthy():
				s.before.Call("focus")
				s.before = nil
			}
		})
	})
}

// veil hides the page at once, before anything is drawn: the style sheet shows only the cover.
func veil(on bool) {
	root := app.Window().Get("document").Get("documentElement")
	if on {
		root.Call("setAttribute", "data-covered", "")
	} else {
		root.Call("removeAttribute", "data-covered")
	}
}

// cover stands last on every page, while it is covered.
func (e Env) cover() app.UI {
	if loaded == nil || !current.covered {
		return nil
	}
	return app.Div().Class("cover").Role("dialog").Aria("modal", "true").Aria("label", view.CoverLabel).Body(
		app.If(practising(), func() app.UI { return app.P().Class("rehearsal").Text(view.PracticeSays) }),
		app.Div().Class("row").Body(
			app.Button().ID("uncover").Type("button").Class("button").Text(view.Uncover).
				OnClick(func(app.Context, app.Event) { current.setCover(false) }),
			app.If(current.stage == opened && !current.book.IsMemory(), func() app.UI {
				return app.Button().Type("button").Class("button button--plain").Text(view.LockNow).
					OnClick(func(app.Context, app.Event) { current.lock(false) })
			}),
		))
}
