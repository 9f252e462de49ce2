package view

import (
	"strings"

	"waymark/app/article"
	"waymark/app/policy"
)

// The right-board check: where is the risk, who placed the adult, who are you. One question a page, and every answer is
// a link that carries the board in its address: it needs no program, and nothing is kept. Its words stand in
// content/questions/right-board.md, where "board/" at the start of a link is the board that was chosen.

const (
	rightBoard    = "right-board"
	chosenBoard   = "board/"
	placedPath    = "placed/"
	elsewherePath = "placed/elsewhere/"
	youPath       = "you/"
)

// wherePage asks where the risk is. There is no default board, and a document of an unknown issuer has no area.
func wherePage(s *Site) Page {
	pg := articlePage(rightBoard)(s)
	q := s.question("risk-place")
	text, answers := answersOf(q, "")
	pg.Body = append(pg.Body[:1:1], Heading2{ID: q.ID, Text: q.Title}, Prose{Nodes: text}, Links{Items: append(s.boardChoices(false, placedPath), answers...)},
		Heading2{ID: "unknown", Text: "Not known whose"}, Links{Items: s.boardChoices(true, "")})
	return pg
}

// checkPage is a later question of the check, about one board.
func checkPage(section, lead string) func(*Site, *policy.Policy) Page {
	return func(s *Site, p *policy.Policy) Page {
		q := s.question(section)
		text, answers := answersOf(q, p.ID+"/")
		pg := Page{Title: titled(q.Title + " " + boardName(p)), Heading: q.Title, Description: "The right-board check, for " + boardName(p) + ".", Lead: lead}
		if len(text) > 0 {
			pg.Body = append(pg.Body, Prose{Nodes: text})
		}
		pg.Body = append(pg.Body, Links{Items: answers}, Quiet{Text: ourAdvice + ".", Link: &Link{Href: "where/", Text: "Choose another area"}})
		return pg
	}
}

// question is one section of the check's text.
func (s *Site) question(id string) article.Section {
	if a := s.Articles[rightBoard]; a != nil {
		for _, q := range a.Sections {
			if q.ID == id {
				return q
			}
		}
	}
	return article.Section{ID: id, Title: id}
}

// answersOf parts a question's text from its answers. An answer is a list item: a link, and after a colon a line about it.
func answersOf(q article.Section, board string) (text []article.Node, answers []Link) {
	for _, n := range q.Nodes {
		if n.Kind != article.List {
			text = append(text, n)
			continue
		}
		for _, item := range n.Children {
			answers = append(answers, answerOf(item, board))
		}
	}
	return text, answers
}

func answerOf(item article.Node, board string) Link {
	l := Link{Text: strings.TrimSpace(article.Plain([]article.Node{item}))}
	if text, small, more := strings.Cut(l.Text, ": "); more {
		l.Text, l.Small = text, small
	}
	if link := firstLink(item); link != nil {
		l.Href = link.Href
		if rest, chosen := strings.CutPrefix(l.Href, chosenBoard); chosen {
			l.Href = board + rest
		}
	}
	return l
}

func firstLink(n article.Node) *article.Node {
	if n.Kind == article.Link {
		return &n
	}
	for _, c := range n.Children {
		if l := firstLink(c); l != nil {
			return l
		}
	}
	return nil
}
