package site

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestHandler runs the request scripts in testdata/handler. A script is
// paragraphs. The first line of each is a method and a path, with request headers
// after it as Name=value; every other line is a check:
//
//	code == 200
//	header Name == value      (empty when the header must not be there)
//	header Name contains text
//	body contains text
//	body is FILE              (the file of the site, as it is)
func TestHandler(t *testing.T) {
	files, err := filepath.Glob("testdata/handler/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, base := range []string{"/", "/sub/"} {
		dir := write(t, testSite(t, base))
		for _, file := range files {
			script, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(base+filepath.Base(file), func(t *testing.T) {
				text := strings.ReplaceAll(string(script), "{base}", base)
				for paragraph := range strings.SplitSeq(text, "\n\n") {
					runRequest(t, Handler(dir, base), dir, paragraph)
				}
			})
		}
	}
}

var checkForm = regexp.MustCompile(`^(code|header \S+|body) (==|contains|is) ?(.*)$`)

func runRequest(t *testing.T, h http.Handler, dir, paragraph string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(paragraph), "\n")
	for strings.HasPrefix(lines[0], "#") {
		lines = lines[1:]
	}
	words := strings.Fields(lines[0])
	request := httptest.NewRequest(words[0], "http://localhost"+words[1], nil)
	for _, field := range words[2:] {
		name, value, _ := strings.Cut(field, "=")
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, request)
	response := recorder.Result()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		m := checkForm.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("not a check: %q", line)
		}
		got := string(body)
		if name, ok := strings.CutPrefix(m[1], "header "); ok {
			got = response.Header.Get(name)
		} else if m[1] == "code" {
			got = fmt.Sprint(response.StatusCode)
		}
		want := m[3]
		if m[2] == "is" {
			data, err := os.ReadFile(filepath.Join(dir, want))
			if err != nil {
				t.Fatal(err)
			}
			want = string(data)
		}
		if m[2] == "contains" && !strings.Contains(got, want) || m[2] != "contains" && got != want {
			t.Errorf("%s\n\t%s\n\tgot %.200q", lines[0], line, got)
		}
	}
}

func TestHandlerWithoutSite(t *testing.T) {
	runRequest(t, Handler(t.TempDir(), "/"), "", "GET /\ncode == 503\nbody contains There is no site for /")
	runRequest(t, Handler(write(t, testSite(t, "/sub/")), "/"), "", "GET /\ncode == 503")
}

func TestHandlerAndPageShareThePolicy(t *testing.T) {
	dir := write(t, testSite(t, "/"))
	recorder := httptest.NewRecorder()
	Handler(dir, "/").ServeHTTP(recorder, httptest.NewRequest("GET", "/", nil))
	policy, _, _ := strings.Cut(recorder.Header().Get("Content-Security-Policy"), "; frame-ancestors")
	inPage := strings.ReplaceAll(policy, "'", "&#39;")
	if !strings.Contains(recorder.Body.String(), `content="`+inPage+`"`) {
		t.Errorf("the page has another policy than the header %q", policy)
	}
}

func TestHostFiles(t *testing.T) {
	files := folder(t, write(t, testSite(t, "/sub/")))
	for name := range hostFiles {
		golden(t, "hosts/"+strings.TrimPrefix(name, "."), files[name])
	}
}

func TestAccepts(t *testing.T) {
	for header, want := range map[string]bool{
		"br": true, "gzip, deflate, br": true, "gzip;q=1.0, br;q=0.5": true, "BR": true,
		"": false, "gzip": false, "br;q=0": false, "br;q=0.0": false, "br;q=x": false, "brotli": false,
	} {
		if got := accepts(header, "br"); got != want {
			t.Errorf("accepts(%q) = %v", header, got)
		}
	}
}
