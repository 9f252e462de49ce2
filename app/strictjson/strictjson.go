// Package strictjson reads and writes JSON for files that strangers can have made.
//
// It knows nothing of what is in them. encoding/json takes the last of two equal keys, repairs
// broken text and brings reflection with it; the usual strict library costs 60 KB of compressed
// program. What is here reads only what it is asked for, one value after another: it never
// recurses further than its caller, so no nesting can exhaust it, and no key is skipped.
//
// It is stricter than RFC 8259. Keys are a closed list, each at most once; numbers are whole,
// from 0 to 2^53 - 1; text is UTF-8 without broken surrogates; no byte order mark; nothing
// behind the end. A character that turns the direction of writing (see Turns) is kept when it is
// written as an escape, as the Writer does, and refused as itself: whoever opens the file in an
// editor must see what is there.
package strictjson

import "strconv"

// Problem is what is wrong with a document.
type Problem uint8

// The problems.
const (
	Cut        Problem = iota + 1 // it ends too early
	Syntax                        // it is no JSON, or has something behind its end
	Duplicate                     // a key stands twice in one object
	UnknownKey                    // a key that is no part of such a document
	Missing                       // a key that must be there is not
	WrongType                     // a value of another type than belongs there
	TooLong                       // a text is longer than it may be
	TooMany                       // a list is longer than it may be, or a number larger
	NotText                       // not UTF-8, or half a surrogate pair
	Turned                        // an unescaped character that turns the direction of writing
	Value                         // the type is right, the value is none of those that it may have
	problems
)

// names are for tests and whoever writes such files; people get a sentence from the page.
var names = [problems]string{"", "cut off", "not JSON", "key twice", "unknown key", "key missing", "wrong type",
	"text too long", "too many", "not text", "turned text", "impossible value"}

// String is a few words for the problem.
func (p Problem) String() string {
	if p >= problems {
		return "problem " + strconv.Itoa(int(p))
	}
	return names[p]
}

// Error is the first problem of a document and where it is. It holds no text of the document:
// Path is made of known keys and of places in lists, as in "cases[0].entries[3].said".
type Error struct {
	Problem Problem
	Path    string
}

// Error is the problem and the place.
func (e *Error) Error() string {
	if e.Path == "" {
		return e.Problem.String()
	}
	return e.Path + ": " + e.Problem.String()
}

// MaxNumber is the largest number: what JavaScript still counts exactly.
const MaxNumber = 1<<53 - 1

// Turns says whether a character changes the direction of the writing around it without being
// seen: the marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm.
func Turns(c rune) bool {
	return c == 0x061c || c == 0x200e || c == 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069
}
