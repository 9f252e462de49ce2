package policy

import (
	"fmt"
	"slices"
	"strings"

	"waymark/app/article"
)

// isSlug reports whether s can stand in an address: small letters and figures,
// in parts joined by hyphens, a letter first. (Written out: package regexp
// would cost the browser program as much as all policies together.)
func isSlug(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if part == "" || !plain(part) || i == 0 && part[0] <= '9' {
			return false
		}
	}
	return true
}

// plain reports whether s holds nothing but small letters, figures and the extra bytes.
func plain(s string, extra ...byte) bool {
	for i := range len(s) {
		letter := 'a' <= s[i] && s[i] <= 'z' || '0' <= s[i] && s[i] <= '9'
		if !letter && !slices.Contains(extra, s[i]) {
			return false
		}
	}
	return true
}

// sound reports the first thing in a policy that the program could stumble over.
func (p *Policy) sound() error {
	if !isSlug(p.ID) || p.Document == "" || !p.Checked.Valid() {
		return fmt.Errorf("no board, document or date")
	}
	if !p.Review.IsZero() && p.Review.Last().IsZero() {
		return fmt.Errorf("the review month does not exist")
	}
	for _, f := range p.Facts {
		if !isSlug(f.Name) || f.Name == Resolved || p.Section(f.Section) == nil {
			return fmt.Errorf("the fact %q leads nowhere", f.Name)
		}
	}
	rank := 0
	seen := map[string]bool{}
	for i := range p.Sections {
		s := &p.Sections[i]
		if s.Kind == StageKind {
			if rank++; s.Rank != rank || s.Label == "" || rank > MostStages {
				return fmt.Errorf("the stages are out of order")
			}
		}
		if seen[s.ID] {
			return fmt.Errorf("the section %q stands twice", s.ID)
		}
		seen[s.ID] = true
		if err := p.soundSection(s); err != nil {
			return fmt.Errorf("section %q: %w", s.ID, err)
		}
	}
	return nil
}

var kinds = []SectionKind{Scope, Principles, Timescales, Risk, Route, Support, Stages, StageKind, Panel, Record,
	Learning, Leads, Agencies, Contacts, FormKind, About}

func (p *Policy) soundSection(s *Section) error {
	if !slices.Contains(kinds, s.Kind) || !isSlug(s.ID) || s.Kind != StageKind && s.Rank != 0 {
		return fmt.Errorf("unknown kind %q", s.Kind)
	}
	for _, b := range s.Blocks {
		parts := 0
		for _, there := range []bool{len(b.Prose) > 0, b.Rule != nil, b.Form != nil, b.Contact != nil, b.Agencies != nil} {
			if there {
				parts++
			}
		}
		if parts != 1 {
			return fmt.Errorf("a block of %d parts", parts)
		}
		if err := p.soundBlock(b); err != nil {
			return err
		}
	}
	return nil
}

func (p *Policy) soundBlock(b Block) error {
	switch {
	case b.Rule != nil:
		if err := p.soundRule(b.Rule); err != nil {
			return fmt.Errorf("rule %q: %w", b.Rule.ID, err)
		}
	case b.Form != nil:
		return soundParts(b.Form.Parts, 2)
	case b.Contact != nil:
		if !isSlug(b.Contact.ID) {
			return fmt.Errorf("a contact without an id")
		}
	case b.Agencies != nil:
		for _, a := range b.Agencies.Agencies {
			for rank := range a.ByRank {
				if rank < 1 || rank > MostStages {
					return fmt.Errorf("an agency at stage %d", rank)
				}
			}
		}
	}
	return soundNodes(b.Prose, article.MostDeep)
}

func (p *Policy) soundRule(r *Rule) error {
	for _, c := range r.When {
		if c.Fact != Resolved && p.Fact(c.Fact) == nil {
			return fmt.Errorf("unknown fact %q", c.Fact)
		}
	}
	for _, name := range r.Asks {
		if p.Fact(name) == nil {
			return fmt.Errorf("unknown fact %q", name)
		}
	}
	for _, d := range r.Duties {
		if err := p.soundDuty(d); err != nil {
			return err
		}
	}
	for _, g := range r.Gaps {
		if g.Kind != Silent && g.Kind != Missing && g.Kind != Unclear {
			return fmt.Errorf("unknown gap %q", g.Kind)
		}
	}
	if r.Skip != nil && !p.stageOrNone(r.Skip.To) {
		return fmt.Errorf("a skip to stage %d", r.Skip.To)
	}
	if r.Form != "" && p.Form(r.Form) == nil {
		return fmt.Errorf("unknown form %q", r.Form)
	}
	if r.Link != "" && !strings.HasPrefix(r.Link, "https://") {
		return fmt.Errorf("a link that is not https")
	}
	if l := r.Log; l != nil && (!soundFill(l.Fill, FillNone) || len(l.Fill) > 0 && len(l.Fill) != len(l.Fields)) {
		return fmt.Errorf("a log whose fields are filled otherwise than they stand")
	}
	return p.soundTarget(r.Then)
}

