//go:build !guideonly

package view

import (
	"slices"
	"strings"
	"testing"

	"waymark/app/casework"
	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/policy"
	"waymark/app/workday"
)

// The case of these tests is under Swindon's policy, in November 2026.
func record(t *testing.T, today int, entries ...notebook.Entry) (Record, CasePage) {
	t.Helper()
	p := realSite(t, "Mon 23 Nov 2026").Policies["swindon"]
	c := casetest.Add(t, casetest.Begin(t), entries...)
	r := Record{Case: c, Policy: p, Edition: func(e notebook.Edition) string { return "edition " + e.Pack }}
	return r, r.Page(casework.At(c.Summary(), p, casetest.On(today, "").Date, workday.EnglandWales()))
}

func entry(kind notebook.Kind, day, stage int) notebook.Entry {
	return notebook.Entry{Kind: kind, Happened: casetest.On(day, ""), Stage: stage}
}

// Every kind and every field has words: one that is forgotten would be shown as nothing.
func TestEveryKindHasWords(t *testing.T) {
	chosen := map[notebook.Kind]int{}
	for _, g := range KindGroups {
		for _, k := range g.Kinds {
			chosen[k]++
		}
	}
	for k := notebook.Arose; k.Valid(); k++ {
		if KindWords(k) == "" {
			t.Errorf("kind %d has no words", k)
		}
		elsewhere := slices.Contains([]notebook.Kind{notebook.Answered, notebook.BoardChanged, notebook.EditionMoved, notebook.EditionStayed, notebook.Withdrawal}, k)
		if want := map[bool]int{true: 0, false: 1}[elsewhere]; chosen[k] != want {
			t.Errorf("%s can be chosen %d times", KindWords(k), chosen[k])
		}
		for f := notebook.FieldStage; f <= notebook.FieldKind; f++ {
			if labelOf(k, f) == "" {
				t.Errorf("field %d has no label", f)
			}
		}
	}
	for h := notebook.How(0); h <= notebook.NoReply; h++ {
		if howTitles[h] == "" || h != 0 && howWords[h] == "" {
			t.Errorf("way %d has no words", h)
		}
	}
	for p := notebook.Empty; p <= notebook.NoMove; p++ {
		if problemWords[p] == "" {
			t.Errorf("problem %d has no words", p)
		}
	}
	for l := notebook.NHSNumber; l <= notebook.Name; l++ {
		if leakWords[l] == "" {
			t.Errorf("leak %d has no words", l)
		}
	}
}

// The form of a kind has every field that the kind needs, and none that it does not take.
func TestFieldsAreThoseOfTheKind(t *testing.T) {
	r, _ := record(t, 5, notebook.Entry{Kind: notebook.ActionAgreed, Happened: casetest.On(3, ""), Text: "visit"})
	for k := notebook.Arose; k.Valid(); k++ {
		var there []notebook.Field
		for _, f := range r.Fields(k, false) {
			there = append(there, f.Field)
			if !k.Takes(f.Field) {
				t.Errorf("%s asks for %s, which it does not take", KindWords(k), f.Label)
			}
			if f.Needed != k.Needs(f.Field) {
				t.Errorf("%s: %s is needed: %v", KindWords(k), f.Label, f.Needed)
			}
		}
		for f := notebook.FieldStage; f <= notebook.FieldWhy; f++ {
			elsewhere := slices.Contains([]notebook.Field{notebook.FieldQuestion, notebook.FieldAnswer, notebook.FieldToBoard, notebook.FieldToPack, notebook.FieldAmends}, f)
			if k.Needs(f) && !elsewhere && !slices.Contains(there, f) {
				t.Errorf("%s needs %s and does not ask for it", KindWords(k), labelOf(k, f))
			}
		}
	}
	if !slices.ContainsFunc(r.Fields(notebook.Contact, true), func(f RecordField) bool { return f.Field == notebook.FieldWhy && f.Needed }) {
		t.Error("a correction has to say why")
	}
}

// A contact needs nothing but its day.
func TestAContactNeedsNothing(t *testing.T) {
	r, _ := record(t, 5)
	for _, f := range r.Fields(notebook.Contact, false) {
		if f.Needed {
			t.Errorf("%s is needed", f.Label)
		}
	}
}

