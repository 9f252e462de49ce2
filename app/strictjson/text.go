package strictjson

import (
	"unicode/utf16"
	"unicode/utf8"
)

// Text reads a text of at most most bytes of UTF-8.
func (r *Reader) Text(most int) string {
	if c := r.peek(); c != '"' {
		r.Fail(typeOr(c, Syntax))
		return ""
	}
	r.at++
	start, plain := r.at, true
	var b []byte
	for r.OK() {
		if r.at == len(r.s) {
			r.Fail(Cut)
			break
		}
		switch c := r.s[r.at]; {
		case c == '"':
			return r.whole(start, plain, b, most)
		case c == '\\':
			if plain {
				b, plain = append(b, r.s[start:r.at]...), false
			}
			b = r.escape(b)
		case c < ' ':
			r.Fail(Syntax)
		case c < utf8.RuneSelf:
			if r.at++; !plain {
				b = append(b, c)
			}
		default:
			if n := r.character(); !plain && n > 0 {
				b = append(b, r.s[r.at-n:r.at]...)
			}
		}
		if r.OK() && (plain && r.at-start > most || len(b) > most) {
			r.Fail(TooLong)
		}
	}
	return ""
}

// whole takes the closing quotation mark and gives the text. A text without escapes is cut from
// the document; the others are copied.
func (r *Reader) whole(start int, plain bool, b []byte, most int) string {
	text := string(b)
	if plain {
		text = r.s[start:r.at]
	}
	r.at++
	if len(text) > most {
		r.Fail(TooLong)
		return ""
	}
	return text
}

// character takes one character that is not ASCII, and gives its length.
func (r *Reader) character() int {
	c, n := utf8.DecodeRuneInString(r.s[r.at:])
	switch {
	case c == utf8.RuneError && n == 1:
		r.Fail(NotText)
		return 0
	case Turns(c):
		r.Fail(Turned)
		return 0
	}
	r.at += n
	return n
}

// escape takes an escape and appends what it stands for.
func (r *Reader) escape(b []byte) []byte {
	if r.at+1 == len(r.s) {
		r.Fail(Cut)
		return b
	}
	r.at += 2
	switch c := r.s[r.at-1]; c {
	case '"', '\\', '/':
		return append(b, c)
	case 'b':
		return append(b, '\b')
	case 'f':
		return append(b, '\f')
	case 'n':
		return append(b, '\n')
	case 'r':
		return append(b, '\r')
	case 't':
		return append(b, '\t')
	case 'u':
		return r.unicode(b)
	}
	r.Fail(Syntax)
	return b
}

// unicode takes four hexadecimal digits, and a second escape where the first is half a pair.
func (r *Reader) unicode(b []byte) []byte {
	c := r.hex()
	if utf16.IsSurrogate(c) {
		if len(r.s)-r.at < 2 || r.s[r.at:r.at+2] != `\u` {
			r.Fail(NotText)
			return b
		}
		r.at += 2
		if c = utf16.DecodeRune(c, r.hex()); c == utf8.RuneError {
			r.Fail(NotText)
			return b
		}
	}
	return utf8.AppendRune(b, c)
}

func (r *Reader) hex() rune {
	if len(r.s)-r.at < 4 {
		r.Fail(Cut)
		return 0
	}
	var v rune
	for _, c := range []byte(r.s[r.at : r.at+4]) {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			r.Fail(Syntax)
			return 0
		}
		v = v<<4 | rune(c)
	}
	r.at += 4
	return v
}
