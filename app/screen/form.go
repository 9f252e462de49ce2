package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/policy"
	"waymark/app/view"
)

// form shows a board's form blank, in printed order, to read and to print.
func form(f *policy.Form) app.UI {
	var sent []app.UI
	for _, s := range f.Sent {
		sent = append(sent, app.Li().Text(s))
	}
	return app.Section().Class("form").Body(
		app.If(len(sent) > 0, func() app.UI {
			return app.Div().Class("form__sent").Body(app.P().Body(app.B().Text(view.FormSentLead)), app.Ul().Body(sent...))
		}),
		app.Div().Class("form__sheet").Body(append([]app.UI{app.P().Class("form__title").Text(f.Title)}, formParts(f.Parts)...)...),
		app.P().Class("source").Text(view.SourceLead+f.Source.Text),
	)
}

func formParts(parts []policy.FormPart) []app.UI {
	var out []app.UI
	for _, p := range parts {
		out = append(out, formPart(p))
	}
	return out
}

func formPart(p policy.FormPart) app.UI {
	switch p.Kind {
	case policy.HeadingOf:
		return app.P().Class("form__heading").Text(p.Label)
	case policy.Note:
		return app.P().Class("form__note").Text(p.Label)
	case policy.TableOf:
		return formTable(p)
	case policy.Choice:
		var boxes []app.UI
		for _, o := range p.Options {
			boxes = append(boxes, app.Span().Class("form__box").Text(o))
		}
		return app.Div().Class("form__field").Body(app.P().Text(p.Label), app.P().Class("form__boxes").Body(boxes...))
	case policy.Signature:
		return app.Div().Class("form__signature").Body(append([]app.UI{app.P().Text(p.Label)}, formParts(p.Parts)...)...)
	}
	return app.Div().Class("form__field").Body(app.P().Text(p.Label), app.P().Class("form__line").Aria("hidden", "true"))
}

func formTable(p policy.FormPart) app.UI {
	var head, rows []app.UI
	for _, c := range p.Columns {
		head = append(head, app.Th().Scope("col").Text(c.Label))
	}
	for _, r := range p.Rows {
		cells := []app.UI{app.Td().Text(r)}
		for range p.Columns[min(1, len(p.Columns)):] {
			cells = append(cells, app.Td())
		}
		rows = append(rows, app.Tr().Body(cells...))
	}
	label := p.Label
	if label == "" {
		label = view.FormTableLabel
	}
	return app.Div().Class("scroll").TabIndex(0).Role("region").Aria("label", label).Body(
		app.Table().Class("form__table").Body(app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...)))
}