func TestChronologyShowsBoth(t *testing.T) {
	call := notebook.Entry{Kind: notebook.Contact, Happened: casetest.On(18, "14:10"), How: notebook.ByPhone, Said: "stays closed",
		Who: notebook.Party{Role: "social worker", Agency: "council"}}
	fixed, more := call, call
	fixed.Said, fixed.Amends, fixed.Why = "stays open", 1, "wrong line"
	more.Said, more.Reply, more.Amends, more.Details = "stays open", "will ring back", 2, true
	r, pg := record(t, 21, call, fixed, more, entry(notebook.Unresolved, 19, 1),
		notebook.Entry{Kind: notebook.Withdrawal, Happened: casetest.On(20, ""), Amends: 4, Why: "another case"})
	if len(pg.Chronology) != 2 || r.Case.Len() != 5 {
		t.Fatalf("%d lines for %d entries", len(pg.Chronology), r.Case.Len())
	}
	line := pg.Chronology[0]
	if line.Said.Title != "Call with social worker, council" || !strings.Contains(line.Said.Plain(), "stays open") || strings.Contains(line.Said.Plain(), "closed") {
		t.Errorf("it says %q", line.Said.Plain())
	}
	if len(line.Was) != 2 || line.Was[0].Struck || !line.Was[1].Struck || !strings.Contains(line.Was[1].Said.Plain(), "stays closed") ||
		line.Was[1].Note != "corrected Fri 20 Nov 2026: wrong line" || line.Was[0].Note != "details added Fri 20 Nov 2026" {
		t.Errorf("before it was %+v", line.Was)
	}
	if !slices.Contains(line.Notes, "written 2 days later") {
		t.Errorf("a late entry says so: %q", line.Notes)
	}
	gone := pg.Chronology[1]
	if !gone.Withdrawn || gone.Amend || !slices.Contains(gone.Notes, "withdrawn Fri 20 Nov 2026: another case") {
		t.Errorf("withdrawn: %+v", gone)
	}
}

// What was taken back or corrected has no part in where the case stands.
func TestPositionFollowsWhatStands(t *testing.T) {
	_, pg := record(t, 5, entry(notebook.Unresolved, 2, 1))
	if !strings.HasPrefix(pg.Heading, "A7: Stage 2") || pg.CardStage() != 2 {
		t.Errorf("heading %q, card for %d", pg.Heading, pg.CardStage())
	}
	_, pg = record(t, 5, entry(notebook.Unresolved, 2, 1), notebook.Entry{Kind: notebook.Withdrawal, Happened: casetest.On(3, ""), Amends: 1, Why: "no"})
	if pg.Heading != "A7: Not begun: Stage 1 is next" {
		t.Errorf("heading %q", pg.Heading)
	}
}

// Swindon: Stage 2 within five working days of Stage 1 ending, so Monday 9 November.
func TestNextHasItsDateAndProof(t *testing.T) {
	_, pg := record(t, 5, entry(notebook.Unresolved, 2, 1))
	n, is := pg.Next[0].(Next)
	if !is || n.Proof == nil || len(n.Why) == 0 || !slices.Contains(n.Facts, Fact{"By", "Monday 9 November 2026", true}) {
		t.Errorf("next: %+v", pg.Next)
	}
	here := pg.Ladder.Rungs[1]
	if here.Mark != Here || !slices.Contains(here.Small, "by Mon 9 Nov 2026") || pg.Ladder.Rungs[0].Mark != Done || !slices.Contains(pg.Ladder.Rungs[0].Small, "ended Mon 2 Nov 2026") {
		t.Errorf("ladder: %+v", pg.Ladder.Rungs[:2])
	}
}

func TestOwedInWords(t *testing.T) {
	_, pg := record(t, 9, entry(notebook.Unresolved, 2, 1), entry(notebook.Unresolved, 4, 2),
		notebook.Entry{Kind: notebook.ActionAgreed, Happened: casetest.On(4, ""), Text: "visit before the weekend", Due: casetest.On(6, "").Date,
			Owner: notebook.Party{Role: "duty team"}})
	var texts []string
	for _, o := range pg.Owed {
		texts = append(texts, o.Text)
	}
	want := []string{"Agreed: visit before the weekend", "Swindon Safeguarding Partnership was not copied in at Stage 2", "Swindon Safeguarding Partnership was not copied in at Stage 3"}
	for _, w := range want {
		if !slices.ContainsFunc(texts, func(s string) bool { return strings.HasSuffix(s, w) }) {
			t.Errorf("owed: %q, want %q", texts, w)
		}
	}
	if first := pg.Owed[0]; !first.Late || first.Log == nil || first.Log.Kind != notebook.ActionDone || first.Small != "Owner: duty team · was due Friday 6 November 2026" {
		t.Errorf("a promise that is late: %+v", first)
	}
}

