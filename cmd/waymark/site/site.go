// Package site writes the finished Waymark site: a folder of files that any
// web host can serve.
//
// It is given pages that are already text, and everything else already as
// bytes. It lays the page shell round each page, checks every link, names files
// after their content, packs the pages for reading offline, fills in the service
// worker's list, compresses, and puts the whole in place in one move. The
// development server in this package serves that folder with the headers that
// the host's own files ask for; all of them come from one table (headers.go).
//
// The package knows nothing about boards' rules, screens or go-app; it must not
// import them. The same input gives the same bytes.
package site

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Page is one finished page of the site.
type Page struct {
	// Path is relative to the base: "" is the home page, anything else ends in a
	// slash, like "swindon/stage-2/".
	Path string

	Title       string // required; nothing personal, it goes into the browser's history
	Description string // for search engines; left out when empty

	// Body is one element, as go-app's app.HTMLString writes it. See parseBody
	// for how its notation differs from HTML.
	Body string

	// Board is the board whose offline bundle the page travels in. A page with a
	// board has a path below the board's id. "" is the bundle of all the rest.
	Board string

	// Sheet is a style sheet beside the site's own, a name of Files; "" for none.
	Sheet string

	// NoIndex asks search engines to leave the page out.
	NoIndex bool
}

// A File is a file at a name of its own choosing.
type File struct {
	Data    []byte
	Offline bool   // kept by the service worker
	Board   string // as for Page
}

// Words are the sentences of the page shell: what a page says about itself when
// the program cannot speak.
type Words struct {
	Ready       string // everything is kept on this device
	NotReady    string // keeping it failed
	Update      string // a new version is waiting
	TakeOver    string // the button that changes to it
	Stopped     string // heading: the program stopped
	StoppedSafe string // are my words safe
	StoppedNow  string // what to do now
	Reload      string // the button that does it
	NoProgram   string // the browser cannot run the program; the pages still read
	Rescue      string // the link to the rescue page, where there is one
}

// A Site is everything that Write needs.
type Site struct {
	Base     string          // path of the site on its host: "/" or "/sub/path/"
	Pages    []Page          // all pages but NotFound
	NotFound Page            // the answer to an unknown address; its Path is ""
	Files    map[string]File // by name relative to the base
	Packs    map[string][]byte
	Words    Words

	ReviewMonths int // the age at which the notebook asks whether a case is still needed; 0: it does not ask by itself

	Program, Exec []byte // the WebAssembly program and Go's wasm_exec.js; both or neither
	Rescue        Rescue // the page for when the program does not start; only beside a program

	// From the folder web/.
	Style, ProgramStyle, PrintStyle []byte // in every page; fetched with the program; fetched for paper
	Boot, Worker, Shell, Manifest   []byte
	Icons                           map[string][]byte // by file name
}

// A Report says what Write wrote. Sizes are in bytes.
type Report struct {
	Version      string // hash of everything served; the worker's version
	Pages, Files int    // Files counts neither pages nor compressed copies
	Total        int    // of all files, before compression
	HomeSent     int    // home page, brotli
	ProgramSent  int    // program, brotli
	OfflineSent  int    // everything that the worker keeps, brotli where it helps
	OfflineCount int    // how many requests that takes
}

// Write checks the site and puts it at dir. It builds in a new folder beside dir
// and renames it at the end, so that dir is always a whole site: after any error
// what was there before is still there. An existing dir is replaced only when it
// is empty or was written by this package. Faults in the pages are all reported
// in one error.
func Write(dir string, s Site) (Report, error) {
	out, err := assemble(s)
	if err != nil {
		return Report{}, err
	}
	copies, err := compressAll(out.files)
	if err != nil {
		return Report{}, fmt.Errorf("compress: %w", err)
	}
	if err := replaceFolder(dir, out.files, copies); err != nil {
		return Report{}, fmt.Errorf("write site: %w", err)
	}
	return out.report(copies), nil
}

// output is the site in memory, before it is compressed and written.
type output struct {
	version string
	files   map[string][]byte // by name relative to the site's folder
	offline []listed
	whole   map[string]string // pages with a shell of their own, by file name
	pages   int
	program string
}

