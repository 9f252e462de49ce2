package site

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestHashedFilesAreKeptForEver(t *testing.T) {
	dir := write(t, testSite(t, "/"))
	n := 0
	for name := range folder(t, dir) {
		if !strings.HasPrefix(name, hashedDir) || compressedCopy(name) {
			continue
		}
		n++
		recorder := httptest.NewRecorder()
		Handler(dir, "/").ServeHTTP(recorder, httptest.NewRequest("GET", "/"+name, nil))
		if got := recorder.Header().Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: %q", name, got)
		}
		if strings.HasSuffix(name, ".wasm") && recorder.Header().Get("Content-Type") != "application/wasm" {
			t.Errorf("%s: %q", name, recorder.Header().Get("Content-Type"))
		}
	}
	if n < 5 {
		t.Errorf("only %d hashed files", n)
	}
}

func TestUnchangedIsNotSentAgain(t *testing.T) {
	h := Handler(write(t, testSite(t, "/")), "/")
	first := httptest.NewRecorder()
	h.ServeHTTP(first, httptest.NewRequest("GET", "/worker.js", nil))
	again := httptest.NewRequest("GET", "/worker.js", nil)
	again.Header.Set("If-None-Match", first.Header().Get("ETag"))
	second := httptest.NewRecorder()
	h.ServeHTTP(second, again)
	if second.Code != http.StatusNotModified {
		t.Errorf("code %d", second.Code)
	}
}

func TestListen(t *testing.T) {
	l, err := Listen(":0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	addr := l.Addr().String()
	if !strings.HasPrefix(addr, "127.0.0.1:") {
		t.Errorf("listens on %s", addr)
	}
	for _, test := range []struct{ addr, want string }{
		{addr, "is taken by another program; stop it or choose another port"},
		{"0.0.0.0:0", "the host must be 127.0.0.1, ::1 or localhost"},
		{"192.168.1.1:80", "the host must be"},
		{"example.org:80", "the host must be"},
		{"8080", "must be host:port"},
		{"127.0.0.1:99999", "127.0.0.1:99999"},
	} {
		if l, err := Listen(test.addr); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, %v; want %q", test.addr, l, err, test.want)
		}
	}
}

func TestServeUntilStopped(t *testing.T) {
	l, err := Listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	h := Handler(write(t, testSite(t, "/")), "/")
	go func() { done <- Serve(ctx, l, h) }()
	response, err := http.Get("http://" + l.Addr().String() + "/")
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%v, %v", response, err)
	}
	response.Body.Close()
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("does not stop")
	}
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	put := func(name string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(time.Now().String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("a.txt")
	ctx, stop := context.WithCancel(t.Context())
	calls, stopped := make(chan bool, 100), make(chan bool)
	go func() {
		watch(ctx, 10*time.Millisecond, []string{dir, filepath.Join(dir, "none")}, func() { calls <- true })
		close(stopped)
	}()
	time.Sleep(50 * time.Millisecond)
	expect := func(what string, want bool) {
		t.Helper()
		time.Sleep(150 * time.Millisecond)
		got := len(calls)
		for range got {
			<-calls
		}
		if (got > 0) != want {
			t.Errorf("%s: %d calls", what, got)
		}
	}
	expect("nothing", false)
	put("a.txt")
	expect("a change", true)
	put("deep/b.txt")
	put("deep/c.txt")
	expect("two new files", true)
	put(".git/x")
	put("node_modules/x")
	put(".swap")
	expect("hidden files", false)
	if err := os.Remove(filepath.Join(dir, "a.txt")); err != nil {
		t.Fatal(err)
	}
	expect("a removal", true)
	stop()
	<-stopped
}
