package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// layer is what one package, or all below a path ending in "/...", may import
// of this project and of others, and what it must not, each with the reason.
type layer struct {
	path string
	may  []string
	not  map[string]string
}

const (
	noClock   = "a rule that reads the clock cannot be replayed; today is passed in"
	noBrowser = "it must test with plain go test"
	noServer  = "half a megabyte of program that no page needs"
	noJSON    = "a tenth of a megabyte that the page's own script does without"
	usePacked = "reflection over all of it, 60 KB of program: app/packed reads and writes what the program needs"
	noRegexp  = "84 KB of program for a pattern or two"
)

// layers is the import table of the project. Standard library packages are
// allowed unless forbidden.
var layers = []layer{
	{"app/workday", nil, map[string]string{"net/http": noServer, "syscall/js": noBrowser}},
	{"app/stable", nil, map[string]string{"syscall/js": noBrowser}},
	{"app/pace", nil, map[string]string{"net/http": noServer}},
	{"app/lower", nil, map[string]string{"syscall/js": noBrowser}},
	{"app/strictjson", nil, map[string]string{"syscall/js": noBrowser, "encoding/json": "it takes the last of two equal keys"}},
	{"app/packed", []string{"app/stable", "app/strictjson"}, map[string]string{"encoding/json": "it is there instead of it", "syscall/js": noBrowser}},
	{"app/fault", nil, map[string]string{"syscall/js": noBrowser}},
	{"app/article", []string{"app/workday"}, map[string]string{"os": "texts travel in packs", "syscall/js": noBrowser}},
	{"app/policy", []string{"app/packed", "app/workday", "app/article"}, map[string]string{"encoding/json": usePacked, "regexp": noRegexp, "os": "policies travel in packs", "syscall/js": noBrowser}},
	{"app/article/parse", []string{"app/article", "app/fault", "github.com/yuin/goldmark/..."}, map[string]string{"syscall/js": "markdown is read at build time only"}},
	{"app/policy/parse", []string{"app/policy", "app/article", "app/article/parse", "app/fault", "app/workday", "github.com/yuin/goldmark/..."}, map[string]string{"syscall/js": "markdown is read at build time only"}},
	{"app/guide", []string{"app/stable", "app/policy", "app/workday"}, map[string]string{"syscall/js": noBrowser, "net/http": noServer}},
	{"app/search", []string{"app/stable", "app/packed"}, map[string]string{"encoding/json": usePacked, "syscall/js": noBrowser, "regexp": noRegexp}},
	{"app/notebook", []string{"app/stable", "app/workday"}, map[string]string{"syscall/js": noBrowser, "encoding/json": "a quarter of a second for ten thousand entries"}},
	{"app/notebook/vault", []string{"app/stable", "app/workday", "golang.org/x/crypto/..."}, map[string]string{"syscall/js": noBrowser, "encoding/json": "a quarter of a second for ten thousand entries"}},
	{"app/notebook/casetest", []string{"app/notebook", "app/workday"}, map[string]string{"syscall/js": noBrowser}},
	{"app/notebook/book", []string{"app/stable", "app/lower", "app/notebook", "app/notebook/vault", "app/workday"}, map[string]string{"syscall/js": noBrowser, "encoding/json": "a quarter of a second for ten thousand entries"}},
	{"app/notebook/storetest", []string{"app/notebook"}, map[string]string{"syscall/js": noBrowser}},
	{"app/notebook/idb", []string{"app/notebook", "github.com/hack-pad/go-indexeddb/...", "github.com/hack-pad/safejs/..."}, map[string]string{}},
	{"app/casework", []string{"app/stable", "app/notebook", "app/guide", "app/policy", "app/workday"}, map[string]string{"syscall/js": noBrowser, "net/http": noServer}},
	{"app/training", []string{"app/packed", "app/article", "app/policy", "app/guide", "app/workday"}, map[string]string{"encoding/json": usePacked, "syscall/js": noBrowser, "net/http": noServer, "regexp": noRegexp, "os": "scenarios travel in packs"}},
	{"app/training/parse", []string{"app/training", "app/policy", "app/article", "app/article/parse", "app/fault", "app/guide", "app/workday"}, map[string]string{"syscall/js": "markdown is read at build time only"}},
	{"app/view", []string{"app/stable", "app/training", "app/packed", "app/article", "app/policy", "app/guide", "app/search", "app/workday", "app/notebook", "app/notebook/vault", "app/notebook/book", "app/handover", "app/strictjson", "app/handover/paper", "app/handover/report", "app/casework"}, map[string]string{"encoding/json": usePacked, "regexp": noRegexp, "syscall/js": noBrowser, "net/http": noServer}},
	{"app/rescue", []string{"app/stable", "app/notebook", "app/notebook/vault"}, map[string]string{"syscall/js": noBrowser, "encoding/json": noJSON}},
	{"app/rescue/program", []string{"app/rescue", "app/notebook", "app/notebook/vault", "app/workday"}, map[string]string{"encoding/json": noJSON}},
	{"app/handover", []string{"app/stable", "app/notebook", "app/notebook/vault", "app/strictjson", "app/workday", "filippo.io/age"}, map[string]string{"syscall/js": noBrowser, "encoding/json": "it takes the last of two equal keys", "net/http": noServer}},
	{"app/picture", []string{"rsc.io/qr/..."}, map[string]string{"syscall/js": noBrowser, "image": "a page draws lines by itself"}},
	{"app/handover/curve25519", []string{"filippo.io/edwards25519/field"}, map[string]string{"syscall/js": noBrowser, "crypto/ecdh": "all of its curves come along"}},
	{"app/handover/paper", []string{"app/workday"}, map[string]string{"syscall/js": noBrowser, "archive/zip": "a Word file needs a small part of it", "encoding/xml": "reflection keeps all of it in the program", "text/template": "half a megabyte of program", "encoding/json": "nothing here is JSON", "regexp": noRegexp, "net/http": noServer}},
	{"app/handover/report", []string{"app/stable", "app/handover/paper", "app/casework", "app/notebook", "app/policy", "app/guide", "app/workday"}, map[string]string{"syscall/js": noBrowser, "encoding/json": "nothing here is JSON", "regexp": noRegexp, "net/http": noServer}},
	{"app/screen", []string{"app/stable", "app/pace", "app/training", "app/picture", "app/packed", "app/view", "app/article", "app/policy", "app/guide", "app/search", "app/workday", "app/notebook", "app/notebook/vault", "app/notebook/book", "app/casework", "app/handover", "app/handover/paper", "app/handover/report", "github.com/maxence-charriere/go-app/..."}, map[string]string{"syscall/js": "go-app is its only way to the browser", "encoding/json": "what is stored has its own form", "net/http": noServer}},
}

