package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// TestBodies reads testdata/body/*.txt: a body as go-app writes it, then a line
// of dashes, then what stands in the page, or "error: " and a part of the error.
func TestBodies(t *testing.T) {
	files, err := filepath.Glob("testdata/body/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			body, want, ok := strings.Cut(string(data), "\n---\n")
			if !ok {
				t.Fatal("no line of dashes")
			}
			want = strings.TrimSuffix(want, "\n")
			tree, err := readBody(body)
			wantErr, bad := strings.CutPrefix(want, "error: ")
			switch {
			case bad && (err == nil || !strings.Contains(err.Error(), wantErr)):
				t.Errorf("got error %v; want %q", err, wantErr)
			case !bad && err != nil:
				t.Error(err)
			case !bad && tree.html != want:
				t.Errorf("got\n%s\nwant\n%s", tree.html, want)
			}
		})
	}
}

// TestGoAppNotation holds that the notation is as parseBody says.
func TestGoAppNotation(t *testing.T) {
	ui := app.Div().Class("a").ID("b").Title(`a "q" \ & <i>`+"\nline").Body(
		app.P().Body(app.Text("See "), app.A().Href("/x").Text("the <page>"), app.Text("."), app.Text(""), app.Text(" More.")),
		app.P().Hidden(false).Aria("hidden", true).Text("  one text  "),
		app.Input().Type("checkbox").Checked(true).Disabled(false),
		app.Ul().Body(app.Li().Body(app.B().Text("only"))),
	)
	want := `<div class="a" id="b" title="a &quot;q&quot; \ &amp; &lt;i&gt;` + "\n" + `line">` +
		`<p>See <a href="/x">the &lt;page&gt;</a>. More.</p>` +
		`<p aria-hidden="true">  one text  </p>` +
		`<input checked type="checkbox">` +
		`<ul><li><b>only</b></li></ul></div>`
	for range 20 { // go-app's order of attributes changes
		tree, err := readBody(app.HTMLString(ui))
		if err != nil {
			t.Fatal(err)
		}
		if tree.html != want {
			t.Fatalf("got\n%s\nwant\n%s", tree.html, want)
		}
	}
}

// TestNoValueBecomesMarkup writes hostile values the way go-app does.
func TestNoValueBecomesMarkup(t *testing.T) {
	for _, value := range []string{`" onclick="x`, `"><script>`, `\" x=\"`, "`", "'", "\\", "&quot;", "a\tb", "é\u00a0é"} {
		tree, err := readBody(app.HTMLString(app.Div().Title(value).Text(value)))
		if err != nil {
			t.Errorf("%q: %v", value, err)
			continue
		}
		if got := tree.root.attr("title"); got != value {
			t.Errorf("title %q reads back as %q", value, got)
		}
		if len(tree.root.kids) != 1 || tree.root.kids[0].text != value {
			t.Errorf("text %q reads back otherwise", value)
		}
	}
}

func FuzzBody(f *testing.F) {
	f.Add("<div>\n  <p class=\"a\">x</p>\n</div>")
	f.Add(`<div title="\"\\\u00e9" hidden>x &amp; y</div>`)
	f.Add(`<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>`)
	f.Fuzz(func(t *testing.T, body string) {
		tree, err := readBody(body)
		if err != nil {
			return
		}
		if strings.Contains(tree.html, "<script") || strings.Contains(tree.html, "<style") {
			t.Errorf("%q became %q", body, tree.html)
		}
	})
}
