//go:build !guideonly

package view

import (
	"slices"
	"strconv"
	"strings"

	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/workday"
)

// ChronLine is one entry of the chronology, with what it stands in place of.
type ChronLine struct {
	Number    uint32
	Day       string // "Wed 30 Dec 2026"
	ISO       string // "2026-12-30"
	Clock     string // "14:10", "" where nobody noted it
	Said      EntryWords
	Withdrawn bool // struck through, and still to be read
	Notes     []string
	Was       []WasEntry // what this entry stands in place of, the latest first
	Promise   bool       // promised, and not done
	Amend     bool       // can be corrected, have details added, and be withdrawn
	Corrects  bool       // can be corrected or have details added; false for a decision about the record
}

// WasEntry is an earlier form of an entry.
type WasEntry struct {
	Said   EntryWords
	Struck bool // it was wrong; false where only details were added
	Note   string
}

// EntryWords is an entry in words: what it is, and what it says.
type EntryWords struct {
	Title string
	Lines []EntryLine
}

// EntryLine is one thing that an entry says; Label is "" for plain text.
type EntryLine struct{ Label, Text string }

// Plain is the entry in one line.
func (w EntryWords) Plain() string {
	parts := []string{w.Title}
	for _, l := range w.Lines {
		parts = append(parts, strings.TrimSpace(l.Label+" "+l.Text))
	}
	return strings.Join(parts, ". ")
}

// Record is a case as it is shown: the case, its policy (nil where it is not at hand), and how
// editions are called.
type Record struct {
	Case    *notebook.Case
	Policy  *policy.Policy
	Edition func(notebook.Edition) string // "Swindon, revised March 2024"
}

// Chronology is every entry that stands or was withdrawn, in the order in which things
// happened; what was corrected is shown with what stands in its place.
func (r Record) Chronology() []ChronLine {
	rows := r.Case.Chronology()
	byNumber := make(map[uint32]notebook.Row, len(rows))
	for _, row := range rows {
		byNumber[row.Number] = row
	}
	var out []ChronLine
	for _, row := range rows {
		by := byNumber[row.AmendedBy]
		switch {
		case row.Kind == notebook.Withdrawal, row.AmendedBy != 0 && by.Kind != notebook.Withdrawal:
			continue // shown with the other one
		}
		line := r.chronLine(row)
		if row.AmendedBy != 0 {
			line.Withdrawn, line.Amend, line.Promise = true, false, false
			line.Notes = append(line.Notes, "withdrawn "+shortDay(by.Written.Local.Date)+": "+by.Why)
		}
		line.Was = r.before(row, byNumber)
		out = append(out, line)
	}
	return out
}

func (r Record) chronLine(row notebook.Row) ChronLine {
	decides := row.Kind == notebook.BoardChanged || row.Kind == notebook.EditionMoved || row.Kind == notebook.EditionStayed
	line := ChronLine{Number: row.Number, Day: shortDay(row.Happened.Date), ISO: row.Happened.Date.String(), Clock: row.Happened.Clock.String(),
		Said: r.Words(row.Entry), Amend: true, Corrects: !decides && row.Kind != notebook.Answered}
	add := func(note string) { line.Notes = append(line.Notes, note) }
	if row.LateDays > 0 {
		add("written " + plural(row.LateDays, "day") + " later")
	}
	if row.Ahead {
		add(EntryAhead)
	}
	if row.ClockBack {
		add(EntryClockBack)
	}
	if now := r.Case.Edition(); r.Case.EditionOf(row.Entry) != now && !decides {
		add(EntryEdition)
	}
	line.Promise = row.DoneBy == 0 && slices.ContainsFunc(r.Case.Promises(), func(p notebook.Promise) bool { return p.Entry == row.Number })
	switch done, is := r.Case.Entry(row.DoneBy); {
	case is:
		add(EntryDone + shortDay(done.Happened.Date))
	case line.Promise:
		add(EntryStillOpen)
	}
	return line
}

// before is what an entry stands in place of, back to what was written first.
func (r Record) before(row notebook.Row, all map[uint32]notebook.Row) []WasEntry {
	var out []WasEntry
	for e := row.Entry; e.Amends != 0; {
		old := all[e.Amends].Entry
		note := "corrected " + shortDay(e.Written.Local.Date) + ": " + e.Why
		if e.Details {
			note = "details added " + shortDay(e.Written.Local.Date)
		}
		out = append(out, WasEntry{Said: r.Words(old), Struck: !e.Details, Note: note})
		e = old
	}
	return out
}

