package parse

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"waymark/app/fault"
)

// Field is one line of front matter: a word, spaces, the rest of the line.
type Field struct {
	Line       int
	Word, Rest string
}

var fieldShape = regexp.MustCompile(`^([a-z][a-z0-9-]*) +(\S.*)$`)

// Front reads flat front matter between two lines of `---` and returns the text
// with these lines blanked, never cut, so that every later fault still points to
// the writer's own line. A file that does not begin with `---` has none.
func Front(src []byte, faults *fault.List) ([]Field, []byte) {
	lines := bytes.SplitAfter(src, []byte("\n"))
	if string(bytes.TrimRight(lines[0], " \n")) != "---" {
		return nil, src
	}
	var fields []Field
	body := blank(nil, lines[0])
	for i, line := range lines[1:] {
		body = blank(body, line)
		text := strings.TrimRight(string(line), " \n")
		if text == "---" {
			return fields, append(body, bytes.Join(lines[i+2:], nil)...)
		}
		if text == "" {
			continue
		}
		if m := fieldShape.FindStringSubmatch(text); m != nil {
			fields = append(fields, Field{i + 2, m[1], m[2]})
		} else if strings.HasPrefix(text, "#") {
			break
		} else {
			faults.Add(i+2, fmt.Sprintf("front matter line %q is not a word and its value", text),
				"write a word in small letters, spaces, and the rest of the line, as in: edition  revised March 2024")
		}
	}
	faults.Add(1, "the front matter that begins here never ends", "close it with a line of three hyphens: ---")
	return fields, nil
}

// blank appends the line with every byte but its end turned into a space.
func blank(body, line []byte) []byte {
	for _, c := range line {
		if c != '\n' {
			c = ' '
		}
		body = append(body, c)
	}
	return body
}

// Clean reports what no text of ours may hold (tabs, control and invisible
// characters, broken UTF-8) and returns the text without it, line for line.
// Windows line ends are accepted and become plain ones.
func Clean(src []byte, faults *fault.List) []byte {
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	clean := make([]byte, 0, len(src))
	told := 0 // the last line a fault was reported for: one a line is enough
	line := 1
	for len(src) > 0 {
		r, size := utf8.DecodeRune(src)
		wrong, right := unwanted(r, size)
		switch {
		case wrong == "":
			clean = append(clean, src[:size]...)
		default:
			clean = append(clean, ' ')
			if told != line {
				faults.Add(line, wrong, right)
				told = line
			}
		}
		if r == '\n' {
			line++
		}
		src = src[size:]
	}
	return clean
}

func unwanted(r rune, size int) (wrong, right string) {
	switch {
	case r == '\n':
		return "", ""
	case r == utf8.RuneError && size <= 1:
		return "a byte that is not UTF-8 text", "save the file with the encoding UTF-8"
	case r == '\t':
		return "a tab", "write spaces"
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
		return fmt.Sprintf("an invisible character (%U)", r), "take it out; it often comes along when text is copied"
	}
	return "", ""
}
