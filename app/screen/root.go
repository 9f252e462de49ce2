package screen

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/policy"
	"waymark/app/search"
	"waymark/app/view"
	"waymark/app/workday"
)

// library is what the program has loaded so far; every screen of the tab shares it.
type library struct {
	env   Env
	site  view.Site
	urls  map[string]string // packs by name
	index *search.Index
}

var loaded *library // nil at build time

// Register tells go-app which screens there are. It loads what the page in
// front of the reader needs before the program takes that page over, so that
// nothing on it blinks.
func Register(base string) {
	lib := &library{env: Env{Base: base}, site: view.Site{Policies: map[string]*policy.Policy{}}}
	if app.IsClient {
		loaded = lib
		if err := lib.begin(); err != nil {
			panic(err)
		}
	}
	app.RouteWithRegexp("^/.*", func() app.Composer { return &root{lib: lib} })
}

// begin loads the list of packs, the content and what the current page needs.
func (l *library) begin() error {
	list, err := fetch(bootData("packs"))
	if err != nil {
		return err
	}
	if l.urls, err = view.DecodePackList(list); err != nil {
		return err
	}
	pack, err := fetch(l.urls["content"])
	if err != nil {
		return err
	}
	content, err := view.DecodeContent(pack)
	if err != nil {
		return err
	}
	l.site.Boards, l.site.Articles, l.site.Terms = content.Boards, content.Articles, content.Terms
	return l.load(l.path(app.Window().URL().Path))
}

// load fetches the packs that a path needs and that are not here yet.
func (l *library) load(path string) error {
	need := []string{view.BoardOf(path)}
	if view.NeedsAll(path) {
		need = nil
		for _, b := range l.site.Boards {
			need = append(need, b.ID)
		}
	}
	for _, id := range need {
		if id == "" || l.urls[id] == "" || l.site.Policies[id] != nil {
			continue
		}
		pack, err := fetch(l.urls[id])
		if err != nil {
			return err
		}
		p, err := policy.Decode(pack)
		if err != nil {
			return err
		}
		l.site.Policies[id] = p
	}
	return nil
}

// path is an address within the site: without base, ending in a slash.
func (l *library) path(address string) string {
	p := strings.TrimPrefix(address+"/", l.env.Base)
	p = strings.TrimSuffix(strings.TrimRight(p, "/"), "index.html")
	p = strings.TrimRight(p, "/")
	if p == "" {
		return ""
	}
	return p + "/"
}

// today is the reader's own day.
func today() workday.Date {
	y, m, d := time.Now().Date()
	return workday.Date{Year: y, Month: m, Day: d}
}

// root is the one component that go-app routes to: it shows the page of the
// address, and after a way taken inside the site puts focus on its heading.
type root struct {
	app.Compo
	lib   *library
	path  string
	page  view.Page
	moved bool // not the page that the program found in front of the reader
}

// OnNav is called for every new address.
func (r *root) OnNav(ctx app.Context) {
	path := r.lib.path(ctx.Page().URL().Path)
	fragment := ctx.Page().URL().Fragment
	ctx.Async(func() {
		err := r.lib.load(path)
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil {
				reload() // the page itself is still there to be read
				return
			}
			r.show(ctx, path, fragment)
		})
	})
}

func (r *root) show(ctx app.Context, path, fragment string) {
	r.moved = r.moved || r.path != "" && r.path != path
	r.path, r.page = path, r.lib.page(path)
	ctx.Page().SetTitle(r.page.Title)
	if !r.moved || fragment != "" {
		return
	}
	ctx.Defer(func(app.Context) { focusHeading() })
}

func (l *library) page(path string) view.Page {
	l.site.Today = today()
	if pg, ok := l.site.Page(path); ok {
		return pg
	}
	return l.site.NotFound()
}

// Render shows the page. Before the first OnNav it is the page at hand.
func (r *root) Render() app.UI {
	if r.page.Heading == "" {
		r.path = r.lib.path(app.Window().URL().Path)
		r.page = r.lib.page(r.path)
	}
	return r.lib.env.Page(r.page)
}
