package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/view"
)

// codes draws addresses of this site for a telephone's camera. Only the page that
// is open knows the site's own address, so they cannot be made when it is built.
type codes struct {
	app.Compo
	env   Env
	board boardChooser
}

// Render shows the scenarios' codes, or those of one board and its stages.
func (c *codes) Render() app.UI {
	links := view.ScenarioCodes(&loaded.site)
	if c.board.policy != nil {
		links = view.BoardCodes(c.board.policy)
	}
	var items []app.UI
	for _, l := range links {
		address := app.Window().URL().Scheme + "://" + app.Window().URL().Host + c.env.href(l.Href)
		items = append(items, app.Li().Body(app.P().Body(app.B().Text(l.Text)), codeOf(address, view.CodeFor(l.Text)),
			app.P().Body(app.A().Href(c.env.href(l.Href)).Text(address))))
	}
	return app.Div().Body(
		boardSelect("codes-board", view.CodesPick, view.CodesAll, c.board.id, func(ctx app.Context, id string) {
			c.board.choose(ctx, id, func(ctx app.Context) { ctx.Update() })
		}), c.board.status(), app.Ul().Class("codes").Body(items...))
}
