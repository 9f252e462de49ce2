package book

import (
	"strings"

	"waymark/app/notebook"
)

// haystack is the words of a case in small letters, for searching: one text for all entries, because ten
// thousand small ones would keep the garbage collector busy for longer than a page may be.
type haystack struct {
	words string
	spans []span // in the order of writing
}

// span is where an entry's words are.
type span struct{ entry, from, to uint32 }

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
		hay, open := b.texts[l.ID]
		ready = ready && open
		for i := len(hay.spans) - 1; i >= 0 && len(words) > 0 && len(hits) < most; i-- {
			one := hay.spans[i]
			text := hay.words[one.from:one.to]
			if at := find(text, words); at >= 0 {
				hits = append(hits, Hit{l.ID, l.Code, one.entry, around(text, at)})
			}
		}
	}
	return hits, ready
}

// find is where the first of the words stands, -1 where one of them does not occur.
func find(text string, words []string) int {
	first := -1
	for i := len(words) - 1; i >= 0; i-- {
		if first = strings.Index(text, words[i]); first < 0 {
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

// with is the haystack of a case, made from that of the same case with fewer entries, or of none.
func (h haystack) with(c *notebook.Case) haystack {
	more, size := uint32(h.entries()+1), 0
	for n := more; int(n) <= c.Len(); n++ {
		e, _ := c.Entry(n)
		for _, text := range e.Words() {
			size += len(text) + 1
		}
	}
	words := append(make([]byte, 0, len(h.words)+size), h.words...)
	spans := append(make([]span, 0, c.Len()), h.spans...)
	for n := more; int(n) <= c.Len(); n++ {
		e, _ := c.Entry(n)
		from := len(words)
		for _, text := range e.Words() {
			if text != "" {
				words = append(appendLower(words, text), ' ')
			}
		}
		spans = append(spans, span{n, uint32(from), uint32(len(words))})
	}
	return haystack{string(words), spans}
}

// appendLower appends a text in small letters. Most texts are plain letters, for which this takes a third of
// the time of strings.ToLower.
func appendLower(to []byte, text string) []byte {
	from := len(to)
	to = append(to, text...)
	for i, c := range to[from:] {
		switch {
		case c >= 'A' && c <= 'Z':
			to[from+i] = c + 'a' - 'A'
		case c >= 0x80:
			return append(to[:from], strings.ToLower(text)...)
		}
	}
	return to
}

// entries is how many entries are in it.
func (h haystack) entries() int { return len(h.spans) }
