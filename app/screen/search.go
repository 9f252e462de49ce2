package screen

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/search"
	"waymark/app/view"
)

func (e Env) search(b view.SearchBox) app.UI {
	if loaded == nil {
		return app.Div().DataSet("program", "yes").Body(e.blocks(b.Fallback)...)
	}
	return &searchBox{env: e, fallback: b.Fallback}
}

// At each key the first few hits are shown, which is what a phone's screen holds; the rest follow in a pause.
const (
	firstHits = 6
	mostHits  = 30
	pause     = 300 * time.Millisecond
)

type searchBox struct {
	app.Compo
	env      Env
	fallback []view.Block
	asked    bool
	query    string
	hits     []search.Hit
	all      int
}

// OnMount loads the index, once a tab.
func (s *searchBox) OnMount(ctx app.Context) {
	if loaded.index != nil {
		return
	}
	ctx.Async(func() {
		defer ended()
		pack, err := fetch(loaded.urls["search"])
		if err != nil {
			return // the list of pages to search in stays
		}
		docs, err := search.Decode(pack)
		if err != nil {
			return
		}
		index := search.New(docs)
		ctx.Dispatch(func(ctx app.Context) { loaded.index = index })
	})
}

func (s *searchBox) Render() app.UI {
	if loaded.index == nil {
		return app.Div().Body(s.env.blocks(s.fallback)...)
	}
	return app.Div().Body(
		app.Div().Class("field").Role("search").Body(
			app.Label().For("search").Text(view.SearchLabel),
			app.Input().ID("search").Type("search").AutoComplete(false).OnInput(s.find),
		),
		app.P().Class("source").Role("status").Text(view.HitCount(s.asked, s.all, mostHits)),
		app.Ul().Class("links").Body(s.list()...),
	)
}

func (s *searchBox) find(ctx app.Context, _ app.Event) {
	query := ctx.JSSrc().Get("value").String()
	s.query, s.asked = query, len(search.Words(query)) > 0
	s.hits, s.all = loaded.index.Find(query, firstHits)
	if s.all <= firstHits {
		return
	}
	ctx.After(pause, func(app.Context) {
		if s.query == query {
			s.hits, s.all = loaded.index.Find(query, mostHits)
		}
	})
}

func (s *searchBox) list() []app.UI {
	var out []app.UI
	for _, h := range s.hits {
		var snippet []app.UI
		for _, p := range h.Snippet {
			if p.Mark {
				snippet = append(snippet, app.Mark().Text(p.Text))
			} else {
				snippet = append(snippet, app.Text(p.Text))
			}
		}
		out = append(out, app.Li().Class("hit").Body(app.A().Href(s.env.href(h.Doc.Path)).Body(
			app.Text(view.HitTitle(h.Doc)), app.Small().Body(snippet...))))
	}
	return out
}
