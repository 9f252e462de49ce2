// Package regexp stands in for the standard one in go-app's router, where the one pattern in use matches every path.
package regexp

// Regexp matches everything.
type Regexp struct{}

// MustCompile takes only patterns that match every path.
func MustCompile(pattern string) *Regexp {
	switch pattern {
	case "", ".*", "^/.*", "^/":
		return &Regexp{}
	}
	panic("go-app: route " + pattern + ": in the browser program a pattern can only match every path; use app.Route for others")
}

// MatchString says yes.
func (*Regexp) MatchString(string) bool { return true }
