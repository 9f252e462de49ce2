package screen

import (
	"errors"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fetch gets a file of this site, from the worker's cache where it is there.
// It blocks, so handlers call it from ctx.Async.
func fetch(url string) ([]byte, error) {
	type answer struct {
		text string
		err  error
	}
	got := make(chan answer, 1)
	fail := app.FuncOf(func(app.Value, []app.Value) any {
		got <- answer{err: errors.New("fetch " + url + ": no answer")}
		return nil
	})
	text := app.FuncOf(func(_ app.Value, args []app.Value) any {
		got <- answer{text: args[0].String()}
		return nil
	})
	respond := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if !args[0].Get("ok").Bool() {
			got <- answer{err: errors.New("fetch " + url + ": status " + strconv.Itoa(args[0].Get("status").Int()))}
			return nil
		}
		args[0].Call("text").Call("then", text, fail)
		return nil
	})
	defer fail.Release()
	defer text.Release()
	defer respond.Release()
	app.Window().Call("fetch", url).Call("then", respond, fail)
	a := <-got
	return []byte(a.text), a.err
}

// bootData is what the page tells the boot script and the program.
func bootData(name string) string {
	script := app.Window().Get("document").Call("querySelector", "script[data-"+name+"]")
	if !script.Truthy() {
		return ""
	}
	return script.Call("getAttribute", "data-"+name).String()
}

func reload() { app.Window().Get("location").Call("reload") }

// focusHeading tells a screen reader that the page has changed, as a page load would.
func focusHeading(top bool) {
	if h := app.Window().Get("document").Call("querySelector", "h1"); h.Truthy() {
		h.Call("focus", map[string]any{"preventScroll": true})
	}
	switch fragment := app.Window().URL().Fragment; {
	case !top:
	case fragment == "", !app.Window().GetElementByID(fragment).Truthy(): // a record's id is no place on the page
		app.Window().Call("scrollTo", 0, 0)
	default:
		app.Window().ScrollToID(fragment) // go-app's own jump came before the page had its new text
	}
}

// focused says whether something on the page has the focus.
func focused() bool {
	doc := app.Window().Get("document")
	return !doc.Get("activeElement").Equal(doc.Get("body"))
}

// focusFirst puts focus on the first of these that is on the page, so that
// what came of a press is where the reader is.
func focusFirst(selectors ...string) {
	for _, s := range selectors {
		if el := app.Window().Get("document").Call("querySelector", s); el.Truthy() {
			if el.Get("tabIndex").Int() < 0 {
				el.Call("setAttribute", "tabindex", "-1") // what is no control takes focus only so
			}
			el.Call("focus")
			return
		}
	}
}