// What a form begins with, when "Record it" is pressed, is what meets the duty.
func TestRecordingWhatIsOwedMeetsIt(t *testing.T) {
	entries := []notebook.Entry{entry(notebook.Unresolved, 2, 1), entry(notebook.Unresolved, 4, 2)}
	r, pg := record(t, 9, entries...)
	for range 10 {
		n := len(pg.Owed)
		if n == 0 {
			return
		}
		log := pg.Owed[0].Log
		if log == nil {
			t.Fatalf("%q cannot be recorded", pg.Owed[0].Text)
		}
		e := log.Entry(r.Case, casetest.On(9, ""))
		entries = append(entries, e)
		if r, pg = record(t, 9, entries...); len(pg.Owed) >= n {
			t.Fatalf("recorded %+v, and still owed: %+v", e, pg.Owed)
		}
	}
}

func TestCaseLinesAndFilter(t *testing.T) {
	p := realSite(t, "Mon 23 Nov 2026").Policies["swindon"]
	make := func(code string, entries ...notebook.Entry) notebook.Summary {
		s := casetest.Add(t, casetest.Begin(t), entries...).Summary()
		s.Code = code
		return s
	}
	looks := casework.List([]notebook.Summary{make("A1", entry(notebook.Arose, 11, 0)), make("A2", entry(notebook.Unresolved, 2, 1))},
		func(notebook.Edition) *policy.Policy { return p }, casetest.On(12, "").Date, workday.EnglandWales())
	name := func(string) string { return "?" }
	var lines []*CaseLine
	for _, l := range looks {
		lines = append(lines, CaseLineOf(*l, name))
	}
	all := LinesWith(lines, "", nil)
	if len(all) != 2 || all[0].Code != "A2" || !all[0].Urgent || all[1].Urgent || all[0].When != "Overdue, was due Monday 9 November 2026" || !strings.HasPrefix(all[0].What, "Discuss ") ||
		all[1].When != "By Friday 13 November 2026" || all[0].Stage != "Stage 2: Inter-agency Discussion" || all[0].Board != "Swindon" {
		t.Errorf("%+v", all)
	}
	for words, want := range map[string]int{"overdue": 1, "SWIN stage": 2, "a1": 1, "swindon leeds": 0} {
		if got := len(LinesWith(lines, words, nil)); got != want {
			t.Errorf("%q finds %d of them, want %d", words, got, want)
		}
	}
	found := map[string]string{lines[0].ID: "the stairs again"}
	if got := LinesWith(lines, "stairs", found); len(got) == 0 || got[0] != lines[0] || len(LinesWith(lines, "stairs", nil)) > 0 {
		t.Errorf("words of an entry: %+v", got)
	}
	if got := FoundWords("the stairs again"); got != "… the stairs again …" || FoundWords("") != "" {
		t.Errorf("what stands around them: %q", got)
	}
}

// The card and the entry hold the same words, and none is typed twice.
func TestCardBecomesTheContact(t *testing.T) {
	r, _ := record(t, 5)
	card := notebook.Card{Stage: 1, Concern: "c", Evidence: "e", Risk: "r", Ask: "a", Owner: notebook.Party{Role: "duty team"}, By: casetest.On(9, "").Date}
	plain := r.Words(card.Entry(casetest.On(5, "14:10"))).Plain()
	for _, p := range r.Script(card)[1:6] {
		if p.Blank {
			t.Errorf("%s is blank", p.Heading)
		}
		for _, word := range []string{card.Concern, card.Evidence, card.Risk, card.Ask, "duty team"} {
			if !strings.Contains(plain, word) {
				t.Errorf("the entry lacks %q: %s", word, plain)
			}
		}
	}
	if blank := r.Script(notebook.Card{})[1]; !blank.Blank || blank.Text != CardBlank {
		t.Errorf("an empty part says so: %+v", blank)
	}
	if len(r.CardFields()) != 9 || len(r.AfterFields()) != 7 {
		t.Error("a field of the card is not a field of a contact")
	}
}

