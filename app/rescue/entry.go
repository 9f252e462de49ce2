package rescue

import (
	"strconv"

	"waymark/app/notebook"
)

// row is one entry of a chronology: when, what, and what is to be said about it.
func (t *text) row(c *notebook.Case, r notebook.Row) {
	t.line("", clock(r.Happened)+": "+kindWords[r.Kind]+" (entry "+number(r.Number)+")")
	if r.AmendedBy != 0 {
		t.line("   " + amendedWords(c, r.AmendedBy))
	}
	t.entry(c.EditionOf(r.Entry), &r.Entry)
	t.field("Written down", clock(r.Written.Local)+doubts(r))
	if r.DoneBy != 0 {
		t.field("Done, by", "entry "+number(r.DoneBy))
	}
}

// amendedWords says what stands in place of an entry.
func amendedWords(c *notebook.Case, by uint32) string {
	e, _ := c.Entry(by)
	switch {
	case e.Kind == notebook.Withdrawal:
		return "TAKEN BACK by entry " + number(by) + ". It stays here so that the record is whole."
	case e.Details:
		return "Said more fully in entry " + number(by) + "."
	}
	return "CORRECTED by entry " + number(by) + ". It stays here so that the record is whole."
}

// doubts are what the times of an entry show.
func doubts(r notebook.Row) string {
	s := ""
	if r.LateDays > 0 {
		s += "; " + count(r.LateDays, "day", "days") + " after it happened"
	}
	if r.Ahead {
		s += "; the day it is entered for comes after the day it was written, so one of the two is wrong"
	}
	if r.ClockBack {
		s += "; the device's clock had gone back"
	}
	return s
}

// entry is every field that is filled in, in the order in which it would be told.
func (t *text) entry(under notebook.Edition, e *notebook.Entry) {
	t.field("Stands in place of", optional("entry ", e.Amends))
	t.field("Why", e.Why)
	if e.Stage != 0 {
		t.field("Stage", t.titles.stage(under, e.Stage))
	}
	t.field(or(withWords[e.Kind], "With"), party(e.Who))
	t.field("How", howWords[e.How])
	t.field("What worries me", e.Concern)
	t.field("What I have seen or been told", e.Evidence)
	t.field("What may happen to the adult", e.Risk)
	t.field("What I asked for", e.Asked)
	t.field("What they answered", e.Reply)
	t.field("What else was said", e.Said)
	t.field("Words", e.Text)
	t.field("Reason", e.Reason)
	t.field("Who does it", party(e.Owner))
	if !e.Due.IsZero() {
		t.field(or(dueWords[e.Kind], "By"), e.Due.Long())
	}
	t.field("Said back and heard", answerWords[e.Repeated])
	if e.Form != "" {
		t.field("Form", t.titles.named(under, OfForm, e.Form))
	}
	t.field("What was done is what was promised in", optional("entry ", e.Action))
	if e.Question != "" {
		t.field("Question", t.titles.named(under, OfQuestion, e.Question))
	}
	t.field("Answer", answerWords[e.Answer])
	if e.To != (notebook.Edition{}) {
		t.field("The other policy", t.titles.edition(e.To))
	}
}

func number(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

func optional(before string, n uint32) string {
	if n == 0 {
		return ""
	}
	return before + number(n)
}

func or(words, otherwise string) string {
	if words == "" {
		return otherwise
	}
	return words
}
