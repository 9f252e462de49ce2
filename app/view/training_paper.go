//go:build !js

package view

import (
	"waymark/app/policy"
	"waymark/app/training"
	"waymark/app/workday"
)

// scenarioPage is the scenario to read, to print and to hand out: no notes, no key.
func scenarioPage(s *Site, x *training.Scenario) Page {
	body := []Block{Buttons{Items: []Link{
		{Href: scenarioPath(x, "alone/"), Text: RehearseAlone}, {Href: scenarioPath(x, "show/"), Text: RunWithGroup, Plain: true},
	}}}
	body = append(body, HandOut(x)...)
	body = append(body, Heading2{ID: "more", Text: "For whoever runs it"}, Links{Items: []Link{
		{Href: scenarioPath(x, "seven/"), Text: "The seven-minute version"},
		{Href: scenarioPath(x, "notes/"), Text: NotesLink, Small: "for your own device or on paper, never for the wall"},
	}}, Details{ID: "keys", Summary: KeyName + ", by board", Body: []Block{
		Links{Items: s.boardList(func(id string) string { return scenarioPath(x, id+"/") })}}},
		PrintButton{Text: PrintThis})
	return Page{Title: titled(x.Title), Heading: x.Title, Description: "A rehearsal: " + x.Theme + ". Fictional, with roles only.", Lead: x.Theme + ". Fictional, with roles only.", Body: body}
}

// HandOut is a scenario on paper, without what is the facilitator's.
func HandOut(x *training.Scenario) []Block {
	body := Opening(x)
	for i := range x.Scenes {
		body = append(body, SceneBlocks(x, &x.Scenes[i])...)
		body = append(body, Para{Text: x.Scenes[i].Fork.Ask}, choiceList(&x.Scenes[i].Fork))
	}
	return append(body, Heading2{ID: "questions", Text: TalkAbout}, Prose{Nodes: x.Questions})
}

// sevenPage is one scene and how to tell it.
func sevenPage(_ *Site, x *training.Scenario) Page {
	sc := x.Scene(x.Short.Scene)
	body := []Block{Heading2{ID: "how", Text: "How to run it"}, Prose{Nodes: x.Short.Text},
		Heading2{ID: "setting", Text: "The setting, to read aloud"}, Prose{Nodes: x.Setting}}
	body = append(body, SceneBlocks(x, sc)...)
	body = append(body, Para{Text: sc.Fork.Ask}, choiceList(&sc.Fork), Heading2{ID: "comes", Text: WhatComes})
	for _, c := range sc.Fork.Choices {
		body = append(body, Heading3{ID: "choice-" + c.ID, Text: c.Text}, Para{Text: c.Comes}, Quiet{Text: ToThink + ": " + c.Why})
	}
	return Page{Title: titled("Seven minutes: " + x.Title), Heading: x.Title + ": in seven minutes", Description: "The seven-minute version, for a team meeting.",
		Lead: "For a team meeting or a handover. It fits on a sheet.", Body: append(body, PrintButton{Text: PrintThis})}
}

// notesPage is the facilitator's own.
func notesPage(_ *Site, x *training.Scenario) Page {
	body := []Block{Warning{Text: "These notes are for you. Keep them on your own device or on paper; the group’s screen never shows them."}, Prose{Nodes: x.Notes}}
	for i := range x.Scenes {
		sc := &x.Scenes[i]
		body = append(body, SceneBlocks(x, sc)...)
		body = append(body, Para{Text: sc.Fork.Ask})
		for _, c := range sc.Fork.Choices {
			body = append(body, Details{ID: "comes-" + sc.ID + "-" + c.ID, Summary: c.Text, Open: true, Body: []Block{Para{Text: c.Comes}, Quiet{Text: ToThink + ": " + c.Why}}})
		}
		if len(sc.Notes) > 0 {
			body = append(body, Ours{Title: "For you", Body: []Block{Prose{Nodes: sc.Notes}}})
		}
	}
	body = append(body, Heading2{ID: "questions", Text: TalkAbout}, Prose{Nodes: x.Questions}, PrintButton{Text: PrintThis})
	return Page{Title: titled("Notes: " + x.Title), Heading: x.Title + ": notes for the facilitator", Description: "For whoever runs this scenario with a group.", Body: body}
}

// answerKey is what one board's policy asks at each decision, worked out.
func answerKey(s *Site, x *training.Scenario, p *policy.Policy) Page {
	c, err := training.Play(x, p, x.FirstWay(), workday.EnglandWales())
	body := []Block{Ours{Title: "What this is", Body: []Block{Para{Text: keyWay}}}}
	if err == nil {
		for i := range c.Moments {
			m := &c.Moments[i]
			body = append(body, Heading2{ID: "scene-" + m.Scene.ID, Text: m.Scene.Title}, Quiet{Text: m.Today.Long()}, Para{Text: m.Scene.Fork.Ask}, Heading3{ID: "asks-" + m.Scene.ID, Text: PolicyAsks})
			body = append(body, AskBlocks(p, m)...)
			t := Table{Caption: "The choices: " + m.Scene.Title, Head: []string{"Choice", WhatComes, ToThink}}
			for _, o := range m.Scene.Fork.Choices {
				t.Rows = append(t.Rows, []string{o.Text, o.Comes, o.Why})
			}
			body = append(body, t)
		}
	}
	return Page{Title: titled(KeyName + ": " + x.Title), Heading: x.Title + ": answer key for " + s.Named(p),
		Description: "What the policy asks at each decision, with the place where it stands.", Body: append(body, PrintButton{Text: PrintThis})}
}
