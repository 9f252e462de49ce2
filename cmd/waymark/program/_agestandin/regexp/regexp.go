// Package regexp stands in for the standard one in age, where the one pattern in use is that of a work factor.
package regexp

// Regexp matches a whole number without a sign or a zero before it.
type Regexp struct{}

// MustCompile takes only that pattern.
func MustCompile(pattern string) *Regexp {
	if pattern != `^[1-9][0-9]*$` {
		panic("age: another pattern than the one that the browser program knows")
	}
	return &Regexp{}
}

// MatchString says whether s is such a number.
func (*Regexp) MatchString(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != "" && s[0] != '0'
}
