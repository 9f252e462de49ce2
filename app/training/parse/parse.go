// Package parse reads a scenario file into the model of package training and tells
// its writer, all at once, everything that is wrong with it.
//
// The grammar is told in content/scenarios/README.md. A scenario says what happens;
// what a policy asks is worked out, so an expectation, a limit or the number of a
// stage that is typed in by hand is a fault. What a single line can get wrong is
// found while reading (scene.go), what only the whole file can show in check.go.
// The package is used by the builder and by tests, never by the browser program.
package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"waymark/app/article"
	markdown "waymark/app/article/parse"
	"waymark/app/fault"
	"waymark/app/policy"
	"waymark/app/training"
	"waymark/app/workday"
)

// Scenario reads a scenario file. boards are the policies whose questions it may
// answer, by id. The scenario is complete only when there are no faults; they come
// sorted by line. The name is the file's, and stands in every fault.
func Scenario(name string, src []byte, boards map[string]*policy.Policy) (*training.Scenario, []fault.Fault) {
	f := &file{List: fault.List{File: name}, boards: boards, scenario: &training.Scenario{}, places: map[string]int{}}
	if len(src) > training.MostWritten {
		f.Add(1, fmt.Sprintf("a file of %d KB", len(src)>>10), fmt.Sprintf("keep it under %d KB: one case, in few words", training.MostWritten>>10))
		return f.scenario, f.Sorted()
	}
	sum := sha256.Sum256(src)
	f.scenario.Hash = hex.EncodeToString(sum[:])
	clean := markdown.Clean(src, &f.List)
	fields, body := markdown.Front(clean, &f.List)
	f.front(fields)
	f.typedIn(string(body))
	f.assemble(markdown.Pieces(body, &f.List))
	f.finish()
	f.check()
	if len(f.Faults) == 0 {
		if err := f.scenario.Sound(); err != nil { // what nothing above has a better sentence for
			f.Add(1, "a scenario that cannot be played: "+err.Error(), "make its texts shorter and its parts fewer")
		}
	}
	return f.scenario, f.Sorted()
}

// file is a scenario file being read.
type file struct {
	fault.List
	boards   map[string]*policy.Policy
	scenario *training.Scenario
	places   map[string]int // ids of sections, and their lines
	scenes   []*scene
	here     string // id of the section being read
	aside    bool   // in a scene: below the facilitator's heading
	shortAt  int    // line of "short" in the front matter
	odd      bool   // a heading's id was wrong: a part that seems to be missing may be there
}

// scene is a scene being read, with the lines that later checks point to.
type scene struct {
	training.Scene
	line    int
	fork    int // its line, 0 while there is none
	injects []int
	choices []choice
}

type choice struct {
	training.Choice
	line, day, then int // lines; day is 0 where none is given
	given           int // the day given
}

var frontWords = []string{"scenario", "theme", "begins", "short"}

var frontExamples = map[string]string{
	"scenario": "not-our-threshold", "theme": "threshold disagreement", "begins": "2027-01-11", "short": "first-answer",
}

func (f *file) front(fields []markdown.Field) {
	seen := map[string]bool{}
	for _, x := range fields {
		if seen[x.Word] {
			f.Add(x.Line, fmt.Sprintf("%q stands twice in the front matter", x.Word), "keep one of the two")
			continue
		}
		seen[x.Word] = true
		f.frontField(x)
	}
	for _, word := range frontWords {
		if !seen[word] {
			f.Add(1, fmt.Sprintf("the front matter has no %q", word),
				fmt.Sprintf("add a line between the two lines of ---, as in: %s  %s", word, frontExamples[word]))
		}
	}
}

func (f *file) frontField(x markdown.Field) {
	s := f.scenario
	switch x.Word {
	case "scenario":
		s.ID = x.Rest
		f.Named(x.Line, x.Word, x.Rest, training.IsName(x.Rest))
	case "theme":
		s.Theme = x.Rest
	case "begins":
		day, err := workday.ParseDate(x.Rest)
		if err != nil {
			f.Add(x.Line, fmt.Sprintf("begins %q is not a day of the calendar", x.Rest), "write the year, month and day, as in: begins  2027-01-11")
		}
		s.Begins = day
	case "short":
		s.Short.Scene, f.shortAt = x.Rest, x.Line
	default:
		f.Add(x.Line, fmt.Sprintf("unknown word %q in the front matter", x.Word), "write "+markdown.Choice(x.Word, frontWords))
	}
}

// sections is the parts of a scenario besides its scenes, each needed once.
var sections = []string{"setting", "roles", "questions", "notes", "short"}

const scenePrefix = "scene-"

// aside is the heading under which a scene's notes for the facilitator stand.
const asideHeading = "For the facilitator"

