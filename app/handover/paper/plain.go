package paper

import (
	"strings"
	"unicode/utf8"
)

// Plain text has no long lines broken, because the system that it is pasted into breaks them.
// What belongs under something is set in by four signs, also where a text has lines of its own.

const setIn = "\n    "

func writePlain(p Paper) []byte {
	var b strings.Builder
	for _, s := range plainParts(p) {
		b.WriteString(s.before)
		b.WriteString(indented(s.text))
	}
	b.WriteByte('\n')
	return []byte(b.String())
}

func indented(s string) string { return strings.ReplaceAll(s, "\n", setIn) }

// plainPart is a text of the paper and the signs that stand before it.
type plainPart struct{ before, text string }

func plainParts(p Paper) []plainPart {
	var parts []plainPart
	first := ""
	if p.Marks.Across != "" {
		parts, first = append(parts, plainPart{"", p.Marks.Across}), "\n\n"
	}
	parts = append(parts, plainPart{first, p.Title}, plainPart{"\n" + line('=', p.Title) + "\n", p.Marks.Top()}, plainPart{"\n", p.Marks.Foot()})
	rule := ""
	for _, b := range p.Blocks {
		before := rule + "\n\n"
		rule = ""
		switch b.Kind {
		case Heading:
			parts = append(parts, plainPart{before, b.Text})
			rule = "\n" + line('-', b.Text)
		case Text:
			parts = append(parts, plainPart{before, b.Text})
		case Field, Signature:
			parts = append(parts, plainField(before, b)...)
		case Table:
			parts = append(parts, plainTable(before, b)...)
		case NewPage:
			rule = before[:len(before)-2]
		}
	}
	if p.Marks.Across != "" {
		return append(parts, plainPart{rule + "\n\n", p.Marks.Across})
	}
	return append(parts, plainPart{before: rule})
}

func plainField(before string, b Block) []plainPart {
	parts := []plainPart{{before, b.Label}}
	if b.Kind == Field {
		return append(parts, plainPart{setIn, b.Text})
	}
	for _, f := range b.Fields {
		parts = append(parts, plainPart{setIn, f.Label}, plainPart{" ", f.Text})
	}
	return parts
}

func plainTable(before string, b Block) []plainPart {
	parts := []plainPart{{before, b.Label}}
	for _, r := range b.Rows {
		sign := "\n- "
		if r.Struck {
			sign = "\n- [struck out] "
		}
		for i, cell := range r.Cells {
			if i < len(b.Head) {
				parts = append(parts, plainPart{sign, b.Head[i]}, plainPart{": ", cell})
			}
			sign = setIn
		}
	}
	return parts
}

func line(sign byte, under string) string {
	return strings.Repeat(string(sign), max(3, utf8.RuneCountInString(under)))
}

// checkPlain goes through a file and finds every text in its place, nothing left over. What is
// compared is the paper's texts one after the other, not the file that was written.
func checkPlain(p Paper, file []byte) error {
	rest := string(file)
	for _, part := range plainParts(p) {
		for _, want := range []string{part.before, indented(part.text)} {
			after, found := strings.CutPrefix(rest, want)
			if !found {
				return ErrNotSame
			}
			rest = after
		}
	}
	if rest != "\n" {
		return ErrNotSame
	}
	return nil
}
