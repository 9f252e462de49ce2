//go:build !js

package idb

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// The tests of this package run in a browser, because nothing else has its storage. They are
// compiled, served to a Chromium of our own with an empty profile, and their output is told here.
// CHROMIUM names another Chromium. Without any, this fails: a store that was not tried is not tried.

func TestInChromium(t *testing.T) {
	b := start(t, compile(t), profile(t))
	b.run("-test.v", "-test.skip=^Test(Corrupt|Full)")
	b.quit()
}

// TestFullInChromium has a browser of its own, because Chromium remembers for a while how much
// room there was.
func TestFullInChromium(t *testing.T) {
	b := start(t, compile(t), profile(t))
	b.run("-test.v", "-test.run=^TestFull$")
	b.quit()
}

// TestCorruptInChromium keeps records, damages the database while the browser is away, and
// looks what it makes of that.
func TestCorruptInChromium(t *testing.T) {
	wasm, dir := compile(t), profile(t)
	b := start(t, wasm, dir)
	b.run("-test.v", "-test.run=^TestCorruptBefore$")
	b.quit()
	damage(t, dir)
	b.launch()
	b.run("-test.v", "-test.run=^TestCorruptAfter$")
	b.quit()
}

var compiled = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "waymark-idb-")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "test.wasm")
	cmd := exec.Command("go", "test", "-c", "-o", file, ".")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("compile: %w\n%s", err, out)
	}
	return file, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if file, err := compiled(); err == nil {
		os.RemoveAll(filepath.Dir(file))
	}
	os.Exit(code)
}

func compile(t *testing.T) string {
	t.Helper()
	look(t)
	file, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// look reads what is compiled for the browser. Go runs a test again when a file that it read has
// changed, and this one imports nothing of what it tests.
func look(t *testing.T) {
	for _, pattern := range []string{"*.go", "../*.go", "../storetest/*.go", "../../workday/*.go", "../../../go.mod"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("nothing is found at ", pattern, err)
		}
		for _, name := range files {
			if _, err := os.ReadFile(name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// profile is an empty folder for a browser, whose processes may write in it a little longer
// than it runs.
func profile(t *testing.T) string {
	dir, err := os.MkdirTemp("", "waymark-profile-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for try := 0; os.RemoveAll(dir) != nil && try < 50; try++ {
			time.Sleep(100 * time.Millisecond)
		}
	})
	return dir
}

// damage spoils every file in which Chromium keeps its databases.
func damage(t *testing.T, profile string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(profile, "Default", "IndexedDB", "*.leveldb", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no databases found to damage", err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range b {
			b[i] ^= 0x5a
		}
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// browser is a Chromium and the page that the tests run in.
type browser struct {
	t       *testing.T
	server  *httptest.Server
	profile string
	cmd     *exec.Cmd
	remote  *remote
	page    string // the session of the page
	done    chan string
}

func start(t *testing.T, wasm, profile string) *browser {
	b := &browser{t: t, profile: profile, done: make(chan string, 1)}
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"/":             "testdata/page.html",
		"/run.js":       "testdata/run.js",
		"/test.wasm":    wasm,
		"/wasm_exec.js": filepath.Join(strings.TrimSpace(string(out)), "lib", "wasm", "wasm_exec.js"),
	}
	b.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if file := files[r.URL.Path]; file != "" {
			http.ServeFile(w, r, file)
			return
		}
		b.told(w, r)
	}))
	t.Cleanup(b.server.Close)
	b.launch()
	return b
}

// told is what the page says, or asks of the browser.
func (b *browser) told(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	switch r.URL.Path {
	case "/log":
		for line := range strings.Lines(string(body)) {
			if line = strings.TrimRight(line, "\n"); line != "" {
				b.t.Log(line)
			}
		}
	case "/done":
		b.done <- string(body)
	case "/quota":
		bytes, err := strconv.ParseFloat(string(body), 64)
		params := map[string]any{"origin": b.server.URL}
		if err == nil {
			params["quotaSize"] = bytes
		}
		b.answer(w, "Storage.overrideQuotaForOrigin", params)
	case "/clear":
		b.answer(w, "Storage.clearDataForOrigin", map[string]any{"origin": b.server.URL, "storageTypes": "indexeddb"})
	default:
		http.NotFound(w, r)
	}
}

func (b *browser) answer(w http.ResponseWriter, method string, params map[string]any) {
	if _, err := b.remote.call(b.page, method, params); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// launch starts a Chromium that is led over a pipe.
func (b *browser) launch() {
	b.t.Helper()
	name := os.Getenv("CHROMIUM")
	for _, n := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(n); name == "" && err == nil {
			name = path
		}
	}
	if name == "" {
		b.t.Fatal("no Chromium found; install one or name it in CHROMIUM")
	}
	b.cmd = exec.Command(name, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
		"--user-data-dir="+b.profile, "about:blank")
	remote, err := lead(b.cmd)
	if err != nil {
		b.t.Fatal("start browser: ", err)
	}
	b.remote = remote
	b.t.Cleanup(func() { b.cmd.Process.Kill() })
	target, err := remote.call("", "Target.createTarget", map[string]any{"url": "about:blank"})
	if err != nil {
		b.t.Fatal(err)
	}
	session, err := remote.call("", "Target.attachToTarget", map[string]any{"targetId": target["targetId"], "flatten": true})
	if err != nil {
		b.t.Fatal(err)
	}
	b.page, _ = session["sessionId"].(string)
}

// run runs tests in the page and fails if they do.
func (b *browser) run(args ...string) {
	b.t.Helper()
	query := url.Values{"arg": args}
	if _, err := b.remote.call(b.page, "Page.navigate", map[string]any{"url": b.server.URL + "/?" + query.Encode()}); err != nil {
		b.t.Fatal(err)
	}
	select {
	case code := <-b.done:
		if code != "0" {
			b.t.Fatalf("tests in the browser ended with %s", code)
		}
	case <-time.After(4 * time.Minute):
		b.t.Fatal("tests in the browser did not end")
	}
}

// quit ends the browser in good order, so that its files are whole.
func (b *browser) quit() {
	b.t.Helper()
	if _, err := b.remote.call("", "Browser.close", nil); err != nil {
		b.t.Fatal(err)
	}
	b.cmd.Wait()
}