// Words is an entry in words.
func (r Record) Words(e notebook.Entry) EntryWords {
	w := EntryWords{Title: r.title(e)}
	add := func(label, text string) {
		if text = strings.TrimSpace(text); text != "" {
			w.Lines = append(w.Lines, EntryLine{label, text})
		}
	}
	for _, f := range entryTexts {
		label := ""
		if f.label {
			label = labelOf(e.Kind, f.field) + ":"
		}
		add(label, f.text(e))
	}
	add(EntryOwner, PartyWords(e.Owner))
	if !e.Due.IsZero() {
		add(labelOf(e.Kind, notebook.FieldDue)+":", e.Due.Long())
	}
	switch e.Repeated {
	case notebook.Yes:
		add("", EntryRepeated)
	case notebook.No:
		add("", EntryNotHeard)
	}
	if e.Kind == notebook.Answered {
		add("", r.question(e.Question)+" "+answerWords[e.Answer]+".")
	}
	if e.To != (notebook.Edition{}) {
		add("", r.edition(e.To))
	}
	if promised, is := r.Case.Entry(e.Action); is {
		add("", r.promised(promised))
	}
	return w
}

// entryTexts is what people write in an entry, in the order of reading. The first says itself
// what it is.
var entryTexts = []struct {
	field notebook.Field
	label bool
	text  func(notebook.Entry) string
}{
	{notebook.FieldText, false, func(e notebook.Entry) string { return e.Text }},
	{notebook.FieldConcern, true, func(e notebook.Entry) string { return e.Concern }},
	{notebook.FieldEvidence, true, func(e notebook.Entry) string { return e.Evidence }},
	{notebook.FieldRisk, true, func(e notebook.Entry) string { return e.Risk }},
	{notebook.FieldSaid, true, func(e notebook.Entry) string { return e.Said }},
	{notebook.FieldAsked, true, func(e notebook.Entry) string { return e.Asked }},
	{notebook.FieldReply, true, func(e notebook.Entry) string { return e.Reply }},
	{notebook.FieldReason, true, func(e notebook.Entry) string { return e.Reason }},
}

// title is what an entry begins with: "Call with social worker, council, Stage 2".
func (r Record) title(e notebook.Entry) string {
	stage, who := r.stage(e.Stage), PartyWords(e.Who)
	title := kindWords[e.Kind]
	switch e.Kind {
	case notebook.Contact:
		title = howTitles[e.How]
		if who != "" && e.How != notebook.NoReply {
			title += " with"
		}
		title = strings.TrimSpace(title + " " + who)
	case notebook.StageStarted:
		return stage + " began" + prefixed(" with ", who)
	case notebook.Resolved:
		return stage + " ended: we agreed"
	case notebook.Unresolved:
		return stage + " ended: we still disagree"
	case notebook.Skipped:
		return stage + " was left out"
	case notebook.Informed:
		title = "Told: " + who
	case notebook.Copied:
		title = "Copied in: " + who
	case notebook.FormSent:
		title = r.form(e.Form) + " sent" + prefixed(" to ", who)
	default:
		title += prefixed(": ", who)
	}
	return title + prefixed(", ", stage)
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

// promised is what somebody said would be done, in a line.
func (r Record) promised(e notebook.Entry) string {
	for _, text := range []string{e.Text, e.Asked, e.Reply} {
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
	}
	return r.title(e)
}

func (r Record) stage(rank int) string {
	switch {
	case rank == 0:
		return ""
	case r.Policy == nil && rank != notebook.Panel:
		return "Stage " + strconv.Itoa(rank)
	case rank == notebook.Panel:
		if r.Policy != nil {
			if panels := r.Policy.Kind(policy.Panel); len(panels) > 0 {
				return panels[0].Title
			}
		}
		return "Panel"
	}
	return upper(r.Policy.StageLabel(rank))
}

func (r Record) form(id string) string {
	if r.Policy != nil {
		if f := r.Policy.Form(id); f != nil {
			return f.Title
		}
	}
	return "Form"
}

func (r Record) question(name string) string {
	if r.Policy != nil {
		if f := r.Policy.Fact(name); f != nil {
			return f.Question
		}
	}
	return name + ":"
}

func (r Record) edition(e notebook.Edition) string {
	if r.Edition == nil {
		return e.Board
	}
	return r.Edition(e)
}

// answerWords are the record's answers in words.
var answerWords = map[notebook.Answer]string{notebook.Yes: "Yes", notebook.No: "No", notebook.NotSure: "Not sure"}

// PartyWords is a role with its agency: "social worker, council".
func PartyWords(p notebook.Party) string {
	if p.Role == "" || p.Agency == "" {
		return p.Role + p.Agency
	}
	return p.Role + ", " + p.Agency
}

// shortDay is a day as lists have it: "Wed 30 Dec 2026".
func shortDay(d workday.Date) string { return d.Short() }
