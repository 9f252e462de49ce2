package book

import (
	"bytes"
	"strings"

	"waymark/app/notebook"
)

// Search is a search that is under way. It is for one goroutine; the notebook may be written in meanwhile.
type Search struct {
	book   *Book
	words  [][]byte
	left   []notebook.Summary // cases that were not looked through yet
	hits   []Hit
	closed int // cases that are not open yet
}

// Hit is the last entry of a case in which all the words occur.
type Hit struct {
	Case  notebook.ID
	Entry uint32
	At    string // around the first word, in small letters
}

// Search begins to look for every case with an entry in which every word or part of a word occurs. It reads from memory.
func (b *Book) Search(query string) *Search {
	s := &Search{book: b}
	for word := range strings.FieldsSeq(strings.ToLower(query)) {
		s.words = append(s.words, []byte(word))
	}
	if len(s.words) > 0 {
		s.left = b.Lines()
	}
	return s
}

// Work looks through some cases, the one written in last first, and says whether there are more. budget is asked before
// each whether there is time left.
func (s *Search) Work(budget func() bool) (more bool) {
	for len(s.left) > 0 && budget() {
		s.look(s.left[0].ID)
		s.left = s.left[1:]
	}
	return len(s.left) > 0
}

// Hits are what was found so far. ready is false where some cases are not open yet, and may hold more: see Book.Work.
func (s *Search) Hits() (hits []Hit, ready bool) { return s.hits, s.closed == 0 }

func (s *Search) look(id notebook.ID) {
	hay, open := s.book.haystack(id)
	if !open {
		s.closed++
		return
	}
	if find(hay.words, s.words) < 0 { // most cases have not all of the words, and one look tells
		return
	}
	for i := len(hay.spans) - 1; i >= 0; i-- {
		one := hay.spans[i]
		text := hay.words[one.from:one.to]
		if at := find(text, s.words); at >= 0 {
			s.hits = append(s.hits, Hit{id, one.entry, around(text, at)})
			return
		}
	}
}

// find is where the first of the words stands, -1 where one of them does not occur.
func find(text []byte, words [][]byte) int {
	first := -1
	for i := len(words) - 1; i >= 0; i-- {
		if first = bytes.Index(text, words[i]); first < 0 {
			return -1
		}
	}
	return first
}

// around cuts some words out of a text, whole ones where there are any.
func around(words []byte, at int) string {
	const before, after = 40, 80
	from, to := max(at-before, 0), min(at+after, len(words))
	if space := bytes.IndexByte(words[from:at], ' '); from > 0 && space >= 0 {
		from += space + 1
	}
	if space := bytes.LastIndexByte(words[at:to], ' '); to < len(words) && space > 0 {
		to = at + space
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(string(words[from:to]), "")), " ")
}
