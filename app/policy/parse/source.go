package parse

import (
	"fmt"
	"strings"

	"waymark/app/policy"
)

const sourceShape = "write first in the block where it stands in the document, as in: source  §4 Stages, row \"Stage 2\""

// source reads a block's source, which is its first line.
func (f *file) source(b *block) {
	lines := b.all("source")
	switch {
	case len(lines) == 0:
		f.Add(b.line, fmt.Sprintf("a %s block without a source", b.kind), sourceShape)
		return
	case len(lines) > 1:
		f.Add(lines[1].num, fmt.Sprintf("\"source\" stands twice in one block, first in line %d", lines[0].num),
			"name both places in one line, or begin another block with its own prose")
	case b.lines[0].word != "source":
		f.Add(lines[0].num, "the source is not the first line of its block", "move it to the top of the block")
	}
	text := lines[0].rest
	if text == "" {
		f.Add(lines[0].num, "a source that names no place", sourceShape)
		return
	}
	quotes, ok := quoted(text)
	if !ok {
		f.Add(lines[0].num, "a quotation mark without its partner in the source", "put the document's own words between two double quotes")
	}
	b.source = policy.Source{Text: text, Quotes: quotes}
}

var straighten = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "‚", "'")

// quoted is what stands between double quotes, straight or curly.
func quoted(text string) ([]string, bool) {
	parts := strings.Split(straighten.Replace(text), `"`)
	var quotes []string
	for i := 1; i < len(parts); i += 2 {
		if words := strings.TrimSpace(parts[i]); words != "" {
			quotes = append(quotes, words)
		}
	}
	return quotes, len(parts)%2 == 1
}
