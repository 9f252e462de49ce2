package paper

import (
	"errors"
	"strings"
)

// errMarkup: what was read is not what this package writes.
var errMarkup = errors.New("not a file of ours")

// escaper makes any text harmless between tags and inside a quoted attribute.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

var unescaper = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'")

// token is a tag, with the name in it, or a text between two tags.
type token struct {
	tag   string // "w:p", "/w:p"; "" for a text
	attrs string
	text  string
}

// tokens takes markup apart. It reads what this package writes and refuses the rest: a "<"
// is always a tag here, because texts are escaped.
func tokens(s string) ([]token, error) {
	var out []token
	for s != "" {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			at = len(s)
		}
		if at > 0 {
			out = append(out, token{text: unescaper.Replace(s[:at])})
		}
		if s = s[at:]; s == "" {
			break
		}
		end := strings.IndexByte(s, '>')
		if end < 0 {
			return nil, errMarkup
		}
		inside := strings.TrimSuffix(s[1:end], "/")
		name, attrs, _ := strings.Cut(inside, " ")
		out = append(out, token{tag: name, attrs: attrs})
		s = s[end+1:]
	}
	return out, nil
}

// attr is the value of an attribute, "" where there is none.
func (t token) attr(name string) string {
	_, rest, found := strings.Cut(" "+t.attrs, " "+name+`="`)
	value, _, closed := strings.Cut(rest, `"`)
	if !found || !closed {
		return ""
	}
	return unescaper.Replace(value)
}