func TestLeaksAreNamedWithTheirField(t *testing.T) {
	r, _ := record(t, 5)
	e := notebook.Entry{Kind: notebook.Contact, Said: "Mrs Hartley rang 01793 463725", Who: notebook.Party{Role: "social worker", Agency: "Swindon"}}
	got := r.Leaks(e, notebook.LeakCheck{Today: casetest.On(5, "").Date})
	want := []LeakLine{{"What was said", "a name", "Mrs Hartley"}, {"What was said", "a telephone number", "01793 463725"}}
	if !slices.Equal(got, want) {
		t.Errorf("leaks: %+v", got)
	}
	if got := r.Leaks(notebook.Entry{Kind: notebook.Note, Text: "The Swindon Safeguarding Partnership was told by the line manager."}, notebook.LeakCheck{}); len(got) != 0 {
		t.Errorf("the board's own words are no names: %+v", got)
	}
}

func TestDifferences(t *testing.T) {
	s := realSite(t, "Mon 23 Nov 2026")
	was := s.Policies["swindon"]
	if got := Differences(was, was); len(got) != 0 {
		t.Fatalf("an edition differs from itself: %+v", got)
	}
	pack, err := policy.Encode(was)
	if err != nil {
		t.Fatal(err)
	}
	is, err := policy.Decode(pack)
	if err != nil {
		t.Fatal(err)
	}
	is.Edition = "revised April 2026"
	_, rule := is.Rule(numberedRule(is))
	for i := range rule.Duties {
		if d := &rule.Duties[i]; d.Time != nil {
			d.Time.Amount = 4
		}
	}
	got := Differences(was, is)
	if len(got) != 2 || got[0].Where != "The document" || got[1].Kind != "Changed" || got[1].Source == "" {
		t.Fatalf("differences: %+v", got)
	}
	marks := map[DiffMark]string{}
	for _, l := range got[1].Lines {
		marks[l.Mark] += l.Text
	}
	if !strings.Contains(marks[OnlyWas], "five working days") || !strings.Contains(marks[OnlyIs], "four working days") {
		t.Errorf("lines: %+v", got[1].Lines)
	}
}

// numberedRule is the rule of Stage 2 with a number of days.
func numberedRule(p *policy.Policy) string {
	r, _ := numbered(p.Stage(2))
	return r.ID
}

func TestAnotherBoardSaysWhatWouldNotCount(t *testing.T) {
	s := realSite(t, "Mon 23 Nov 2026")
	r, _ := record(t, 5, entry(notebook.Unresolved, 2, 1), entry(notebook.StageStarted, 4, 5))
	cal, today := workday.EnglandWales(), casetest.On(5, "").Date
	now := casework.At(r.Case.Summary(), r.Policy, today, cal)
	then := casework.At(r.Case.Summary(), s.Policies["leeds"], today, cal)
	got := r.WouldNotCount(now, then)
	if len(got) != 1 || !strings.Contains(got[0], "Stage 5 began") {
		t.Errorf("would not count: %q", got)
	}
	if len(r.WouldNotCount(now, now)) != 0 {
		t.Error("what counts now counts now")
	}
}

// A case without its policy is still to be read, and no date is made up for it.
func TestCaseWithoutItsPolicy(t *testing.T) {
	c := casetest.Add(t, casetest.Begin(t), entry(notebook.Unresolved, 2, 1), notebook.Entry{Kind: notebook.Note, Happened: casetest.On(3, ""), Text: "kept"})
	r := Record{Case: c}
	pg := r.Page(casework.At(c.Summary(), nil, casetest.On(5, "").Date, workday.EnglandWales()))
	if len(pg.Chronology) != 2 || pg.Chronology[0].Said.Title != "Stage 1 ended: we still disagree" || pg.Ladder != nil || len(pg.Also) != 0 {
		t.Errorf("%+v", pg)
	}
	if w, is := pg.Next[0].(Warning); !is || w.Text != CaseNoPolicy {
		t.Errorf("next: %+v", pg.Next)
	}
}

func TestFaultsInWords(t *testing.T) {
	err := notebook.Entry{Kind: notebook.Skipped}.Check()
	got := EntryFaults(notebook.Skipped, err)
	want := []FieldFault{{FieldID(notebook.FieldStage), "Stage: this is needed."}, {FieldID(notebook.FieldReason), "Why it was left out: this is needed."}, {DayID, LogNoDay}}
	if !slices.Equal(got, want) {
		t.Errorf("faults: %+v", got)
	}
	if EntryFaults(notebook.Note, notebook.ErrFull) != nil {
		t.Error("another error is no fault of a field")
	}
}

