// Package paper is a document for people before it has a format, and the formats it is written in:
// Word, HTML without script, plain text.
//
// A Paper is made once; Write gives its bytes in one format, opens them again with a reader of
// this package and compares before anything is given back:
//
//	file, figures, err := paper.Write(p, paper.Word)   // 42 entries, 11 fields, 3 signature blocks
//
// The package knows no case, no policy, no clock and no browser: who fills a Paper is package
// report. Every text goes through Clean, so that what is typed can neither end a tag nor turn
// the line around, and is escaped where it is written. Tables for reckoning are in csv.go, days for a
// calendar in calendar.go.
package paper

import "strings"

// Paper is a document for people.
type Paper struct {
	Title  string
	Marks  Marks
	Blocks []Block
}

// Marks are what stands on every page.
type Marks struct {
	Code    string // "Case A7"; "" in a copy without identifiers
	Board   string // "Swindon Safeguarding Partnership"
	Edition string // "revised March 2024, checked 22 Nov 2026"
	Review  string // "review date passed, March 2026"
	Marking string // who may read it: "Full record. Confidential."
	Made    string // "Tue 22 Dec 2026"
	Across  string // drawn across every page, and the first and last line of a text; "" on the paper of a real case
}

// Top is the line at the head of every page.
func (m Marks) Top() string { return joined(m.Code, m.Board, m.Edition, m.Review) }

// Foot is the line at the foot of every page, before the page's number.
func (m Marks) Foot() string { return joined(m.Marking, m.Made) }

func joined(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, " · ")
}

// Kind is what a block is.
type Kind uint8

// The kinds of block.
const (
	Heading   Kind = iota + 1 // Text, Level 2 or 3
	Text                      // Text
	Field                     // Label and Text, which is "" where somebody is to write by hand
	Table                     // Label as its caption, Head, Rows
	Signature                 // Label, and Fields to be filled in by hand
	NewPage                   // what follows begins on a new page
)

// Block is one part of a paper. A line break in a text is a line break on paper.
type Block struct {
	Kind    Kind
	Level   int
	Label   string
	Text    string
	Head    []string
	Wide    []int // how wide the columns are, in parts of their sum; nil: all alike
	Rows    []Row
	Fields  []Block
	Entries bool // a table with one row an entry of the record: counted as such
}

// Row is a row of a table; its first cell says what it is of.
type Row struct {
	Cells  []string
	Struck bool // no longer holds, and still to be read
}

// Figures is how much of each was read back from a file and found the same.
type Figures struct{ Entries, Rows, Fields, Signatures, Texts int }

func (p Paper) figures() Figures {
	var f Figures
	for _, b := range p.Blocks {
		switch b.Kind {
		case Heading, Text:
			f.Texts++
		case Field:
			f.Fields++
		case Signature:
			f.Signatures++
		case Table:
			if b.Entries {
				f.Entries += len(b.Rows)
			} else {
				f.Rows += len(b.Rows)
			}
		}
	}
	return f
}

// Clean is a text as it can stand in every format: line breaks of one kind, a tab as a space, and
// a sign of the replacement (U+FFFD) for each control that no format can hold or that turns the
// direction of the line. No letter is lost.
func Clean(s string) string {
	if !strings.ContainsFunc(s, odd) {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\u2028', r == '\u2029', r == '\u0085':
			return '\n'
		case odd(r):
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func odd(r rune) bool {
	switch {
	case r == '\n':
		return false
	case r < ' ', r >= 0x7F && r < 0xA0, r == '\u2028', r == '\u2029', r == 0xFFFE, r == 0xFFFF, r == '\uFFFD':
		return true
	}
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// cleaned is the paper with every text clean. The caller's stays as it is.
func (p Paper) cleaned() Paper {
	p.Title = oneLine(p.Title)
	m := &p.Marks
	for _, s := range []*string{&m.Code, &m.Board, &m.Edition, &m.Review, &m.Marking, &m.Made, &m.Across} {
		*s = oneLine(*s)
	}
	p.Blocks = cleanBlocks(p.Blocks)
	return p
}

func cleanBlocks(blocks []Block) []Block {
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		b.Label, b.Text = Clean(b.Label), Clean(b.Text)
		if b.Kind == Heading {
			b.Text = oneLine(b.Text)
		}
		b.Head = cleanTexts(b.Head)
		rows := make([]Row, len(b.Rows))
		for n, r := range b.Rows {
			rows[n] = Row{cleanTexts(r.Cells), r.Struck}
		}
		b.Rows, b.Fields = rows, cleanBlocks(b.Fields)
		out[i] = b
	}
	return out
}

func cleanTexts(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = Clean(t)
	}
	return out
}

func oneLine(s string) string { return strings.ReplaceAll(Clean(s), "\n", " ") }
