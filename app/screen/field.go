package screen

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// field is one labelled field of a form. It owns what stands in it: the browser's value is set once, when the field
// comes on the page, and read as it is typed. go-app drops an empty value and would bring old words back with the next
// key, so no value is ever drawn.
//
// Two fields are the same one only if ID and Of are: with another record, draft or step in Of, the old one leaves the
// page with all that was typed in it. So a field is emptied after saving by giving it another Of.
//
// go-app knows children by their place alone. Whatever comes and goes before a field in the same parent moves the field
// to another place, where it is a new one and empty. So what comes and goes stands in an element of its own that stays.
type field struct {
	app.Compo
	ID    string // on the page; no spaces
	Of    string // the record, draft or step that it belongs to; never shown
	Label string
	Hint  string // under the label
	Wrong string // what is wrong with what was typed, "" for nothing
	Kind  fieldKind
	List  []string                  // suggestions, for a field of one line
	Start string                    // what stands in it at first
	Typed func(app.Context, string) // at every change
	Left  func(app.Context)         // when the field is left
	Enter func(app.Context)         // when Enter is pressed in a field of one line
}

// fieldKind is what kind of field it is.
type fieldKind uint8

const (
	lineField   fieldKind = iota
	textField             // several lines
	secretField           // dots, until it is asked to be shown
	plainSecret           // a secret shown as it is typed
	dateField
	timeField
)

// CompoID keeps what was typed for one record out of another's.
func (f *field) CompoID() string { return f.ID + "\x00" + f.Of }

// OnMount puts the first value in.
func (f *field) OnMount(ctx app.Context) {
	if f.Start != "" {
		ctx.Defer(func(app.Context) { setValue(f.ID, f.Start) })
	}
}

// Render draws label, hint, error and field, without a value.
func (f *field) Render() app.UI {
	return app.Div().Class(fieldClass(f.Wrong)).Body(
		app.Label().For(f.ID).Text(f.Label),
		app.Div().Body(
			app.If(f.Hint != "", func() app.UI { return app.P().ID(f.ID + "-hint").Class("hint").Text(f.Hint) }),
			app.If(f.Wrong != "", func() app.UI { return app.P().ID(f.ID + "-wrong").Class("error").Text(f.Wrong) }),
		),
		f.input(),
		app.If(len(f.List) > 0, func() app.UI { return f.list() }),
	)
}

// list is what the browser suggests while one types.
func (f *field) list() app.UI {
	var options []app.UI
	for _, l := range f.List {
		options = append(options, app.Option().Attr("value", l))
	}
	return app.DataList().ID(f.ID + "-list").Body(options...)
}

func fieldClass(wrong string) string {
	if wrong != "" {
		return "field field--wrong"
	}
	return "field"
}

func (f *field) input() app.UI {
	if f.Kind == textField {
		el := app.Textarea().ID(f.ID).Rows(4).Attr("autocomplete", "off").Aria("describedby", f.described()).
			OnInput(f.typed).OnBlur(f.left)
		if f.Wrong != "" {
			el = el.Aria("invalid", "true")
		}
		return el
	}
	el := app.Input().ID(f.ID).Type(f.inputType()).Attr("autocomplete", "off").Aria("describedby", f.described()).
		OnInput(f.typed).OnChange(f.typed).OnBlur(f.left).OnKeyDown(f.key)
	if len(f.List) > 0 {
		el = el.List(f.ID + "-list")
	}
	if f.Kind == secretField || f.Kind == plainSecret {
		el = el.Attr("autocapitalize", "none").Attr("autocorrect", "off").Spellcheck(false)
	}
	if f.Wrong != "" {
		el = el.Aria("invalid", "true")
	}
	return el
}

func (f *field) inputType() string {
	switch f.Kind {
	case secretField:
		return "password"
	case dateField:
		return "date"
	case timeField:
		return "time"
	}
	return "text"
}

func (f *field) described() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.ID+"-hint")
	}
	if f.Wrong != "" {
		ids = append(ids, f.ID+"-wrong")
	}
	return strings.Join(ids, " ")
}

func (f *field) typed(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate() // a page drawn anew at every key is slow; who needs it calls ctx.Update
	if f.Typed != nil {
		f.Typed(ctx, ctx.JSSrc().Get("value").String())
	}
}

func (f *field) left(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	if f.Left != nil {
		f.Left(ctx)
	}
}

func (f *field) key(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if f.Enter != nil && e.Get("key").String() == "Enter" && !e.Get("isComposing").Bool() {
		f.Enter(ctx)
	}
}

// checkbox is a box to be ticked.
func checkbox(id, label, hint string, on bool, turn func()) app.UI {
	return app.Div().Class("tick").Body(
		app.Input().ID(id).Type("checkbox").Attr("autocomplete", "off").Checked(on).OnChange(func(app.Context, app.Event) { turn() }, app.EventScope(id, on)),
		app.Label().For(id).Text(label),
		app.If(hint != "", func() app.UI { return app.P().Class("hint").Text(hint) }))
}

// valueOf reads what stands in a field, "" where it is not on the page.
func valueOf(id string) string {
	el := app.Window().GetElementByID(id)
	if !el.Truthy() {
		return ""
	}
	return el.Get("value").String()
}

// setValue puts text into a field that is on the page.
func setValue(id, text string) {
	if el := app.Window().GetElementByID(id); el.Truthy() {
		el.Set("value", text)
	}
}
