//go:build !js

package view

import "strconv"

// This file and training_paper_pages.go have the pages of training that are finished when they
// are built. The program knows none of them: they would cost every phone 10 KB.

func init() {
	trainingPages[""], trainingPages["guide/"], trainingPages["cpd/"] = trainingHome, trainersGuide, cpdPage
	scenarioPages[""], scenarioPages["seven/"], scenarioPages["notes/"] = scenarioPage, sevenPage, notesPage
	keyPage = answerKey
}

// trainingHome lists the scenarios and what a trainer needs.
func trainingHome(s *Site) Page {
	var list []Link
	for _, r := range s.Rehearsals {
		list = append(list, Link{Href: TrainingFolder + "/" + r.ID + "/", Text: r.Title, Small: r.Theme})
	}
	tools := []Link{
		{Href: "training/guide/", Text: "Trainer’s guide", Small: "how to run 7, 20 and 60 minutes"},
		{Href: "training/cpd/", Text: "A sheet for your own record of development", Small: "with room for reflection with a peer"},
		{Href: "training/codes/", Text: "Codes for the wall", Small: "open a board, a stage or a scenario with a telephone’s camera"},
		{Href: "training/open/", Text: OpenHeading},
	}
	if !s.GuideOnly {
		tools = append(tools, Link{Href: practiceFolder + "/", Text: "Practice notebook", Small: "a notebook of its own, only for rehearsals"})
	}
	return Page{Title: titled(TrainingName), Heading: TrainingName, Description: "Scenarios to rehearse a disagreement with, alone or in a group, under any board’s policy.",
		Lead: "Practise the conversation and the clock before you need them: alone, or in a room without Wi-Fi.",
		Body: []Block{
			Para{Text: "Each case is fictional and has roles only. It runs on the same program and the same policy files as the guide, so it can be played under every board here."},
			Heading2{ID: "scenarios", Text: plural(len(list), "scenario")}, Links{Items: list},
			Heading2{ID: "tools", Text: "For whoever runs it"}, Links{Items: tools},
			Heading2{ID: "posters", Text: "Ladder posters"},
			Para{Text: "One sheet a board, drawn from the same rules. Where our copy lacks the stages there is none."},
			Links{Items: s.posterLinks()},
		}}
}

func (s *Site) posterLinks() []Link {
	var out []Link
	for _, b := range s.Boards {
		if !b.NoLadder {
			out = append(out, Link{Href: b.ID + "/poster/", Text: b.Heading()})
		}
	}
	return out
}

// trainersGuide is guidance, from content/guidance/training.md.
func trainersGuide(s *Site) Page {
	pg := articlePage("training")(s)
	pg.Body = append(pg.Body, PrintButton{Text: PrintThis})
	return pg
}

// cpdPage is a sheet for the learner's own record: nothing on it is a score, and
// nobody but the learner gets it.
func cpdPage(*Site) Page {
	blank := func(caption string) Block {
		t := Table{Caption: caption, Head: []string{"", ""}, RowHeads: true}
		for i := range 3 {
			t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), "\u00a0"})
		}
		return t
	}
	return Page{Title: titled("Record of development"), Heading: "My record of this rehearsal", Description: "A sheet to print for your own record of professional development.",
		Lead: "To print and fill in by hand. It is yours: no score, no list, nobody collects it.",
		Body: append([]Block{
			Table{Caption: "What it was", RowHeads: true, Head: []string{"", ""}, Rows: [][]string{{"Scenario", "\u00a0"}, {"Day, and how long", "\u00a0"}, {"Board and edition of the policy", "\u00a0"}, {"Alone, or with whom (roles)", "\u00a0"}}},
			blank("What I chose, and would choose otherwise now"), blank("What the policy asks that I did not know, and where it stands"),
			blank("The sentence that I want to be able to say"),
		}, append(Reflection(), PrintButton{Text: PrintThis})...)}
}

// boardList is the boards by name, for a choice.
func (s *Site) boardList(href func(id string) string) []Link {
	var out []Link
	for _, b := range s.Boards {
		out = append(out, Link{Href: href(b.ID), Text: b.Heading(), Small: b.Line})
	}
	return out
}
