package site

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// testSite is a whole small site, with the real shell, worker and manifest.
func testSite(t testing.TB, base string) Site {
	t.Helper()
	page := func(path, board, body string) Page {
		return Page{Path: path, Board: board, Title: "Title of " + path, Description: "About " + path, Body: body}
	}
	return Site{
		Base: base,
		Pages: []Page{
			page("", "", `<div><h1>Welcome</h1><a href="`+base+`swindon/">Swindon</a> <img src="`+base+`icons/icon.svg"></div>`),
			page("swindon/", "swindon", `<div><h1>Swindon</h1><a href="stage-1/#who">Stage 1</a> <a href="ladder.svg">poster</a></div>`),
			page("swindon/stage-1/", "swindon", `<div><h1 id="who">Who</h1><a href="../">Back</a> <a href="#who">Up</a></div>`),
		},
		NotFound: Page{Title: "Not found", Body: `<div><h1>No such page</h1><a href="` + base + `">Home</a></div>`},
		Files: map[string]File{
			"swindon/ladder.svg": {Data: []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), Offline: true, Board: "swindon"},
			"plain.txt":          {Data: []byte(strings.Repeat("plain text\n", 200))},
		},
		Packs:   map[string][]byte{"swindon": []byte("pack of swindon"), "search": []byte("index")},
		Words:   Words{Ready: "Ready", NotReady: "Not ready", Update: "New version", TakeOver: "Use it", Stopped: "Stopped", StoppedSafe: "Safe", StoppedNow: "Open again", Reload: "Open", NoProgram: "Pages still read"},
		Program: []byte("\x00asm\x01\x00\x00\x00" + strings.Repeat("x", 2000)), Exec: []byte("// exec"),
		Style: []byte("body { color: black }\n/* a comment */\n"), ProgramStyle: []byte(".a { color: red }"), PrintStyle: []byte("p { color: black }"), Boot: []byte("// boot"),
		Worker: webFile(t, "worker.js"), Shell: webFile(t, "shell.html"), Manifest: webFile(t, "manifest.webmanifest"),
		Icons: map[string][]byte{"icon.svg": webFile(t, "icons/icon.svg")},
	}
}

func webFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../web", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// write writes a site into a new folder and returns the folder.
func write(t testing.TB, s Site) string {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := filepath.Join(t.TempDir(), "dist")
	if _, err := Write(dir, s); err != nil {
		t.Fatal(err)
	}
	return dir
}

// folder reads all files below dir.
func folder(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// golden compares got with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; -update writes it anew. Got:\n%s", name, got)
	}
}

func TestBuildingTwiceGivesTheSameBytes(t *testing.T) {
	first, second := folder(t, write(t, testSite(t, "/"))), folder(t, write(t, testSite(t, "/")))
	if len(first) != len(second) {
		t.Errorf("%d files and then %d", len(first), len(second))
	}
	for name, data := range first {
		if second[name] != data {
			t.Errorf("%s differs", name)
		}
	}
}

func TestAnyChangeIsAnotherVersion(t *testing.T) {
	changes := map[string]func(*Site){
		"a page":        func(s *Site) { s.Pages[1].Title = "Another" },
		"the not-found": func(s *Site) { s.NotFound.Title = "Another" },
		"the style":     func(s *Site) { s.Style = []byte("a{}") },
		"a pack":        func(s *Site) { s.Packs["swindon"] = []byte("other") },
		"a plain file":  func(s *Site) { s.Files["plain.txt"] = File{Data: []byte("other")} },
		"the worker":    func(s *Site) { s.Worker = append(s.Worker, "// more\n"...) },
		"the base":      func(s *Site) { *s = testSite(t, "/sub/") },
	}
	seen := map[string]string{}
	version := func(name string, s Site) {
		out, err := assemble(s)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if other, ok := seen[out.version]; ok {
			t.Errorf("%s and %s give one version", name, other)
		}
		seen[out.version] = name
	}
	version("nothing", testSite(t, "/"))
	for name, change := range changes {
		s := testSite(t, "/")
		change(&s)
		version(name, s)
	}
}

func TestNoOtherOriginAnywhere(t *testing.T) {
	for name, data := range folder(t, write(t, testSite(t, "/sub/"))) {
		data = strings.ReplaceAll(data, "http://www.w3.org/2000/svg", "")
		for _, scheme := range []string{"http://", "https://", "src=\"//", "href=\"//"} {
			if strings.Contains(data, scheme) {
				t.Errorf("%s has %q", name, scheme)
			}
		}
	}
}

func TestPage(t *testing.T) {
	s := testSite(t, "/sub/")
	s.Words.Ready = `"quoted" <b>`
	s.Pages[2].Body = "<div>\n  <h1 id=\"who\">Who</h1>\n  <p title=\"say \\\"no\\\"\" aria-hidden hidden=\"false\" class=\"b\">\n    See \n    <a href=\"/sub/\">home</a>\n    .\n  </p>\n</div>"
	files := folder(t, write(t, s))
	golden(t, "page.html", files["swindon/stage-1/index.html"])
	if !strings.Contains(files["404.html"], `content="noindex"`) {
		t.Error("404.html may be indexed")
	}
}

func TestPageDoesNotGrowWithBoards(t *testing.T) {
	one := testSite(t, "/")
	many := testSite(t, "/")
	for _, id := range []string{"a", "b", "c", "d"} {
		many.Packs[id] = []byte(id)
		many.Pages = append(many.Pages, Page{Path: id + "/", Board: id, Title: id, Body: "<div>x</div>"})
	}
	a, b := folder(t, write(t, one)), folder(t, write(t, many))
	if len(a["index.html"]) != len(b["index.html"]) {
		t.Errorf("home page: %d bytes with one board, %d with five", len(a["index.html"]), len(b["index.html"]))
	}
}

