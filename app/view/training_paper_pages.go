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
		{Href: scenarioPath(x, "seven/"), Text: SevenLink},
		{Href: scenarioPath(x, "notes/"), Text: NotesLink, Small: "for your own device or on paper, never for the wall"},
	}}, Details{ID: "keys", Summary: KeyName + ", by board", Body: []Block{
		Links{Items: s.boardList(func(id string) string { return scenarioPath(x, id+"/") })}}},
		PrintButton{Text: PrintThis})
	return Page{Title: titled(x.Title), Heading: x.Title, Description: "A rehearsal: " + x.Theme + ". Fictional, with roles only.", Lead: x.Theme + ". Fictional, with roles only.", Body: body}
}

func sevenPage(_ *Site, x *training.Scenario) Page {
	return Page{Title: titled("Seven minutes: " + x.Title), Heading: x.Title + ": in seven minutes", Description: "The seven-minute version, for a team meeting.",
		Lead: "For a team meeting or a handover. It prints on one sheet.", Body: append(SevenMinutes(x), PrintButton{Text: PrintThis})}
}

func notesPage(_ *Site, x *training.Scenario) Page {
	return Page{Title: titled("Notes: " + x.Title), Heading: x.Title + ": notes for the facilitator", Description: "For whoever runs this scenario with a group.",
		Body: append(Notes(x), PrintButton{Text: PrintThis})}
}

func answerKey(s *Site, x *training.Scenario, p *policy.Policy) Page {
	return Page{Title: titled(KeyName + ": " + x.Title), Heading: x.Title + ": answer key for " + s.Named(p),
		Description: "What the policy asks at each decision, with the place where it stands.", Body: append(AnswerKey(x, p, workday.EnglandWales()), PrintButton{Text: PrintThis})}
}
