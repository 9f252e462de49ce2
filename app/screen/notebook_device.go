//go:build !guideonly

package screen

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/view"
)

// device tells what is on this device, when it locks, and what can still be brought back.
type device struct {
	app.Compo
	env     Env
	storage view.Storage
	sure    notebook.ID // what is to be deleted for good, once it is asked again
	said    string
	failed  error
}

// OnMount asks the browser about its storage.
func (d *device) OnMount(ctx app.Context) {
	current.watch(ctx)
	d.askStorage()
}

func (d *device) askStorage() {
	task(func() {
		var s view.Storage
		if v, ok := ask("storage", "persisted"); ok {
			s.Known, s.Protected = true, v.Bool()
		}
		if v, ok := ask("storage", "estimate"); ok {
			s.Bytes = int64(v.Get("usage").Float())
		}
		current.change(func(app.Context) { d.storage = s })
	})
}

// Render shows it, the most needed first.
func (d *device) Render() app.UI {
	f, set := current.book.Figures(), current.book.Settings()
	out := []app.UI{heading(view.DeviceHeading), failure(d.failed),
		app.Div().ID("said").TabIndex(-1).Role("status").Body(app.If(d.said != "", func() app.UI { return app.P().Class("good").Text(d.said) }))}
	out = append(out, d.env.blocks(view.FoundWrong(current.book.Troubles(), current.book.Lines()))...)
	if !current.book.IsMemory() && !practising() { // of a rehearsal no copy is made
		out = append(out, d.env.blocks(view.CopyState(f, set))...)
	}
	out = append(out, d.env.block(view.DeviceTable(f, set, d.storage, current.book.IsMemory())))
	if !current.book.IsMemory() && d.storage.Known && !d.storage.Protected {
		out = append(out, app.P().Text(view.NotProtected), app.Div().Class("row").Body(plainButton(view.Protect, d.protect)))
	}
	out = append(out, app.H2().Text(view.LocksHeading), d.idle(set))
	if current.mayWrite() {
		out = append(out, &pick{ID: "review", Of: "device", Label: view.ReviewLabel, Hint: view.ReviewHint,
			Options: view.ReviewOptions(set.ReviewMonths, loaded.review), Start: strconv.Itoa(set.ReviewMonths), Picked: d.setReview})
	}
	return app.Div().Body(app.Div().Body(out...), &holidays{}, app.Div().Body(d.bin()...)) // nothing that comes above moves the field
}

// protect asks the browser to keep the notebook.
func (d *device) protect(app.Context, app.Event) {
	task(func() {
		v, ok := ask("storage", "persist")
		said := view.ProtectRefused
		if ok && v.Truthy() && v.Bool() {
			said = view.ProtectGranted
		}
		d.askStorage()
		current.change(d.tell(said))
	})
}

// tell says what was done, where the focus is.
func (d *device) tell(said string) func(app.Context) {
	return func(ctx app.Context) {
		d.said, d.failed = said, nil
		ctx.Defer(func(app.Context) { focusFirst("#said") })
	}
}

// then is tell, for what may have failed.
func (d *device) then(said string) func(app.Context, error) {
	return func(ctx app.Context, err error) {
		if d.sure = (notebook.ID{}); err == nil {
			d.tell(said)(ctx)
			return
		}
		d.failed, d.said = err, ""
		ctx.Defer(func(app.Context) { focusFirst("#failed") })
	}
}

// idle lets a person choose after how many minutes the notebook locks.
func (d *device) idle(set notebook.Settings) app.UI {
	var options []app.UI
	for m := notebook.MinIdle; m <= notebook.MaxIdle; m++ {
		options = append(options, app.Option().Value(strconv.Itoa(m)).Text(view.Minutes(m)).Selected(m == set.IdleMinutes))
	}
	return app.Div().Class("field").Body(
		app.Label().For("idle").Text(view.IdleLabel),
		app.P().ID("idle-hint").Class("hint").Text(view.IdleHint),
		app.Select().ID("idle").Attr("autocomplete", "off").Aria("describedby", "idle-hint").Disabled(!current.mayWrite()).Body(options...).OnChange(d.setIdle))
}

func (d *device) setIdle(ctx app.Context, _ app.Event) {
	m, err := strconv.Atoi(ctx.JSSrc().Get("value").String())
	if err == nil {
		d.set(view.IdleSet(m), func(set *notebook.Settings) { set.IdleMinutes = m })
	}
}

// set changes a setting, and says so.
func (d *device) set(said string, change func(*notebook.Settings)) {
	current.run(func(b *book.Book) error { return b.ChangeSettings(change) }, d.then(said))
}

func (d *device) setReview(_ app.Context, months string) {
	m, err := strconv.Atoi(months)
	if err == nil {
		d.set(view.ReviewSaved, func(set *notebook.Settings) { set.ReviewMonths = m })
	}
}

// bin lists what was deleted and can still be brought back.
func (d *device) bin() []app.UI {
	out := []app.UI{app.H2().Text(view.BinHeading), app.P().Text(view.BinLead)}
	var items []app.UI
	for _, one := range current.book.Bin() {
		items = append(items, d.binned(one))
	}
	if len(items) == 0 {
		return append(out, app.P().Text(view.BinEmpty))
	}
	return append(out, app.Ul().Class("bare").Body(items...))
}

func (d *device) binned(one notebook.Binned) app.UI {
	id := one.ID
	back, purge := view.BringBack+" "+one.Code, view.Purge+" "+one.Code
	press := func(name string, do app.EventHandler) app.UI {
		return app.Button().Type("button").Class("small").Disabled(!current.mayWrite()).Text(name).OnClick(do, app.EventScope(name, id.String()))
	}
	buttons := []app.UI{
		press(back, func(app.Context, app.Event) {
			current.run(func(b *book.Book) error { return b.Restore(id) }, d.then(view.BroughtBack(one.Code)))
		}),
		press(purge, func(ctx app.Context, _ app.Event) {
			d.sure = id
			ctx.Defer(func(app.Context) { focusFirst("#sure") })
		}),
	}
	if d.sure == id {
		buttons = []app.UI{
			app.P().ID("sure").TabIndex(-1).Role("alert").Text(view.PurgeSure),
			press(view.PurgeYes, func(app.Context, app.Event) {
				current.run(func(b *book.Book) error { return b.Purge(id) }, d.then(view.Purged(one.Code)))
			}),
			press(view.PurgeNo, func(app.Context, app.Event) { d.sure = notebook.ID{} }),
		}
	}
	return app.Li().Body(app.P().Text(view.BinLine(one, now())), app.Div().Class("row").Body(buttons...))
}
