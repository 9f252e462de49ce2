package book

import (
	"strings"

	"waymark/app/lower"
	"waymark/app/notebook"
)

// haystack is the words of a case in small letters, for searching: one text for all entries, because ten
// thousand small ones would keep the garbage collector busy for longer than a page may be.
type haystack struct {
	words []byte
	spans []span // of all entries, in the order of writing
}

// span is where an entry's words are.
type span struct{ entry, from, to uint32 }

// haystack is that of a case; false where the case is not open. Entries never change, so only those that are new are made ready.
func (b *Book) haystack(id notebook.ID) (haystack, bool) {
	b.mu.RLock()
	hay, open := b.texts[id]
	c := b.cases[id]
	b.mu.RUnlock()
	if c == nil || hay.entries() == c.Len() {
		return hay, open || c != nil
	}
	if hay.entries() > c.Len() {
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
	return haystack{words, spans}
}

// entries is how many entries are in it.
func (h haystack) entries() int { return len(h.spans) }

func appendLower(to []byte, text string) []byte {
	from := len(to)
	if to = append(to, text...); lower.Plain(to[from:]) {
		return to
	}
	return append(to[:from], strings.ToLower(text)...)
}

// haystackOver is the haystack of a case that was read from some bytes, in the place of those bytes: so nothing is copied of a
// notebook in which nobody may search today. Whatever stands between the texts becomes a space.
func haystackOver(b []byte, room *notebook.Room, c *notebook.Case) haystack {
	spans, at := make([]span, 0, c.Len()), 0
	for _, text := range room.Texts() {
		if !lower.Plain(b[text.From:text.To]) {
			return haystack{}.with(c) // small letters may be longer than capitals
		}
		for len(spans) < int(text.Entry) {
			spans = append(spans, span{uint32(len(spans) + 1), uint32(text.From), uint32(text.From)})
		}
		blank(b[at:text.From])
		spans[len(spans)-1].to, at = uint32(text.To), text.To
	}
	for len(spans) < c.Len() { // entries without words
		spans = append(spans, span{uint32(len(spans) + 1), uint32(at), uint32(at)})
	}
	return haystack{b[:at], spans}
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}
