// Package training is a rehearsal of a disagreement: a scenario, the pack it
// travels in, playing it under a board's policy, and the log of what was chosen.
//
// A scenario holds no rule and no date due. It says what happens and on which day;
// what a policy asks then is worked out by package guide, for every board and every
// time anew. So a scenario can never say more than a board's document does, and a
// board that is added later has all scenarios at once. The package knows no clock,
// no notebook, no markdown (see parse) and no screen, and it never keeps a score.
package training

import (
	"waymark/app/article"
	"waymark/app/guide"
	"waymark/app/workday"
)

// Scenario is one fictional disagreement.
type Scenario struct {
	ID        string         `json:"id"` // file name and address: "not-our-threshold"
	Title     string         `json:"title"`
	Theme     string         `json:"theme"`  // what it practises, in a few words
	Begins    workday.Date   `json:"begins"` // day 0
	Setting   []article.Node `json:"setting"`
	Roles     []Role         `json:"roles"`           // at least two; roles only, nobody has a name
	Facts     []Fact         `json:"facts,omitempty"` // true from the beginning
	Scenes    []Scene        `json:"scenes"`          // the first is where it begins
	Questions []article.Node `json:"questions"`       // to talk about afterwards
	Notes     []article.Node `json:"notes"`           // for the facilitator, never projected
	Short     Short          `json:"short"`
	Hash      string         `json:"hash,omitempty"` // SHA-256 of the scenario's file, hex
}

// Role is somebody in the scenario.
type Role struct {
	Name  string `json:"name"`
	About string `json:"about"`
}

// Fact answers one question of one board's policy for this case, because the
// boards do not ask the same questions.
type Fact struct {
	Board  string       `json:"board"`
	Name   string       `json:"name"`
	Answer guide.Answer `json:"answer"`
}

// Scene is what happens up to one decision, and the decision.
type Scene struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	Text    []article.Node `json:"text"`
	Injects []Inject       `json:"injects,omitempty"` // revealed one by one
	Notes   []article.Node `json:"notes,omitempty"`   // for the facilitator, never projected
	Fork    Fork           `json:"fork"`
}

// Inject is news that reaches the group.
type Inject struct {
	Day    int      `json:"day"` // since Scenario.Begins
	From   string   `json:"from,omitempty"`
	Text   string   `json:"text"`
	Events []Effect `json:"events,omitempty"`
	Facts  []Fact   `json:"facts,omitempty"`
}

// Fork is a decision.
type Fork struct {
	Ask     string   `json:"ask"`
	Choices []Choice `json:"choices"` // at least two
}

// Choice is one way to go on.
type Choice struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	Day    int      `json:"day"` // on which its events happen
	Events []Effect `json:"events,omitempty"`
	Facts  []Fact   `json:"facts,omitempty"`
	Comes  string   `json:"comes"` // what comes of it
	Why    string   `json:"why"`   // what to think about; advice of ours, not a policy's
	Then   string   `json:"then"`  // a scene's id, or End
}

// End stands in Choice.Then where the scenario ends.
const End = "end"

// Short is the seven-minute version: one scene, and how to tell it.
type Short struct {
	Scene string         `json:"scene"`
	Text  []article.Node `json:"text"`
}

// Effect is what an inject or a choice causes, in words that fit every ladder:
// "this stage" is the stage where the disagreement stands under the policy that is
// played with.
type Effect string

// The effects: a closed list.
const (
	Arises      Effect = "it arises"
	TalkHeld    Effect = "talk held at this stage"
	Agreed      Effect = "this stage ends in agreement"
	NotAgreed   Effect = "this stage ends without agreement"
	FormIsSent  Effect = "form sent"
	InWriting   Effect = "confirmed in writing"
	MeetingMet  Effect = "meeting held"
	Learned     Effect = "learning shared"
	DebriefDone Effect = "debrief held"
)

// Effects is all of them, in the order of the author's manual.
var Effects = []Effect{Arises, TalkHeld, Agreed, NotAgreed, FormIsSent, InWriting, MeetingMet, Learned, DebriefDone}

// The bounds of a scenario: what a group can hold in mind, and what keeps playing
// every path short.
const (
	MostScenes  = 12
	MostChoices = 5
	MostInjects = 6
	MostDays    = 365
	MostPaths   = 500
)

// Scene is the scene with the id, or nil.
func (s *Scenario) Scene(id string) *Scene {
	for i := range s.Scenes {
		if s.Scenes[i].ID == id {
			return &s.Scenes[i]
		}
	}
	return nil
}

// Choice is the choice with the id, or nil.
func (f *Fork) Choice(id string) *Choice {
	for i := range f.Choices {
		if f.Choices[i].ID == id {
			return &f.Choices[i]
		}
	}
	return nil
}

// On is the date of a day of the scenario.
func (s *Scenario) On(day int) workday.Date { return s.Begins.AddDays(day) }

// Paths is every way through the scenario, each as the ids of its choices. It ends
// at MostPaths, and a scenario that loops has no more than that.
func (s *Scenario) Paths() [][]string {
	if len(s.Scenes) == 0 {
		return nil
	}
	var all [][]string
	var walk func(scene *Scene, taken []string)
	walk = func(scene *Scene, taken []string) {
		for i := range scene.Fork.Choices {
			c := &scene.Fork.Choices[i]
			path := append(taken[:len(taken):len(taken)], c.ID)
			next := s.Scene(c.Then)
			switch {
			case len(all) >= MostPaths:
				return
			case next == nil || len(path) > len(s.Scenes):
				all = append(all, path)
			default:
				walk(next, path)
			}
		}
	}
	walk(&s.Scenes[0], nil)
	return all
}

// FirstWay is the way that takes the first choice at every fork.
func (s *Scenario) FirstWay() []string {
	var way []string
	for scene := &s.Scenes[0]; scene != nil && len(way) <= len(s.Scenes); {
		c := &scene.Fork.Choices[0]
		way, scene = append(way, c.ID), s.Scene(c.Then)
	}
	return way
}