func (f *file) assemble(pieces []markdown.Piece) {
	for _, p := range pieces {
		switch {
		case p.Level == 1 && f.scenario.Title == "" && f.here == "":
			f.scenario.Title = p.Title
		case p.Level == 1:
			f.Add(p.Line, "a second heading with one #", "begin parts with ##; the first heading is the scenario's title")
		case p.Level == 2:
			f.section(p)
		case f.here == "":
			f.Add(p.Line, "text before the first part", "begin with the title and a part, as in: ## The setting {#setting}")
		case p.Fenced:
			f.fenced(p)
		case p.Level == 3 && p.Title == asideHeading && f.scene() != nil:
			f.aside = true
		default:
			f.text(p)
		}
	}
	if f.scenario.Title == "" {
		f.Add(1, "a scenario without a title", "begin it with its title, after the front matter: # Title")
	}
	for _, id := range sections {
		if f.places[id] == 0 && !f.odd {
			f.Add(1, fmt.Sprintf("no part {#%s}", id), "add it, as in: ## "+strings.ToUpper(id[:1])+id[1:]+" {#"+id+"}")
		}
	}
	if len(f.scenes) == 0 {
		f.Add(1, "a scenario without a scene", "add one, as in: ## The first answer {#scene-first-answer}")
	}
}

func (f *file) section(p markdown.Piece) {
	f.here, f.aside = p.ID, false
	name, isScene := strings.CutPrefix(p.ID, scenePrefix)
	switch {
	case p.ID == "":
		f.Add(p.Line, fmt.Sprintf("the heading %q has no id", p.Title), "write one behind it: {#scene-…} for a scene, or one of: {#"+strings.Join(sections, "}, {#")+"}")
		f.here, f.odd = "unknown", true
	case f.places[p.ID] != 0:
		f.Add(p.Line, fmt.Sprintf("the id %q stands twice, first in line %d", p.ID, f.places[p.ID]), "give this one its own id")
		f.odd = true
	case isScene:
		f.scenes = append(f.scenes, &scene{Scene: training.Scene{ID: name, Title: p.Title}, line: p.Line})
		if name == training.End {
			f.Add(p.Line, `a scene called "end"`, `call it otherwise; "then end" is where a scenario ends`)
		}
	case !slices.Contains(sections, p.ID):
		f.Add(p.Line, fmt.Sprintf("unknown part {#%s}", p.ID), "write {#scene-…} for a scene, or "+markdown.Choice(p.ID, sections))
		f.odd = true
	}
	if p.ID != "" && f.places[p.ID] == 0 {
		f.places[p.ID] = p.Line
	}
}

// scene is the scene being read, or nil.
func (f *file) scene() *scene {
	if strings.HasPrefix(f.here, scenePrefix) && len(f.scenes) > 0 {
		return f.scenes[len(f.scenes)-1]
	}
	return nil
}

func (f *file) text(p markdown.Piece) {
	s := f.scenario
	into := map[string]*[]article.Node{"setting": &s.Setting, "questions": &s.Questions, "notes": &s.Notes, "short": &s.Short.Text}[f.here]
	if sc := f.scene(); sc != nil {
		into = &sc.Text
		switch {
		case f.aside:
			into = &sc.Notes
		case sc.fork != 0:
			f.Add(p.Line, "text after a fork", "put it before the fork, or under ### "+asideHeading)
		case len(sc.injects) > 0:
			f.Add(p.Line, "text after an inject", "put it before the first inject, or make an inject of it")
		}
	}
	switch {
	case into != nil:
		if p.Node.Kind == article.Heading && p.Node.ID == "" {
			p.Node.ID = markdown.Slug(p.Title)
		}
		*into = append(*into, p.Node)
	case f.here == "roles":
		f.Add(p.Line, "text among the roles", "write each role as a line of a roles block")
	}
}

// blocks says where each kind of block stands.
var blocks = map[string]string{"roles": "in {#roles}", "facts": "in {#setting} or {#roles}", "inject": "in a scene", "fork": "in a scene"}

var blockNames = []string{"roles", "facts", "inject", "fork"}

func (f *file) fenced(p markdown.Piece) {
	inScene := f.scene() != nil && !f.aside
	fits := map[string]bool{"roles": f.here == "roles", "facts": f.here == "setting" || f.here == "roles", "inject": inScene, "fork": inScene}
	where, known := blocks[p.Info]
	switch {
	case !known:
		f.Add(p.Line, fmt.Sprintf("a block called %q", p.Info), "call it "+markdown.Choice(p.Info, blockNames))
		return
	case !fits[p.Info]:
		f.Add(p.Line, fmt.Sprintf("a block %q in this place", p.Info), "put it "+where)
		return
	}
	lines := markdown.Lines(p, &f.List)
	switch p.Info {
	case "roles":
		f.roles(p, lines)
	case "facts":
		for _, l := range lines {
			f.scenario.Facts = f.fact(f.scenario.Facts, l.Line, strings.TrimSpace(l.Word+" "+l.Rest))
		}
	case "inject":
		f.inject(p, lines)
	case "fork":
		f.fork(p, lines)
	}
}