func TestEveryPackageKeepsToItsImports(t *testing.T) {
	for _, p := range projectPackages(t) {
		l, listed := layerOf(p.name)
		if !listed {
			if strings.HasPrefix(p.name, "app/") {
				t.Errorf("%s is not in the import table; add it with what it may import", p.name)
			}
			continue
		}
		for _, i := range p.Imports {
			name := strings.TrimPrefix(i, "waymark/")
			if reason, forbidden := l.not[name]; forbidden {
				t.Errorf("%s imports %s: %s", p.name, name, reason)
			}
			if strings.Contains(strings.SplitN(i, "/", 2)[0], ".") || strings.HasPrefix(i, "waymark/") {
				if !allowed(l.may, name) {
					t.Errorf("%s imports %s, which is not in its row of the import table; add it there with a reason or do without", p.name, name)
				}
			}
		}
	}
}

// TestNothingOfTheBuilderReachesTheBrowser looks at all that the screens bring
// with them, however far down.
func TestNothingOfTheBuilderReachesTheBrowser(t *testing.T) {
	builders := map[string]string{
		"github.com/yuin/goldmark":      "markdown is read at build time only",
		"github.com/andybalholm/brotli": "copies are compressed at build time only",
		"golang.org/x/net":              "what is built is read back at build time only",
		"waymark/app/article/parse":     "texts travel in packs",
		"waymark/app/policy/parse":      "policies travel in packs",
		"waymark/app/training/parse":    "scenarios travel in packs",
		"waymark/app/fault":             "faults are told to authors, at build time",
		"waymark/cmd":                   "the builder is no part of what it builds",
		"os/exec":                       "a page starts no program",
		"os/user":                       "a page knows nobody's account",
		"testing":                       "tests stay in tests",
	}
	cmd := exec.Command("go", "list", "-deps", "waymark/app/screen")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal("go list: ", err)
	}
	deps := strings.Fields(string(out))
	if len(deps) < 50 {
		t.Fatalf("the screens depend on %d packages; that cannot be all", len(deps))
	}
	for _, dep := range deps {
		for path, reason := range builders {
			if dep == path || strings.HasPrefix(dep, path+"/") {
				t.Errorf("the screens bring %s into the browser: %s", dep, reason)
			}
		}
	}
}

