package program

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// quality is that of a quick look. The site's files are compressed at quality 11; what they may weigh there is held by
// web/test/size.test.mjs.
const quality = 9

// root is the folder of our go.mod.
const root = "../../.."

func TestTheProgramComesWithItsScript(t *testing.T) {
	p, err := Build(context.Background(), Options{Dir: root})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(p.Wasm, []byte("\x00asm")) {
		t.Error("the program is no WebAssembly")
	}
	for what, want := range map[string]bool{"main.main\x00": true, "runtime.mallocgc\x00": true, "waymark/app/main.go": false, "runtime/malloc.go": false} {
		if bytes.Contains(p.Wasm, []byte(what)) != want {
			t.Errorf("%q in the program is %t: functions have names for a trace, and no lines", what, !want)
		}
	}
	if !bytes.Contains(p.Exec, []byte("globalThis.Go")) {
		t.Error("wasm_exec.js does not define Go")
	}
}

// TestTheRescueProgramIsSmall: every device keeps it offline, and hardly any will ever run it.
func TestTheRescueProgramIsSmall(t *testing.T) {
	wasm, err := BuildRescue(context.Background(), Options{Dir: root})
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := brotli.NewWriterOptions(&packed, brotli.WriterOptions{Quality: quality, LGWin: 24})
	w.Write(wasm)
	w.Close()
	t.Logf("rescue program: %d bytes, compressed at quality %d: %d", len(wasm), quality, packed.Len())
	if packed.Len() > 950_000 {
		t.Errorf("the compressed rescue program is %d bytes", packed.Len())
	}
}

// TestPoly1305IsCopied: the file in gcflags.txt counts lines of a library, and would go out of step with it unnoticed.
func TestPoly1305IsCopied(t *testing.T) {
	flags := gcflags()
	flags[len(flags)-1] += " -m"
	cmd := exec.Command("go", slices.Concat([]string{"build"}, flags, []string{"golang.org/x/crypto/internal/poly1305"})...)
	cmd.Dir, cmd.Env = root, append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err, string(out))
	}
	if n := bytes.Count(out, []byte("inlining call to add128")); n != 2 {
		t.Errorf("%d of the 2 calls are copied", n)
	}
}

func TestSameSourcesGiveTheSameBytes(t *testing.T) {
	dir := smallProgram(t, hello)
	first, err := Build(context.Background(), Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Build(context.Background(), Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Wasm, again.Wasm) {
		t.Error("two builds differ")
	}
	if bytes.Contains(first.Wasm, []byte(os.TempDir()+"/")) {
		t.Error("the program names a folder of the machine that built it")
	}
}

func TestWhatTheBrowserNeverNeedsIsLeftOut(t *testing.T) {
	deps, err := Deps(context.Background(), Options{Dir: root})
	if err != nil {
		t.Fatal(err)
	}
	for path, why := range map[string]string{
		"net/http":                 "a web server and client, 350 KB compressed: use fetch through app.Window",
		"encoding/json":            "60 KB compressed for what app/packed does",
		"regexp":                   "86 KB compressed for a pattern or two",
		"crypto/ecdh":              "110 KB compressed of curves that nothing here uses",
		"text/template":            "reflection keeps every method of every type in the program",
		"html/template":            "reflection keeps every method of every type in the program",
		"github.com/google/uuid":   "nothing here gives a device a number",
		"github.com/yuin/goldmark": "markdown is read when the site is built",
	} {
		if slices.Contains(deps, path) {
			t.Errorf("the browser program imports %s: %s", path, why)
		}
	}
}

// TestAGuideOnlyProgramCanKeepNothing: there is no code for a notebook in it.
func TestAGuideOnlyProgramCanKeepNothing(t *testing.T) {
	deps, err := Deps(context.Background(), Options{Dir: root, Tags: []string{"guideonly"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, dep := range deps {
		for _, path := range []string{"waymark/app/notebook", "waymark/app/casework", "waymark/app/handover", "github.com/hack-pad/go-indexeddb", "golang.org/x/crypto"} {
			if dep == path || strings.HasPrefix(dep, path+"/") {
				t.Errorf("the guide-only program imports %s", dep)
			}
		}
	}
}

// TestTheTrimmedAgeStillIsAge runs the published vectors, and our own files, against the copy.
func TestTheTrimmedAgeStillIsAge(t *testing.T) {
	err := inWorkspace(context.Background(), Options{Dir: root}, func(g goTool) error {
		g.env = g.env[:1] // the workspace, for this machine
		out, err := g.run(context.Background(), "test", "-count=1", "-tags=trimmedage", "-run=Published|Sealed|Forged|Keys|Stock", "-v", "./app/handover")
		if n := strings.Count(out, "--- PASS: TestPublishedVectors/"); err == nil && n < 100 {
			t.Errorf("%d vectors pass", n)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestCompilerErrorsReachTheReader(t *testing.T) {
	_, err := Build(context.Background(), Options{Dir: smallProgram(t, "package main\n\nfunc main() { nothing() }\n")})
	if err == nil || !strings.Contains(err.Error(), "main.go:3:15: undefined: nothing") {
		t.Errorf("got %v, want the compiler's line", err)
	}
}

func TestAnotherGoAppIsRefused(t *testing.T) {
	dir := smallProgram(t, hello)
	name := filepath.Join(dir, "go.mod")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.Replace(text, []byte("go-app/v10 v10.1.11"), []byte("go-app/v10 v10.1.10"), 1)
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = Build(context.Background(), Options{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "program: "+goApp+" changed: go.mod has v10.1.10") {
		t.Errorf("got %v, want a refusal", err)
	}
}

const hello = `package main

import "github.com/maxence-charriere/go-app/v10/pkg/app"

type hello struct{ app.Compo }

func (h *hello) Render() app.UI { return app.H1().Text("Hello") }

func main() {
	app.Route("/", func() app.Composer { return &hello{} })
	app.RunWhenOnBrowser()
}
`

// smallProgram makes a module whose ./app is the given file, with our own go.mod.
func smallProgram(t *testing.T, main string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "app"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "app", "main.go"), []byte(main), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}
