package notebook

import (
	"crypto/rand"
	"encoding/hex"
	"slices"
	"strconv"
	"unicode/utf8"
)

// ID names a case, a draft or what is in the bin. It is random and says nothing.
type ID [16]byte

// NewID draws an id.
func NewID() ID {
	var id ID
	rand.Read(id[:]) // never fails: crypto/rand ends the program instead
	return id
}

// String is the id in hexadecimal: what stands in a fragment, and in the store.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// IsZero says whether it is no id.
func (id ID) IsZero() bool { return id == ID{} }

// ParseID reads what String writes; false for anything else.
func ParseID(s string) (ID, bool) {
	var id ID
	if len(s) != 2*len(id) {
		return ID{}, false
	}
	b, err := hex.DecodeString(s)
	if err != nil {
		return ID{}, false
	}
	copy(id[:], b)
	return id, id.String() == s && !id.IsZero()
}

// The letters and the number that a code is made of. Without I and O, because they are
// read as figures.
const codeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ"

// ValidCode says whether it is a code as people say it: a letter and a number from 1 to 999, "A7".
func ValidCode(code string) bool {
	if len(code) < 2 || len(code) > 4 || !slices.Contains([]byte(codeLetters), code[0]) {
		return false
	}
	n, err := strconv.ParseUint(code[1:], 10, 16)
	return err == nil && n >= 1 && strconv.FormatUint(n, 10) == code[1:]
}

// NextCode is the first free code: A1 to A9, B1 and so on, then A10. used are the codes that
// are taken, those in the bin among them. "" when every one is.
//
// We do not give a code out in the order of adults or dates, only in that of writing: it must
// not say anything about anybody.
func NextCode(used []string) string {
	taken := make(map[string]bool, len(used))
	for _, c := range used {
		taken[c] = true
	}
	for lowest := 1; lowest <= 100; lowest *= 10 {
		for _, letter := range codeLetters {
			for n := lowest; n < 10*lowest; n++ {
				if code := string(letter) + strconv.Itoa(n); !taken[code] {
					return code
				}
			}
		}
	}
	return ""
}

func short(s string) bool { return len(s) <= MaxLine && utf8.ValidString(s) }
