//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// bar stands over every page of the site while the notebook is open: where its pages are, whether this tab may write,
// and how to cover and lock it. It keeps its place when the notebook is shut, so that nothing below it is drawn anew.
func (e Env) bar() app.UI {
	if loaded == nil {
		return nil
	}
	if current.stage != opened || current.arriving {
		return app.Div()
	}
	var links []app.UI
	for _, l := range []view.Link{
		{Href: "notebook/", Text: view.BarCases}, {Href: "notebook/device/", Text: view.BarDevice},
		{Href: "notebook/receive/", Text: view.BarReceive}, {Href: "notebook/copy/", Text: view.BarCopy}, {Href: "notebook/keys/", Text: view.BarKeys},
	} {
		if _, there := view.PracticePath(l.Href); practising() && !there {
			continue
		}
		a := app.A().Href(e.href(l.Href)).Text(l.Text)
		if l.Href == current.path {
			a = a.Aria("current", "page")
		}
		links = append(links, a)
	}
	return app.Div().Body(
		app.Div().Class("bar").Body(
			app.Nav().Class("bar__links").Aria("label", view.NotebookLabel).Body(links...),
			app.Div().Class("bar__lock").Body(
				app.Button().Type("button").Class("small").Title(view.CoverHint).Text(view.CoverNow).
					OnClick(func(app.Context, app.Event) { current.setCover(true) }),
				lockButton(),
			),
		),
		app.Div().Class("bar__say").Aria("live", "polite").Body(e.notices()...),
	)
}

func lockButton() app.UI {
	b := app.Button().Type("button").Class("small")
	if current.book.IsMemory() {
		return b.Text(view.EndMemory).OnClick(askToEnd)
	}
	return b.Text(view.LockNow).OnClick(pressLock)
}

func pressLock(app.Context, app.Event) { current.lock(false) }

func askToEnd(ctx app.Context, _ app.Event) {
	current.change(func(ctx app.Context) {
		current.ending = true
		ctx.Defer(func(app.Context) { focusFirst("#end-memory-ask") })
	})
}

// notices are what must be known before anything is written.
func (e Env) notices() []app.UI {
	var out []app.UI
	if current.book.IsMemory() {
		out = append(out, notice("end-memory", view.BarMemory, nil))
	}
	if current.ending {
		out = append(out, notice("end-memory-ask", view.EndMemoryAsk, []app.UI{
			choice(view.EndMemoryYes, func(app.Context, app.Event) { current.leave() }),
			choice(view.KeepOpen, func(app.Context, app.Event) { current.change(func(app.Context) { current.ending = false }) }),
		}))
	}
	if current.unsafe != nil {
		out = append(out, app.Div().Class("notice").Role("alert").Body(
			app.P().Body(app.Strong().Text(view.NotLocked)), problem(current.unsafe),
			app.Div().Class("row").Body(
				choice(view.KeepOpen, func(app.Context, app.Event) { current.change(func(app.Context) { current.unsafe = nil }) }),
				choice(view.LockAnyway, func(app.Context, app.Event) { current.leave() }))))
	}
	if len(current.book.Troubles()) > 0 && current.path != "notebook/device/" {
		out = append(out, notice("not-in-order", view.BarWrong, []app.UI{app.A().Href(e.href("notebook/device/")).Text(view.BarSeeWhat)}))
	}
	switch {
	case current.trouble != nil:
		out = append(out, app.Div().Class("notice").Role("alert").Body(problem(current.trouble)))
	case !current.writing:
		out = append(out, notice("other-tab", view.BarOtherTab, []app.UI{
			choice(view.TakeThePen, func(app.Context, app.Event) { current.takePen() })}))
	}
	return out
}

func notice(id, text string, buttons []app.UI) app.UI {
	return app.Div().ID(id).Class("notice").Body(
		app.P().Text(text),
		app.If(len(buttons) > 0, func() app.UI { return app.Div().Class("row").Body(buttons...) }))
}

// choice is a small button whose words are its name: two with the same words do the same.
func choice(text string, do app.EventHandler) app.UI {
	return app.Button().Type("button").Class("small").Text(text).OnClick(do, app.EventScope(text))
}

// problem is an error in three sentences: what happened, whether the words are safe, what to do now.
func problem(err error) app.UI { return trouble(view.TroubleOf(err)) }

func trouble(t view.Trouble) app.UI {
	return app.Div().Class("problem").Body(
		app.P().Body(app.Strong().Text(t.What)), app.P().Text(t.Words), app.P().Text(t.Now))
}
