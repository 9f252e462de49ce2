package view

import (
	"slices"
	"strings"

	"waymark/app/article"
	"waymark/app/policy"
)

// sectionsPage makes a page of all sections of some kinds. Where the document
// has none, the page says so instead of being left out.
func sectionsPage(heading, lead string, kinds ...policy.SectionKind) func(*Site, *policy.Policy) Page {
	return func(_ *Site, p *policy.Policy) Page {
		pg := Page{
			Title: titled(heading + ", " + boardName(p)), Heading: heading, Lead: lead,
			Description: heading + ": " + p.Document + ".", Ladder: ladder(p, 0),
		}
		for _, k := range kinds {
			pg.Body = append(pg.Body, sectionBlocks(p, k)...)
		}
		if len(pg.Body) == 0 {
			pg.Body = []Block{notSaidGap(p, "anything about this.")}
		}
		return pg
	}
}

// recordPage is what is written down, also stage by stage.
func recordPage(s *Site, p *policy.Policy) Page {
	pg := sectionsPage("What to write down", "Records, confirmation in writing, copies and logs.", policy.Record, policy.Stages)(s, p)
	pg.Body = append(pg.Body, recordsByStage(p)...)
	return pg
}

// sectionBlocks shows the sections of a kind in full: the prose people read,
// and what it asks, with its source.
func sectionBlocks(p *policy.Policy, kind policy.SectionKind) []Block {
	var out []Block
	for _, s := range p.Kind(kind) {
		out = append(out, Heading2{ID: s.ID, Text: s.Title})
		out = append(out, proseAndRules(p, s)...)
	}
	return out
}

// sectionRules shows only what the sections of a kind ask, without their prose.
func sectionRules(p *policy.Policy, kind policy.SectionKind) []Block {
	var out []Block
	for _, s := range p.Kind(kind) {
		out = append(out, Heading2{ID: s.ID, Text: s.Title})
		out = append(out, ruleBlocks(p, s, always)...)
	}
	return out
}

// proseAndRules goes down a section as its author wrote it.
func proseAndRules(p *policy.Policy, s *policy.Section) []Block {
	var out []Block
	for i := range s.Blocks {
		b := &s.Blocks[i]
		switch {
		case b.Prose != nil:
			out = append(out, Prose{Nodes: relink(p, b.Prose)})
		case b.Rule != nil:
			out = append(out, groupBlocks(p, []*policy.Rule{b.Rule})...)
			if len(b.Rule.Duties) == 0 {
				out = append(out, Quiet{Text: whereItStands + shortSource(b.Rule.Source)})
			}
		case b.Contact != nil:
			out = append(out, contactBlocks(p, b.Contact)...)
		case b.Agencies != nil:
			out = append(out, agencyTable(p, b.Agencies))
		case b.Form != nil:
			out = append(out, FormBlank{Form: b.Form})
		}
	}
	return out
}

// recordsByStage collects what single stages ask to be written down or sent.
func recordsByStage(p *policy.Policy) []Block {
	var out []Block
	for _, s := range p.Stages() {
		var items []Duty
		for r := range s.Rules() {
			for i := range r.Duties {
				switch r.Duties[i].Act {
				case policy.ActWrite, policy.ActConfirm, policy.ActSend, policy.ActShare, policy.ActInform, policy.ActCopy:
					items = append(items, dutyOf(p, r, &r.Duties[i]))
				}
			}
		}
		if len(items) > 0 {
			out = append(out, Heading3{ID: s.ID, Text: s.Heading()}, Duties{Items: items})
		}
	}
	if len(out) > 0 {
		out = append([]Block{Heading2{ID: "by-stage", Text: "Stage by stage"}}, out...)
	}
	return out
}

// boardRisk puts what anybody should do first, marked as ours, before the board's own rule.
func boardRisk(s *Site, p *policy.Policy) Page {
	pg := s.riskFirst(boardIsKnown)
	pg.Title, pg.Heading = titled(RiskNow+", "+boardName(p)), RiskNow
	pg.Ladder = ladder(p, 0)
	pg.Body = append(pg.Body, Heading2{ID: "policy", Text: thisPolicySays})
	own := nested(sectionBlocks(p, policy.Risk))
	if len(own) == 0 {
		own = []Block{notSaidGap(p, "what to do when the adult is at immediate risk: it prints no rule of its own for this.")}
	}
	pg.Body = append(pg.Body, own...)
	return pg
}

