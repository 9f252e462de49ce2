package notebook

import (
	"cmp"
	"unicode"
	"unicode/utf8"

	"waymark/app/stable"
	"waymark/app/workday"
)

// LeakKind is what a text seems to give away.
type LeakKind uint8

// The kinds of leak.
const (
	NHSNumber LeakKind = iota + 1
	BirthDate
	Postcode
	Telephone
	Email
	Name
)

// Leak is a place in a text that seems to say who somebody is. It holds no words of it.
type Leak struct {
	Kind     LeakKind
	From, To int // bytes
}

// LeakCheck looks for what does not belong in a record of roles. It advises: it sees what
// has the form of an identifier, misses much, is wrong now and then, and blocks nothing.
type LeakCheck struct {
	Today workday.Date // a date long before it may be a birthday
	Known []string     // words that are no names here: boards, agencies, places
}

// Find gives the leaks of a text in its order; no two overlap.
func (c LeakCheck) Find(text string) []Leak {
	words := split(text)
	var found []Leak
	found = append(found, emails(text)...)
	found = append(found, numbers(text, words)...)
	found = append(found, c.birthDates(words)...)
	found = append(found, postcodes(words)...)
	found = append(found, c.names(words)...)
	stable.Sort(found, func(a, b Leak) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Kind, b.Kind))
	})
	kept := found[:0]
	for _, l := range found {
		if n := len(kept); n == 0 || l.From >= kept[n-1].To {
			kept = append(kept, l)
		}
	}
	return kept
}

// word is a run of letters or one of figures, with what stands between it and the word before.
type word struct {
	text     string
	gap      string
	from, to int
	figures  bool
}

// split parts a text into words. A letter next to a figure begins another word. An apostrophe
// or a hyphen between two letters is part of the word.
func split(text string) []word {
	var words []word
	end := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		figures := figure(r)
		if !figures && !unicode.IsLetter(r) {
			at += size
			continue
		}
		from := at
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			if figures && !figure(r) || !figures && !unicode.IsLetter(r) && !joins(text, at, size) {
				break
			}
			at += size
		}
		words = append(words, word{text[from:at], text[end:from], from, at, figures})
		end = at
	}
	return words
}

func figure(r rune) bool { return r >= '0' && r <= '9' }

// joins says whether what stands at a place inside a word holds it together.
func joins(text string, at, size int) bool {
	switch text[at : at+size] {
	case "'", "’", "-":
		next, _ := utf8.DecodeRuneInString(text[at+size:])
		return unicode.IsLetter(next)
	}
	return false
}

// lower is the word in small letters.
func (w word) lower() string {
	b := []rune(w.text)
	for i := range b {
		b[i] = unicode.ToLower(b[i])
	}
	return string(b)
}

// capital says whether the word begins with a capital and ends in a small letter: "Smith",
// "O'Brien", and not "NHS".
func (w word) capital() bool {
	first, _ := utf8.DecodeRuneInString(w.text)
	last, _ := utf8.DecodeLastRuneInString(w.text)
	return unicode.IsUpper(first) && unicode.IsLower(last)
}

// opens says whether the word is at the start of a sentence, where a capital says nothing.
func (w word) opens() bool {
	for _, r := range w.gap {
		switch r {
		case '.', '!', '?', ':', '\n', '•', '"', '“':
			return true
		}
	}
	return w.from == len(w.gap) // the first word
}
