package vault

import (
	"bytes"
	"crypto/rand"
	_ "embed"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// MaxPassphrase is the longest passphrase, in bytes of UTF-8.
const MaxPassphrase = 1024

// GeneratedWords is how many words a generated passphrase has. With 6,115 words to draw from that is 50.3 bits.
const GeneratedWords = 4

//go:embed words.txt
var wordFile string

// words is the list that generated passphrases are made of, in order.
var words = sync.OnceValue(func() []string {
	return strings.Fields(stripComments(wordFile))
})

// stripComments drops the lines that begin with #.
func stripComments(file string) string {
	for strings.HasPrefix(file, "#") {
		_, file, _ = strings.Cut(file, "\n")
	}
	return file
}

// GeneratePassphrase draws four different words, each evenly from what is left of the list, with one space between
// them: one of 6115 × 6114 × 6113 × 6112, which is 2^50.31.
func GeneratePassphrase() string { return DrawWords(GeneratedWords) }

// DrawWords draws any number of different words in the same way, up to a hundred.
func DrawWords(n int) string {
	drawn := make([]string, 0, n)
	for len(drawn) < min(n, 100) {
		if w := words()[below(uint32(len(words())))]; !slices.Contains(drawn, w) {
			drawn = append(drawn, w)
		}
	}
	return strings.Join(drawn, " ")
}

// below draws a number from 0 to n-1 evenly: a draw from the last, incomplete, round of n is drawn again.
func below(n uint32) uint32 {
	var b [4]byte
	for {
		rand.Read(b[:])
		if r := uint64(binary.BigEndian.Uint32(b[:])); r < 1<<32/uint64(n)*uint64(n) {
			return uint32(r % uint64(n))
		}
	}
}

// prepare turns a passphrase as typed into the bytes that a key is derived from, so that what a keyboard does on its
// own does not lock anybody out. A telephone begins with a capital, turns ' into ’ and - into –, and adds a space:
//
//   - A to Z become a to z;
//   - curly quotation marks become straight ones, and hyphens and dashes become -;
//   - each run of white space becomes one space, and none is left at either end.
//
// The strength is estimated on the result, so nothing is counted that is not there. Characters with accents must come
// composed (NFC), as keyboards type them and as a browser's normalize() makes them; we carry no Unicode tables for it.
//
// The error is ErrPassphraseText.
func prepare(passphrase string) ([]byte, error) {
	if len(passphrase) > MaxPassphrase || !utf8.ValidString(passphrase) {
		return nil, ErrPassphraseText
	}
	out := make([]byte, 0, len(passphrase))
	for _, r := range passphrase {
		switch r = plainer(r); {
		case r != ' ':
			out = utf8.AppendRune(out, r)
		case len(out) > 0 && out[len(out)-1] != ' ':
			out = append(out, ' ')
		}
	}
	out = bytes.TrimSuffix(out, []byte(" "))
	if len(out) == 0 {
		return nil, ErrPassphraseText
	}
	return out, nil
}

// Tidy is a passphrase as prepare leaves it, "" where it has nothing: for files whose format says nothing about
// spelling, and that somebody types the words of on a telephone.
func Tidy(passphrase string) string {
	text, err := prepare(passphrase)
	if err != nil {
		return ""
	}
	return string(text)
}

// plainer gives the one character that stands for all that prepare does not tell apart. FORMAT.md has the same list.
func plainer(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r - 'A' + 'a'
	case 0x09 <= r && r <= 0x0d, r == 0x85, r == 0xa0, r == 0x1680, 0x2000 <= r && r <= 0x200a,
		r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return ' '
	case 0x2018 <= r && r <= 0x201b:
		return '\''
	case 0x201c <= r && r <= 0x201f:
		return '"'
	case 0x2010 <= r && r <= 0x2015, r == 0x2212:
		return '-'
	}
	return r
}