// riskFirst is the part of Risk now that is the same everywhere, without the
// paragraphs that a page leaves out.
func (s *Site) riskFirst(leftOut func(article.Node) bool) Page {
	pg := Page{Description: "What to do first when somebody is in danger."}
	a := s.Articles["risk"]
	if a == nil {
		return pg
	}
	body := articleBlocks(a, 3)
	for i, b := range body {
		if prose, ok := b.(Prose); ok {
			body[i] = Prose{Nodes: slices.DeleteFunc(slices.Clone(prose.Nodes), leftOut)}
		}
	}
	pg.Body = []Block{Ours{Title: ourAdvice, Body: body}}
	return pg
}

// boardIsKnown leaves out the paragraph that asks which board it is.
func boardIsKnown(n article.Node) bool {
	return n.Href == "where/" || slices.ContainsFunc(n.Children, boardIsKnown)
}

func boardIsOpen(article.Node) bool { return false }

func routesPage(_ *Site, p *policy.Policy) Page {
	pg := Page{
		Title: titled("When to use another route, " + boardName(p)), Heading: "When to use another route",
		Description: "Other procedures, instead of the stages or alongside them.",
		Lead:        "Some things are not settled by these stages, or not by them alone.", Ladder: ladder(p, 0),
	}
	pg.Body = sectionBlocks(p, policy.Route)
	if len(pg.Body) == 0 {
		pg.Body = []Block{notSaidGap(p, "that any other route should be used instead of its stages or alongside them.")}
	}
	return pg
}

func boardChallenged(s *Site, p *policy.Policy) Page {
	pg := challengedPage(s)
	pg.Title = titled("I have been challenged, " + boardName(p))
	pg.Ladder = ladder(p, 0)
	pg.Body = append(pg.Body, Heading2{ID: "policy", Text: thisPolicyAsks})
	for _, k := range []policy.SectionKind{policy.Principles, policy.Support, policy.Record} {
		pg.Body = append(pg.Body, nested(sectionRules(p, k))...)
	}
	return pg
}

// nested lowers headings by one level.
func nested(in []Block) []Block {
	out := make([]Block, len(in))
	for i, b := range in {
		if h, ok := b.(Heading2); ok {
			out[i] = Heading3(h)
		} else {
			out[i] = b
		}
	}
	return out
}

func aboutPolicy(_ *Site, p *policy.Policy) Page {
	pg := Page{
		Title: titled("About this policy, " + boardName(p)), Heading: "About this policy and its gaps",
		Description: "Edition, dates, scope, principles and what the document leaves open.", Ladder: ladder(p, 0),
	}
	rows := [][]string{{"Document", p.Document}, {"Issued by", p.Name}, {"Edition", p.Edition}, {"Review date", ""}, {"Last compared with the document", p.Checked.Long()}, {"This text", "edition " + shortHash(p.Hash)}}
	if p.Name == "" {
		rows[1][1] = "unknown: the document does not say"
	}
	if p.Edition == "" {
		rows[2][1] = undated
	}
	rows[3][1] = reviewUnknown
	if !p.Review.IsZero() {
		rows[3][1] = p.Review.Long()
	}
	pg.Body = append(pg.Body, Table{Caption: "The document", Head: []string{"", ""}, Rows: rows, RowHeads: true})
	for _, k := range []policy.SectionKind{policy.About, policy.Scope, policy.Principles, policy.Timescales, policy.Stages} {
		pg.Body = append(pg.Body, sectionBlocks(p, k)...)
	}
	pg.Body = append(pg.Body, Heading2{ID: "gaps", Text: "Everything it leaves open"})
	return withGaps(pg, p)
}

// withGaps lists every gap of the policy with the section it belongs to.
func withGaps(pg Page, p *policy.Policy) Page {
	for i := range p.Sections {
		s := &p.Sections[i]
		var gaps []Block
		for r := range s.Rules() {
			for _, g := range r.Gaps {
				gaps = append(gaps, gapBlock(g))
			}
		}
		if len(gaps) > 0 {
			pg.Body = append(pg.Body, Heading3{ID: "gap-" + s.ID, Text: s.Heading()})
			pg.Body = append(pg.Body, gaps...)
		}
	}
	return pg
}