func (p *Policy) soundTarget(t *Target) error {
	if t == nil {
		return nil
	}
	ok := false
	switch t.Kind {
	case ToStage:
		ok = p.Stage(t.Stage) != nil
	case ToPanel:
		ok = p.Section(t.Section) != nil
	case ToEnd:
		ok = true
	case Leave, Alongside:
		ok = t.Name != "" && (t.Section == "" || p.Section(t.Section) != nil)
	}
	if !ok {
		return fmt.Errorf("it leads to %q %d %q, which is nowhere", t.Kind, t.Stage, t.Section)
	}
	return nil
}

func (p *Policy) soundDuty(d Duty) error {
	if d.Strength < Must || d.Strength > Does || d.Text == "" || !p.stageOrNone(d.From) || !p.stageOrNone(d.Stage) {
		return fmt.Errorf("a duty without strength, words or stage")
	}
	t := d.Time
	switch {
	case t == nil:
		return nil
	case t.Urgency > Within && t.Urgency <= AsSoonAsPossible:
		if *t != (Timescale{Urgency: t.Urgency}) {
			return fmt.Errorf("an amount where none can be")
		}
		return nil
	case t.Urgency != Within || t.Amount < 1 || t.Amount > 365 || t.Unit < WorkingDays || t.Unit > Months:
		return fmt.Errorf("a timescale without an amount")
	case t.From.Event == Unprinted && (t.Reading.Event == Unprinted || !p.soundMoment(t.Reading)),
		t.From.Event != Unprinted && t.Reading != Moment{}, !p.soundMoment(t.From):
		return fmt.Errorf("a timescale without a start")
	}
	return nil
}

func (p *Policy) soundMoment(m Moment) bool {
	switch m.Event {
	case StageStart, StageEnd:
		return p.Stage(m.Stage) != nil
	case Arising, Outset, Meeting, Unprinted:
		return m.Stage == 0
	}
	return false
}

func (p *Policy) stageOrNone(rank int) bool { return rank == 0 || p.Stage(rank) != nil }

var partKinds = []PartKind{Field, Note, HeadingOf, TableOf, Choice, Signature}

func soundParts(parts []FormPart, depth int) error {
	for _, part := range parts {
		if depth == 0 || !slices.Contains(partKinds, part.Kind) || !soundFill(part.Fill) {
			return fmt.Errorf("unknown form part %q", part.Kind)
		}
		for _, c := range part.Columns {
			if !soundFill(c.Fill) {
				return fmt.Errorf("unknown fill %q", c.Fill)
			}
		}
		if err := soundParts(part.Parts, depth-1); err != nil {
			return err
		}
	}
	return nil
}

func soundFill(fill []string, also ...string) bool {
	return !slices.ContainsFunc(fill, func(name string) bool {
		return !slices.Contains(FillNames, name) && !slices.Contains(also, name)
	})
}

// isHref reports whether s is an address as package article/parse lets it
// through: https, mail, a page of the site, a place on a page.
func isHref(s string) bool {
	if rest, ok := strings.CutPrefix(s, "https://"); ok {
		return rest != ""
	}
	if rest, ok := strings.CutPrefix(s, "mailto:"); ok {
		name, host, at := strings.Cut(rest, "@")
		return at && name != "" && host != ""
	}
	page, place, found := strings.Cut(s, "#")
	if found && (place == "" || !plain(place, '-')) {
		return false
	}
	if page == "" {
		return found
	}
	return plain(page, '-', '/') && page[0] != '/' && strings.HasSuffix(page, "/") && !strings.Contains(page, "//")
}

func soundNodes(nodes []article.Node, depth int) error {
	for _, n := range nodes {
		if depth == 0 || n.Kind < article.Paragraph || n.Kind > article.Break {
			return fmt.Errorf("prose that cannot be shown")
		}
		if (n.Kind == article.Link) != (n.Href != "") || n.Href != "" && !isHref(n.Href) {
			return fmt.Errorf("a link to %q", n.Href)
		}
		if n.Kind == article.Heading && (n.Level < 2 || n.Level > 4) {
			return fmt.Errorf("a heading of level %d", n.Level)
		}
		if err := soundNodes(n.Children, depth-1); err != nil {
			return err
		}
	}
	return nil
}
