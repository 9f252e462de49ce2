package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/article"
)

// nodes shows running text. Texts are trees, so nothing is ever set as markup.
func (e Env) nodes(in []article.Node) []app.UI {
	out := make([]app.UI, 0, len(in))
	for _, n := range in {
		out = append(out, e.node(n))
	}
	return out
}

func (e Env) node(n article.Node) app.UI {
	switch n.Kind {
	case article.Text:
		return app.Text(n.Text)
	case article.Code:
		return app.Code().Text(n.Text)
	case article.Break:
		return app.Br()
	case article.Strong:
		return app.Strong().Body(e.nodes(n.Children)...)
	case article.Emphasis:
		return app.Em().Body(e.nodes(n.Children)...)
	case article.Link:
		a := app.A().Href(e.href(n.Href)).Body(e.nodes(n.Children)...)
		if external(n.Href) {
			a = a.Rel("noreferrer noopener")
		}
		return a
	case article.Heading:
		if n.Level <= 3 {
			return app.H3().ID(n.ID).Body(e.nodes(n.Children)...)
		}
		return app.H4().ID(n.ID).Body(e.nodes(n.Children)...)
	case article.List:
		return app.Ul().Body(e.nodes(n.Children)...)
	case article.OrderedList:
		return app.Ol().Body(e.nodes(n.Children)...)
	case article.Item:
		return app.Li().Body(e.nodes(n.Children)...)
	case article.Quote:
		return app.Blockquote().Body(e.nodes(n.Children)...)
	case article.Table:
		return e.proseTable(n)
	}
	return app.P().Body(e.nodes(n.Children)...)
}

func (e Env) proseTable(n article.Node) app.UI {
	var head, rows []app.UI
	for i, r := range n.Children {
		var cells []app.UI
		for _, c := range r.Children {
			if i == 0 {
				cells = append(cells, app.Th().Scope("col").Body(e.nodes(c.Children)...))
			} else {
				cells = append(cells, app.Td().Body(e.nodes(c.Children)...))
			}
		}
		if i == 0 {
			head = append(head, app.Tr().Body(cells...))
		} else {
			rows = append(rows, app.Tr().Body(cells...))
		}
	}
	return app.Table().Body(app.THead().Body(head...), app.TBody().Body(rows...))
}
