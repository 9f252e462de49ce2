package vault

import (
	"bytes"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"

	"waymark/app/stable"
)

// MinBits is the least that a passphrase is estimated at. Suppose a thief with many graphics cards who tries 100,000
// passphrases a second at the cost of LeastParams: half of 2^50 takes 178 years.
const MinBits = 50

// What the parts of a passphrase count for, in bits. A plain estimate that a person can follow with a pencil, and
// meant to be low: it is for telling "rex2019!" from a phrase, not for praise.
const (
	bitsCommon = 5.0 // one of the few hundred words that everybody uses
	bitsAgain  = 1.0 // a word, number or sign that stood before
	bitsFirst  = 4.0 // the first letter of any other word
	bitsLetter = 2.0 // each of the next five letters of it
	bitsMore   = 1.0 // each further letter of it
	bitsDigit  = 3.0 // a digit
	bitsYear   = 6.0 // four digits from 1900 to 2099
	bitsSign   = 5.0 // anything else but a space
	bitsNoWord = 4.0 // each letter of a run without a vowel, which is no word

	// One of three or more letters or digits, save the first, that follow each other or are the same: in the
	// alphabet, among the digits or on the keyboard.
	bitsStep = 0.5
)

// bitsListed is what a word of the list counts for: what it is worth when it was drawn.
func bitsListed() float64 { return math.Log2(float64(len(words()))) }

//go:embed common.txt
var commonFile string

var common = sync.OnceValue(func() []string {
	list := strings.Fields(stripComments(commonFile))
	stable.Texts(list)
	return list
})

// WeakError says how strong a passphrase was estimated to be. It is an ErrTooWeak.
type WeakError struct{ Bits float64 }

// Error gives the estimate, and nothing of the passphrase.
func (e *WeakError) Error() string { return fmt.Sprintf("%v: about %.0f bits", ErrTooWeak, e.Bits) }

// Unwrap makes every WeakError an ErrTooWeak.
func (e *WeakError) Unwrap() error { return ErrTooWeak }

// CheckPassphrase says whether a slot may be made for a passphrase. Errors: ErrPassphraseText, ErrDigitsOnly, or a
// *WeakError, which is an ErrTooWeak. Nothing is asked of its composition, save that digits alone are a PIN.
func CheckPassphrase(passphrase string) error {
	bits, err := Strength(passphrase)
	if err == nil && bits < MinBits {
		err = &WeakError{bits}
	}
	return err
}

// Strength estimates a passphrase in bits. The errors are ErrPassphraseText and ErrDigitsOnly.
//
// The passphrase is cut into words (runs of letters), numbers (runs of digits) and single signs; spaces count for
// nothing. Each part counts by the table above. Words of the list count for what they are worth when drawn, so a
// generated passphrase always passes. It does not know names, songs or the person.
func Strength(passphrase string) (float64, error) {
	text, err := prepare(passphrase)
	if err != nil {
		return 0, err
	}
	defer wipe(text)
	runes := bytes.Runes(text)
	defer clear(runes)
	parts := cutParts(runes)
	if !slices.ContainsFunc(parts, func(p []rune) bool { return unicode.IsLetter(p[0]) }) {
		return 0, ErrDigitsOnly
	}
	bits := 0.0
	for i, p := range parts {
		if slices.ContainsFunc(parts[:i], func(q []rune) bool { return slices.Equal(p, q) }) {
			bits += bitsAgain
			continue
		}
		bits += partBits(p)
	}
	return bits, nil
}

// cutParts cuts a prepared passphrase into words, numbers and signs, and drops spaces.
func cutParts(text []rune) (parts [][]rune) {
	for len(text) > 0 {
		n := 1
		for n < len(text) && class(text[0]) != signs && class(text[n]) == class(text[0]) {
			n++
		}
		if text[0] != ' ' {
			parts = append(parts, text[:n])
		}
		text = text[n:]
	}
	return parts
}

const (
	letters = iota
	digits
	signs
)

func class(r rune) int {
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letters
	case unicode.IsDigit(r):
		return digits
	}
	return signs
}

// partBits is what one part counts for, the first time it stands there.
func partBits(p []rune) float64 {
	switch class(p[0]) {
	case signs:
		return bitsSign
	case digits:
		if y := string(p); len(y) == 4 && (y[:2] == "19" || y[:2] == "20") {
			return bitsYear
		}
		return runBits(p, func(int) float64 { return bitsDigit })
	}
	if _, ok := slices.BinarySearch(common(), string(p)); ok {
		return bitsCommon
	}
	if _, ok := slices.BinarySearch(words(), string(p)); ok {
		return bitsListed()
	}
	vowel := slices.ContainsFunc(p, isVowel)
	return runBits(p, func(i int) float64 {
		switch {
		case !vowel:
			return bitsNoWord
		case i == 0:
			return bitsFirst
		case i < 6:
			return bitsLetter
		}
		return bitsMore
	})
}

// isVowel says whether a letter could be a vowel. Those with accents and of other alphabets all could.
func isVowel(r rune) bool { return strings.ContainsRune("aeiouy", r) || r > unicode.MaxASCII }

// runBits adds up a run, where what merely steps on counts for bitsStep. Two neighbours are chance: it takes three.
func runBits(p []rune, worth func(i int) float64) float64 {
	bits, counted := 0.0, 0
	step := func(i int) bool { return i > 0 && i < len(p) && steps(p[i-1], p[i]) }
	for i := range p {
		if step(i) && (step(i-1) || step(i+1)) {
			bits += bitsStep
			continue
		}
		bits += worth(counted)
		counted++
	}
	return bits
}

// steps says whether r is what comes after p, or before it, or p again.
func steps(p, r rune) bool {
	if d := p - r; -1 <= d && d <= 1 {
		return true
	}
	for _, row := range []string{"qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"} {
		a, b := strings.IndexRune(row, p), strings.IndexRune(row, r)
		if a >= 0 && b >= 0 && (a-b == 1 || b-a == 1) {
			return true
		}
	}
	return false
}
