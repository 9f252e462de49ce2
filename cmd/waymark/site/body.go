package site

import (
	"errors"
	"fmt"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// node is an element of a page's body, or text when tag is empty.
type node struct {
	tag   string
	attrs []attr // in the order of their names once checked
	kids  []*node
	text  string
}

type attr struct{ name, value string }

func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// String names the element in an error, by what an author would search for.
func (n *node) String() string {
	for _, name := range []string{"id", "class", "href", "src"} {
		if v := n.attr(name); v != "" {
			return fmt.Sprintf("<%s %s=%q>", n.tag, name, v)
		}
	}
	return "<" + n.tag + ">"
}

// parseBody reads one element in go-app's notation, which looks like HTML and is
// not:
//
//   - An attribute's value is a Go string literal with nothing escaped for HTML.
//     A browser would end a value with a quotation mark in it at that mark. Read
//     as what it is, no value can turn into markup.
//   - The value "true" is left out, whatever the attribute is. An empty value
//     never gets this far. So a name alone means "true", and hidden="false" means
//     that the element is not hidden.
//   - Every child stands on a line of its own, indented by two spaces a level. A
//     browser would show that as a space between a link and the full stop behind
//     it. The program that takes over from the page has no such spaces, so they
//     are taken out.
//
// Plain HTML without character references in attribute values reads the same.
func parseBody(s string) (*node, error) {
	p := &bodyParser{rest: strings.TrimSpace(s)}
	if !strings.HasPrefix(p.rest, "<") {
		return nil, errors.New("body: must be one element")
	}
	root, err := p.element(0)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(p.rest) != "" {
		return nil, fmt.Errorf("body: must be one element, and something follows %v: %.40q", root, p.rest)
	}
	return root, nil
}

type bodyParser struct{ rest string }

// maxDepth is far deeper than a page that people can use.
const maxDepth = 100

func (p *bodyParser) element(depth int) (*node, error) {
	n := &node{}
	if err := p.startTag(n); err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, fmt.Errorf("%v: more than %d elements deep", n, maxDepth)
	}
	if voidElements[n.tag] {
		return n, nil
	}
	if err := p.content(n, depth); err != nil {
		return nil, err
	}
	end := "</" + n.tag + ">"
	if !strings.HasPrefix(p.rest, end) {
		return nil, fmt.Errorf("%v: is not closed by %s but followed by %.40q", n, end, p.rest)
	}
	p.rest = p.rest[len(end):]
	return n, nil
}

// startTag reads <name attribute attribute>.
func (p *bodyParser) startTag(n *node) error {
	end := strings.IndexAny(p.rest, " >")
	if end < 0 || !tagForm.MatchString(p.rest[1:end]) {
		return fmt.Errorf("not an element: %.40q", p.rest)
	}
	n.tag, p.rest = p.rest[1:end], p.rest[end:]
	for {
		switch {
		case strings.HasPrefix(p.rest, ">"):
			p.rest = p.rest[1:]
			return nil
		case strings.HasPrefix(p.rest, " "):
			p.rest = p.rest[1:]
			a, err := p.attribute()
			if err != nil {
				return fmt.Errorf("%v: %w", n, err)
			}
			n.attrs = append(n.attrs, a)
		default:
			return fmt.Errorf("%v: attributes run into %.40q", n, p.rest)
		}
	}
}

func (p *bodyParser) attribute() (attr, error) {
	end := strings.IndexAny(p.rest, " =>")
	if end < 0 || !attrAllowed(p.rest[:end]) {
		return attr{}, fmt.Errorf("not an attribute that a page may have: %.40q", p.rest)
	}
	a := attr{name: p.rest[:end], value: "true"}
	p.rest = p.rest[end:]
	if !strings.HasPrefix(p.rest, "=") {
		return a, nil
	}
	quoted, err := strconv.QuotedPrefix(p.rest[1:])
	if err != nil || quoted[0] != '"' {
		return a, fmt.Errorf("attribute %s: no string in double quotation marks: %.40q", a.name, p.rest)
	}
	p.rest = p.rest[1+len(quoted):]
	if a.value, err = strconv.Unquote(quoted); err != nil {
		return a, fmt.Errorf("attribute %s: %w", a.name, err)
	}
	if !plainText(a.value) {
		return a, fmt.Errorf("attribute %s: has control characters or broken UTF-8: %.40q", a.name, a.value)
	}
	return a, nil
}

// content reads what is between an element's tags.
func (p *bodyParser) content(n *node, depth int) error {
	inner, outer := indent(depth+1), indent(depth)
	laidOut := false // one child a line
	for first := true; ; first = false {
		end := strings.IndexByte(p.rest, '<')
		if end < 0 {
			return fmt.Errorf("%v: is not closed", n)
		}
		run := p.rest[:end]
		p.rest = p.rest[end:]
		atEnd := strings.HasPrefix(p.rest, "</")
		before := inner // what stands before the next tag when laid out
		if atEnd {
			before = outer
		}
		if first {
			laidOut = strings.HasPrefix(run, "\n") && strings.HasSuffix(run, "\n"+before)
		}
		if laidOut {
			run = joinLines(strings.TrimSuffix(strings.TrimPrefix(run, "\n"), before), inner)
		}
		if err := n.addText(run); err != nil || atEnd {
			return err
		}
		kid, err := p.element(depth + 1)
		if err != nil {
			return err
		}
		n.kids = append(n.kids, kid)
	}
}

// joinLines puts together texts that go-app wrote one a line. A line without the
// indent goes on with the text before it.
func joinLines(run, indent string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(run, "\n"), "\n") {
		text, starts := strings.CutPrefix(line, indent)
		if !starts && line != "" {
			b.WriteByte('\n')
		}
		b.WriteString(text)
	}
	return b.String()
}

func (n *node) addText(run string) error {
	if run == "" {
		return nil
	}
	text := html.UnescapeString(run)
	if !plainText(text) {
		return fmt.Errorf("%v: its text has control characters or broken UTF-8: %.40q", n, text)
	}
	n.kids = append(n.kids, &node{text: text})
	return nil
}

func indent(depth int) string { return strings.Repeat("  ", depth) }

// plainText reports whether HTML can carry s unchanged.
func plainText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError
	})
}
