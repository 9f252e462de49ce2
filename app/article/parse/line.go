package parse

import (
	"fmt"
	"strings"

	"waymark/app/fault"
)

// Lines takes a fenced block's lines apart, each a word and the rest. A line that
// begins with white space continues the one above.
func Lines(p Piece, faults *fault.List) []Field {
	var lines []Field
	for i, text := range p.Content {
		num := p.Line + 1 + i
		words := strings.TrimSpace(text)
		switch {
		case words == "":
		case text[0] != ' ':
			word, rest, _ := strings.Cut(words, " ")
			lines = append(lines, Field{num, word, strings.TrimSpace(rest)})
		case len(lines) == 0:
			faults.Add(num, "a line that begins with a space, with no line above it to continue", "begin it at the left margin")
		default:
			last := &lines[len(lines)-1]
			last.Rest = strings.TrimSpace(last.Rest + " " + words)
		}
	}
	return lines
}

// Choice is "X" where a known word is close to what was written, and else the
// whole list: "one of: X, Y, Z".
func Choice(written string, known []string) string {
	best, at := "", 3
	for _, k := range known {
		if d := distance(strings.ToLower(written), k); d < at && d < len(k) {
			best, at = k, d
		}
	}
	if best != "" {
		return fmt.Sprintf("%q", best)
	}
	return "one of: " + strings.Join(known, ", ")
}

// distance is how many letters have to be added, taken out or changed.
func distance(a, b string) int {
	if len(a) > 40 {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
