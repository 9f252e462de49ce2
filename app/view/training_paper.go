package view

import (
	"waymark/app/policy"
	"waymark/app/training"
	"waymark/app/workday"
)

// This file has what is printed of a scenario, from the site and from a file that somebody opened alike: a sheet to hand
// out, seven minutes, the facilitator's notes, a board's answer key.

// HandOut is a scenario on paper, without what is the facilitator's.
func HandOut(x *training.Scenario) []Block {
	body := Opening(x)
	for i := range x.Scenes {
		body = append(body, sceneAsked(x, &x.Scenes[i])...)
	}
	return append(body, talk(x)...)
}

// sceneAsked is a scene with its decision.
func sceneAsked(x *training.Scenario, sc *training.Scene) []Block {
	return append(SceneBlocks(x, sc), Para{Text: sc.Fork.Ask}, choiceList(&sc.Fork))
}

// came is each choice of a decision with what comes of it.
func came(sc *training.Scene) []Block {
	var out []Block
	for i := range sc.Fork.Choices {
		c := &sc.Fork.Choices[i]
		out = append(out, Ours{Title: c.Text, Body: []Block{Para{Text: c.Comes}, Quiet{Text: ToThink + ": " + c.Why}}})
	}
	return out
}

func talk(x *training.Scenario) []Block {
	return []Block{Heading2{ID: "questions", Text: TalkAbout}, Prose{Nodes: x.Questions}}
}

// SevenMinutes is one scene and how to tell it.
func SevenMinutes(x *training.Scenario) []Block {
	sc := x.Scene(x.Short.Scene)
	body := append([]Block{Heading2{ID: "how", Text: "How to run it"}, Prose{Nodes: x.Short.Text}}, setting(x)...)
	return append(append(append(body, sceneAsked(x, sc)...), Heading2{ID: "comes", Text: WhatComes}), came(sc)...)
}

// Notes is the facilitator's own.
func Notes(x *training.Scenario) []Block {
	body := []Block{Warning{Text: notesAreYours}, Prose{Nodes: x.Notes}}
	for i := range x.Scenes {
		sc := &x.Scenes[i]
		body = append(append(append(body, SceneBlocks(x, sc)...), Para{Text: sc.Fork.Ask}), came(sc)...)
		if len(sc.Notes) > 0 {
			body = append(body, Ours{Title: notesForYou, Body: []Block{Prose{Nodes: sc.Notes}}})
		}
	}
	return append(body, talk(x)...)
}

// AnswerKey is what one board's policy asks at each decision, worked out.
func AnswerKey(x *training.Scenario, p *policy.Policy, cal workday.Calendar) []Block {
	body := []Block{Ours{Title: "What this is", Body: []Block{Para{Text: keyWay}}}}
	c, err := training.Play(x, p, x.FirstWay(), cal)
	if err != nil { // cannot be: the way is the scenario's own
		return body
	}
	for i := range c.Moments {
		m := &c.Moments[i]
		body = append(body, Heading2{ID: "scene-" + m.Scene.ID, Text: m.Scene.Title}, Quiet{Text: m.Today.Long()}, Para{Text: m.Scene.Fork.Ask}, Heading3{ID: "asks-" + m.Scene.ID, Text: PolicyAsks})
		body = append(body, AskBlocks(p, m)...)
		body = append(body, Heading3{ID: "choices-" + m.Scene.ID, Text: theChoices})
		body = append(body, came(m.Scene)...)
	}
	return body
}
