package notebook_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook"
)

// seed is fixed, so that a failure can be seen again.
func dice(n uint64) *rand.Rand { return rand.New(rand.NewPCG(7, n)) }

// told is the chronology as a line of kinds and marks.
func told(c *notebook.Case) string {
	var rows []string
	for _, r := range c.Chronology() {
		s := fmt.Sprint(r.Number)
		if r.AmendedBy != 0 {
			s += fmt.Sprint(" amended by ", r.AmendedBy)
		}
		if r.LateDays > 0 {
			s += fmt.Sprint(" late by ", r.LateDays)
		}
		if r.Ahead {
			s += " ahead"
		}
		if r.ClockBack {
			s += " clock back"
		}
		if r.DoneBy != 0 {
			s += fmt.Sprint(" done by ", r.DoneBy)
		}
		if !r.Stands() {
			s += " does not stand"
		}
		rows = append(rows, s)
	}
	return strings.Join(rows, "; ")
}

func TestChronologySaysHowLate(t *testing.T) {
	c := begin(t)
	for _, w := range []struct {
		happened notebook.When
		written  notebook.Stamp
	}{
		{on(3, "10:00"), wrote(3, "10:05")}, {on(2, ""), wrote(4, "09:00")}, {on(4, "23:59"), wrote(5, "00:10")},
		{on(5, "12:00"), wrote(5, "11:00")}, {on(7, ""), wrote(6, "09:00")}, {on(6, ""), wrote(6, "08:00")}, {on(6, ""), wrote(6, "07:59")},
	} {
		next, _, err := c.Add(notebook.Entry{Kind: notebook.Note, Happened: w.happened, Text: "x"}, w.written)
		if err != nil {
			t.Fatal(err)
		}
		c = next
	}
	const want = "2 late by 2; 1; 3 late by 1; 4 ahead; 7; 6 clock back; 5 ahead"
	if got := told(c); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if c.Last() != wrote(6, "07:59") || begin(t).Last() != wrote(1, "09:00") {
		t.Error("last written is wrong")
	}
	early, _, err := begin(t).Add(notebook.Entry{Kind: notebook.Arose, Happened: on(1, "")}, wrote(1, "08:00"))
	if err != nil || told(early) != "1 clock back" {
		t.Errorf("written before the case began: %v, %s", err, told(early))
	}
}

func TestCorrectionsStayVisible(t *testing.T) {
	c := add(t, begin(t),
		notebook.Entry{Kind: notebook.StageStarted, Stage: 1, Happened: on(20, "")},
		notebook.Entry{Kind: notebook.StageStarted, Stage: 1, Happened: on(20, ""), Amends: 1, Why: "it was the 20th too"},
		notebook.Entry{Kind: notebook.Contact, Stage: 1, Happened: on(20, "09:00")},
		notebook.Entry{Kind: notebook.Contact, Stage: 1, Happened: on(20, "09:00"), Said: "more", Amends: 3, Details: true},
		notebook.Entry{Kind: notebook.Note, Text: "x", Happened: on(20, "")},
		notebook.Entry{Kind: notebook.Withdrawal, Happened: on(20, ""), Amends: 5, Why: "of another case"})
	const want = "1 amended by 2 does not stand; 2; 3 amended by 4 does not stand; 4; 5 amended by 6 does not stand; 6 does not stand"
	if got := told(c); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if ev := c.Events(); len(ev) != 2 || ev[0].Entry != 2 || ev[1].Entry != 4 {
		t.Errorf("events: %+v", ev)
	}
}

