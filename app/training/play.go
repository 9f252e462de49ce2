package training

import (
	"errors"
	"fmt"

	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/workday"
)

// Course is one way through a scenario under one policy: the choice log. What the
// policy asks at each fork stands in it as the guide works it out.
type Course struct {
	Scenario *Scenario
	Policy   *policy.Policy
	Moments  []Moment // the last has no Choice where the way goes on
	Over     bool     // the last choice led to the end
	End      guide.Standing
	Answers  guide.Answers
	Events   []guide.Event
}

// Moment is a fork as it was met.
type Moment struct {
	Scene   *Scene
	Today   workday.Date
	Stands  guide.Standing // when the choice is made, with all that has been heard
	Asks    []Expectation  // what the policy asks then, each with its rule
	Choice  *Choice        // nil where none has been made
	Chosen  workday.Date   // the day of the choice
	NoPlace []Effect       // caused here, but this policy's ladder has no place for it
}

// ErrPath is for a choice that the fork has not got.
var ErrPath = errors.New("no such choice")

// Play goes through a scenario by the ids of the choices, first to last. An empty
// path comes to the first fork. The error is ErrPath, for a choice that is not at
// its fork or that comes after the end.
func Play(s *Scenario, p *policy.Policy, path []string, cal workday.Calendar) (Course, error) {
	c := player{Course: Course{Scenario: s, Policy: p, Answers: guide.Answers{}}, cal: cal}
	c.learn(s.Facts)
	scene := &s.Scenes[0]
	for scene != nil {
		m := c.meet(scene)
		if len(path) == 0 {
			c.Moments = append(c.Moments, m)
			return c.Course, nil
		}
		if m.Choice = scene.Fork.Choice(path[0]); m.Choice == nil {
			return Course{}, fmt.Errorf("play scenario: %w", ErrPath)
		}
		path = path[1:]
		c.choose(&m)
		c.Moments = append(c.Moments, m)
		scene = s.Scene(m.Choice.Then)
	}
	if len(path) > 0 {
		return Course{}, fmt.Errorf("play scenario: after the end: %w", ErrPath)
	}
	c.Over = true
	return c.Course, nil
}

// player is a course being played.
type player struct {
	Course
	cal workday.Calendar
	day int // latest so far
}

func (c *player) today() workday.Date { return c.Scenario.On(c.day) }

// meet brings the news of a scene, and asks the guide.
func (c *player) meet(scene *Scene) Moment {
	m := Moment{Scene: scene}
	for i := range scene.Injects {
		in := &scene.Injects[i]
		c.day = max(c.day, in.Day)
		c.learn(in.Facts)
		c.cause(&m, in.Events)
	}
	c.stand()
	m.Today, m.Stands = c.today(), c.End
	m.Asks = Expect(c.Policy, m.Stands)
	return m
}

func (c *player) choose(m *Moment) {
	c.day = max(c.day, m.Choice.Day)
	m.Chosen = c.today()
	c.learn(m.Choice.Facts)
	c.cause(m, m.Choice.Events)
	c.stand()
}

func (c *player) stand() {
	c.End = guide.Stand(c.Policy, c.Answers, c.Events, c.today(), c.cal)
}

// learn takes up the answers to this policy's questions.
func (c *player) learn(facts []Fact) {
	for _, f := range facts {
		if c.Policy != nil && f.Board == c.Policy.ID {
			c.Answers[f.Name] = f.Answer
		}
	}
}

// cause turns effects into events of the ladder at hand, one after the other,
// because each may move the disagreement on.
func (c *player) cause(m *Moment, effects []Effect) {
	for _, e := range effects {
		c.stand()
		events := eventsOf(c.Policy, c.End.Position, e)
		if len(events) == 0 {
			m.NoPlace = append(m.NoPlace, e)
		}
		for _, event := range events {
			event.On = c.today()
			c.Events = append(c.Events, event)
		}
	}
}

// eventsOf is an effect as events of a policy where the disagreement stands, none
// where the policy has no place for it. Nothing is made up for a ladder that is
// missing from our copy.
func eventsOf(p *policy.Policy, at guide.Position, e Effect) []guide.Event {
	rank := rankAt(p, at)
	switch e {
	case Arises:
		return []guide.Event{{Kind: guide.Arose}}
	case Agreed:
		if at.Kind == guide.NoLadder || rank != 0 {
			return []guide.Event{{Kind: guide.StageCompleted, Stage: rank, Resolved: true}}
		}
	case Learned:
		return []guide.Event{{Kind: guide.LearningShared}}
	case DebriefDone:
		return []guide.Event{{Kind: guide.Debriefed}}
	case InWriting:
		return []guide.Event{{Kind: guide.Confirmed, Stage: at.Stage}}
	}
	if rank == 0 {
		return nil
	}
	switch e {
	case TalkHeld:
		return talkAt(p, rank)
	case NotAgreed:
		return []guide.Event{{Kind: guide.StageCompleted, Stage: rank}}
	case MeetingMet:
		return []guide.Event{{Kind: guide.MeetingHeld, Stage: rank}}
	case FormIsSent:
		return formAt(p, rank)
	}
	return nil
}

// rankAt is the stage or panel where something can happen, 0 for none. Before the
// start that is the first stage.
func rankAt(p *policy.Policy, at guide.Position) int {
	switch at.Kind {
	case guide.NotStarted:
		return p.Stages()[0].Rank
	case guide.AtStage, guide.AtPanel:
		if !at.Over {
			return at.Stage
		}
	}
	return 0
}

// talkAt is a talk in the words of the stage: some ask for a discussion, some for
// contact, some for both. Where a stage asks for neither it is a discussion.
func talkAt(p *policy.Policy, rank int) []guide.Event {
	if rank == guide.PanelRank {
		return []guide.Event{{Kind: guide.MeetingHeld, Stage: rank}}
	}
	contact, talk := false, false
	for r := range p.Stage(rank).Rules() {
		for _, d := range r.Duties {
			contact = contact || d.Act == policy.ActContact
			talk = talk || d.Act == policy.ActDiscuss
		}
	}
	var out []guide.Event
	if contact {
		out = append(out, guide.Event{Kind: guide.ContactMade, Stage: rank})
	}
	if talk || !contact {
		out = append(out, guide.Event{Kind: guide.DiscussionHeld, Stage: rank})
	}
	return out
}

func formAt(p *policy.Policy, rank int) []guide.Event {
	if rank == guide.PanelRank {
		return nil
	}
	for r := range p.Stage(rank).Rules() {
		if r.Form != "" {
			return []guide.Event{{Kind: guide.FormSent, Stage: rank, Form: r.Form}}
		}
	}
	return nil
}
