package view

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/article"
	articles "waymark/app/article/parse"
	"waymark/app/policy"
	"waymark/app/policy/parse"
	"waymark/app/workday"
)

// day is a test's day, written as people write it.
func day(t *testing.T, s string) workday.Date {
	t.Helper()
	d, err := workday.ParseShort(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// realSite is the site of the real policies and texts, as at a day.
func realSite(t *testing.T, today string) *Site {
	t.Helper()
	if parsed == nil {
		parsed = parseSite(t)
	}
	s := *parsed
	s.Today = day(t, today)
	return &s
}

var parsed *Site // once: the tests only read it

func parseSite(t *testing.T) *Site {
	t.Helper()
	s := &Site{Policies: map[string]*policy.Policy{}, Articles: map[string]*article.Article{}}
	for _, name := range glob(t, "../../policies/*.md") {
		if filepath.Base(name) == "README.md" {
			continue
		}
		p, faults := parse.Policy(name, read(t, name))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		s.Policies[p.ID] = p
		s.Boards = append(s.Boards, Summarise(p))
	}
	for _, name := range append(glob(t, "../../content/guidance/*.md"), glob(t, "../../content/questions/*.md")...) {
		a, faults := articles.File(name, read(t, name))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		s.Articles[strings.TrimSuffix(filepath.Base(name), ".md")] = a
	}
	terms, faults := articles.Glossary("glossary.md", read(t, "../../content/glossary.md"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	s.Terms = terms
	return s
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatal("nothing at ", pattern, err)
	}
	return names
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// words is everything that a page says, as one line.
func words(pg Page) string {
	var out []string
	for _, d := range SearchDocs(pg) {
		out = append(out, d.Section, d.Text)
	}
	return strings.Join(out, " ")
}
