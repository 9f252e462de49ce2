package parse

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	markdown "waymark/app/article/parse"
	"waymark/app/training"
)

// finish puts the scenes into the scenario. A choice without a day happens on the
// latest day that its scene can have.
func (f *file) finish() {
	for _, sc := range f.scenes {
		for _, c := range sc.choices {
			c.Choice.Day = c.given
			sc.Fork.Choices = append(sc.Fork.Choices, c.Choice)
		}
		f.scenario.Scenes = append(f.scenario.Scenes, sc.Scene)
	}
	for range f.scenario.Scenes { // days settle along the longest way
		f.carryDays()
	}
}

// carryDays gives choices without a day the one on which their scene stands.
func (f *file) carryDays() {
	latest := map[string]int{}
	for _, sc := range f.scenario.Scenes {
		for _, c := range sc.Fork.Choices {
			latest[c.Then] = max(latest[c.Then], c.Day)
		}
	}
	for i := range f.scenario.Scenes {
		sc := &f.scenario.Scenes[i]
		day := latest[sc.ID]
		for _, in := range sc.Injects {
			day = max(day, in.Day)
		}
		for j := range sc.Fork.Choices {
			if f.scenes[i].choices[j].day == 0 {
				sc.Fork.Choices[j].Day = day
			}
		}
	}
}

// check reports what only the whole file can show.
func (f *file) check() {
	for _, sc := range f.scenes {
		if len(sc.Text) == 0 {
			f.Add(sc.line, fmt.Sprintf("the scene %q says nothing", sc.ID), "say in a few sentences, under its heading, where things stand")
		}
		if sc.fork == 0 {
			f.Add(sc.line, fmt.Sprintf("the scene %q has no fork", sc.ID), "end it with a fork block: a scene is there to decide something")
		}
	}
	if len(f.scenes) == 0 {
		return
	}
	f.ways()
	s := f.scenario
	if f.shortAt > 0 && s.Scene(s.Short.Scene) == nil {
		f.Add(f.shortAt, fmt.Sprintf("the short version is of %q, which no scene is called", s.Short.Scene), "write "+markdown.Choice(s.Short.Scene, f.sceneNames()))
	}
	for id, there := range map[string]bool{"setting": len(s.Setting) > 0, "questions": len(s.Questions) > 0, "notes": len(s.Notes) > 0, "short": len(s.Short.Text) > 0} {
		if line := f.places[id]; line > 0 && !there {
			f.Add(line, fmt.Sprintf("the part {#%s} says nothing", id), "write what belongs there under its heading")
		}
	}
	if line := f.places["roles"]; line > 0 && len(s.Roles) == 0 && len(f.Faults) == 0 {
		f.Add(line, "no roles", "add a roles block with a line for each role")
	}
	f.sevenMinutes()
	if len(f.Faults) == 0 {
		f.days()
	}
}

func (f *file) sceneNames() []string {
	var names []string
	for _, sc := range f.scenes {
		names = append(names, sc.ID)
	}
	return names
}

// ways reports choices that lead nowhere, ways that lead back, and scenes that
// nothing leads to.
func (f *file) ways() {
	s, dead := f.scenario, false
	led := map[string]bool{s.Scenes[0].ID: true}
	for _, sc := range f.scenes {
		for _, c := range sc.choices {
			led[c.Then] = true
			dead = dead || c.Then == ""
			if c.Then != "" && c.Then != training.End && s.Scene(c.Then) == nil {
				dead = true
				f.Add(c.then, fmt.Sprintf("a dead fork: the choice %q leads to %q, which no scene is called", c.ID, c.Then),
					"write "+markdown.Choice(c.Then, append(f.sceneNames(), training.End)))
			}
		}
	}
	for _, sc := range f.scenes {
		if !led[sc.ID] {
			dead = true
			f.Add(sc.line, fmt.Sprintf("nothing leads to the scene %q", sc.ID), "let a choice lead to it: then  "+sc.ID)
		}
	}
	if dead {
		return
	}
	if f.loops(s.Scenes[0].ID, nil, map[string]bool{}) {
		return
	}
	if n := s.CountPaths(); n > training.MostPaths {
		f.Add(1, fmt.Sprintf("more than %d ways through it", training.MostPaths), "let choices lead to the same scene, or take some out")
	}
}

// loops follows the choices and reports the first that leads back. done is the
// scenes that are known to come to an end.
func (f *file) loops(id string, trail []string, done map[string]bool) bool {
	for _, sc := range f.scenes {
		if sc.ID != id || done[id] {
			continue
		}
		done[id] = true
		trail = append(trail[:len(trail):len(trail)], id)
		for _, c := range sc.choices {
			if c.Then != training.End && slices.Contains(trail, c.Then) {
				f.Add(c.then, fmt.Sprintf("a loop: the choice %q leads back to %q", c.ID, c.Then), "let it lead to a later scene, or: then  end")
				return true
			}
			if f.loops(c.Then, trail, done) {
				return true
			}
		}
	}
	return false
}

// days reports a day before one that comes earlier in the story.
func (f *file) days() {
	id, place, back := f.scenario.BackInTime()
	if !back {
		return
	}
	for _, sc := range f.scenes {
		switch {
		case sc.ID != id:
		case place < len(sc.injects):
			f.Add(sc.injects[place], fmt.Sprintf("day %d comes before the day on which this scene begins or the inject above it", sc.Injects[place].Day), "give it the same day or a later one")
		default:
			c := sc.choices[place-len(sc.injects)]
			f.Add(max(c.day, c.line), fmt.Sprintf("day %d of the choice %q comes before the news that it answers", c.given, c.ID), "give it the same day or a later one, or leave the line out")
		}
	}
}

var (
	limitTyped = regexp.MustCompile(`(?i)\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty)[ -]working[ -]days?\b`)
	stageTyped = regexp.MustCompile(`(?i)\b(stage|step) (\d|one|two|three|four|five)\b`)
)

// typedIn reports what a policy says and a scenario must not: it would be right
// for one board and wrong for the next.
func (f *file) typedIn(body string) {
	for i, line := range strings.Split(body, "\n") {
		if m := limitTyped.FindString(line); m != "" {
			f.Add(i+1, fmt.Sprintf("%q: a limit typed in by hand", m), "take it out; how long there is stands in each policy and is worked out from it")
		}
		if m := stageTyped.FindString(line); m != "" {
			f.Add(i+1, fmt.Sprintf("%q: the number of a stage", m), `write "this stage" or "the next stage"; the boards' numbers do not match`)
		}
	}
}
