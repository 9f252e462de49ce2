package screen

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/policy"
	"waymark/app/search"
	"waymark/app/training"
	"waymark/app/view"
)

// library is what the program has loaded so far; every screen of the tab shares it.
type library struct {
	env    Env
	site   view.Site
	urls   map[string]string // packs by name
	index  *search.Index
	review int // after how many months the organisation has the notebook ask about a case; 0: it does not
}

var loaded *library // nil at build time

// Register tells go-app which screens there are. It loads what the page in
// front of the reader needs before the program takes that page over, so that
// nothing on it blinks. device is what the notebook needs of the browser.
func Register(base string, device Device) {
	lib := &library{env: Env{Base: base, GuideOnly: guideOnly}, site: view.Site{Policies: map[string]*policy.Policy{}, Scenarios: map[string]*training.Scenario{}, GuideOnly: guideOnly}}
	if app.IsClient {
		loaded = lib
		watchBack()
		begin(device, lib.path(app.Window().URL().Path))
		if err := lib.begin(); err != nil {
			panic(err)
		}
	}
	app.RouteWithRegexp("^/.*", func() app.Composer { return &root{lib: lib, at: unshown} })
}

// begin loads the list of packs, the content and what the current page needs.
func (l *library) begin() error {
	l.review, _ = strconv.Atoi(bootData("review")) // none where the site was built without
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
	if err := l.loadTraining(path); err != nil {
		return err
	}
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

// root is the one component that go-app routes to: it shows the page of the
// address. After a way taken inside the site it does what a page load would:
// focus on the heading, and the top of the page, unless the way led back.
type root struct {
	app.Compo
	lib  *library
	page view.Page
	at   string // the path shown, "?" before the first
}

// back is set while the reader goes back or forward: the browser then knows
// the place on the page better.
var back bool

func watchBack() {
	app.Window().Call("addEventListener", "popstate", app.FuncOf(func(app.Value, []app.Value) any {
		back = true
		return nil
	}))
}

// OnMount gives the session what it draws with.
func (r *root) OnMount(ctx app.Context) { mounted(ctx) }

// OnNav is called for every new address, fragments within a page included.
func (r *root) OnNav(ctx app.Context) {
	path := r.lib.path(ctx.Page().URL().Path)
	if otherNotebook(path) { // of one program, one notebook
		reload()
		return
	}
	ctx.Async(func() {
		defer ended()
		err := r.lib.load(path)
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil || r.at != unshown && r.lib.site.Still(path) {
				reload() // the page itself is there to be read without the program
				return
			}
			r.show(ctx, path)
		})
	})
}

func (r *root) show(ctx app.Context, path string) {
	record := atRecord(path, ctx.Page().URL().Fragment)
	first, moved, wasBack := r.at == unshown, r.at != path || record, back
	r.at, r.page, back = path, r.lib.page(path), false
	ctx.Page().SetTitle(r.page.Title)
	if moved && !first {
		ctx.Defer(func(app.Context) { focusHeading(!wasBack) })
	}
}

// unshown is no path: home is the empty one.
const unshown = "?"

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
		r.page = r.lib.page(r.lib.path(app.Window().URL().Path))
	}
	return r.lib.env.Page(r.page)
}
