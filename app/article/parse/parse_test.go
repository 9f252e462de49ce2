package parse_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/article"
	"waymark/app/article/parse"
	"waymark/app/fault"
)

var update = flag.Bool("update", false, "write what the parser says into testdata; read the difference before you commit it")

var kindNames = map[article.Kind]string{
	article.Paragraph: "paragraph", article.Heading: "heading", article.List: "list", article.OrderedList: "numbered",
	article.Item: "item", article.Table: "table", article.Row: "row", article.Cell: "cell", article.Quote: "quote",
	article.Strong: "strong", article.Emphasis: "emphasis", article.Code: "code", article.Link: "link", article.Break: "break",
}

// outline writes a tree as: paragraph("See " link<#here>("there") ".")
func outline(n article.Node) string {
	if n.Kind == article.Text {
		return fmt.Sprintf("%q", n.Text)
	}
	name := kindNames[n.Kind]
	if n.Kind == article.Heading {
		name = fmt.Sprintf("heading%d<%s>", n.Level, n.ID)
	}
	if n.Kind == article.Link {
		name += "<" + n.Href + ">"
	}
	var parts []string
	if n.Text != "" {
		parts = append(parts, fmt.Sprintf("%q", n.Text))
	}
	for _, c := range n.Children {
		parts = append(parts, outline(c))
	}
	return name + "(" + strings.Join(parts, " ") + ")"
}

func outlinePage(a *article.Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\n", a.Title)
	for _, s := range a.Sections {
		if s.ID != "" {
			fmt.Fprintf(&b, "section<%s> %q\n", s.ID, s.Title)
		}
		for _, n := range s.Nodes {
			fmt.Fprintf(&b, "  %s\n", outline(n))
		}
	}
	return b.String()
}

func lines(faults []fault.Fault) string {
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintln(&b, f)
	}
	return b.String()
}

const (
	caseMark = "=== "
	sayMark  = "--- becomes ---\n"
)

// cases calls each with the cases of a file: a name, a page, and the outline or
// the faults that it becomes. With -update it writes what each gives back.
func cases(t *testing.T, name string, each func(src []byte) string) {
	t.Helper()
	all, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for i, text := range strings.Split("\n"+string(all), "\n"+caseMark) {
		if i == 0 {
			continue // the head of the file
		}
		title, body, _ := strings.Cut(text, "\n")
		src, want, _ := strings.Cut(body+"\n", sayMark)
		got := each([]byte(src))
		fmt.Fprintf(&out, "%s%s\n%s%s%s\n", caseMark, title, src, sayMark, got)
		if strings.TrimSpace(got) != strings.TrimSpace(want) && !*update {
			t.Errorf("%s: it becomes\n%s\nand should become\n%s", title, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPages(t *testing.T) {
	cases(t, "testdata/pages.txt", func(src []byte) string {
		a, faults := parse.File("content/guidance/page.md", src)
		if len(faults) > 0 {
			return lines(faults)
		}
		return outlinePage(a)
	})
}

func TestGlossary(t *testing.T) {
	cases(t, "testdata/glossary.txt", func(src []byte) string {
		terms, faults := parse.Glossary("content/glossary.md", src)
		if len(faults) > 0 {
			return lines(faults)
		}
		var b strings.Builder
		for _, term := range terms {
			fmt.Fprintf(&b, "term<%s> %q\n", term.ID, term.Word)
			for _, n := range term.Nodes {
				fmt.Fprintf(&b, "  %s\n", outline(n))
			}
		}
		return b.String()
	})
}

func TestFields(t *testing.T) {
	a, faults := parse.File("content/guidance/notes.md", []byte("---\nsummary  What to write\norder    2\n---\n# Notes\n"))
	if len(faults) > 0 || a.ID != "notes" || a.Fields["summary"] != "What to write" || a.Fields["order"] != "2" {
		t.Errorf("%+v %v", a, faults)
	}
}

// Windows line ends are the writer's affair: the page is the same, line for line.
func TestWindows(t *testing.T) {
	src := "# Title\n\nOne\ntwo.\n\n## Part\n\n<b>\n"
	_, plain := parse.File("a.md", []byte(src))
	_, windows := parse.File("a.md", []byte(strings.ReplaceAll(src, "\n", "\r\n")))
	if lines(plain) != lines(windows) || len(plain) != 1 {
		t.Errorf("%s\nand with Windows line ends\n%s", lines(plain), lines(windows))
	}
}

func FuzzFile(f *testing.F) {
	seeds, _ := filepath.Glob("../../../content/*/*.md")
	for _, name := range append(seeds, "testdata/pages.txt", "testdata/glossary.txt", "../../../content/glossary.md") {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		a, faults := parse.File("page.md", src)
		_, more := parse.Glossary("glossary.md", src)
		last := strings.Count(string(src), "\n") + 1
		for _, x := range append(faults, more...) {
			if x.Line < 1 || x.Line > last || x.Wrong == "" || x.Right == "" || strings.Contains(x.String(), "\n") {
				t.Fatalf("a fault that nobody can follow: %q of %d lines", x.String(), last)
			}
		}
		if len(faults) == 0 && a.Title == "" {
			t.Fatal("a page without a title is no page")
		}
	})
}
