package main

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"waymark/app/policy"
	"waymark/app/view"
	"waymark/app/workday"
)

// ladderPoster draws the ladder of a policy as an SVG that prints on one A4
// sheet. It is drawn from the same rules as the list on the page, never by hand.
func ladderPoster(p *policy.Policy, today workday.Date) []byte {
	s := &sheet{}
	fmt.Fprintf(&s.out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="210mm" height="297mm" role="img" font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif">`, sheetWidth, sheetHeight)
	s.rect(0, 0, sheetWidth, sheetHeight, "#fff", "none")
	title, about, edition := view.PosterHead(p, today)
	s.y = 70
	s.text(60, 30, "bold", title)
	s.text(60, 15, "normal", about)
	s.text(60, 15, "normal", edition)
	s.rungs(view.WholeLadder(p), view.InAll(p))
	s.foot(p)
	s.out.WriteString("</svg>\n")
	return s.out.Bytes()
}

// The sheet's own units: A4 at 96 units an inch.
const (
	sheetWidth, sheetHeight = 794, 1123
	sheetFoot               = 985
)

type sheet struct {
	out bytes.Buffer
	y   int
}

func (s *sheet) rect(x, y, w, h int, fill, stroke string) {
	fmt.Fprintf(&s.out, `<rect x="%d" y="%d" width="%d" height="%d" rx="8" fill="%s" stroke="%s" stroke-width="2"/>`, x, y, w, h, fill, stroke)
}

// text writes lines from the current height down, broken at the sheet's right edge.
func (s *sheet) text(x, size int, weight, words string) {
	for _, line := range wrap(words, perLine(x, size)) {
		fmt.Fprintf(&s.out, `<text x="%d" y="%d" font-size="%d" font-weight="%s" fill="#15232b">%s</text>`, x, s.y, size, weight, html.EscapeString(line))
		s.y += lineHeight(size)
	}
}

// perLine is how many letters fit from x to the sheet's right edge.
func perLine(x, size int) int { return (sheetWidth - x - 60) * 100 / (size * 58) }

func lineHeight(size int) int { return size * 4 / 3 }

// rungs share the height that is left, so that any number of stages fits one
// sheet. The limits on all of it stand below them.
func (s *sheet) rungs(l *view.Ladder, inAll []string) {
	s.y += 24
	if l.Note != "" {
		s.text(60, 18, "bold", l.Note)
		return
	}
	foot := sheetFoot - 40*len(inAll)
	size, gap := rungSize(l, foot-s.y)
	for i, r := range l.Rungs {
		height := rungHeight(r, size) + gap
		if i < len(l.Rungs)-1 {
			fmt.Fprintf(&s.out, `<path d="M84 %dv%d" stroke="#0c4757" stroke-width="4"/>`, s.y+34, height-32)
		}
		fmt.Fprintf(&s.out, `<path d="M84 %dl16 16l-16 16l-16 -16z" fill="#0c4757"/>`, s.y+2)
		next := s.y + height
		s.y += 24
		s.text(rungLeft, size, "bold", r.Text)
		for _, small := range r.Small {
			s.text(rungLeft, size*4/5, "normal", small)
		}
		s.y = next
	}
	s.y = foot + 10
	for _, line := range inAll {
		s.text(60, 17, "bold", line)
	}
}

const rungLeft = 124

// rungSize is the largest print in which all rungs fit, and the gap between them.
func rungSize(l *view.Ladder, room int) (size, gap int) {
	for size = 24; ; size-- {
		total := 0
		for _, r := range l.Rungs {
			total += rungHeight(r, size)
		}
		if gap = (room - total) / max(len(l.Rungs), 3); gap >= size/2 || size == 9 {
			return size, max(gap, 0)
		}
	}
}

func rungHeight(r view.Rung, size int) int {
	height := len(wrap(r.Text, perLine(rungLeft, size))) * lineHeight(size)
	for _, small := range r.Small {
		height += len(wrap(small, perLine(rungLeft, size*4/5))) * lineHeight(size*4/5)
	}
	return max(height, 36)
}

func (s *sheet) foot(p *policy.Policy) {
	s.y = sheetFoot + 30
	s.text(60, 15, "bold", "In danger now? 999, and your own safeguarding procedure. Do not wait for these stages.")
	s.text(60, 12, "normal", "Drawn by Waymark from its own reading of the document, compared with it on "+p.Checked.Long()+"; not the board’s publication. All rules, sources and gaps: "+p.ID+"/ on the site that this sheet came from.")
}

func wrap(words string, perLine int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(words) {
		if line != "" && len([]rune(line))+1+len([]rune(w)) > perLine {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(lines, line)
}
