package parse

import (
	"fmt"
	"path"
	"strings"

	"waymark/app/article"
	"waymark/app/fault"
)

// File reads a page of guidance. Front matter is optional; the one heading with
// a single # is the title; each ## begins a section, whose id is made from its
// words where {#id} is not given. All faults come at once, by line.
func File(name string, src []byte) (*article.Article, []fault.Fault) {
	faults := &fault.List{File: name}
	fields, body := Front(Clean(src, faults), faults)
	a := &article.Article{ID: strings.TrimSuffix(path.Base(name), ".md"), Fields: map[string]string{}}
	for _, f := range fields {
		if _, twice := a.Fields[f.Word]; twice {
			faults.Add(f.Line, fmt.Sprintf("%q stands twice in the front matter", f.Word), "keep one of the two")
		}
		a.Fields[f.Word] = f.Rest
	}
	if body == nil {
		return a, faults.Sorted()
	}
	pieces := Pieces(body, faults)
	leadSomewhere(pieces, build(a, pieces, faults), faults)
	return a, faults.Sorted()
}

// leadSomewhere reports links to places that the page has not got.
func leadSomewhere(pieces []Piece, ids map[string]int, faults *fault.List) {
	for _, p := range pieces {
		anchors(p.Node, func(id string) {
			if ids[id] == 0 {
				faults.Add(p.Line, fmt.Sprintf("a link to #%s, which is nowhere on this page", id), "use the id of a heading on this page, or the address of another page")
			}
		})
	}
}

// anchors gives the links to places on the same page.
func anchors(n article.Node, each func(id string)) {
	if id, local := strings.CutPrefix(n.Href, "#"); local && n.Kind == article.Link {
		each(id)
	}
	for _, c := range n.Children {
		anchors(c, each)
	}
}

// build puts the pieces into sections and gives the ids of all headings.
func build(a *article.Article, pieces []Piece, faults *fault.List) map[string]int {
	ids := map[string]int{}
	early := false // text stood before the title: told once
	for _, p := range pieces {
		if a.Title == "" && p.Level != 1 && !early {
			early = true
			faults.Add(p.Line, "text before the title", "begin the page with its title: # Title")
		}
		switch {
		case p.Fenced:
			faults.Add(p.Line, "a fenced block", "write it as paragraphs, lists or a table; only policy files have such blocks")
		case p.Level == 1 && a.Title != "":
			faults.Add(p.Line, "a second heading with one #", "begin sections with ##; the first heading is the page's title")
		case p.Level == 1:
			a.Title = p.Title
		case p.Level == 2:
			s := article.Section{ID: p.ID, Title: p.Title}
			if s.ID == "" {
				s.ID = Slug(s.Title)
			}
			unique(ids, s.ID, p.Line, faults)
			a.Sections = append(a.Sections, s)
		default:
			if p.Level > 2 {
				if p.Node.ID == "" {
					p.Node.ID = Slug(p.Title)
				}
				unique(ids, p.Node.ID, p.Line, faults)
			}
			if len(a.Sections) == 0 {
				a.Sections = append(a.Sections, article.Section{})
			}
			last := &a.Sections[len(a.Sections)-1]
			last.Nodes = append(last.Nodes, p.Node)
		}
	}
	if a.Title == "" && !early {
		faults.Add(1, "a page without a title", "begin it with its title: # Title")
	}
	return ids
}

func unique(ids map[string]int, id string, line int, faults *fault.List) {
	if first, twice := ids[id]; twice {
		faults.Add(line, fmt.Sprintf("the id %q stands twice, first in line %d", id, first), "give this heading its own: ## Heading {#another-id}")
		return
	}
	ids[id] = line
}

// Glossary reads a list of terms: a ## heading each, and under it what it means.
// Text before the first term is refused; the page that shows the terms has its own.
func Glossary(name string, src []byte) ([]article.Term, []fault.Fault) {
	faults := &fault.List{File: name}
	_, body := Front(Clean(src, faults), faults)
	var terms []article.Term
	var lines []int
	ids := map[string]int{}
	pieces := Pieces(body, faults)
	for _, p := range pieces {
		switch {
		case p.Fenced:
			faults.Add(p.Line, "a fenced block", "write it as paragraphs or lists")
		case p.Level == 1 && len(terms) == 0: // the file's own title
		case p.Level == 2:
			t := article.Term{ID: p.ID, Word: p.Title}
			if t.ID == "" {
				t.ID = Slug(t.Word)
			}
			unique(ids, t.ID, p.Line, faults)
			terms, lines = append(terms, t), append(lines, p.Line)
		case p.Level > 0:
			faults.Add(p.Line, "a heading inside a term", "begin each term with ## and explain it in plain paragraphs")
		case len(terms) == 0:
			faults.Add(p.Line, "text before the first term", "begin with a term: ## Term")
		default:
			t := &terms[len(terms)-1]
			t.Nodes = append(t.Nodes, p.Node)
		}
	}
	for i, t := range terms {
		if len(t.Nodes) == 0 {
			faults.Add(lines[i], fmt.Sprintf("the term %q is not explained", t.Word), "say under it what it means")
		}
	}
	leadSomewhere(pieces, ids, faults)
	return terms, faults.Sorted()
}

// Slug makes an id of a heading's words: "What to write down" becomes "what-to-write-down".
func Slug(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’': // "adult's" is one word
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
