package report

import (
	"strconv"
	"strings"

	"waymark/app/handover/paper"
	"waymark/app/notebook"
)

// chronology is the table of the entries that an audience gets.
func (s Source) chronology(a Audience) []paper.Block {
	t := paper.Block{Kind: paper.Table, Label: tableEntries, Entries: true, Head: []string{"No.", "Happened", "What", "Written"}, Wide: []int{6, 16, 60, 18}}
	if a == NeedToKnow {
		t.Label = "The entries that are needed for the decision, in the order in which things happened"
	}
	for _, r := range s.Case.Chronology() {
		if a.gets(r) {
			t.Rows = append(t.Rows, s.row(r, a))
		}
	}
	if len(t.Rows) == 0 {
		return []paper.Block{{Kind: paper.Heading, Level: 2, Text: headChronology}, {Kind: paper.Text, Text: notRecorded}}
	}
	return []paper.Block{{Kind: paper.Heading, Level: 2, Text: headChronology}, t}
}

// gets says whether an audience gets an entry.
func (a Audience) gets(r notebook.Row) bool {
	switch {
	case a == Full:
		return true
	case !r.Stands():
		return false
	}
	switch r.Kind {
	case notebook.Note, notebook.Learning, notebook.Debrief, notebook.Answered:
		return false
	}
	return true
}

func (s Source) row(r notebook.Row, a Audience) paper.Row {
	e := r.Entry
	if a == NeedToKnow {
		e.Said, e.Evidence = "", ""
	}
	said := s.Words(e)
	lines := append([]string{said.Title}, said.Lines...)
	lines = append(lines, s.remarks(r)...)
	when := r.Happened.Date.Short()
	if clock := r.Happened.Clock.String(); clock != "" {
		when += "\n" + clock
	}
	return paper.Row{Cells: []string{strconv.Itoa(int(r.Number)), when, strings.Join(lines, "\n"), writtenAt(r)}, Struck: s.struck(r)}
}

// struck says whether an entry was wrong: corrected or withdrawn, and not only added to.
func (s Source) struck(r notebook.Row) bool {
	by, is := s.Case.Entry(r.AmendedBy)
	return is && !by.Details
}

// remarks is what is to be known about an entry beside what it says.
func (s Source) remarks(r notebook.Row) []string {
	var out []string
	number := func(n uint32) string { return strconv.Itoa(int(n)) }
	if r.Amends != 0 {
		switch {
		case r.Kind == notebook.Withdrawal:
			out = append(out, "WITHDRAWS entry "+number(r.Amends)+": "+r.Why)
		case r.Details:
			out = append(out, "ADDS DETAILS to entry "+number(r.Amends))
		default:
			out = append(out, "CORRECTS entry "+number(r.Amends)+": "+r.Why)
		}
	}
	if by, is := s.Case.Entry(r.AmendedBy); is {
		word := "CORRECTED by entry "
		switch {
		case by.Kind == notebook.Withdrawal:
			word = "WITHDRAWN by entry "
		case by.Details:
			word = "SAID MORE FULLY in entry "
		}
		out = append(out, word+number(r.AmendedBy))
	}
	if r.DoneBy != 0 {
		out = append(out, "Done: entry "+number(r.DoneBy))
	}
	return out
}

// writtenAt is when it was put down, and what speaks against taking that for the same time.
func writtenAt(r notebook.Row) string {
	lines := []string{r.Written.Local.Date.Short(), r.Written.Local.Clock.String()}
	if r.LateDays > 0 {
		lines = append(lines, "LATE: "+plural(r.LateDays, "day")+" after it happened")
	}
	if r.Ahead {
		lines = append(lines, "DATED AHEAD of when it was written")
	}
	if r.ClockBack {
		lines = append(lines, "The device’s clock had gone back")
	}
	return strings.Join(lines, "\n")
}

// withLeftOut ends a paper with what it leaves out, in words and numbers.
func withLeftOut(p paper.Paper, a Audience, s Source) paper.Paper {
	p.Blocks = append(p.Blocks, paper.Block{Kind: paper.Heading, Level: 2, Text: headLeftOut})
	if a != Full {
		n := 0
		for _, r := range s.Case.Chronology() {
			if a == Learning || !a.gets(r) {
				n++
			}
		}
		p.Blocks = append(p.Blocks, paper.Block{Kind: paper.Text, Text: "Entries of the case: " + strconv.Itoa(s.Case.Len()) + ". Left out: " + strconv.Itoa(n) + "."})
	}
	for _, line := range LeavesOut(a) {
		p.Blocks = append(p.Blocks, paper.Block{Kind: paper.Text, Text: line})
	}
	return p
}
