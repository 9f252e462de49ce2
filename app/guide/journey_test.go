package guide_test

import (
	"fmt"
	"strings"

	"waymark/app/guide"
	"waymark/app/workday"
)

// A journey is a disagreement told in plain lines, with what is expected on the
// way. Its grammar stands in testdata/README.md.
type journey struct {
	title string
	lines []line
}

// line is one line of a journey: something that happened, an answer, a holiday,
// what day it is, or an expectation.
type line struct {
	n       int // in the file, from 1
	event   *guide.Event
	fact    string
	answer  guide.Answer
	holiday *workday.Holiday
	today   workday.Date
	expect  *expectation
}

// expectation is the words after "expect", taken apart.
type expectation struct {
	no     bool
	kind   string       // "due", "safety" …
	date   workday.Date // after the kind, zero for none
	rest   string       // after the kind and the date, before the colon
	words  string       // after the colon
	notes  []string     // what stands in brackets at the end
	source string       // after the #
}

// parseJourney reads a journey. The errors name the line and what would be right.
func parseJourney(text string) (journey, error) {
	var j journey
	for i, raw := range strings.Split(text, "\n") {
		said := strings.TrimSpace(raw)
		switch {
		case said == "" || strings.HasPrefix(said, "#"):
		case j.title == "":
			j.title = said
		default:
			l, err := parseLine(said)
			if err != nil {
				return j, fmt.Errorf("%d: %w", i+1, err)
			}
			l.n = i + 1
			j.lines = append(j.lines, l)
		}
	}
	if j.title == "" {
		return j, fmt.Errorf("1: nothing here; begin with a title")
	}
	return j, nil
}

func parseLine(said string) (line, error) {
	word, rest, _ := strings.Cut(said, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "answer":
		return parseAnswer(rest)
	case "holiday":
		return parseHoliday(rest)
	case "today":
		d, err := workday.ParseShort(uncommented(rest))
		return line{today: d}, err
	case "expect":
		e, err := parseExpectation(rest)
		return line{expect: e}, err
	}
	return parseDated(uncommented(said))
}

// uncommented cuts a line at its " # ".
func uncommented(s string) string {
	s, _, _ = strings.Cut(s, " # ")
	return strings.TrimSpace(s)
}

var answerWords = map[string]guide.Answer{
	"yes": guide.Yes, "no": guide.No, "not sure": guide.NotSure, "not answered": guide.NotAnswered,
}

func parseAnswer(rest string) (line, error) {
	fact, word, _ := strings.Cut(uncommented(rest), ":")
	a, ok := answerWords[strings.TrimSpace(word)]
	if !ok || fact == "" {
		return line{}, fmt.Errorf("answer %q; write fact-name: yes, no, not sure or not answered", rest)
	}
	return line{fact: fact, answer: a}, nil
}

func parseHoliday(rest string) (line, error) {
	day, name, _ := strings.Cut(uncommented(rest), ":")
	d, err := workday.ParseShort(day)
	return line{holiday: &workday.Holiday{Date: d, Name: strings.TrimSpace(name)}}, err
}

func parseDated(said string) (line, error) {
	if what, ok := strings.CutPrefix(said, "no date "); ok {
		e, err := parseEvent(strings.TrimSpace(what))
		return line{event: &e}, err
	}
	day, what, ok := cutDate(said)
	if !ok {
		return line{}, fmt.Errorf("%q; begin with a date such as Tue 24 Nov 2026, or answer, holiday, today or expect", said)
	}
	e, err := parseEvent(what)
	e.On = day
	return line{event: &e}, err
}

// cutDate cuts "Tue 24 Nov 2026" off the front.
func cutDate(s string) (d workday.Date, rest string, ok bool) {
	words := strings.Fields(s)
	if len(words) < 4 {
		return d, s, false
	}
	d, err := workday.ParseShort(strings.Join(words[:4], " "))
	if err != nil {
		return d, s, false
	}
	return d, strings.Join(words[4:], " "), true
}

// parseEvent reads what happened: "stage 1 completed, not resolved".
func parseEvent(said string) (guide.Event, error) {
	said, reason, _ := strings.Cut(said, ":")
	e := guide.Event{Reason: strings.TrimSpace(reason)}
	if simple, ok := simpleEvents[said]; ok {
		e.Kind, e.Resolved = simple, simple == guide.StageCompleted
		return e, nil
	}
	if stage, what, ok := cutStage(said); ok {
		return stageEvent(e, stage, what, said)
	}
	act, place, _ := strings.Cut(said, " at ")
	if place != "" {
		stage, _, ok := cutStage(strings.TrimPrefix(place, "the "))
		if !ok {
			return e, fmt.Errorf("%q; after at comes stage N or the panel", said)
		}
		e.Stage = stage
	}
	return actEvent(e, act, said)
}

var simpleEvents = map[string]guide.EventKind{
	"arose": guide.Arose, "resolved": guide.StageCompleted,
}

// cutStage cuts "stage 3" or "panel" off the front.
func cutStage(s string) (stage int, rest string, ok bool) {
	if rest, ok := strings.CutPrefix(s, "panel"); ok {
		return guide.PanelRank, strings.TrimSpace(rest), true
	}
	if n, err := fmt.Sscanf(s, "stage %d", &stage); n != 1 || err != nil {
		return 0, s, false
	}
	_, rest, _ = strings.Cut(strings.TrimPrefix(s, "stage "), " ")
	return stage, strings.TrimSpace(rest), true
}

