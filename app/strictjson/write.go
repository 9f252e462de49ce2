package strictjson

import (
	"strconv"
	"unicode/utf8"
)

// Writer writes a document. Its zero value is ready. It trusts its caller to open and close what
// belongs together; the same calls always make the same bytes.
type Writer struct {
	b    []byte
	more bool // something stands before, in the same object or list
}

// Bytes is what was written.
func (w *Writer) Bytes() []byte { return w.b }

// Len is how many bytes there are.
func (w *Writer) Len() int { return len(w.b) }

// Key begins a member of an object. Its value comes next.
func (w *Writer) Key(name string) {
	w.next()
	w.b = append(w.b, '"')
	w.b = append(append(w.b, name...), '"', ':')
	w.more = false
}

// Open begins an object with '{' or a list with '['.
func (w *Writer) Open(bracket byte) {
	w.next()
	w.b = append(w.b, bracket)
	w.more = false
}

// Close ends it, with '}' or ']'.
func (w *Writer) Close(bracket byte) {
	w.b = append(w.b, bracket)
	w.more = true
}

// Line begins a new line, so that a document can be looked at. Call it before Open or Key.
func (w *Writer) Line() {
	if w.more {
		w.b = append(w.b, ',')
	}
	w.b = append(w.b, '\n')
	w.more = false
}

// Number writes a whole number.
func (w *Writer) Number(n uint64) {
	w.next()
	w.b = strconv.AppendUint(w.b, n, 10)
	w.more = true
}

// True writes the word; what is false is left out.
func (w *Writer) True() {
	w.next()
	w.b = append(w.b, "true"...)
	w.more = true
}

func (w *Writer) next() {
	if w.more {
		w.b = append(w.b, ',')
	}
}

const hexDigits = "0123456789abcdef"

// Text writes a text, which must be UTF-8: controls and what turns the direction of writing as
// escapes, all else as it is.
func (w *Writer) Text(s string) {
	w.next()
	w.b = append(w.b, '"')
	done := 0
	for i, c := range s {
		if !escaped(c) {
			continue
		}
		w.b = append(w.b, s[done:i]...)
		w.escape(c)
		done = i + utf8.RuneLen(c)
	}
	w.b = append(append(w.b, s[done:]...), '"')
	w.more = true
}

func escaped(c rune) bool { return c < ' ' || c == '"' || c == '\\' || c == 0x7f || Turns(c) }

func (w *Writer) escape(c rune) {
	switch c {
	case '"', '\\':
		w.b = append(w.b, '\\', byte(c))
	case '\n':
		w.b = append(w.b, '\\', 'n')
	case '\t':
		w.b = append(w.b, '\\', 't')
	default:
		w.b = append(w.b, '\\', 'u', hexDigits[c>>12&15], hexDigits[c>>8&15], hexDigits[c>>4&15], hexDigits[c&15])
	}
}