func shortHash(h string) string {
	if len(h) > 12 {
		return h[:12]
	}
	return h
}

// rulesPage is the whole policy: each rule beside its prose and source.
func rulesPage(_ *Site, p *policy.Policy) Page {
	pg := Page{
		Title: titled("Every rule, " + boardName(p)), Heading: "Every rule beside our wording",
		Description: "The whole of " + p.Document + ": our wording, the rule the program runs, its source.",
		Lead:        "On top our wording, under it the rule that the program runs, then where it stands in the document.",
		Ladder:      ladder(p, 0),
	}
	for i := range p.Sections {
		s := &p.Sections[i]
		if s.Kind == policy.FormKind {
			continue
		}
		pg.Body = append(pg.Body, Heading2{ID: s.ID, Text: s.Heading()})
		pg.Body = append(pg.Body, clauses(p, s)...)
	}
	return pg
}

func formsPage(_ *Site, p *policy.Policy) Page {
	pg := Page{
		Title: titled("Forms, " + boardName(p)), Heading: "Forms",
		Description: "The forms of " + p.Document + ", to read and to print blank.", Ladder: ladder(p, 0),
	}
	var items []Link
	for _, s := range p.Kind(policy.FormKind) {
		id := strings.TrimPrefix(s.ID, "form-")
		items = append(items, Link{Href: p.ID + "/forms/" + id + "/", Text: s.Title, Small: "read it, print it blank, see when it is sent"})
	}
	pg.Body = []Block{Links{Items: items}}
	if len(items) == 0 {
		pg.Body = []Block{notSaidGap(p, "that a form is used: it prints none.")}
	}
	return pg
}

func formPage(p *policy.Policy, s *policy.Section) Page {
	return Page{
		Title: titled(s.Title + ", " + boardName(p)), Heading: s.Title,
		Description: s.Title + ", in printed order, to read and to print blank.",
		Body:        append([]Block{PrintButton{Text: "Print this form blank"}}, proseAndRules(p, s)...),
		Ladder:      ladder(p, 0),
	}
}

func contactBlocks(p *policy.Policy, c *policy.Contact) []Block {
	rows := [][]string{}
	add := func(label, text string) {
		if text != "" {
			rows = append(rows, []string{label, text})
		}
	}
	add("E-mail", c.Email)
	add("Telephone", c.Phone)
	add("For", joinWords(c.For))
	add("Printed", c.Printed)
	add("Not repeated here", joinWords(c.Withheld))
	add("Source", c.Source.Text)
	out := []Block{Table{Caption: upper(c.Role), Head: []string{"", ""}, Rows: rows, RowHeads: true}}
	return append(out, Warning{Text: "Find out who is in post before you send anything."})
}

func agencyTable(p *policy.Policy, t *policy.AgencyTable) Block {
	out := Table{Caption: "Who it is at each stage", Head: []string{"Agency"}, RowHeads: true}
	for _, s := range p.Stages() {
		out.Head = append(out.Head, s.Label)
	}
	for _, a := range t.Agencies {
		row := []string{a.Agency}
		for _, s := range p.Stages() {
			row = append(row, a.ByRank[s.Rank])
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func posterPage(_ *Site, p *policy.Policy) Page {
	return Page{
		Title: titled("Poster, " + boardName(p)), Heading: "The ladder as a poster",
		Description: "The ladder of " + p.Document + " on one A4 sheet.",
		Body: append([]Block{
			PrintButton{Text: "Print this page"},
			Poster{Src: p.ID + "/ladder.svg", Alt: "The ladder of this policy. The same stages are listed below the picture."},
			Heading2{ID: "as-list", Text: "The same as a list"},
		}, ladderBlocks(p)...),
	}
}

// articleBlocks shows a guidance page; its parts get headings of the given level.
func articleBlocks(a *article.Article, level int) []Block {
	var out []Block
	for _, s := range a.Sections {
		if s.Title != "" {
			if level == 2 {
				out = append(out, Heading2{ID: s.ID, Text: s.Title})
			} else {
				out = append(out, Heading3{ID: s.ID, Text: s.Title})
			}
		}
		out = append(out, Prose{Nodes: s.Nodes})
	}
	return out
}

func joinWords(words []string) string { return strings.Join(words, "; ") }
