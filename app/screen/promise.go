package screen

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// await waits for a promise of the browser, and says whether it was kept. It blocks, so tasks call it.
func await(promise app.Value) (app.Value, bool) {
	type answer struct {
		value app.Value
		kept  bool
	}
	got := make(chan answer, 1)
	hear := func(kept bool) app.Func {
		return app.FuncOf(func(_ app.Value, args []app.Value) any {
			var v app.Value
			if len(args) > 0 {
				v = args[0]
			}
			got <- answer{v, kept}
			return nil
		})
	}
	yes, no := hear(true), hear(false)
	defer yes.Release()
	defer no.Release()
	promise.Call("then", yes, no)
	a := <-got
	return a.value, a.kept
}

// ask calls a method of one of navigator's objects that gives a promise. It is false where the browser has no such thing.
func ask(object, method string) (app.Value, bool) {
	o := app.Window().Get("navigator").Get(object)
	if !o.Truthy() || !o.Get(method).Truthy() {
		return nil, false
	}
	return await(o.Call(method))
}
