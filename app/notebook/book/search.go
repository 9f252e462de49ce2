package book

import (
	"bytes"
	"encoding/binary"
	"strings"

	"waymark/app/notebook"
)

// haystack is the words of a case in small letters, for searching: one text for all entries, because ten
// thousand small ones would keep the garbage collector busy for longer than a page may be. It is made when somebody
// first searches in the case; until then it is the case as it was stored.
type haystack struct {
	stored []byte // nil once the words are there
	words  []byte
	spans  []span // in the order of writing
}

// span is where an entry's words are.
type span struct{ entry, from, to uint32 }

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
	return strings.ToValidUTF8(string(words[from:to]), "")
}

// haystack is that of a case; false where the case is not open. Entries never change, so only those that are new are made ready.
func (b *Book) haystack(id notebook.ID) (haystack, bool) {
	b.mu.RLock()
	hay, open := b.texts[id]
	c := b.cases[id]
	b.mu.RUnlock()
	switch {
	case c == nil && hay.stored == nil, c != nil && hay.entries() == c.Len():
		return hay, open || c != nil
	case c == nil:
		var err error
		if c, err = notebook.Decode(hay.stored); err != nil {
			return hay, false
		}
	}
	if hay.stored != nil || hay.entries() > c.Len() {
		hay = haystack{}
	}
	hay = hay.with(c)
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.closed {
		b.texts[id] = hay
	}
	return hay, true
}

// with is the haystack of a case, made from that of the same case with fewer entries, or of none.
func (h haystack) with(c *notebook.Case) haystack {
	more := uint32(h.entries() + 1)
	words := append(make([]byte, 0, c.Size()), h.words...)
	spans := append(make([]span, 0, c.Len()), h.spans...)
	for n := more; int(n) <= c.Len(); n++ {
		from := len(words)
		c.Words(n, func(text string) { words = append(appendLower(words, text), ' ') })
		spans = append(spans, span{n, uint32(from), uint32(len(words))})
	}
	return haystack{words: words, spans: spans}
}

// appendLower appends a text in small letters. Most texts are plain letters: eight of them are made small at once, which
// takes a tenth of the time of strings.ToLower.
func appendLower(to []byte, text string) []byte {
	from := len(to)
	to = append(to, text...)
	left := to[from:]
	for ; len(left) >= 8; left = left[8:] {
		eight := binary.LittleEndian.Uint64(left)
		if eight&notPlain != 0 {
			return append(to[:from], strings.ToLower(text)...)
		}
		binary.LittleEndian.PutUint64(left, lower(eight))
	}
	var last [8]byte
	if n := copy(last[:], left); n > 0 {
		eight := binary.LittleEndian.Uint64(last[:])
		if eight&notPlain != 0 {
			return append(to[:from], strings.ToLower(text)...)
		}
		binary.LittleEndian.PutUint64(last[:], lower(eight))
		copy(left, last[:n])
	}
	return to
}

const (
	ones     = 0x0101_0101_0101_0101 // one in each of eight bytes
	notPlain = 0x80 * ones
)

// lower makes eight plain characters small. Adding what is missing to 0x80 sets the highest bit of a byte that is A or
// more, and of one that is more than Z; the former without the latter, shifted, is what makes a letter small.
func lower(eight uint64) uint64 {
	fromA, pastZ := eight+(0x80-'A')*ones, eight+(0x7f-'Z')*ones
	return eight | (fromA&^pastZ&notPlain)>>2
}

// entries is how many entries are in it.
func (h haystack) entries() int { return len(h.spans) }
