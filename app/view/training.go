package view

import (
	"fmt"
	"strings"

	"waymark/app/packed"
	"waymark/app/policy"
	"waymark/app/stable"
	"waymark/app/training"
)

// This file says which pages training has; training_pages.go makes those of all
// scenarios, training_scenario.go those of one, training_course.go what a rehearsal
// shows. A page for projecting is made without notes: they are never on it.

// ScenarioSummary is what the list of scenarios says of one.
type ScenarioSummary struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Theme string `json:"theme"`
}

// SummariseScenario writes the summary of a scenario.
func SummariseScenario(s *training.Scenario) ScenarioSummary {
	return ScenarioSummary{ID: s.ID, Title: s.Title, Theme: s.Theme}
}

// EncodeRehearsals and DecodeRehearsals carry the list of scenarios.
func EncodeRehearsals(list []ScenarioSummary) ([]byte, error) { return packed.Encode(list) }

// DecodeRehearsals reads what EncodeRehearsals wrote.
func DecodeRehearsals(pack []byte) ([]ScenarioSummary, error) {
	var list []ScenarioSummary
	if err := packed.Decode(pack, &list); err != nil {
		return nil, fmt.Errorf("read list of scenarios: %w", err)
	}
	return list, nil
}

// The packs of training: the list, and one for each scenario.
const (
	RehearsalsPack     = "training"
	scenarioPackPrefix = "scenario-"
)

// ScenarioPack is the name of a scenario's pack.
func ScenarioPack(id string) string { return scenarioPackPrefix + id }

// ScenarioEnding ends the name of a scenario that is a file of its own.
const ScenarioEnding = ".waymark-scenario"

// TrainingFolder is where training's pages are, and the bundle they travel in.
const TrainingFolder = "training"

// TrainingStyle is the style sheet that only these pages load.
const TrainingStyle = TrainingFolder + "/style.css"

// InTraining reports whether a path is one of training's pages.
func InTraining(path string) bool { return strings.HasPrefix(path, TrainingFolder+"/") }

// The pages of training that belong to no scenario, and those of each scenario. Here are
// those that the program has a part in; the others are finished when they are built and
// are no part of the program (training_still.go).
var (
	trainingPages = map[string]func(*Site) Page{"open/": openScenario, "codes/": codesPage}
	scenarioPages = map[string]func(*Site, *training.Scenario) Page{"alone/": alonePage, "show/": showPage}

	keyPage func(*Site, *training.Scenario, *policy.Policy) Page // nil in the program
)

// ScenarioOf is the scenario that a path needs, "" for none.
func ScenarioOf(path string) string {
	rest, in := strings.CutPrefix(path, TrainingFolder+"/")
	if _, own := trainingPages[rest]; !in || own {
		return ""
	}
	id, _, _ := strings.Cut(rest, "/")
	return id
}

// KeyBoardOf is the board whose answer key a path is, "" for none.
func KeyBoardOf(path string) string {
	id := ScenarioOf(path)
	if id == "" {
		return ""
	}
	sub := strings.TrimPrefix(path, TrainingFolder+"/"+id+"/")
	if _, own := scenarioPages[sub]; own {
		return ""
	}
	return strings.TrimSuffix(sub, "/")
}

// TrainingPaths lists training's pages: its own, and for each scenario its own and
// an answer key a board.
func (s *Site) TrainingPaths() []string {
	if len(s.Rehearsals) == 0 {
		return nil
	}
	var out []string
	for _, sub := range stable.Keys(trainingPages) {
		out = append(out, TrainingFolder+"/"+sub)
	}
	for _, r := range s.Rehearsals {
		at := TrainingFolder + "/" + r.ID + "/"
		for _, sub := range stable.Keys(scenarioPages) {
			out = append(out, at+sub)
		}
		for _, b := range s.Boards {
			out = append(out, at+b.ID+"/")
		}
	}
	return out
}

// trainingPage makes the page at a path below training/.
func (s *Site) trainingPage(path string) (Page, bool) {
	rest := strings.TrimPrefix(path, TrainingFolder+"/")
	if make, ok := trainingPages[rest]; ok {
		return rehearsed(make(s)), true
	}
	x := s.Scenarios[ScenarioOf(path)]
	if x == nil {
		return Page{}, false
	}
	sub := strings.TrimPrefix(rest, x.ID+"/")
	if make, ok := scenarioPages[sub]; ok {
		return rehearsed(make(s, x)), true
	}
	p := s.Policies[strings.TrimSuffix(sub, "/")]
	if p == nil || keyPage == nil || !strings.HasSuffix(sub, "/") {
		return Page{}, false
	}
	pg := keyPage(s, x, p)
	pg.Strip = strip(p, s.Today)
	return rehearsed(pg), true
}

// rehearsed puts the mark of training over a page.
func rehearsed(pg Page) Page {
	_, alive := partOf(pg)
	pg.Rehearsal = Rehearsal{Text: rehearsalMark, Still: !alive}
	return pg
}

// Still reports whether a path is one of training's pages that the program has no part in.
func (s *Site) Still(path string) bool {
	if !InTraining(path) {
		return false
	}
	pg, there := s.trainingPage(path)
	_, alive := partOf(pg)
	return !there || !alive
}

// partOf is the part of training that the program does on a page.
func partOf(pg Page) (TrainingPart, bool) {
	for _, b := range pg.Body {
		if part, ok := b.(TrainingPart); ok {
			return part, true
		}
	}
	return TrainingPart{}, false
}

// Rehearsal says, in words and colour, that nothing on a page is a real case.
type Rehearsal struct {
	Text  string // "" on a page of the guide or the notebook
	Still bool   // the program has no part in the page and does not start there
}

// TrainingPart is a part of training that only the running program can do.
type TrainingPart struct {
	Kind     TrainingKind
	Scenario string // "" for none
	Fallback []Block
}

// TrainingKind says which.
type TrainingKind string

// The parts of training.
const (
	PartAlone TrainingKind = "alone" // rehearse alone
	PartShow  TrainingKind = "show"  // one screen to project
	PartOpen  TrainingKind = "open"  // a scenario from a file
	PartCodes TrainingKind = "codes" // pictures of addresses
)

func (TrainingPart) block() {}

// practicePages are the practice notebook's pages; a site that stores nothing has none.
var practicePages = map[string]func(*Site) Page{}

// Named is the board's name as lists show it.
func (s *Site) Named(p *policy.Policy) string { return Summarise(p).Heading() }
