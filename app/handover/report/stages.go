package report

import (
	"slices"

	"waymark/app/notebook"
	"waymark/app/stable"
	"waymark/app/workday"
)

// step is one stage of a case: what the tables with a row a stage are made of.
type step struct {
	Rank     int
	Start    workday.Date // the day it began, or of the first contact at it; zero where neither is recorded
	End      workday.Date // zero while it is open
	Contacts []notebook.Entry
	Resolved bool
	Skipped  bool
	Text     string // what the outcome says, or why it was skipped
	Entry    uint32 // that says it
}

// steps is the stages that a case has come to or left out, in order of rank.
func (s Source) steps() []step {
	byRank := make(map[int]*step)
	at := func(e notebook.Entry) *step {
		if byRank[e.Stage] == nil {
			byRank[e.Stage] = &step{Rank: e.Stage}
		}
		return byRank[e.Stage]
	}
	for _, r := range s.standing() {
		e := r.Entry
		if e.Stage == 0 {
			continue
		}
		switch e.Kind {
		case notebook.StageStarted:
			at(e).begin(e)
		case notebook.Contact, notebook.Meeting:
			st := at(e)
			st.begin(e)
			st.Contacts = append(st.Contacts, e)
		case notebook.Resolved, notebook.Unresolved, notebook.Skipped:
			st := at(e)
			st.End, st.Resolved, st.Skipped, st.Entry = e.Happened.Date, e.Kind == notebook.Resolved, e.Kind == notebook.Skipped, e.Number
			if st.Text = e.Text; st.Skipped {
				st.Text = join(" ", e.Reason, e.Text)
			}
		}
	}
	var all []step
	for _, st := range byRank {
		all = append(all, *st)
	}
	stable.Sort(all, func(a, b step) int { return a.Rank - b.Rank })
	return all
}

// begin keeps the earliest day. A stage that is begun again is open again.
func (st *step) begin(e notebook.Entry) {
	if st.Start.IsZero() {
		st.Start = e.Happened.Date
	}
	if e.Kind == notebook.StageStarted {
		st.End, st.Resolved, st.Skipped, st.Text, st.Entry = workday.Date{}, false, false, "", 0
	}
}

// who is everybody who was contacted at it, by role, each once.
func (st step) who() string {
	var all []string
	for _, e := range st.Contacts {
		if p := party(e.Who); p != "" && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return join("; ", all...)
}

func (st step) how() string {
	var all []string
	for _, e := range st.Contacts {
		if h := hows[e.How]; h != "" && !slices.Contains(all, h) {
			all = append(all, h)
		}
	}
	return join("; ", all...)
}

// contacted is the day of the first contact, or of the start.
func (st step) contacted() workday.Date {
	if len(st.Contacts) > 0 {
		return st.Contacts[0].Happened.Date
	}
	return st.Start
}

// outcome is what came of it in words; "" where nothing is recorded.
func (st step) outcome() string {
	switch {
	case st.Skipped:
		return "Left out: " + st.Text
	case st.Resolved:
		return join(" ", "Agreed.", st.Text)
	case !st.End.IsZero():
		return join(" ", "Not agreed.", st.Text, st.reply())
	}
	return st.reply()
}

// reply is the last answer at it.
func (st step) reply() string {
	for i := len(st.Contacts) - 1; i >= 0; i-- {
		if e := st.Contacts[i]; e.Reply != "" {
			return "They answered: " + e.Reply
		}
	}
	return ""
}

// entry is the number of the entry where the outcome stands in full.
func (st step) entry() uint32 {
	if st.Entry != 0 {
		return st.Entry
	}
	if n := len(st.Contacts); n > 0 {
		return st.Contacts[n-1].Number
	}
	return 0
}