func stageEvent(e guide.Event, stage int, what, said string) (guide.Event, error) {
	e.Stage = stage
	switch what {
	case "started":
		e.Kind = guide.StageStarted
	case "completed, resolved":
		e.Kind, e.Resolved = guide.StageCompleted, true
	case "completed, not resolved":
		e.Kind = guide.StageCompleted
	case "skipped":
		e.Kind = guide.Skipped
	default:
		return e, fmt.Errorf("%q; after the stage comes started, completed, resolved or completed, not resolved or skipped: reason", said)
	}
	return e, nil
}

var acts = []struct {
	words string
	kind  guide.EventKind
}{
	{"discussion held", guide.DiscussionHeld},
	{"contact made", guide.ContactMade},
	{"told", guide.Informed},
	{"copied in", guide.Copied},
	{"form sent", guide.FormSent},
	{"confirmed in writing", guide.Confirmed},
	{"meeting held", guide.MeetingHeld},
	{"learning shared", guide.LearningShared},
	{"debrief held", guide.Debriefed},
	{"date agreed", guide.DateAgreed},
}

// actEvent reads "told the Partnership", "form sent monitoring", "date agreed
// Thu 10 Dec 2026".
func actEvent(e guide.Event, act, said string) (guide.Event, error) {
	for _, a := range acts {
		more, ok := strings.CutPrefix(act, a.words)
		if !ok {
			continue
		}
		e.Kind = a.kind
		more = strings.TrimPrefix(strings.TrimSpace(more), "with ")
		switch a.kind {
		case guide.FormSent:
			form, who, _ := strings.Cut(" "+more, " to ")
			e.Form, e.Who = strings.TrimSpace(form), who
		case guide.DateAgreed:
			day, rest, ok := cutDate(more)
			if !ok || rest != "" {
				return e, fmt.Errorf("%q; after date agreed comes the date", said)
			}
			e.Agreed = day
		default:
			e.Who = more
		}
		return e, nil
	}
	return e, fmt.Errorf("%q is not something that happens; see testdata/README.md", said)
}

// kinds are what can be expected. Longer ones before their beginnings.
var kinds = []string{
	"not started", "no ladder", "at stage", "at the panel", "resolved at stage", "resolved", "left", "ran out after stage", "ran out after the panel",
	"due", "met", "agreed", "act now", "acted", "no date yet", "no date printed", "no date because a stage was left out",
	"safety", "maybe safety", "route", "maybe route", "first", "next", "maybe next", "done", "onward", "maybe onward",
	"owed", "question", "asks nothing", "asks", "set aside", "unplaced", "dates may be agreed", "any date",
	"not counted", "rests on",
}

// parseExpectation reads "due Tue 1 Dec 2026: discuss (our reading)   # source".
func parseExpectation(s string) (*expectation, error) {
	e := &expectation{}
	said, source, _ := strings.Cut(s, " # ")
	e.source = strings.TrimSpace(source)
	if e.source == "" {
		return e, fmt.Errorf("expect %q has no source; end it with # and where it stands, or # ours and why", s)
	}
	said = strings.TrimSpace(said)
	said, e.notes = cutNotes(said)
	said, e.words, _ = strings.Cut(said, ":")
	e.words = strings.TrimSpace(e.words)
	if !e.cutKind(strings.TrimSpace(said)) {
		return e, fmt.Errorf("expect %q; the kinds are %s", s, strings.Join(kinds, ", "))
	}
	e.cutDay()
	return e, nil
}

// cutDay takes the date from the end: "2 Tue 24 Nov 2026".
func (e *expectation) cutDay() {
	words := strings.Fields(e.rest)
	if len(words) < 4 {
		return
	}
	from := len(words) - 4
	if d, _, ok := cutDate(strings.Join(words[from:], " ")); ok {
		e.date, e.rest = d, strings.Join(words[:from], " ")
	}
}

func (e *expectation) cutKind(said string) bool {
	for _, negative := range []bool{false, true} {
		rest := said
		if negative {
			var ok bool
			if rest, ok = strings.CutPrefix(said, "no "); !ok {
				return false
			}
		}
		best := ""
		for _, kind := range kinds {
			if (rest == kind || strings.HasPrefix(rest, kind+" ")) && len(kind) > len(best) {
				best = kind
			}
		}
		if best != "" {
			e.no, e.kind, e.rest = negative, best, strings.TrimSpace(rest[len(best):])
			return true
		}
	}
	return false
}

// cutNotes cuts what stands in brackets off the end; brackets may stand inside.
func cutNotes(s string) (string, []string) {
	var notes []string
	for strings.HasSuffix(s, ")") {
		i := opening(s)
		if i < 0 {
			break
		}
		notes = append([]string{s[i+1 : len(s)-1]}, notes...)
		s = strings.TrimSpace(s[:i])
	}
	return s, notes
}

// opening is where the bracket opens that the last one closes, -1 for nowhere.
func opening(s string) int {
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
