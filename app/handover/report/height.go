package report

import (
	"strings"
	"unicode/utf8"

	"waymark/app/handover/paper"
)

// How high page one will be is reckoned in points, with wide letters: the device that prints it
// may have a wider font than the one that the styles name, and a page too short does no harm.
const (
	pageHeight = 735 // of the text on A4, less the title
	pageWidth  = 102 // signs of a table's type in the width of the text
	lineHeight = 11.5
	rowSpace   = 3.5
	fieldLeast = 21 // a field's row
	tableSpace = 28 // caption, and the gap behind
)

func height(blocks []paper.Block) float64 {
	sum := 0.0
	for _, b := range blocks {
		switch b.Kind {
		case paper.Field:
			n := max(lines(b.Label, pageWidth*30/100), lines(b.Text, pageWidth*61/100))
			sum += max(fieldLeast, float64(n)*lineHeight+rowSpace)
		case paper.Table:
			sum += tableSpace + rowHeight(b, b.Head)
			for _, r := range b.Rows {
				sum += rowHeight(b, r.Cells)
			}
		}
	}
	return sum
}

func rowHeight(b paper.Block, cells []string) float64 {
	all, most := 0, 1
	for _, w := range b.Wide {
		all += w
	}
	for i, cell := range cells {
		most = max(most, lines(cell, max(pageWidth*b.Wide[i]/all-2, 1)))
	}
	return float64(most)*lineHeight + rowSpace
}

// lines is how many lines a text takes, broken at words.
func lines(text string, wide int) int {
	n := 0
	for l := range strings.SplitSeq(text, "\n") {
		used := wide
		n++
		for i, word := range strings.Fields(l) {
			long := utf8.RuneCountInString(word)
			if i == 0 {
				used = 0
			} else if used+1+long > wide {
				n++
				used = 0
			}
			used += 1 + long
			for used > wide+1 {
				n++
				used -= wide
			}
		}
	}
	return n
}
