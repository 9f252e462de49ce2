// Package search finds words in everything that the site says, on the device.
//
// The builder collects one Doc for each part of each page; the browser makes
// an Index of them once and asks it at every key. A query is a list of words,
// all of which must occur, each as the beginning of a word. Matches in a
// heading come before matches in the text.
package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"waymark/app/packed"
)

// Doc is one part of a page: what a hit leads to and how it is named.
type Doc struct {
	Path    string `json:"p"`           // page and place: "swindon/stage-2/#asks"
	Board   string `json:"b,omitempty"` // the board's name, "" for general pages
	Page    string `json:"h"`           // the page's heading
	Section string `json:"s,omitempty"` // the heading of the part
	Text    string `json:"t"`
}

// Span is a piece of a snippet, marked where it matched.
type Span struct {
	Text string
	Mark bool
}

// Hit is a Doc that holds every word asked for.
type Hit struct {
	Doc     Doc
	Snippet []Span
	score   int
}

// Index answers queries over a fixed list of Docs.
type Index struct {
	docs  []Doc
	words []string  // sorted
	in    [][]int32 // for each word, the docs that hold it, ascending
	head  []string  // for each doc, its headings folded
}

// New makes an index.
func New(docs []Doc) *Index {
	found := map[string][]int32{}
	x := &Index{docs: docs, head: make([]string, len(docs))}
	for i, d := range docs {
		x.head[i] = " " + strings.Join(Words(d.Board+" "+d.Page+" "+d.Section), " ")
		for _, w := range Words(d.Board + " " + d.Page + " " + d.Section + " " + d.Text) {
			if p := found[w]; len(p) == 0 || p[len(p)-1] != int32(i) {
				found[w] = append(p, int32(i))
			}
		}
	}
	for w := range found {
		x.words = append(x.words, w)
	}
	slices.Sort(x.words)
	for _, w := range x.words {
		x.in = append(x.in, found[w])
	}
	return x
}

// Words splits a text into its words, in lower case, apostrophes dropped.
func Words(s string) []string {
	s = strings.NewReplacer("’", "", "'", "").Replace(strings.ToLower(s))
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Find returns at most limit hits, best first. A query without a word finds nothing.
func (x *Index) Find(query string, limit int) []Hit {
	terms := Words(query)
	if len(terms) == 0 {
		return nil
	}
	docs := x.with(terms[0])
	for _, t := range terms[1:] {
		docs = both(docs, x.with(t))
	}
	hits := make([]Hit, 0, len(docs))
	for _, i := range docs {
		hits = append(hits, Hit{Doc: x.docs[i], score: x.score(i, terms)})
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.score, a.score) })
	hits = hits[:min(limit, len(hits))]
	for i := range hits {
		hits[i].Snippet = snippet(hits[i].Doc.Text, terms)
	}
	return hits
}

// with lists the docs that hold a word beginning with prefix, ascending.
func (x *Index) with(prefix string) []int32 {
	from, _ := slices.BinarySearch(x.words, prefix)
	var out []int32
	for i := from; i < len(x.words) && strings.HasPrefix(x.words[i], prefix); i++ {
		out = append(out, x.in[i]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func both(a, b []int32) []int32 {
	var out []int32
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		}
	}
	return out
}

func (x *Index) score(doc int32, terms []string) int {
	n := 0
	for _, t := range terms {
		if strings.Contains(x.head[doc], " "+t) {
			n++
		}
	}
	return n
}

const snippetRunes = 160

// snippet is the text around the first match, every match marked.
func snippet(text string, terms []string) []Span {
	start := max(0, firstMatch(text, terms)-40)
	for start > 0 && text[start-1] != ' ' {
		start--
	}
	rest := []rune(text[start:])
	if len(rest) > snippetRunes {
		rest = rest[:snippetRunes]
	}
	var out []Span
	for _, field := range strings.SplitAfter(string(rest), " ") {
		mark := matches(field, terms)
		if n := len(out); n > 0 && out[n-1].Mark == mark {
			out[n-1].Text += field
		} else {
			out = append(out, Span{Text: field, Mark: mark})
		}
	}
	return out
}

func firstMatch(text string, terms []string) int {
	at := 0
	for _, field := range strings.SplitAfter(text, " ") {
		if matches(field, terms) {
			return at
		}
		at += len(field)
	}
	return 0
}

func matches(field string, terms []string) bool {
	for _, w := range Words(field) {
		for _, t := range terms {
			if strings.HasPrefix(w, t) {
				return true
			}
		}
	}
	return false
}

// Encode writes the docs as a pack.
func Encode(docs []Doc) ([]byte, error) { return packed.Encode(docs) }

// Decode reads a pack written by Encode.
func Decode(pack []byte) ([]Doc, error) {
	var docs []Doc
	if err := packed.Decode(pack, &docs); err != nil {
		return nil, fmt.Errorf("read search pack: %w", err)
	}
	return docs, nil
}