// A form that corrects begins with every word of what it corrects.
func TestLogStart(t *testing.T) {
	call := notebook.Entry{Kind: notebook.Contact, Happened: casetest.On(2, "10:00"), Said: "words", Stage: 1}
	r, _ := record(t, 5, call)
	e := LogStart{Kind: notebook.Contact, Amends: 1}.Entry(r.Case, casetest.On(5, "09:00"))
	if e.Said != "words" || e.Happened != call.Happened || e.Amends != 1 || e.Details || e.Number != 0 {
		t.Errorf("correction: %+v", e)
	}
	if e := (LogStart{Kind: notebook.Contact, Amends: 1, More: true}).Entry(r.Case, casetest.On(5, "09:00")); !e.Details {
		t.Errorf("details: %+v", e)
	}
	if e := (LogStart{Kind: notebook.Withdrawal, Amends: 1}).Entry(r.Case, casetest.On(5, "09:00")); e.Said != "" || e.Amends != 1 || e.Happened != casetest.On(5, "09:00") {
		t.Errorf("withdrawal: %+v", e)
	}
}

// TestTheCaseAsksAboutLearningOnceItIsOver: by its own policy, with strength and source; what is owed stands there alone.
// Swindon: a debrief "may" be useful, anything to be learned "should" go to the Strategic Support Unit.
func TestTheCaseAsksAboutLearningOnceItIsOver(t *testing.T) {
	if _, pg := record(t, 21, entry(notebook.Unresolved, 19, 1)); len(pg.Learning) != 0 {
		t.Errorf("asked while it goes on: %+v", pg.Learning)
	}
	over := []notebook.Entry{entry(notebook.Arose, 16, 0), entry(notebook.Resolved, 19, 2)}
	_, pg := record(t, 21, over...)
	if len(pg.Learning) != 2 {
		t.Fatalf("%+v", pg.Learning)
	}
	may, should := pg.Learning[0], pg.Learning[1]
	if !strings.HasPrefix(may.Text, "May: debrief") || !strings.Contains(may.Small, "Appendix 1") || may.Log == nil || may.Log.Kind != notebook.Debrief || may.Done != "" {
		t.Errorf("%+v", may)
	}
	if !strings.HasPrefix(should.Text, "Should: pass anything to be learned") || !strings.Contains(should.Small, "Flowchart page") || should.Log == nil || should.Log.Kind != notebook.Learning {
		t.Errorf("%+v", should)
	}
	_, pg = record(t, 24, append(over, entry(notebook.Debrief, 20, 0), notebook.Entry{Kind: notebook.Learning, Happened: casetest.On(23, ""), Text: "x", Who: notebook.Party{Role: "unit"}})...)
	if len(pg.Learning) != 2 || pg.Learning[0].Done != "Done: Mon 23 Nov 2026" || pg.Learning[1].Done != "Done: Fri 20 Nov 2026" || pg.Learning[0].Log != nil || pg.Learning[1].Log != nil {
		t.Errorf("not ticked off: %+v", pg.Learning)
	}
	// At stage 5 a learning event "should" be held: that is owed, and stands there alone.
	_, pg = record(t, 21, entry(notebook.Arose, 16, 0), entry(notebook.Resolved, 19, 5))
	event := func(o OwedLine) bool { return strings.Contains(o.Text, "reflective learning event") }
	if !slices.ContainsFunc(pg.Owed, event) || slices.ContainsFunc(pg.Learning, event) {
		t.Errorf("owed %+v, asked %+v", pg.Owed, pg.Learning)
	}
}

func TestUnfinishedLineNamesTheCaseOnlyWhereItMust(t *testing.T) {
	at := notebook.Stamp{Local: notebook.When{Date: workday.Date{Year: 2026, Month: 11, Day: 24}, Clock: notebook.At(14, 10)}}
	of := notebook.NewID()
	for _, c := range []struct {
		of   notebook.ID
		card bool
		code string
		want string
	}{
		{of, false, "A7", "Unfinished entry from 14:10: Contact, A7"},
		{of, true, "", "Unfinished entry from 14:10: Words for the call"},
		{notebook.ID{}, false, "", "Unfinished entry from 14:10: Contact, a new case"},
	} {
		d := notebook.Draft{Case: c.of, Card: c.card, Began: at, Entry: notebook.Entry{Kind: notebook.Contact}}
		if got := UnfinishedLine(d, c.code, at.Local); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
