//go:build !guideonly

package screen

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover/paper"
	"waymark/app/view"
)

// sheet is a paper on the page, to be read before it leaves and to be printed. Printed, it is all that is on the page:
// its marks stand in the head and foot of a table, which browsers repeat on every sheet.
func sheet(p paper.Paper) app.UI {
	var body []app.UI
	for i := 0; i < len(p.Blocks); i++ {
		b := p.Blocks[i]
		if b.Kind != paper.Field {
			body = append(body, sheetBlock(b))
			continue
		}
		from := i
		for i+1 < len(p.Blocks) && p.Blocks[i+1].Kind == paper.Field {
			i++
		}
		body = append(body, sheetFields("", p.Blocks[from:i+1]))
	}
	return app.Section().Class("sheet").Aria("label", view.HandPreview).Body(
		app.Table().Class("sheet__frame").Attr("role", "presentation").Body(
			app.THead().Body(app.Tr().Body(app.Td().Class("sheet__marks").Text(paper.Clean(p.Marks.Top())))),
			app.TFoot().Body(app.Tr().Body(app.Td().Class("sheet__marks").Text(paper.Clean(p.Marks.Foot())))),
			app.TBody().Body(app.Tr().Body(app.Td().Body(append([]app.UI{app.H2().Class("sheet__title").Text(paper.Clean(p.Title))}, body...)...))),
		))
}

func sheetBlock(b paper.Block) app.UI {
	switch b.Kind {
	case paper.Heading:
		return app.H3().Text(paper.Clean(b.Text))
	case paper.Text:
		return app.P().Body(sheetLines(b.Text)...)
	case paper.Signature:
		return sheetFields(b.Label, b.Fields)
	case paper.Table:
		return sheetTable(b)
	}
	return app.Div().Class("sheet__new")
}

func sheetFields(caption string, fields []paper.Block) app.UI {
	var rows []app.UI
	for _, f := range fields {
		rows = append(rows, app.Tr().Body(app.Th().Scope("row").Body(sheetLines(f.Label)...), app.Td().Body(sheetLines(f.Text)...)))
	}
	return app.Table().Class("sheet__fields").Body(app.If(caption != "", func() app.UI { return app.Caption().Text(paper.Clean(caption)) }), app.TBody().Body(rows...))
}

func sheetTable(b paper.Block) app.UI {
	var head, rows []app.UI
	for _, h := range b.Head {
		head = append(head, app.Th().Scope("col").Text(paper.Clean(h)))
	}
	for _, r := range b.Rows {
		var cells []app.UI
		for _, c := range r.Cells {
			if r.Struck {
				cells = append(cells, app.Td().Body(app.S().Body(sheetLines(c)...)))
				continue
			}
			cells = append(cells, app.Td().Body(sheetLines(c)...))
		}
		rows = append(rows, app.Tr().Body(cells...))
	}
	return app.Div().Class("scroll").TabIndex(0).Role("region").Aria("label", paper.Clean(b.Label)).Body(app.Table().Body(
		app.If(b.Label != "", func() app.UI { return app.Caption().Text(paper.Clean(b.Label)) }),
		app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...)))
}

func sheetLines(text string) []app.UI {
	var out []app.UI
	for i, l := range strings.Split(paper.Clean(text), "\n") {
		if i > 0 {
			out = append(out, app.Br())
		}
		out = append(out, app.Text(l))
	}
	return out
}
