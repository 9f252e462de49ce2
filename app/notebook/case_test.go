package notebook_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook"
	"waymark/app/workday"
)

// faults is what is wrong with an entry, as "field problem" numbers.
func faults(err error) []notebook.Fault {
	var e *notebook.EntryError
	if errors.As(err, &e) {
		return e.Faults
	}
	return nil
}

func TestBegin(t *testing.T) {
	good := begin(t).Start()
	for name, spoil := range map[string]func(*notebook.Start){
		"no id":        func(s *notebook.Start) { s.ID = notebook.ID{} },
		"no code":      func(s *notebook.Start) { s.Code = "" },
		"a word":       func(s *notebook.Start) { s.Code = "Anna" },
		"no adult":     func(s *notebook.Start) { s.Adult = "" },
		"not text":     func(s *notebook.Start) { s.Keeper.Role = "\xff" },
		"long":         func(s *notebook.Start) { s.Keeper.Agency = strings.Repeat("x", notebook.MaxLine+1) },
		"no board":     func(s *notebook.Start) { s.Edition.Board = "" },
		"no pack":      func(s *notebook.Start) { s.Edition.Pack = "" },
		"no time":      func(s *notebook.Start) { s.Created = notebook.Stamp{} },
		"before 1970":  func(s *notebook.Start) { s.Created.Instant = -1 },
		"no such day":  func(s *notebook.Start) { s.Created.Local.Date.Day = 31 },
		"no such time": func(s *notebook.Start) { s.Created.Local.Clock = 9999 },
	} {
		s := good
		spoil(&s)
		if _, err := notebook.Begin(s); !errors.Is(err, notebook.ErrCase) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCheckNamesEveryFault(t *testing.T) {
	const (
		empty, notOfKind, tooLong, notText, outOfRange = notebook.Empty, notebook.NotOfKind, notebook.TooLong, notebook.NotText, notebook.OutOfRange
	)
	day := on(3, "")
	for _, c := range []struct {
		name  string
		entry notebook.Entry
		want  []notebook.Fault
	}{
		{"a contact needs nothing but its day", notebook.Entry{Kind: notebook.Contact, Happened: day}, nil},
		{"no day", notebook.Entry{Kind: notebook.Contact}, []notebook.Fault{{notebook.FieldHappened, empty}}},
		{"no such day", notebook.Entry{Kind: notebook.Contact, Happened: notebook.When{Date: workday.Date{Year: 2026, Month: 2, Day: 30}}},
			[]notebook.Fault{{notebook.FieldHappened, outOfRange}}},
		{"no such time", notebook.Entry{Kind: notebook.Contact, Happened: notebook.When{Date: day.Date, Clock: 1441}},
			[]notebook.Fault{{notebook.FieldHappened, outOfRange}}},
		{"no kind", notebook.Entry{Happened: day, Text: "x"}, []notebook.Fault{{notebook.FieldKind, outOfRange}}},
		{"a later kind", notebook.Entry{Kind: 99, Happened: day}, []notebook.Fault{{notebook.FieldKind, outOfRange}}},
		{"a stage left out without stage and reason", notebook.Entry{Kind: notebook.Skipped, Happened: day},
			[]notebook.Fault{{notebook.FieldStage, empty}, {notebook.FieldReason, empty}}},
		{"no such stage", notebook.Entry{Kind: notebook.StageStarted, Happened: day, Stage: 101}, []notebook.Fault{{notebook.FieldStage, outOfRange}}},
		{"a stage below nought", notebook.Entry{Kind: notebook.StageStarted, Happened: day, Stage: -1}, []notebook.Fault{{notebook.FieldStage, outOfRange}}},
		{"a note with a form", notebook.Entry{Kind: notebook.Note, Happened: day, Text: "x", Form: "f"}, []notebook.Fault{{notebook.FieldForm, notOfKind}}},
		{"told nobody", notebook.Entry{Kind: notebook.Informed, Happened: day, Who: notebook.Party{Agency: "a"}}, []notebook.Fault{{notebook.FieldWho, empty}}},
		{"a decision without its reason", notebook.Entry{Kind: notebook.Decision, Happened: day, Text: "x"}, []notebook.Fault{{notebook.FieldReason, empty}}},
		{"a date that does not exist", notebook.Entry{Kind: notebook.Missed, Happened: day, Reason: "x", Due: workday.Date{Year: 2026, Month: 13, Day: 1}},
			[]notebook.Fault{{notebook.FieldDue, outOfRange}}},
		{"too long, and not text", notebook.Entry{Kind: notebook.Decision, Happened: day, Text: strings.Repeat("x", notebook.MaxText+1), Reason: "\xff"},
			[]notebook.Fault{{notebook.FieldText, tooLong}, {notebook.FieldReason, notText}}},
		{"an answer to nothing", notebook.Entry{Kind: notebook.Answered, Happened: day, Answer: notebook.Yes}, []notebook.Fault{{notebook.FieldQuestion, empty}}},
		{"a correction without why", notebook.Entry{Kind: notebook.Contact, Happened: day, Amends: 1}, []notebook.Fault{{notebook.FieldWhy, empty}}},
		{"details need no why", notebook.Entry{Kind: notebook.Contact, Happened: day, Amends: 1, Details: true}, nil},
		{"a why of nothing", notebook.Entry{Kind: notebook.Contact, Happened: day, Why: "x"}, []notebook.Fault{{notebook.FieldAmends, empty}}},
		{"details of nothing", notebook.Entry{Kind: notebook.Contact, Happened: day, Details: true}, []notebook.Fault{{notebook.FieldAmends, empty}}},
		{"a withdrawal of nothing", notebook.Entry{Kind: notebook.Withdrawal, Happened: day},
			[]notebook.Fault{{notebook.FieldAmends, empty}, {notebook.FieldWhy, empty}}},
	} {
		err := c.entry.Check()
		if got := faults(err); !slices.Equal(got, c.want) || (err != nil) != (len(c.want) > 0) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if err != nil && (!errors.Is(err, notebook.ErrEntry) || strings.Contains(err.Error(), "x")) {
			t.Errorf("%s: error %q", c.name, err)
		}
	}
}

func TestAddChecksWhatOnlyTheCaseShows(t *testing.T) {
	day := on(3, "")
	note := notebook.Entry{Kind: notebook.Note, Happened: day, Text: "x"}
	action := notebook.Entry{Kind: notebook.ActionAgreed, Happened: day, Text: "x"}
	c := add(t, begin(t), note, action,
		notebook.Entry{Kind: notebook.Note, Happened: day, Text: "y", Amends: 1, Why: "z"},
		notebook.Entry{Kind: notebook.Withdrawal, Happened: day, Amends: 2, Why: "z"},
		notebook.Entry{Kind: notebook.Contact, Happened: day})
	for _, w := range []struct {
		name  string
		entry notebook.Entry
		want  notebook.Fault
	}{
		{"amends what is not there", notebook.Entry{Kind: notebook.Note, Text: "x", Amends: 9, Why: "z"}, notebook.Fault{Field: notebook.FieldAmends, Problem: notebook.NoEntry}},
		{"amends itself", notebook.Entry{Kind: notebook.Note, Text: "x", Amends: 6, Why: "z"}, notebook.Fault{Field: notebook.FieldAmends, Problem: notebook.NoEntry}},
		{"amends what is amended", notebook.Entry{Kind: notebook.Note, Text: "x", Amends: 1, Why: "z"}, notebook.Fault{Field: notebook.FieldAmends, Problem: notebook.Amended}},
		{"withdraws a withdrawal", notebook.Entry{Kind: notebook.Withdrawal, Amends: 4, Why: "z"}, notebook.Fault{Field: notebook.FieldAmends, Problem: notebook.NoEntry}},
		{"details of another kind", notebook.Entry{Kind: notebook.Note, Text: "x", Amends: 5, Details: true}, notebook.Fault{Field: notebook.FieldAmends, Problem: notebook.NoEntry}},
		{"does what nobody promised", notebook.Entry{Kind: notebook.ActionDone, Action: 1}, notebook.Fault{Field: notebook.FieldAction, Problem: notebook.NoEntry}},
		{"does what a contact did not promise", notebook.Entry{Kind: notebook.ActionDone, Action: 5}, notebook.Fault{Field: notebook.FieldAction, Problem: notebook.NoEntry}},
		{"does what is not there", notebook.Entry{Kind: notebook.ActionDone, Action: 99}, notebook.Fault{Field: notebook.FieldAction, Problem: notebook.NoEntry}},
		{"changes to the same board", notebook.Entry{Kind: notebook.BoardChanged, Reason: "x", To: notebook.Edition{Board: "elm", Pack: "e2"}}, notebook.Fault{Field: notebook.FieldToBoard, Problem: notebook.NoMove}},
		{"moves to the same edition", notebook.Entry{Kind: notebook.EditionMoved, Reason: "x", To: began}, notebook.Fault{Field: notebook.FieldToBoard, Problem: notebook.NoMove}},
		{"is not complete", notebook.Entry{Kind: notebook.Note}, notebook.Fault{Field: notebook.FieldText, Problem: notebook.Empty}},
		{"moves, and is no move", notebook.Entry{Kind: notebook.Arose, To: notebook.Edition{Board: "oak", Pack: "o1"}, Amends: 5, Details: true}, notebook.Fault{Field: notebook.FieldToBoard, Problem: notebook.NotOfKind}},
		{"moves to another board's edition", notebook.Entry{Kind: notebook.EditionMoved, Reason: "x", To: notebook.Edition{Board: "oak", Pack: "o1"}}, notebook.Fault{Field: notebook.FieldToBoard, Problem: notebook.NoMove}},
	} {
		w.entry.Happened = day
		next, _, err := c.Add(w.entry, stampFor(c))
		if got := faults(err); next != nil || len(got) == 0 || got[0] != w.want {
			t.Errorf("%s: %v, want %v", w.name, got, w.want)
		}
	}
	if c.Len() != 5 {
		t.Errorf("refused entries are in the case: %d", c.Len())
	}
	if _, _, err := c.Add(note, notebook.Stamp{}); !errors.Is(err, notebook.ErrCase) {
		t.Errorf("without a time of writing: %v", err)
	}
}

func TestAddLeavesTheCaseAsItWas(t *testing.T) {
	c := add(t, begin(t), notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: "first"})
	one := add(t, c, notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: "one"})
	two := add(t, c, notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: "two"})
	if a, _ := one.Entry(2); a.Text != "one" || c.Len() != 1 || two.Len() != 2 {
		t.Error("two cases made from one share their entries")
	}
	if _, there := c.Entry(0); there {
		t.Error("there is no entry 0")
	}
	if _, there := c.Entry(2); there {
		t.Error("there is no entry 2")
	}
}

