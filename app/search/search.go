// Package search finds words in everything that the site says, on the device.
//
// The builder collects one Doc for each part of each page; the browser makes
// an Index of them once and asks it at every key. A query is a list of words,
// all of which must occur, each as the beginning of a word. Matches in a
// heading come before matches in the text.
package search

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"waymark/app/packed"
	"waymark/app/stable"
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
	stable.Texts(x.words)
	for _, w := range x.words {
		x.in = append(x.in, found[w])
	}
	return x
}

var apostrophes = strings.NewReplacer("’", "", "'", "")

// Words splits a text into its words, in lower case, apostrophes dropped.
func Words(s string) []string {
	return strings.FieldsFunc(apostrophes.Replace(strings.ToLower(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// Find returns at most limit hits, best first, and how many there are. A query without a word finds nothing.
//
// It runs at every key on a slow phone, so nothing in it grows with the number of matches but two passes over
// the list of docs.
func (x *Index) Find(query string, limit int) (hits []Hit, all int) {
	terms := Words(query)
	if len(terms) == 0 {
		return nil, 0
	}
	holds := make([]int, len(x.docs)) // how many of the terms each doc holds
	starts := make([]string, len(terms))
	for n, t := range terms {
		x.count(t, n, holds)
		starts[n] = " " + t
	}
	ranked := make([][]int32, len(terms)+1) // by how many of the terms stand in the heading
	for i, n := range holds {
		if n == len(terms) {
			all++
			score := x.score(int32(i), starts)
			ranked[score] = append(ranked[score], int32(i))
		}
	}
	for score := len(terms); score >= 0; score-- {
		for _, i := range ranked[score] {
			if len(hits) == limit {
				return hits, all
			}
			hits = append(hits, Hit{Doc: x.docs[i], Snippet: snippet(x.docs[i].Text, terms)})
		}
	}
	return hits, all
}

// count notes which docs hold a word beginning with prefix: those that held the n terms before hold one more.
func (x *Index) count(prefix string, n int, holds []int) {
	from, _ := slices.BinarySearch(x.words, prefix)
	for w := from; w < len(x.words) && strings.HasPrefix(x.words[w], prefix); w++ {
		for _, i := range x.in[w] {
			if holds[i] == n {
				holds[i]++
			}
		}
	}
}

// score is how many of the terms stand in the doc's headings; each comes with the space before a word.
func (x *Index) score(doc int32, starts []string) int {
	n := 0
	for _, t := range starts {
		if strings.Contains(x.head[doc], t) {
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
