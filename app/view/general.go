package view

import (
	"waymark/app/article"
	"waymark/app/policy"
)

// homePage asks where the risk is. There is no default board.
func homePage(s *Site) Page {
	return Page{
		Title:       Product + " – " + Tagline,
		Description: "The right next step when professionals disagree about an adult's safety, by the board's own policy, with no signal.",
		Heading:     Tagline,
		Lead:        "About an adult’s safety, by the policy of the board where the risk is. Works with no signal.",
		Body: []Block{
			Heading2{ID: "where", Text: "Where is the risk to the adult?"},
			Links{Items: append(s.boardChoices(false, ""), Link{Href: "no-board/", Text: "My board is not here", Small: "what the policies we have read share"})},
			Quiet{Text: "Placed in another area, or not sure whose policy?", Link: &Link{Href: "where/", Text: "check which board"}},
			Heading2{ID: "unknown", Text: "Not known whose"},
			Links{Items: s.boardChoices(true, "")},
			Heading2{ID: "or", Text: "Or"},
			Buttons{Items: []Link{
				{Href: "challenged/", Text: "I have been challenged", Plain: true},
				{Href: "words/", Text: "Words for the conversation", Plain: true},
				{Href: "search/", Text: "Search", Plain: true},
			}},
			Links{Items: []Link{
				{Href: "before/", Text: "Five minutes before you escalate", Small: "what to have clear first"},
				{Href: "compare/", Text: "Compare the boards", Small: "stages, clocks and forms side by side"},
				{Href: "glossary/", Text: "Glossary", Small: "terms in plain words"},
				{Href: "training/", Text: TrainingName, Small: "rehearse the conversation, alone or in a group"},
				{Href: "for-deciders/", Text: "May we use this?", Small: "for whoever must decide"},
			}},
		},
	}
}

// boardChoices lists the boards, or apart from them what has no known issuer, with links to a page of each.
func (s *Site) boardChoices(unknown bool, page string) []Link {
	var out []Link
	for _, b := range s.Boards {
		if b.Unknown == unknown {
			out = append(out, Link{Href: b.ID + "/" + page, Text: b.Heading(), Small: b.Line + " · ", Status: reviewStatus(b.Review, s.Today)})
		}
	}
	return out
}

// articlePage shows one guidance text.
func articlePage(id string) func(*Site) Page {
	return func(s *Site) Page {
		a := s.Articles[id]
		if a == nil {
			return Page{Title: titled(id), Heading: id, Description: id}
		}
		return Page{Title: titled(a.Title), Heading: a.Title, Description: firstSentence(a), Body: articleBlocks(a, 2)}
	}
}

func firstSentence(a *article.Article) string {
	for _, s := range a.Sections {
		if len(s.Nodes) > 0 {
			return article.Plain(s.Nodes[:1])
		}
	}
	return a.Title
}

func riskPage(s *Site) Page {
	pg := s.riskFirst(boardIsOpen)
	pg.Title, pg.Heading = titled(RiskNow), RiskNow
	var items []Link
	for _, b := range s.Boards {
		items = append(items, Link{Href: b.ID + "/risk/", Text: b.Heading()})
	}
	pg.Body = append(pg.Body, Heading2{ID: "boards", Text: "What your board’s policy says"}, Links{Items: items})
	return pg
}

func challengedPage(s *Site) Page {
	pg := articlePage("challenged")(s)
	pg.Body = []Block{Ours{Title: ourAdvice, Body: pg.Body}}
	if len(s.Boards) > 0 {
		var items []Link
		for _, b := range s.Boards {
			items = append(items, Link{Href: b.ID + "/challenged/", Text: b.Heading()})
		}
		pg.Body = append(pg.Body, Heading2{ID: "boards", Text: "What each policy asks of both sides"}, Links{Items: items})
	}
	return pg
}

func glossaryPage(s *Site) Page {
	pg := Page{Title: titled("Glossary"), Heading: "Glossary", Description: "Terms of these policies in plain words.", Lead: "In our own words. A board’s policy may use a term in its own way."}
	for _, t := range s.Terms {
		pg.Body = append(pg.Body, Heading2{ID: t.ID, Text: t.Word}, Prose{Nodes: t.Nodes})
	}
	return pg
}

func searchPage(s *Site) Page {
	var items []Link
	for _, b := range s.Boards {
		items = append(items, Link{Href: b.ID + "/rules/", Text: b.Heading(), Small: "every rule on one page"})
	}
	items = append(items, Link{Href: "glossary/", Text: "Glossary", Small: "every term on one page"})
	return Page{
		Title: titled("Search"), Heading: "Search", Description: "Search every page of every board, offline.",
		Body: []Block{SearchBox{Fallback: []Block{
			Para{Text: "Search is done on your device by a program that arrives after the text. Until it does, these pages hold everything; your browser can search in them."},
			Links{Items: items},
		}}},
	}
}

// comparePage sets the boards side by side, one question at a time, so that it
// reads on a phone. Numbers of stages do not match between boards.
func comparePage(s *Site) Page {
	pg := Page{
		Title: titled("Compare the boards"), Heading: "Compare the boards",
		Description: "Stages, clocks, risk, copies, forms and what is final, side by side.",
		Lead:        "The same number does not mean the same stage. Never carry a stage or a date from one board to another.",
	}
	for _, t := range comparisons {
		table := Table{Caption: t.title, Head: []string{"Policy", "What it prints"}, RowHeads: true}
		for _, b := range s.Boards {
			if p := s.Policies[b.ID]; p != nil {
				table.Rows = append(table.Rows, []string{b.Heading(), t.say(p)})
			}
		}
		pg.Body = append(pg.Body, Heading2{ID: t.id, Text: t.title}, table)
	}
	return pg
}

// comparisons are the questions of the compare page.
var comparisons = []struct {
	id, title string
	say       func(*policy.Policy) string
}{
	{"stages", "How many stages", func(p *policy.Policy) string { return upper(summaryLine(p)) }},
	{"ladder", "Who speaks to whom", compareLadder},
	{"clock", "By when", compareClock},
	{"risk", "When the adult is at risk", compareSection(policy.Risk)},
	{"copy", "Who is copied in", compareActs(copiesIn, "recipients")},
	{"confirm", "What is confirmed in writing", compareActs(inWriting, "")},
	{"forms", "Forms", compareForms},
	{"final", "What is final", compareFinal},
	{"review", "Review date", func(p *policy.Policy) string {
		if p.Review.IsZero() {
			return upper(reviewUnknown)
		}
		return p.Review.Long()
	}},
}
