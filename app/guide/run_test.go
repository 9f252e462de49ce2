package guide_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/policy/parse"
	"waymark/app/workday"
)

// boards is the least number of journeys through each document.
var boards = map[string]int{
	"swindon": 20, "south-gloucestershire": 15, "leeds": 10, "unnamed-flowchart": 8, "northamptonshire": 7,
}

// TestJourneys goes through every journey in testdata and says where the guide
// departs from it.
func TestJourneys(t *testing.T) {
	for _, board := range slices.Sorted(maps.Keys(boards)) {
		files := glob(t, filepath.Join("testdata", board, "*.txt"))
		if len(files) < boards[board] {
			t.Errorf("%s has %d journeys; it needs %d", board, len(files), boards[board])
		}
		p := realPolicy(t, board)
		for _, file := range files {
			t.Run(board+"/"+strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { travel(t, p, file) })
		}
	}
}

// travel runs one journey.
func travel(t *testing.T, p *policy.Policy, file string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range departures(p, file, string(text)) {
		t.Error(said)
	}
}

// departures is where the guide departs from a journey, each expectation taken as
// things stand at its line: "file:line: expected …; got …".
func departures(p *policy.Policy, file, text string) []string {
	j, err := parseJourney(text)
	if err != nil {
		return []string{fmt.Sprintf("%s:%v", file, err)}
	}
	tr := traveller{policy: p, answers: guide.Answers{}, cal: workday.EnglandWales()}
	var said []string
	asked := 0
	for _, l := range j.lines {
		if l.fact != "" && p.Fact(l.fact) == nil {
			said = append(said, fmt.Sprintf("%s:%d: expected a question of this policy; got %q", file, l.n, l.fact))
		}
		if tr.take(l); l.expect == nil {
			continue
		}
		asked++
		if got := tr.check(l.expect); got != "" {
			said = append(said, fmt.Sprintf("%s:%d: expected %s; got %s", file, l.n, l.expect, got))
		}
	}
	if asked == 0 {
		said = append(said, file+": nothing is expected")
	}
	return said
}

// traveller is a journey as far as it has gone.
type traveller struct {
	policy  *policy.Policy
	answers guide.Answers
	events  []guide.Event
	today   workday.Date
	cal     workday.Calendar
}

func (tr *traveller) take(l line) {
	switch {
	case l.event != nil:
		tr.events = append(tr.events, *l.event)
	case l.fact != "":
		tr.answers[l.fact] = l.answer
	case l.holiday != nil:
		tr.cal = tr.cal.With(*l.holiday)
	case !l.today.IsZero():
		tr.today = l.today
	}
}

func (tr *traveller) stand() guide.Standing {
	return guide.Stand(tr.policy, tr.answers, tr.events, tr.today, tr.cal)
}

var policies = map[string]*policy.Policy{}

// realPolicy reads a board's own policy file.
func realPolicy(t testing.TB, board string) *policy.Policy {
	if p := policies[board]; p != nil {
		return p
	}
	name := filepath.Join("..", "..", "policies", board+".md")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p, faults := parse.Policy(name, text)
	if len(faults) > 0 {
		t.Fatalf("%s has %d faults, the first: %v", name, len(faults), faults[0])
	}
	policies[board] = p
	return p
}

func glob(t testing.TB, pattern string) []string {
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return files
}