// TestTheDomainReadsNoClock looks for the call itself: package time is needed
// for its names of months.
func TestTheDomainReadsNoClock(t *testing.T) {
	for _, dir := range []string{"workday", "article", "policy", "guide", "search", "view", "notebook", "casework", "handover", "training"} {
		err := filepath.WalkDir(filepath.Join("../../app", dir), func(name string, d os.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			if strings.Contains(filepath.ToSlash(name), "notebook/idb") {
				return nil // the watchdog of the store at the rim
			}
			src, err := os.ReadFile(name)
			if bytes.Contains(src, []byte("time.Now(")) {
				t.Errorf("%s calls time.Now: %s", name, noClock)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestNothingForbiddenOfGoApp keeps out the calls that store a key beside its
// data, set markup from strings, or need a loose security policy.
func TestNothingForbiddenOfGoApp(t *testing.T) {
	forbidden := map[string]string{
		"app.Raw(":               "markup is never set from strings",
		".Style(":                "the security policy allows no inline styles",
		"PersistWithEncryption(": "go-app keeps the key beside the data",
		"ctx.Encrypt(":           "go-app keeps the key beside the data",
		"DeviceID(":              "nobody's device is given a number",
		".Persist(":              "what is kept has its own store",
	}
	names, err := filepath.Glob("../../app/screen/*.go")
	if err != nil || len(names) == 0 {
		t.Fatal("no screens found", err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for call, reason := range forbidden {
			if bytes.Contains(src, []byte(call)) {
				t.Errorf("%s: %s: %s", name, call, reason)
			}
		}
	}
}

type projectPackage struct {
	ImportPath string
	Imports    []string
	name       string
}

// projectPackages lists our packages as the browser program and as the builder
// see them.
func projectPackages(t *testing.T) []projectPackage {
	t.Helper()
	var all []projectPackage
	for _, env := range [][]string{nil, {"GOOS=js", "GOARCH=wasm"}} {
		cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "waymark/app/...")
		cmd.Env = append(os.Environ(), env...)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal("go list: ", err)
		}
		d := json.NewDecoder(bufio.NewReader(bytes.NewReader(out)))
		for {
			var p projectPackage
			if err := d.Decode(&p); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			p.name = strings.TrimPrefix(p.ImportPath, "waymark/")
			all = append(all, p)
		}
	}
	return all
}

func layerOf(name string) (layer, bool) {
	for _, l := range layers {
		if l.path == name {
			return l, true
		}
	}
	return layer{}, false
}

func allowed(may []string, name string) bool {
	for _, m := range may {
		if m == name || strings.HasSuffix(m, "/...") && strings.HasPrefix(name+"/", strings.TrimSuffix(m, "...")) {
			return true
		}
	}
	return false
}
