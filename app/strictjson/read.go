package strictjson

import "strconv"

// Reader takes a document value by value. After the first problem it gives zero values and takes
// nothing more.
type Reader struct {
	s    string
	at   int
	path []step
	err  *Error
}

// step is a key, or a place in a list where key is "".
type step struct {
	key   string
	place int
}

// NewReader reads a document. It keeps no reference to b.
func NewReader(b []byte) *Reader { return &Reader{s: string(b)} }

// Fail notes a problem at the value that is being read; for values whose type is right.
func (r *Reader) Fail(p Problem) {
	if r.err == nil {
		r.err = &Error{p, r.where()}
	}
	r.at = len(r.s)
}

// OK says that there is no problem so far.
func (r *Reader) OK() bool { return r.err == nil }

// End is the first problem, nil if there is none and nothing stands behind the document.
func (r *Reader) End() error {
	r.space()
	if r.err == nil && r.at < len(r.s) {
		r.Fail(Syntax)
	}
	if r.err != nil {
		return r.err
	}
	return nil
}

func (r *Reader) where() string {
	var b []byte
	for _, s := range r.path {
		switch {
		case s.key == "":
			b = append(strconv.AppendInt(append(b, '['), int64(s.place), 10), ']')
		case len(b) > 0:
			b = append(append(b, '.'), s.key...)
		default:
			b = append(b, s.key...)
		}
	}
	return string(b)
}

func (r *Reader) space() {
	for r.at < len(r.s) && (r.s[r.at] == ' ' || r.s[r.at] == '\n' || r.s[r.at] == '\r' || r.s[r.at] == '\t') {
		r.at++
	}
}

// peek is the next character that is not space; 0 at the end, which is a problem.
func (r *Reader) peek() byte {
	r.space()
	if r.at == len(r.s) {
		r.Fail(Cut)
		return 0
	}
	return r.s[r.at]
}

// open takes the bracket that a value begins with.
func (r *Reader) open(bracket byte) bool {
	switch c := r.peek(); {
	case c == bracket:
		r.at++
		return true
	case r.OK():
		r.Fail(typeOr(c, Syntax))
	}
	return false
}

// typeOr is WrongType for what could begin a value, another problem for what could not.
func typeOr(c byte, other Problem) Problem {
	if c == '{' || c == '[' || c == '"' || c == '-' || c >= '0' && c <= '9' || c == 't' || c == 'f' || c == 'n' {
		return WrongType
	}
	return other
}

// more says whether another member or element comes, first being the place of the first.
func (r *Reader) more(first bool, end byte) bool {
	c := r.peek()
	switch {
	case !r.OK():
		return false
	case c == end:
		r.at++
		return false
	case first:
		return true
	case c != ',':
		r.Fail(Syntax)
		return false
	}
	r.at++
	if r.peek() == end {
		r.Fail(Syntax)
	}
	return r.OK()
}

// Object reads an object whose keys are all among keys, at most 64, each at most once; the first
// need of them must be there. value is called with the place of each key in the list and must
// read its value.
func (r *Reader) Object(keys []string, need int, value func(key int)) {
	if !r.open('{') {
		return
	}
	var seen uint64
	for first := true; r.more(first, '}'); first = false {
		k := r.key(keys)
		if k < 0 {
			return
		}
		r.path = append(r.path, step{key: keys[k]})
		if seen&(1<<k) != 0 {
			r.Fail(Duplicate)
			return
		}
		seen |= 1 << k
		if value(k); !r.OK() {
			return
		}
		r.path = r.path[:len(r.path)-1]
	}
	for k := range need {
		if r.OK() && seen&(1<<k) == 0 {
			r.path = append(r.path, step{key: keys[k]})
			r.Fail(Missing)
		}
	}
}

// Map reads an object whose keys can be any, each at most MaxKey bytes and at most once. value is
// called with each key and must read its value.
func (r *Reader) Map(value func(key string)) {
	if !r.open('{') {
		return
	}
	seen := map[string]bool{}
	for n := 0; r.more(n == 0, '}'); n++ {
		key := r.name()
		r.path = append(r.path, step{place: n}) // a key that can be any may be somebody's words: it is in no error
		if r.OK() && seen[key] {
			r.Fail(Duplicate)
		}
		if !r.OK() {
			return
		}
		seen[key] = true
		if value(key); !r.OK() {
			return
		}
		r.path = r.path[:len(r.path)-1]
	}
}

// name reads a key and the colon.
func (r *Reader) name() string {
	if r.peek() != '"' {
		r.Fail(Syntax)
		return ""
	}
	name := r.Text(MaxKey)
	if r.peek() == ':' {
		r.at++
	} else {
		r.Fail(Syntax)
	}
	return name
}

// key reads a key of a list; -1 where it is none of it.
func (r *Reader) key(keys []string) int {
	name := r.name()
	for k := range keys {
		if r.OK() && keys[k] == name {
			return k
		}
	}
	r.Fail(UnknownKey)
	return -1
}

// MaxKey is the longest that a key may be, in bytes.
const MaxKey = 64

// List reads a list of at most most elements. element is called with the place of each and must
// read it.
func (r *Reader) List(most int, element func(place int)) {
	if !r.open('[') {
		return
	}
	for n := 0; r.more(n == 0, ']'); n++ {
		r.path = append(r.path, step{place: n})
		if n == most {
			r.Fail(TooMany)
			return
		}
		if element(n); !r.OK() {
			return
		}
		r.path = r.path[:len(r.path)-1]
	}
}

// Number reads a whole number from 0 to most.
func (r *Reader) Number(most uint64) uint64 {
	c := r.peek()
	if c < '0' || c > '9' {
		r.Fail(typeOr(c, Syntax))
		return 0
	}
	start := r.at
	for r.at < len(r.s) && r.s[r.at] >= '0' && r.s[r.at] <= '9' {
		r.at++
	}
	digits := r.s[start:r.at]
	switch {
	case len(digits) > 1 && digits[0] == '0':
		r.Fail(Syntax)
		return 0
	case r.at < len(r.s) && (r.s[r.at] == '.' || r.s[r.at] == 'e' || r.s[r.at] == 'E'):
		r.Fail(WrongType)
		return 0
	}
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || n > min(most, MaxNumber) {
		r.Fail(TooMany)
		return 0
	}
	return n
}

// Truth reads true or false.
func (r *Reader) Truth() bool {
	c := r.peek()
	for _, word := range [...]string{"true", "false"} {
		if len(r.s)-r.at >= len(word) && r.s[r.at:r.at+len(word)] == word {
			r.at += len(word)
			return word == "true"
		}
	}
	r.Fail(typeOr(c, Syntax))
	return false
}
