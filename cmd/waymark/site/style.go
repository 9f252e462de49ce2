package site

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// style is the style sheet as it stands in every page, and the source by which
// the content security policy knows it.
type style struct {
	css    string
	source string // 'sha256-…'
}

func newStyle(source []byte) style {
	css := squeeze(string(source))
	sum := sha256.Sum256([]byte(css))
	return style{css, "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
}

// squeeze takes comments and needless white space out of a style sheet. White
// space outside strings becomes one space, or none beside a brace, a semicolon or
// a comma and after a colon; any other may mean something (a b, a :b, 1px + 2px)
// and stays.
func squeeze(css string) string {
	var b strings.Builder
	space := false
	for i := 0; i < len(css); {
		c := css[i]
		switch {
		case strings.HasPrefix(css[i:], "/*"):
			space = true
			i = endOf(css, i+2, "*/")
			continue
		case strings.IndexByte(" \t\r\n\f", c) >= 0:
			space = true
			i++
			continue
		}
		if before := lastByte(&b); space && before != ':' && !tight(before) && !tight(c) {
			b.WriteByte(' ')
		}
		space = false
		end := i + 1
		if c == '"' || c == '\'' {
			end = endOfString(css, i)
		}
		b.WriteString(css[i:end])
		i = end
	}
	return b.String()
}

func tight(c byte) bool { return c == 0 || strings.IndexByte("{};,", c) >= 0 }

func lastByte(b *strings.Builder) byte {
	if b.Len() == 0 {
		return 0
	}
	return b.String()[b.Len()-1]
}

func endOf(s string, from int, mark string) int {
	if i := strings.Index(s[from:], mark); i >= 0 {
		return from + i + len(mark)
	}
	return len(s)
}

// endOfString returns the position after the string that starts at i.
func endOfString(s string, i int) int {
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case s[i]:
			return j + 1
		}
	}
	return len(s)
}
