package view

import (
	"slices"

	"waymark/app/training"
)

// ShowPlace is how far a projected scenario has come: what was chosen, and how many
// things of the present scene have been revealed.
type ShowPlace struct {
	Path  []string
	Step  int  // before the first scene: 0 the setting, 1 who is in it
	Began bool // the first scene has begun
	Shown int  // of the present scene: 0 its text, then its news one by one, then its decision
	Came  bool // what came of the last choice is on the screen
}

// Slide is what stands on the projected screen. It has no part of the facilitator's notes.
type Slide struct {
	Heading string
	Body    []Block
	Fork    *training.Fork   // where it is time to choose
	Moment  *training.Moment // whose policy can be shown
}

// steps before the first scene.
const showSteps = 2

// SlideOf is the slide at a place of a course that was played by the place's path.
func SlideOf(c training.Course, at ShowPlace) Slide {
	x := c.Scenario
	switch {
	case !at.Began && at.Step == 0:
		return Slide{Heading: x.Title, Body: []Block{Prose{Nodes: x.Setting}}}
	case !at.Began:
		return Slide{Heading: WhoIsInIt, Body: roleBlocks(x)}
	case at.Came:
		return cameSlide(c, at)
	case c.Over:
		m := training.Moment{Stands: c.End, Asks: training.Expect(c.Policy, c.End)}
		return Slide{Heading: TalkAbout, Body: []Block{Prose{Nodes: x.Questions}}, Moment: &m}
	}
	m := c.Moments[len(c.Moments)-1]
	sl := Slide{Heading: m.Scene.Title, Body: []Block{Prose{Nodes: m.Scene.Text}}}
	for i := range m.Scene.Injects[:min(at.Shown, len(m.Scene.Injects))] {
		sl.Body = append(sl.Body, InjectBlock(x, &m.Scene.Injects[i]))
	}
	if at.Shown > len(m.Scene.Injects) {
		sl.Fork, sl.Moment = &m.Scene.Fork, &m
	}
	return sl
}

func cameSlide(c training.Course, at ShowPlace) Slide {
	m := c.Moments[len(at.Path)-1]
	return Slide{Heading: WhatComes, Moment: &m, Body: []Block{
		Ours{Title: m.Choice.Text, Body: []Block{Para{Text: m.Choice.Comes}}},
		Para{Text: ToThink + ": " + m.Choice.Why},
	}}
}

// Next is the place after this one; false where a choice has to be made first, or
// where it is over.
func (at ShowPlace) Next(c training.Course) (ShowPlace, bool) {
	switch {
	case !at.Began && at.Step < showSteps-1:
		at.Step++
	case !at.Began:
		at.Began = true
	case at.Came:
		at.Came, at.Shown = false, 0
	case c.Over:
		return at, false
	case at.Shown > len(c.Moments[len(c.Moments)-1].Scene.Injects):
		return at, false
	default:
		at.Shown++
	}
	return at, true
}

// Chosen is the place after a choice.
func (at ShowPlace) Chosen(id string) ShowPlace {
	at.Path, at.Came = append(slices.Clone(at.Path), id), true
	return at
}

// Grows reports whether something was added below what stood there before.
func (at ShowPlace) Grows() bool { return at.Began && !at.Came && at.Shown > 0 }

// Scene tells the decisions apart.
func (at ShowPlace) Scene() int { return len(at.Path) }
