package view

import (
	"waymark/app/article"
	"waymark/app/policy"
	"waymark/app/training"
)

func scenarioPath(x *training.Scenario, sub string) string {
	return TrainingFolder + "/" + x.ID + "/" + sub
}

func roleBlocks(x *training.Scenario) []Block {
	t := Table{Caption: WhoIsInIt, RowHeads: true, Head: []string{"", ""}}
	for _, r := range x.Roles {
		t.Rows = append(t.Rows, []string{upper(r.Name), endStop(upper(r.About))})
	}
	return []Block{t}
}

// SceneBlocks is a scene up to its decision.
func SceneBlocks(x *training.Scenario, sc *training.Scene) []Block {
	out := []Block{Heading2{ID: "scene-" + sc.ID, Text: sc.Title}, Prose{Nodes: sc.Text}}
	for i := range sc.Injects {
		out = append(out, InjectBlock(x, &sc.Injects[i]))
	}
	return out
}

// InjectBlock is one piece of news.
func InjectBlock(x *training.Scenario, in *training.Inject) Block {
	return Ours{Title: upper(fromText(x, in)), Body: []Block{Para{Text: in.Text}}}
}

// choiceList is the choices of a fork, to be read.
func choiceList(f *training.Fork) Block {
	var items []string
	for _, c := range f.Choices {
		items = append(items, c.Text)
	}
	return lettered(items)
}

// plainList and lettered are lists of plain sentences.
func plainList(items []string) Block { return listOf(article.List, items) }

func lettered(items []string) Block { return listOf(article.OrderedList, items) }

func listOf(kind article.Kind, items []string) Block {
	list := article.Node{Kind: kind}
	for _, text := range items {
		list.Children = append(list.Children, article.Node{Kind: article.Item, Children: []article.Node{
			{Kind: article.Paragraph, Children: []article.Node{{Kind: article.Text, Text: text}}}}})
	}
	return Prose{Nodes: []article.Node{list}}
}

// alonePage and showPage are run by the program.
func alonePage(_ *Site, x *training.Scenario) Page {
	return Page{Title: titled(RehearseAlone), Heading: x.Title, Description: "Rehearse this scenario by yourself.",
		Body: []Block{TrainingPart{Kind: PartAlone, Scenario: x.ID, Fallback: needsProgram(x)}}}
}

func showPage(_ *Site, x *training.Scenario) Page {
	return Page{Title: titled(RunWithGroup), Heading: x.Title, Description: "One screen to project, one decision at a time.",
		Body: []Block{TrainingPart{Kind: PartShow, Scenario: x.ID, Fallback: needsProgram(x)}}}
}

func needsProgram(x *training.Scenario) []Block {
	return []Block{Para{Text: trainingNeeds}, Links{Items: []Link{
		{Href: scenarioPath(x, ""), Text: "The scenario, to read and print"}, {Href: scenarioPath(x, "seven/"), Text: SevenLink}}}}
}

// Opening is what stands before the first scene.
func Opening(x *training.Scenario) []Block {
	return append(setting(x), roleBlocks(x)...)
}

func setting(x *training.Scenario) []Block {
	return []Block{Heading2{ID: "setting", Text: "The setting"}, Prose{Nodes: x.Setting}}
}

// Afterwards is what is left to do at the end.
func Afterwards(x *training.Scenario) []Block {
	return append(talk(x), Links{Items: []Link{{Href: "training/cpd/", Text: "A sheet for your own record of development"}}})
}

// ScenarioCodes and BoardCodes are the places that a code on the wall can open.
func ScenarioCodes(s *Site) []Link {
	var out []Link
	for _, r := range s.Rehearsals {
		out = append(out, Link{Href: TrainingFolder + "/" + r.ID + "/", Text: r.Title})
	}
	return out
}

// BoardCodes is a policy and each of its stages.
func BoardCodes(p *policy.Policy) []Link {
	out := []Link{{Href: p.ID + "/", Text: Summarise(p).Heading() + ": " + CodesBoard}}
	for _, st := range p.Stages() {
		out = append(out, Link{Href: stageLink(p, st.Rank).Href, Text: st.Heading()})
	}
	return out
}

func openScenario(*Site) Page {
	return Page{Title: titled(OpenHeading), Heading: OpenHeading, Description: OpenLead, Lead: OpenLead,
		Body: []Block{TrainingPart{Kind: PartOpen, Fallback: []Block{Para{Text: trainingNeeds}}}}}
}

func codesPage(*Site) Page {
	const about = "Pictures that open a board, a stage or a scenario with a telephone’s camera. They hold only the address of this site; nobody has to sign in."
	return Page{Title: titled("Codes for the wall"), Heading: "Codes for the wall", Description: about, Lead: about,
		Body: []Block{TrainingPart{Kind: PartCodes, Fallback: []Block{Para{Text: "The codes are drawn by a program that arrives after this text, because only the page that you have open knows its own address."}}}, PrintButton{Text: PrintThis}}}
}
