package screen

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/policy"
	"waymark/app/training"
	"waymark/app/view"
)

// The screens of training, and what they share. They read scenarios and policies
// and store nothing; what was chosen is gone when the page is left. None of them
// touches a notebook.

// fromFile begins the key of a scenario that was opened from a file; each has its own, so that nothing of one stands in the next.
const fromFile = "from-a-file-"

// rehearsal says that nothing here is a real case: on training's pages, and on every
// page of a tab that has the practice notebook.
func (e Env) rehearsal(r view.Rehearsal) app.UI {
	if practising() {
		return e.practiceMark()
	}
	return app.If(r.Text != "", func() app.UI {
		e.trainingSheet()
		mark := app.Section().Class("rehearsal").Aria("label", view.RehearsalLabel).Body(app.P().Text(r.Text))
		if r.Still {
			mark = mark.DataSet("still", "yes")
		}
		return mark
	})
}

// trainingSheet brings the style sheet that only training and practice have, once a
// tab. A page that was loaded as one of theirs names it in its head already.
func (e Env) trainingSheet() {
	if app.IsServer || loaded == nil {
		return
	}
	doc, href := app.Window().Get("document"), e.Base+view.TrainingStyle
	if doc.Call("querySelector", `link[href="`+href+`"]`).Truthy() {
		return
	}
	link := doc.Call("createElement", "link")
	link.Set("rel", "stylesheet")
	link.Set("href", href)
	doc.Get("head").Call("append", link)
}

// trainingPart is a part that only the running program can do. At build time it is
// what stands there without the program.
func (e Env) trainingPart(b view.TrainingPart) app.UI {
	if loaded == nil {
		return app.Div().DataSet("program", "now").Body(e.blocks(b.Fallback)...)
	}
	switch b.Kind {
	case view.PartAlone:
		return app.Div().Body(&alone{Scenario: b.Scenario, env: e})
	case view.PartOpen:
		return app.Div().Body(&openFile{env: e})
	case view.PartCodes:
		return app.Div().Body(&codes{env: e})
	}
	return app.Div().Body(e.blocks(b.Fallback)...)
}

// projected is a page that is one screen to project: nothing else of the site is on it.
func (e Env) projected(p view.Page) app.UI {
	if loaded == nil {
		return nil
	}
	for _, b := range p.Body {
		if part, ok := b.(view.TrainingPart); ok && part.Kind == view.PartShow {
			return app.Div().Class("site").Body(&show{Scenario: part.Scenario, env: e})
		}
	}
	return nil
}

// loadTraining fetches the scenario that a path needs, and the list of them.
func (l *library) loadTraining(path string) error {
	if !view.InTraining(path) {
		return nil
	}
	if l.site.Rehearsals == nil && l.urls[view.RehearsalsPack] != "" {
		pack, err := fetch(l.urls[view.RehearsalsPack])
		if err != nil {
			return err
		}
		if l.site.Rehearsals, err = view.DecodeRehearsals(pack); err != nil {
			return err
		}
	}
	id := view.ScenarioOf(path)
	url := l.urls[view.ScenarioPack(id)]
	if id == "" || url == "" || l.site.Scenarios[id] != nil {
		return nil
	}
	pack, err := fetch(url)
	if err != nil {
		return err
	}
	x, err := training.Decode(pack)
	if err != nil {
		return err
	}
	l.site.Scenarios[id] = x
	return nil
}

// loadBoard fetches one board's policy. It waits.
func (l *library) loadBoard(id string) (*policy.Policy, error) {
	if p := l.site.Policies[id]; p != nil {
		return p, nil
	}
	pack, err := fetch(l.urls[id])
	if err != nil {
		return nil, err
	}
	return policy.Decode(pack)
}

// boardChooser is a board's policy being chosen and read.
type boardChooser struct {
	id      string
	policy  *policy.Policy
	reading bool
	failed  bool
}

// choose reads a policy off the main goroutine and calls then on the main one.
func (c *boardChooser) choose(ctx app.Context, id string, then func(app.Context)) {
	if id == "" {
		*c = boardChooser{}
		then(ctx)
		return
	}
	c.reading, c.failed = true, false
	task(func() {
		p, err := loaded.loadBoard(id)
		ctx.Dispatch(func(ctx app.Context) {
			c.reading, c.failed = false, err != nil
			if err == nil {
				loaded.site.Policies[id] = p
				c.id, c.policy = id, p
			}
			then(ctx)
		})
	})
}

// same is the course of another board by the same path.
func (c *boardChooser) same(as training.Course, path []string) (training.Course, bool) {
	if c.policy == nil {
		return training.Course{}, false
	}
	o, err := training.Play(as.Scenario, c.policy, path, view.Calendar(added))
	return o, err == nil
}

// boardSelect is a field with all boards.
func boardSelect(id, label, none, chosen string, do func(app.Context, string)) app.UI {
	options := []app.UI{app.Option().Value("-").Text(none).Selected(chosen == "")}
	for _, b := range loaded.site.Boards {
		options = append(options, app.Option().Value(b.ID).Text(b.Heading()).Selected(b.ID == chosen))
	}
	return app.Div().Class("field").Body(
		app.Label().For(id).Text(label),
		app.Select().ID(id).Attr("autocomplete", "off").Body(options...).OnChange(func(ctx app.Context, _ app.Event) {
			value := ctx.JSSrc().Get("value").String()
			if value == "-" {
				value = ""
			}
			do(ctx, value)
		}, app.EventScope(id)))
}

// status says what is being read, or that it could not be.
func (c *boardChooser) status() app.UI {
	switch {
	case c.reading:
		return app.P().Role("status").Text(view.BoardLoading)
	case c.failed:
		return app.P().Class("error").Role("alert").Text(view.BoardFailed)
	}
	return app.Div()
}

// press is a button whose words are its name.
func press(class, text string, do func(app.Context)) app.HTMLButton {
	return app.Button().Type("button").Class(class).Text(text).OnClick(func(ctx app.Context, _ app.Event) { do(ctx) }, app.EventScope(text))
}
