package parse

import (
	"fmt"
	"slices"

	markdown "waymark/app/article/parse"
)

// line is one line of a block, with the lines that continue it: a word and the rest.
type line struct {
	num        int
	word, rest string
}

// readLines takes a block's lines apart.
func (f *file) readLines(p markdown.Piece) []line {
	var lines []line
	for _, l := range markdown.Lines(p, &f.List) {
		lines = append(lines, line{l.Line, l.Word, l.Rest})
	}
	return lines
}

// all is the lines of a block that begin with the word.
func (b *block) all(word string) []line {
	var found []line
	for _, l := range b.lines {
		if l.word == word {
			found = append(found, l)
		}
	}
	return found
}

// at is the number of the first line that begins with one of the words, or of
// the block itself.
func (b *block) at(words ...string) int {
	for _, l := range b.lines {
		if slices.Contains(words, l.word) {
			return l.num
		}
	}
	return b.line
}

// last is the number of the block's last line.
func (b *block) last() int {
	if n := len(b.lines); n > 0 {
		return b.lines[n-1].num
	}
	return b.line
}

// grammar is the words that a kind of block knows.
type grammar struct {
	words []string // all of them, in the order of the manual
	once  []string // those that stand at most once
	bare  []string // those that may stand alone on their line
}

// sound reports unknown words, words that stand twice and words without a rest,
// and gives back the lines that can be read on. It also reads the source, which
// comes first in every block.
func (f *file) sound(b *block, g grammar) []line {
	f.source(b)
	var sound []line
	seen := map[string]int{}
	for _, l := range b.lines {
		first := seen[l.word]
		if first == 0 {
			seen[l.word] = l.num
		}
		switch {
		case l.word == "source":
		case !slices.Contains(g.words, l.word):
			f.Add(l.num, fmt.Sprintf("unknown word %q in a %s block", l.word, b.kind), "write "+choice(l.word, g.words))
		case l.rest == "" && !slices.Contains(g.bare, l.word):
			f.Add(l.num, fmt.Sprintf("%q stands alone on its line", l.word), "write after it what it says, or take the line out")
		case first != 0 && slices.Contains(g.once, l.word):
			f.Add(l.num, fmt.Sprintf("%q stands twice in one block, first in line %d", l.word, first),
				"keep one, or begin another block with its own prose and source")
		default:
			sound = append(sound, l)
		}
	}
	return sound
}

// choice is the known word that was probably meant, or all of them.
func choice(written string, known []string) string { return markdown.Choice(written, known) }
