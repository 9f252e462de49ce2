package book

import (
	"slices"
	"strings"

	"waymark/app/notebook"
)

// text is one entry's words in small letters, for searching.
type text struct {
	entry uint32
	words string
}

// Hit is an entry in which all the words occur.
type Hit struct {
	Case  notebook.ID
	Code  string
	Entry uint32
	At    string // around the first word, in small letters
}

// Search finds entries in which every word or beginning of a word occurs, in the cases that are open; the
// ones written last first. ready is false while some cases are not open yet: see Work. It reads from memory.
func (b *Book) Search(query string, most int) (hits []Hit, ready bool) {
	words := strings.Fields(strings.ToLower(query))
	lines := b.Lines()
	b.mu.RLock()
	defer b.mu.RUnlock()
	ready = true
	for _, l := range lines {
		texts, open := b.texts[l.ID]
		ready = ready && open
		for i := len(texts) - 1; i >= 0 && len(words) > 0 && len(hits) < most; i-- {
			if at := texts[i].find(words); at >= 0 {
				hits = append(hits, Hit{l.ID, l.Code, texts[i].entry, around(texts[i].words, at)})
			}
		}
	}
	return hits, ready
}

// find is where the first of the words stands, -1 where one of them does not occur.
func (t *text) find(words []string) int {
	first := -1
	for i := len(words) - 1; i >= 0; i-- {
		if first = strings.Index(t.words, words[i]); first < 0 {
			return -1
		}
	}
	return first
}

// around cuts some words out of a text, whole ones where there are any.
func around(words string, at int) string {
	const before, after = 40, 80
	from, to := max(at-before, 0), min(at+after, len(words))
	if space := strings.IndexByte(words[from:at], ' '); from > 0 && space >= 0 {
		from += space + 1
	}
	if space := strings.LastIndexByte(words[at:to], ' '); to < len(words) && space > 0 {
		to = at + space
	}
	return strings.ToValidUTF8(words[from:to], "")
}

// textsOf makes the entries of a case after some number ready for searching, behind those before.
func textsOf(c *notebook.Case, after int, texts []text) []text {
	texts = slices.Clip(texts)
	for n := uint32(after + 1); int(n) <= c.Len(); n++ {
		e, _ := c.Entry(n)
		if words := strings.Join(slices.DeleteFunc(e.Words(), func(s string) bool { return s == "" }), " "); words != "" {
			texts = append(texts, text{n, strings.ToLower(words)})
		}
	}
	return texts
}