func TestOrderWithinADay(t *testing.T) {
	stage := func(k notebook.Kind, stage int, clock string) notebook.Entry {
		e := notebook.Entry{Kind: k, Stage: stage, Happened: on(3, clock)}
		if k == notebook.Skipped {
			e.Reason = "x"
		}
		return e
	}
	for _, c := range []struct {
		name    string
		entries []notebook.Entry
		want    string
	}{
		{"without times, the course of things",
			[]notebook.Entry{stage(notebook.StageStarted, 2, ""), stage(notebook.Unresolved, 1, ""), stage(notebook.Confirmed, 0, ""),
				stage(notebook.Contact, 1, ""), stage(notebook.Arose, 0, ""), stage(notebook.StageStarted, 1, "")}, "5 6 4 2 1 3"},
		{"times decide among those that have one",
			[]notebook.Entry{stage(notebook.StageStarted, 1, "14:00"), stage(notebook.Unresolved, 2, "10:00")}, "2 1"},
		{"what has no time goes before what comes after it",
			[]notebook.Entry{stage(notebook.Unresolved, 2, ""), stage(notebook.StageStarted, 2, "10:00"), stage(notebook.Contact, 1, "")}, "3 2 1"},
		{"a start without a time goes before its talk",
			[]notebook.Entry{stage(notebook.Contact, 2, "10:00"), stage(notebook.Unresolved, 2, "11:00"), stage(notebook.StageStarted, 2, "")}, "3 1 2"},
		{"the same twice: as written",
			[]notebook.Entry{stage(notebook.Contact, 1, ""), stage(notebook.Contact, 1, "")}, "1 2"},
		{"the panel is after every stage",
			[]notebook.Entry{stage(notebook.StageStarted, notebook.Panel, ""), stage(notebook.Skipped, 9, "")}, "2 1"},
	} {
		var got []string
		for _, r := range add(t, begin(t), c.entries...).Chronology() {
			got = append(got, fmt.Sprint(r.Number))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

// TestOrderOfTypingDoesNotMatter types the same things in many orders. Those that are of one
// day, stage and kind all have a time or are one of a kind, because between two that nothing
// tells apart only the order of typing is left.
func TestOrderOfTypingDoesNotMatter(t *testing.T) {
	for n := range uint64(200) {
		r := dice(n)
		var things []notebook.Entry
		seen := map[string]bool{}
		for len(things) < 25 {
			e := anyEntry(r, begin(t))
			slot := fmt.Sprint(e.Happened, e.Stage, e.Kind)
			if e.Amends != 0 || e.Action != 0 || e.Kind >= notebook.BoardChanged || seen[slot] {
				continue
			}
			seen[slot] = true
			things = append(things, e)
		}
		first := typed(t, things)
		for range 5 {
			r.Shuffle(len(things), func(i, j int) { things[i], things[j] = things[j], things[i] })
			if got := typed(t, things); !reflect.DeepEqual(got, first) {
				t.Fatalf("seed %d: typed in another order it says\n%+v\nand not\n%+v", n, got, first)
			}
		}
	}
}

// typed is what a case says when things are typed in this order, apart from the entries' numbers.
func typed(t *testing.T, things []notebook.Entry) notebook.Summary {
	s := add(t, begin(t), things...).Summary()
	told := s.Told()
	for i := range told.Events {
		told.Events[i].Entry = 0
	}
	for i := range told.Promises {
		told.Promises[i].Entry = 0
	}
	return s.Telling(told)
}

// TestNothingIsEverRemoved adds to any case: what was there is there, in every row but for what
// now amends it, and no more than that one entry ceases to stand.
func TestNothingIsEverRemoved(t *testing.T) {
	for n := range uint64(30) {
		r := dice(n)
		c := begin(t)
		for c.Len() < 40 {
			next, added, err := c.Add(anyEntry(r, c), stampFor(c))
			if err != nil {
				continue
			}
			before, after := slices.Collect(c.Entries()), slices.Collect(next.Entries())
			if !slices.Equal(after[:min(len(before), len(after))], before) || len(after) != len(before)+1 {
				t.Fatalf("seed %d: an entry has changed", n)
			}
			stood := map[uint32]bool{}
			for _, row := range c.Chronology() {
				stood[row.Number] = row.Stands()
			}
			rows := next.Chronology()
			if len(rows) != len(after) {
				t.Fatalf("seed %d: %d rows for %d entries", n, len(rows), len(after))
			}
			for _, row := range rows {
				if e := after[row.Number-1]; e != row.Entry {
					t.Fatalf("seed %d: row %d is not its entry", n, row.Number)
				}
				if was, there := stood[row.Number]; there && was != row.Stands() && row.Number != added.Amends {
					t.Fatalf("seed %d: entry %d does not stand any more", n, row.Number)
				}
			}
			c = next
		}
	}
}

func TestEventsSayWhatTheGuideNeeds(t *testing.T) {
	who, due := notebook.Party{Role: "line manager", Agency: "Council"}, on(9, "").Date
	for _, c := range []struct {
		entry notebook.Entry
		want  notebook.Event
	}{
		{notebook.Entry{Kind: notebook.Arose}, notebook.Event{Kind: notebook.EventArose}},
		{notebook.Entry{Kind: notebook.StageStarted, Stage: 2}, notebook.Event{Kind: notebook.EventStageStarted, Stage: 2}},
		{notebook.Entry{Kind: notebook.Contact, Stage: 1, How: notebook.ByPhone, Due: due}, notebook.Event{Kind: notebook.EventDiscussionHeld, Stage: 1}},
		{notebook.Entry{Kind: notebook.Contact, How: notebook.ByEmail, Who: who}, notebook.Event{Kind: notebook.EventContactMade, Who: who.Role}},
		{notebook.Entry{Kind: notebook.Contact, How: notebook.NoReply}, notebook.Event{Kind: notebook.EventContactMade}},
		{notebook.Entry{Kind: notebook.Contact}, notebook.Event{Kind: notebook.EventContactMade}},
		{notebook.Entry{Kind: notebook.Meeting, Stage: 3}, notebook.Event{Kind: notebook.EventMeetingHeld, Stage: 3}},
		{notebook.Entry{Kind: notebook.Resolved, Stage: 1}, notebook.Event{Kind: notebook.EventStageCompleted, Stage: 1, Resolved: true}},
		{notebook.Entry{Kind: notebook.Unresolved, Stage: 1}, notebook.Event{Kind: notebook.EventStageCompleted, Stage: 1}},
		{notebook.Entry{Kind: notebook.Skipped, Stage: 1, Reason: "x"}, notebook.Event{Kind: notebook.EventSkipped, Stage: 1}},
		{notebook.Entry{Kind: notebook.Informed, Who: who}, notebook.Event{Kind: notebook.EventInformed, Who: who.Role}},
		{notebook.Entry{Kind: notebook.Copied, Who: who}, notebook.Event{Kind: notebook.EventCopied, Who: who.Role}},
		{notebook.Entry{Kind: notebook.FormSent, Form: "resolution"}, notebook.Event{Kind: notebook.EventFormSent, Form: "resolution"}},
		{notebook.Entry{Kind: notebook.Confirmed}, notebook.Event{Kind: notebook.EventConfirmed}},
		{notebook.Entry{Kind: notebook.AgreedDate, Stage: 2, Due: due, Reason: "x"}, notebook.Event{Kind: notebook.EventDateAgreed, Stage: 2, Agreed: due}},
		{notebook.Entry{Kind: notebook.Extended, Due: due, Reason: "x"}, notebook.Event{Kind: notebook.EventDateAgreed, Agreed: due}},
		{notebook.Entry{Kind: notebook.Missed, Due: due, Reason: "x"}, notebook.Event{}},
		{notebook.Entry{Kind: notebook.Learning, Text: "x"}, notebook.Event{}},
		{notebook.Entry{Kind: notebook.Learning, Text: "x", Who: who}, notebook.Event{Kind: notebook.EventLearningShared, Who: who.Role}},
		{notebook.Entry{Kind: notebook.Debrief}, notebook.Event{Kind: notebook.EventDebriefed}},
		{notebook.Entry{Kind: notebook.Note, Text: "x"}, notebook.Event{}},
		{notebook.Entry{Kind: notebook.Views, Text: "x"}, notebook.Event{}},
		{notebook.Entry{Kind: notebook.Decision, Text: "x", Reason: "x"}, notebook.Event{}},
		{notebook.Entry{Kind: notebook.ActionAgreed, Text: "x"}, notebook.Event{}},
	} {
		c.entry.Happened = on(3, "")
		events := add(t, begin(t), c.entry).Events()
		if c.want.Kind == 0 {
			if len(events) != 0 {
				t.Errorf("kind %d gives %+v", c.entry.Kind, events)
			}
			continue
		}
		c.want.Entry, c.want.On = 1, c.entry.Happened.Date
		if !slices.Equal(events, []notebook.Event{c.want}) {
			t.Errorf("kind %d gives %+v, want %+v", c.entry.Kind, events, c.want)
		}
	}
}

func TestLatestAnswerHolds(t *testing.T) {
	answer := func(day int, a notebook.Answer) notebook.Entry {
		return notebook.Entry{Kind: notebook.Answered, Happened: on(day, ""), Question: "q", Answer: a}
	}
	c := add(t, begin(t), answer(5, notebook.Yes), answer(3, notebook.No))
	if c.Answers()["q"] != notebook.Yes {
		t.Error("an older answer, typed later, holds")
	}
	c = add(t, c, notebook.Entry{Kind: notebook.Withdrawal, Happened: on(6, ""), Amends: 1, Why: "x"})
	if c.Answers()["q"] != notebook.No {
		t.Error("a withdrawn answer holds")
	}
}