func TestBadShell(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"policy later":     {"<meta http-equiv", "<meta name=\"x\"><meta http-equiv", "must be the first element in <head>"},
		"no style":         {"<style>{{.Style}}</style>", "", "style sheet must stand unchanged"},
		"body not first":   {"<body>{{.Body}}", "<body><p>x</p>{{.Body}}", "must come first in <body>"},
		"title everywhere": {"data-offline", `data-of="{{.Title}}"`, "must be the same on every page"},
		"unknown field":    {"{{.Title}}", "{{.Titel}}", "can't evaluate field Titel"},
	} {
		s := testSite(t, "/")
		s.Shell = []byte(strings.Replace(string(s.Shell), test.old, test.new, 1))
		wantError(t, name, s, test.want)
	}
}

func TestBadSite(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*Site)
		want   string
	}{
		"base without slash": {func(s *Site) { s.Base = "/sub" }, `base "/sub": must start and end with a slash`},
		"base climbs":        {func(s *Site) { s.Base = "/../" }, `base "/../": must`},
		"base with host":     {func(s *Site) { s.Base = "https://a/" }, `base "https://a/": must`},
		"no home":            {func(s *Site) { s.Pages = s.Pages[1:] }, "there is no home page"},
		"page twice":         {func(s *Site) { s.Pages = append(s.Pages, s.Pages[1]) }, `page "swindon/": there are two pages`},
		"page without slash": {func(s *Site) { s.Pages[1].Path = "swindon" }, `page "swindon": a path is`},
		"no title":           {func(s *Site) { s.Pages[1].Title = " " }, `page "swindon/": has no title`},
		"elsewhere":          {func(s *Site) { s.Pages[1].Board = "leeds" }, `page "swindon/": belongs to board "leeds", so its path has to start with "leeds/"`},
		"not the board's":    {func(s *Site) { s.Pages[1].Board = "" }, `page "swindon/": its path starts with "swindon/"`},
		"assets":             {func(s *Site) { s.Pages[1].Path, s.Pages[1].Board = "assets/", "" }, "the folder assets/ is the site's own"},
		"own file":           {func(s *Site) { s.Files["worker.js"] = File{} }, `file "worker.js": the site writes`},
		"html file":          {func(s *Site) { s.Files["x/index.html"] = File{} }, `file "x/index.html": a name is`},
		"climbing file":      {func(s *Site) { s.Files["../x.txt"] = File{} }, `file "../x.txt": a name is`},
		"climbing pack":      {func(s *Site) { s.Packs["../x"] = nil }, `pack "../x": a name is`},
		"not-found path":     {func(s *Site) { s.NotFound.Path = "x/" }, "the not-found page has a path"},
		"program alone":      {func(s *Site) { s.Exec = nil }, "belong together"},
		"worker":             {func(s *Site) { s.Worker = []byte("x") }, "worker.js: must have the line"},
		"manifest":           {func(s *Site) { s.Manifest = []byte("{") }, "manifest.webmanifest: "},
		"manifest id":        {func(s *Site) { s.Manifest = []byte(`{"id":"/"}`) }, "id, start_url and scope"},
	} {
		s := testSite(t, "/")
		test.change(&s)
		wantError(t, name, s, test.want)
	}
}

func wantError(t *testing.T, name string, s Site, want string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dist")
	_, err := Write(dir, s)
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%s: got error %v; want %q", name, err, want)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Errorf("%s: a folder was written", name)
	}
}

func TestSiteWithoutProgram(t *testing.T) {
	s := testSite(t, "/")
	s.Program, s.Exec = nil, nil
	if home := folder(t, write(t, s))["index.html"]; strings.Contains(home, "data-wasm") {
		t.Error("the page names a program that is not there")
	}
}

// TestTheRescuePageStandsByItself: nothing that the other pages run is on it, it travels offline, and a link may lead to it.
func TestTheRescuePageStandsByItself(t *testing.T) {
	s := testSite(t, "/sub/")
	if _, there := folder(t, write(t, s))["rescue/index.html"]; there {
		t.Error("there is a rescue page that nobody asked for")
	}
	page, err := os.ReadFile("../../../web/rescue.html")
	if err != nil {
		t.Fatal(err)
	}
	s.Rescue = Rescue{Page: page, Script: []byte("// rescue"), Program: []byte("\x00asm\x01\x00\x00\x00")}
	s.Pages[0].Body = `<div><h1 id="main">Home</h1><a href="/sub/rescue/">rescue</a></div>`
	files := folder(t, write(t, s))
	text := files["rescue/index.html"]
	for _, never := range []string{"boot.", "/app.", "webmanifest"} {
		if strings.Contains(text, never) {
			t.Errorf("the rescue page names %q", never)
		}
	}
	if !strings.Contains(text, `data-program="/sub/assets/rescue.`) || !strings.Contains(files["index.html"], `href="/sub/rescue/"`) {
		t.Error("the rescue page does not find its program, or the shell does not lead to it")
	}
	if !strings.Contains(files["worker.js"], `assets/rescue.`) {
		t.Error("the worker does not keep what the rescue page runs")
	}
	s.Program, s.Exec = nil, nil
	wantError(t, "rescue without wasm_exec.js", s, "rescue page: ")
}