func TestFullCase(t *testing.T) {
	c := begin(t)
	big := notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: strings.Repeat("x", notebook.MaxText)}
	for c.Len() < notebook.MaxCase/notebook.MaxText+1 {
		c, _, _ = c.Add(big, wrote(20, "09:00"))
	}
	if _, err := c.Encode(); !errors.Is(err, notebook.ErrFull) {
		t.Errorf("too long: %v", err)
	}
	small := notebook.Entry{Kind: notebook.Contact, Happened: on(3, "")}
	c = repeated(t, small, notebook.MaxEntries)
	if _, _, err := c.Add(small, wrote(20, "09:00")); !errors.Is(err, notebook.ErrFull) {
		t.Errorf("too many: %v", err)
	}
}

// repeated is a case of many equal entries, put together from stored bytes: adding them one by
// one takes its time.
func repeated(t *testing.T, e notebook.Entry, n int) *notebook.Case {
	t.Helper()
	none, err := begin(t).Encode()
	if err != nil {
		t.Fatal(err)
	}
	one, err := add(t, begin(t), e).Encode()
	if err != nil {
		t.Fatal(err)
	}
	b := binary.AppendUvarint(none[:len(none)-1:len(none)-1], uint64(n))
	c, err := notebook.Decode(append(b, bytes.Repeat(one[len(none):], n)...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEdition(t *testing.T) {
	day := on(3, "")
	second, oak := notebook.Edition{Board: "elm", Pack: "e2"}, notebook.Edition{Board: "oak", Pack: "o1"}
	yes := notebook.Entry{Kind: notebook.Answered, Happened: day, Question: "care-act-concern", Answer: notebook.Yes}
	c := add(t, begin(t), yes,
		notebook.Entry{Kind: notebook.EditionStayed, Happened: day, Reason: "x", To: second})
	if c.Edition() != began {
		t.Error("staying moves it")
	}
	c = add(t, c, notebook.Entry{Kind: notebook.EditionMoved, Happened: day, Reason: "x", To: second})
	if c.Edition() != second || c.Answers()["care-act-concern"] != notebook.Yes {
		t.Error("another edition of the board keeps the answers")
	}
	c = add(t, c, notebook.Entry{Kind: notebook.BoardChanged, Happened: day, Reason: "x", To: oak})
	if c.Edition() != oak || len(c.Answers()) != 0 {
		t.Error("an answer to one board's question answers another's")
	}
	no := yes
	no.Answer = notebook.No
	c = add(t, c, no)
	if e, _ := c.Entry(1); c.EditionOf(e) != began {
		t.Error("what an entry was written under has changed")
	}
	if e, _ := c.Entry(5); c.EditionOf(e) != oak || c.Answers()["care-act-concern"] != notebook.No {
		t.Error("the new board's answer does not count")
	}
	back := add(t, c, notebook.Entry{Kind: notebook.Withdrawal, Happened: day, Amends: 4, Why: "wrong case"})
	if back.Edition() != second || back.Answers()["care-act-concern"] != notebook.Yes {
		t.Error("the withdrawn move still counts")
	}
	other := add(t, c, notebook.Entry{Kind: notebook.BoardChanged, Happened: day, Reason: "x", To: notebook.Edition{Board: "oak", Pack: "o2"},
		Amends: 4, Why: "wrong edition"})
	if other.Edition().Pack != "o2" {
		t.Error("the corrected move does not count")
	}
}

func TestPromises(t *testing.T) {
	due := on(9, "").Date
	c := add(t, begin(t),
		notebook.Entry{Kind: notebook.ActionAgreed, Happened: on(3, ""), Text: "visit", Owner: notebook.Party{Role: "nurse"}, Due: due},
		notebook.Entry{Kind: notebook.Contact, Happened: on(2, ""), Due: due},
		notebook.Entry{Kind: notebook.Contact, Happened: on(2, "")},
		notebook.Entry{Kind: notebook.Meeting, Happened: on(4, ""), Owner: notebook.Party{Role: "chair"}})
	open := func(c *notebook.Case) (s string) {
		for _, p := range c.Promises() {
			s += fmt.Sprint(p.Entry, " ")
		}
		return s
	}
	if got := open(c); got != "2 1 4 " {
		t.Errorf("open: %s", got)
	}
	c = add(t, c, notebook.Entry{Kind: notebook.ActionDone, Happened: on(5, ""), Action: 1})
	c = add(t, c, notebook.Entry{Kind: notebook.ActionAgreed, Happened: on(3, ""), Text: "visit twice", Amends: 1, Why: "x"})
	if got := open(c); got != "2 4 " {
		t.Errorf("a kept promise that is corrected stays kept; open: %s", got)
	}
	c = add(t, c, notebook.Entry{Kind: notebook.Withdrawal, Happened: on(6, ""), Amends: 5, Why: "not done"})
	if got := open(c); got != "2 6 4 " {
		t.Errorf("it was not done after all; open: %s", got)
	}
	for _, row := range c.Chronology() {
		if row.DoneBy != 0 {
			t.Errorf("entry %d is done by %d", row.Number, row.DoneBy)
		}
	}
}

func TestCodes(t *testing.T) {
	for code, want := range map[string]bool{"A7": true, "Z999": true, "A10": true, "": false, "A": false, "7": false, "A0": false, "A07": false,
		"I7": false, "O7": false, "a7": false, "A1000": false, "AA": false, "A+1": false, "É7": false} {
		if notebook.ValidCode(code) != want {
			t.Errorf("%q: %v", code, !want)
		}
	}
	var used []string
	seen := map[string]bool{}
	for {
		code := notebook.NextCode(used)
		if code == "" {
			break
		}
		if !notebook.ValidCode(code) || seen[code] {
			t.Fatalf("%q after %d", code, len(used))
		}
		seen[code] = true
		if used = append(used, code); len(used) > 300 {
			break
		}
	}
	if used[0] != "A1" || used[9] != "B1" || used[216] != "A10" {
		t.Error(used[0], used[9], used[216])
	}
	all := []string{}
	for _, l := range "ABCDEFGHJKLMNPQRSTUVWXYZ" {
		for n := 1; n < 1000; n++ {
			all = append(all, fmt.Sprint(string(l), n))
		}
	}
	if code := notebook.NextCode(all); code != "" {
		t.Errorf("all are taken, and %q is given", code)
	}
}

func TestID(t *testing.T) {
	a, b := notebook.NewID(), notebook.NewID()
	if a == b || a.IsZero() {
		t.Error("ids are not drawn")
	}
	if got, ok := notebook.ParseID(a.String()); !ok || got != a {
		t.Error("an id does not come back")
	}
	for _, s := range []string{"", "00", strings.Repeat("0", 32), strings.Repeat("g", 32), strings.Repeat("A", 32)} {
		if _, ok := notebook.ParseID(s); ok {
			t.Errorf("%q is an id", s)
		}
	}
}

func TestCardIsTheContact(t *testing.T) {
	card := notebook.Card{Stage: 2, Who: notebook.Party{Role: "manager", Agency: "Council"}, How: notebook.ByPhone, Concern: "a", Evidence: "b",
		Risk: "c", Ask: "d", Owner: notebook.Party{Role: "nurse"}, By: on(9, "").Date, Repeated: notebook.Yes}
	e := card.Entry(on(3, "14:10"))
	if e.Card() != card || e.Check() != nil || e.Happened != on(3, "14:10") {
		t.Errorf("card and entry differ: %+v", e)
	}
}
