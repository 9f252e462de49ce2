package screen

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/picture"
)

// codeOf draws a QR code with the quiet edge that a camera needs, dark on light whatever the theme. What is too long for a
// code that a telephone reads easily has none.
func codeOf(text, name string) app.UI {
	pic, err := picture.Of(text)
	if err != nil {
		return app.Text("")
	}
	const edge = 4
	side := strconv.Itoa(pic.Size + 2*edge)
	return drawing("svg").Class("qr").Attr("viewBox", "-4 -4 "+side+" "+side).Role("img").Aria("label", name).Body(
		drawing("rect").Attr("x", "-4").Attr("y", "-4").Attr("width", side).Attr("height", side).Class("qr__light"),
		drawing("path").Attr("d", pic.Path).Class("qr__dark"))
}

// drawing is an element of a drawing.
func drawing(tag string) app.HTMLElem { return app.Elem(tag).XMLNS("http://www.w3.org/2000/svg") }
