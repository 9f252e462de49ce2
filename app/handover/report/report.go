// Package report writes what people are handed of a case: the manager's brief with the
// chronology behind it, a board's own form, the draft of a written confirmation, the learning
// copy, and over many cases the agency's log and the monitoring figures. What it makes is a
// paper.Paper, or rows for a file; package paper gives it a format.
//
// Never fill a gap: what a case does not hold is said in words, a field of a form stays blank and
// comes back as a question, and a date that cannot be counted is none.
//
//	s := report.Source{Case: c, Look: casework.At(c.Summary(), p, today, cal), Today: today, Words: words}
//	brief := report.Brief(s, report.Full)
//	file, figures, err := paper.Write(brief, paper.Word)
//
// The package knows no clock, no store, no key and no browser. How an entry reads in words is
// passed in, so that a paper says it as the screen does. Its own words are in words.go.
package report

import (
	"slices"
	"strconv"
	"strings"

	"waymark/app/casework"
	"waymark/app/handover/paper"
	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// Source is a case and all that is needed to write about it.
type Source struct {
	Case     *notebook.Case
	Look     casework.Look // as at Today; its Policy is nil where that is not at hand
	Today    workday.Date
	Calendar workday.Calendar
	Practice string                    // "" for a real case; else the mark that stands on every page
	Names    *notebook.Identity        // nil unless the person chose to put names in
	Typed    map[string]string         // what the person wrote into blanks of a form, by the field's label
	Words    func(notebook.Entry) Said // how an entry reads

	audience Audience // for whom the paper is that is being written
}

// Said is an entry in words.
type Said struct {
	Title string
	Lines []string
}

// Audience is for whom a paper is; it decides what is left out.
type Audience uint8

// The audiences.
const (
	Full       Audience = iota + 1 // everything in the case
	NeedToKnow                     // what the next person needs in order to decide
	Learning                       // nothing that says who anybody is
)

// Audiences is all of them, in the order of choosing.
var Audiences = []Audience{NeedToKnow, Full, Learning}

// FileName is neutral: "escalation-A7-2026-12-22.docx". The learning copy has no code.
func FileName(a Audience, code string, today workday.Date, extension string) string {
	if a == Learning {
		return "learning-" + today.String() + "." + extension
	}
	return "escalation-" + code + "-" + today.String() + "." + extension
}

// bare says whether the audience does not get what was seen and said in talks beyond the question and the answer, and what
// was noted aside: LeavesOut promises so.
func (s Source) bare() bool { return s.audience == NeedToKnow }

func (s Source) policy() *policy.Policy { return s.Look.Policy }

// marks is what stands on every page.
func (s Source) marks(a Audience) paper.Marks {
	m := paper.Marks{Code: "Case " + s.Case.Start().Code, Marking: markings[a], Made: "Made " + s.Today.Short()}
	if a == Learning {
		m.Code = ""
	}
	if s.Practice != "" {
		m.Marking, m.Across = join(" ", s.Practice+".", m.Marking), s.Practice
	}
	p := s.policy()
	if p == nil {
		m.Board = boardOf(s.Case) + ": " + noPolicy
		return m
	}
	return PolicyMarks(m, p, s.Today)
}

// PolicyMarks adds whose policy it is, which edition, and whether its review date has passed.
func PolicyMarks(m paper.Marks, p *policy.Policy, today workday.Date) paper.Marks {
	if m.Board = p.Name; m.Board == "" {
		m.Board = issuerUnknown
	}
	if m.Edition = p.Edition; m.Edition == "" {
		m.Edition = undated
	}
	switch p.Status(today) {
	case policy.ReviewPassed:
		m.Review = reviewPassed + p.Review.Long()
	case policy.ReviewCurrent:
		m.Review = reviewCurrent + p.Review.Long()
	default:
		m.Review = reviewUnknown
	}
	return m
}

func boardOf(c *notebook.Case) string { return c.Edition().Board }

// standing is the entries that hold, in the order in which things happened.
func (s Source) standing() []notebook.Row {
	return slices.DeleteFunc(s.Case.Chronology(), func(r notebook.Row) bool { return !r.Stands() })
}

// latest is the last standing entry of which something is true.
func (s Source) latest(is func(notebook.Entry) bool) (notebook.Entry, bool) {
	rows := s.standing()
	for i := len(rows) - 1; i >= 0; i-- {
		if is(rows[i].Entry) {
			return rows[i].Entry, true
		}
	}
	return notebook.Entry{}, false
}

// stage is a stage as the policy prints it: "Stage 2: Inter-agency Discussion".
func (s Source) stage(rank int) string {
	p := s.policy()
	switch {
	case rank == 0:
		return ""
	case rank == notebook.Panel && p != nil && len(p.Kind(policy.Panel)) > 0:
		return p.Kind(policy.Panel)[0].Title
	case rank == notebook.Panel:
		return "Panel"
	case p != nil && p.Stage(rank) != nil:
		return p.Stage(rank).Heading()
	}
	return "Stage " + strconv.Itoa(rank)
}

// label is the stage in short: "Stage 2".
func (s Source) label(rank int) string {
	if p := s.policy(); rank != notebook.Panel && p != nil && p.Stage(rank) != nil {
		return p.Stage(rank).Label
	}
	return s.stage(rank)
}

func party(p notebook.Party) string { return join(", ", p.Role, p.Agency) }

// join puts together what is there.
func join(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }), between)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

func or(text, instead string) string {
	if strings.TrimSpace(text) == "" {
		return instead
	}
	return text
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// short cuts a text for the first page at a word, and says where the whole of it is: in an
// entry, or for 0 nowhere.
func short(text string, most int, entry uint32) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := strings.TrimRight(string(runes[:most]), " ,;:")
	if at := strings.LastIndexByte(cut, ' '); at > most/2 {
		cut = cut[:at]
	}
	if entry == 0 {
		return cut + " …"
	}
	return cut + " … (in full: entry " + strconv.Itoa(int(entry)) + ")"
}