// assemble makes every file of the site but the compressed copies.
func assemble(s Site) (output, error) {
	bodies, err := checkSite(s)
	if err != nil {
		return output{}, err
	}
	out := output{files: map[string][]byte{}, pages: len(s.Pages)}
	names, err := out.addAssets(s)
	if err != nil {
		return output{}, err
	}
	out.program = names.program

	look := newStyle(s.Style)
	shell, err := newShell(s, look, names)
	if err != nil {
		return output{}, err
	}
	if err := out.addRescue(s, look, names); err != nil {
		return output{}, err
	}
	owns, err := out.addPages(s, shell, bodies)
	if err != nil {
		return output{}, err
	}
	bundles, err := out.addBundles(s, shell, owns)
	if err != nil {
		return output{}, err
	}
	if err := out.addWorker(s, look, bundles); err != nil {
		return output{}, err
	}
	out.addHostFiles(s.Base, look)
	return out, nil
}

// addAssets adds everything that is not a page: hashed files below assets/, and
// files at fixed names. It returns the names that pages need.
func (out *output) addAssets(s Site) (assetNames, error) {
	var n assetNames
	n.boot = out.addHashed("boot", ".js", s.Boot, true)
	n.look = out.addHashed("program", ".css", []byte(squeeze(string(s.ProgramStyle))), true)
	n.print = out.addHashed("print", ".css", []byte(squeeze(string(s.PrintStyle))), true)
	if len(s.Program) > 0 {
		n.program = out.addHashed("app", ".wasm", s.Program, true)
		n.exec = out.addHashed("wasm_exec", ".js", s.Exec, true)
	}
	packs := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(s.Packs)) {
		packs[name] = s.Base + out.addHashed("pack."+name, ".json", s.Packs[name], true)
	}
	n.packs = out.addHashed("packs", ".json", mustJSON(packs), true)

	manifest, err := fillManifest(s.Manifest, s.Base)
	if err != nil {
		return n, err
	}
	out.add("manifest.webmanifest", manifest, true)
	for _, name := range slices.Sorted(maps.Keys(s.Icons)) {
		out.add("icons/"+name, s.Icons[name], true)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		f := s.Files[name]
		out.add(name, f.Data, f.Offline && !travelsInBundle(f))
	}
	return n, nil
}

// assetNames are the hashed names that the page shell mentions, relative to the
// base. program and exec are empty when the site has no program.
type assetNames struct{ boot, look, print, program, exec, packs string }

// addHashed adds a file under a name that its content gives it.
func (out *output) addHashed(stem, ext string, data []byte, offline bool) string {
	name := hashedDir + stem + "." + shortHash(data) + ext
	out.add(name, data, offline)
	return name
}

// add adds a file, and to the worker's list when it is kept offline.
func (out *output) add(name string, data []byte, offline bool) {
	out.files[name] = data
	if offline {
		out.offline = append(out.offline, listed{name, data})
	}
}

// addPages lays the shell round every page. It returns each page's own part,
// that is without what all pages share, by path.
func (out *output) addPages(s Site, shell *shell, bodies map[string]string) (map[string]string, error) {
	owns := make(map[string]string, len(s.Pages)+1)
	var faults []error
	for _, p := range append([]Page{s.NotFound}, s.Pages...) {
		name, key := p.Path+"index.html", p.Path
		if p.Path == "" && len(owns) == 0 { // NotFound comes first
			name, key = notFoundName, notFoundName
			p.NoIndex = true
		}
		whole, own, err := shell.page(p, bodies[key])
		if err != nil {
			faults = append(faults, fmt.Errorf("page %q: %w", key, err))
			continue
		}
		out.files[name] = []byte(whole)
		owns[key] = own
	}
	return owns, errors.Join(faults...)
}

const notFoundName = "404.html"

// report measures the site.
func (out output) report(copies map[string][]byte) Report {
	r := Report{Version: out.version, Pages: out.pages + len(out.whole), OfflineCount: len(out.offline)}
	for name, data := range out.files {
		r.Total += len(data)
		if !strings.HasSuffix(name, ".html") {
			r.Files++
		}
	}
	sent := func(name string) int {
		if c, ok := copies[name+".br"]; ok {
			return len(c)
		}
		return len(out.files[name])
	}
	r.HomeSent = sent("index.html")
	if out.program != "" {
		r.ProgramSent = sent(out.program)
	}
	for _, l := range out.offline {
		r.OfflineSent += sent(l.name)
	}
	return r
}
