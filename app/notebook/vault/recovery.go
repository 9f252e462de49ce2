package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
)

// The printed recovery code: 7 groups of 5 characters. The first four of a group carry 28 digits to base 29 in all,
// which hold 17 bytes: the 16 random ones and one of checksum. The fifth checks its group.
//
// We took base 29, because 29 characters are what is left of letters and digits when of those that look alike, in
// print or in handwriting, only one stays; and because 29 is prime, so that the fifth character notices every single
// wrong character, every two that changed places within the group, and every group in another's place.
const (
	codeAlphabet = "0123456789ACDEFGHJKMNPQRTVWXY"
	codeBase     = len(codeAlphabet)
	codeGroups   = 7
	groupData    = 4
	groupSize    = groupData + 1
	codeSize     = codeGroups * groupSize
	secretSize   = 16
	labelCode    = "waymark vault 1: recovery code"
)

// lookalikes turns what is not in the alphabet into what it was, most likely, meant to be.
var lookalikes = strings.NewReplacer("O", "0", "I", "1", "L", "1", "Z", "2", "S", "5", "B", "8", "U", "V")

// RecoveryCode is the secret of a printed code. Printed by accident, it shows nothing: only Text shows it.
type RecoveryCode struct{ secret [secretSize]byte }

// NewRecoveryCode draws a code of 128 random bits.
func NewRecoveryCode() RecoveryCode {
	var c RecoveryCode
	rand.Read(c.secret[:])
	return c
}

// Format keeps the code out of logs, whatever the verb.
func (RecoveryCode) Format(f fmt.State, _ rune) { fmt.Fprint(f, "[recovery code]") }

// Wipe overwrites the code.
func (c *RecoveryCode) Wipe() { wipe(c.secret[:]) }

// Text is the code for paper: seven groups of five characters with hyphens between them.
func (c RecoveryCode) Text() string {
	var n codeNumber
	defer wipe(n[:])
	copy(n[:], c.secret[:])
	n[secretSize] = c.checksum()
	var digits [codeGroups * groupData]int
	for i := range digits {
		digits[len(digits)-1-i] = n.divide(codeBase)
	}
	var b strings.Builder
	for g := range codeGroups {
		if g > 0 {
			b.WriteByte('-')
		}
		data := digits[g*groupData : (g+1)*groupData]
		for _, d := range append(slices.Clone(data), groupCheck(g, data)) {
			b.WriteByte(codeAlphabet[d])
		}
	}
	return b.String()
}

// checksum is one byte over the whole code.
func (c RecoveryCode) checksum() byte {
	sum := sha256.Sum256(append([]byte(labelCode), c.secret[:]...))
	return sum[0]
}

// groupCheck is the fifth digit of group g, counted from 0. Every weight differs from every other and from the check
// digit's own (28, which is -1), and the number of the group is added, so that groups cannot change places.
func groupCheck(g int, data []int) int {
	sum := g + 1
	for i, d := range data {
		sum += (i + 2) * d
	}
	return sum % codeBase
}

// CodeError says where a recovery code is wrong. It is an ErrRecoveryCode.
type CodeError struct {
	Fault  CodeFault
	Groups []int // the groups that are wrong, from 1 to 7, where that can be told; otherwise none
	Typed  int   // how many characters were typed, of 35
}

// CodeFault is a way to be no recovery code.
type CodeFault int

const (
	CodeLength   CodeFault = iota + 1 // too few or too many characters; Groups are those not of five
	CodeSymbol                        // a character that no code has, in the groups named
	CodeGroup                         // the groups named are mistyped
	CodeMistyped                      // each group seems right and the whole is not: any of them may be wrong
)

var faultNames = [...]string{"unknown", "length", "character", "group", "checksum"}

// Error names the fault, without a character of the code.
func (e *CodeError) Error() string {
	return fmt.Sprintf("%v: %s, groups %v", ErrRecoveryCode, faultNames[e.Fault], e.Groups)
}

// Unwrap makes every CodeError an ErrRecoveryCode.
func (e *CodeError) Unwrap() error { return ErrRecoveryCode }

// ParseRecoveryCode reads a code as a person typed it: in any case, with spaces, hyphens, dots or line breaks anywhere or
// nowhere, and with characters that look like the right ones. The error is a *CodeError.
func ParseRecoveryCode(typed string) (RecoveryCode, error) {
	if len(typed) > 1024 {
		return RecoveryCode{}, &CodeError{Fault: CodeLength}
	}
	pieces := strings.FieldsFunc(typed, separates)
	text := lookalikes.Replace(strings.ToUpper(strings.Join(pieces, "")))
	symbols := []rune(text)
	if len(symbols) != codeSize {
		return RecoveryCode{}, &CodeError{Fault: CodeLength, Typed: len(symbols), Groups: oddGroups(pieces)}
	}
	digits := make([]int, codeSize)
	defer clear(digits)
	unknown, mistyped := []int(nil), []int(nil)
	for g := range codeGroups {
		group := digits[g*groupSize : (g+1)*groupSize]
		switch {
		case !readGroup(group, symbols[g*groupSize:]):
			unknown = append(unknown, g+1)
		case groupCheck(g, group[:groupData]) != group[groupData]:
			mistyped = append(mistyped, g+1)
		}
	}
	if unknown != nil {
		return RecoveryCode{}, &CodeError{CodeSymbol, unknown, codeSize}
	}
	if mistyped != nil {
		return RecoveryCode{}, &CodeError{CodeGroup, mistyped, codeSize}
	}
	return codeOf(digits)
}

// codeOf puts checked groups together and holds the whole against its checksum.
func codeOf(digits []int) (RecoveryCode, error) {
	var n codeNumber
	defer wipe(n[:])
	over := 0
	for i, d := range digits {
		if i%groupSize != groupData {
			over |= n.multiply(codeBase, d)
		}
	}
	c := RecoveryCode{[secretSize]byte(n[:secretSize])}
	if over != 0 || c.checksum() != n[secretSize] {
		return RecoveryCode{}, &CodeError{Fault: CodeMistyped, Typed: codeSize}
	}
	return c, nil
}

// codeNumber is the code and its checksum as one number, highest byte first.
type codeNumber [secretSize + 1]byte

// divide divides the number and gives the remainder.
func (n *codeNumber) divide(by int) (remainder int) {
	for i, b := range n {
		remainder = remainder<<8 | int(b)
		n[i], remainder = byte(remainder/by), remainder%by
	}
	return remainder
}

// multiply multiplies the number and adds to it, and gives what does not fit.
func (n *codeNumber) multiply(by, add int) (over int) {
	for i := len(n) - 1; i >= 0; i-- {
		add += int(n[i]) * by
		n[i], add = byte(add), add>>8
	}
	return add
}

// separates says whether a character stands between groups: all that is not a letter or digit of a code and that a
// keyboard or a copied page puts there.
func separates(r rune) bool {
	return strings.ContainsRune(" \t\r\n-.,:;/_\u00a0\u202f\u2009\u2010\u2011\u2012\u2013\u2014\u2212", r)
}

// readGroup reads five characters as digits.
func readGroup(digits []int, symbols []rune) bool {
	for i := range digits {
		if digits[i] = strings.IndexRune(codeAlphabet, symbols[i]); digits[i] < 0 {
			return false
		}
	}
	return true
}

// oddGroups names the groups that are not of five characters, if the code was typed in seven groups.
func oddGroups(pieces []string) (groups []int) {
	if len(pieces) != codeGroups {
		return nil
	}
	for i, p := range pieces {
		if len([]rune(p)) != groupSize {
			groups = append(groups, i+1)
		}
	}
	return groups
}
