package casework_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"waymark/app/casework"
	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/policy"
	"waymark/app/workday"
)

func done(kind notebook.Kind, day, stage int) notebook.Entry {
	return notebook.Entry{Kind: kind, Happened: casetest.On(day, ""), Stage: stage}
}

// listed is what is owed, in a form to read: "confirm", "copy at 2", "promise by 2026-11-20 late".
func listed(l casework.Look) []string {
	var all []string
	for _, o := range l.Owed {
		line := string(o.Act())
		if o.Promise != nil {
			line = "promise"
		}
		if o.Stage() != 0 {
			line += fmt.Sprint(" at ", o.Stage())
		}
		if !o.By.IsZero() {
			line += " by " + o.By.String()
		}
		if o.Late {
			line += " late"
		}
		all = append(all, line)
	}
	return all
}

func owes(owed []string, what string) bool {
	return slices.ContainsFunc(owed, func(s string) bool { return strings.HasPrefix(s, what) })
}

// Leeds asks at Stage 2 to confirm in writing what was agreed, once something was.
func TestWrittenConfirmationNotYetRecorded(t *testing.T) {
	ended := done(notebook.Resolved, 4, 2)
	if got := listed(at(t, "leeds", on(9), done(notebook.Unresolved, 2, 1))); owes(got, "confirm") {
		t.Errorf("nothing was agreed, and %q is owed", got)
	}
	if got := listed(at(t, "leeds", on(9), ended)); !owes(got, "confirm at 2") {
		t.Errorf("a confirmation is owed, and is not in %q", got)
	}
	if got := listed(at(t, "leeds", on(9), ended, done(notebook.Confirmed, 5, 2))); owes(got, "confirm") {
		t.Errorf("it was confirmed, and %q is owed", got)
	}
}

// Swindon, section 3: the Partnership must be copied in from Stage 2 on, and again at Stage 3.
func TestThePartnershipWasNotCopied(t *testing.T) {
	entries := []notebook.Entry{done(notebook.Unresolved, 2, 1), done(notebook.Unresolved, 4, 2)}
	if got := listed(at(t, "swindon", on(9), entries...)); !owes(got, "copy at 2") || !owes(got, "copy at 3") || owes(got, "copy at 1") {
		t.Errorf("owed: %q", got)
	}
	copied := notebook.Entry{Kind: notebook.Copied, Happened: casetest.On(4, ""), Stage: 2, Who: notebook.Party{Role: "Swindon Safeguarding Partnership"}}
	if got := listed(at(t, "swindon", on(9), append(entries, copied)...)); owes(got, "copy at 2") || !owes(got, "copy at 3") {
		t.Errorf("copied in at Stage 2 only; owed: %q", got)
	}
}

func TestPromisesAreOwedUntilDone(t *testing.T) {
	visit := notebook.Entry{Kind: notebook.ActionAgreed, Happened: casetest.On(4, ""), Text: "visit", Due: on(6)}
	contact := notebook.Entry{Kind: notebook.Contact, Happened: casetest.On(4, "09:00"), Owner: notebook.Party{Role: "duty team"}}
	got := listed(at(t, "leeds", on(9), visit, contact))
	if !slices.Contains(got, "promise by 2026-11-06 late") || !slices.Contains(got, "promise") {
		t.Errorf("owed: %q", got)
	}
	if slices.Index(got, "promise by 2026-11-06 late") != 0 {
		t.Errorf("what has a day comes first: %q", got)
	}
	if got := listed(at(t, "leeds", on(6), visit)); !slices.Contains(got, "promise by 2026-11-06") {
		t.Errorf("a promise is kept until the end of its day: %q", got)
	}
	got = listed(at(t, "leeds", on(9), visit, notebook.Entry{Kind: notebook.ActionDone, Happened: casetest.On(5, ""), Action: 1}))
	if slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "promise") }) {
		t.Errorf("a promise that was kept is still owed: %q", got)
	}
}

// Five cases, made so that each has a turn of its own.
func TestListPutsTheOverdueFirst(t *testing.T) {
	swindon := board(t, "swindon")
	today := on(12) // a Thursday
	make := func(code string, entries ...notebook.Entry) notebook.Summary {
		s := casetest.Add(t, casetest.Begin(t), entries...).Summary()
		s.Code = code
		return s
	}
	cases := []notebook.Summary{
		make("A1"),                                   // nothing entered, no date yet
		make("A2", done(notebook.Arose, 11, 0)),      // Stage 1 within two working days: Friday 13
		make("A3", done(notebook.Unresolved, 2, 1)),  // Stage 2 within five working days: Monday 9, passed
		make("A4", done(notebook.Unresolved, 11, 1)), // until Wednesday 18
		make("A5", done(notebook.Arose, 2, 0)),       // until Wednesday 4, passed
		make("A6", notebook.Entry{Kind: notebook.ActionAgreed, Happened: casetest.On(11, ""), Text: "visit", Due: on(16)}),
	}
	var got []string
	for _, l := range casework.List(cases, func(notebook.Edition) *policy.Policy { return swindon }, today, workday.EnglandWales()) {
		line := fmt.Sprint(l.Summary.Code, " ", l.Next.Turn)
		if !l.Next.By.IsZero() {
			line += " " + l.Next.By.String()
		}
		got = append(got, line)
	}
	want := []string{"A5 1 2026-11-04", "A3 1 2026-11-09", "A2 3 2026-11-13", "A6 3 2026-11-16", "A4 3 2026-11-18", "A1 4"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestAtOnceComesBeforeADayToCome(t *testing.T) {
	l := at(t, "swindon", on(4), done(notebook.Arose, 3, 0),
		notebook.Entry{Kind: notebook.Answered, Happened: casetest.On(3, ""), Question: "significant-harm", Answer: notebook.Yes})
	if l.Next.Turn != casework.Now || l.Next.Due == nil {
		t.Errorf("next is %+v, with %d due", l.Next, len(l.Standing.Due))
	}
}

// What does not fit the policy is named, and is not lost: a Stage 9, and an answer to a
// question that only another board asks.
func TestAside(t *testing.T) {
	l := at(t, "swindon", on(4), done(notebook.Contact, 3, 0), done(notebook.StageStarted, 3, 9),
		notebook.Entry{Kind: notebook.Answered, Happened: casetest.On(3, ""), Question: "care-act", Answer: notebook.Yes})
	if !slices.Equal(l.Aside.Entries, []uint32{2}) || !slices.Equal(l.Aside.Answers, []string{"care-act"}) {
		t.Errorf("aside: %+v", l.Aside)
	}
}

func TestAnswersOfAnotherBoard(t *testing.T) {
	c := casetest.Add(t, casetest.Begin(t),
		notebook.Entry{Kind: notebook.Answered, Happened: casetest.On(3, ""), Question: "risk", Answer: notebook.Yes},
		notebook.Entry{Kind: notebook.BoardChanged, Happened: casetest.On(4, ""), To: notebook.Edition{Board: "oak", Pack: "o1"}, Reason: "moved"},
		notebook.Entry{Kind: notebook.Answered, Happened: casetest.On(5, ""), Question: "risk", Answer: notebook.No})
	if got := casework.Elsewhere(c); !slices.Equal(got, []uint32{1}) {
		t.Errorf("given under another board: %v", got)
	}
}
