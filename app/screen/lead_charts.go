//go:build !guideonly

package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/handover/report"
	"waymark/app/view"
)

// charts is the figures as bars. Each bar has its number beside it as text, which is what a screen reader reads; the bar itself
// says nothing more. Its length is an attribute, because no style can stand in the page.
func charts(f report.Figures) app.UI {
	var all []app.UI
	for _, c := range view.LeadCharts(f) {
		var rows []app.UI
		for _, b := range c.Bars {
			rows = append(rows, app.Li().Body(app.Span().Text(b.Label), bar(b.Part), app.B().Text(b.Text)))
		}
		all = append(all, app.Div().Class("chart").Role("figure").Aria("label", c.Title).Body(app.P().Text(c.Title), app.Ul().Body(rows...)))
	}
	return app.Div().Class("charts").Body(all...)
}

// bar is so many hundredths of the width filled.
func bar(part int) app.UI {
	rect := func(class string, width int) app.UI {
		return drawing("rect").Attr("width", width).Attr("height", 10).Class(class)
	}
	return drawing("svg").Class("chart__bar").Attr("viewBox", "0 0 100 10").Attr("preserveAspectRatio", "none").Aria("hidden", "true").
		Body(rect("chart__all", 100), rect("chart__part", part))
}
