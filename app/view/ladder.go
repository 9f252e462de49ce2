package view

import (
	"strconv"

	"waymark/app/policy"
	"waymark/app/workday"
)

// ladder is drawn from the rules: every stage in order of rank, and the panel.
// here is the rank of the page, 0 for none, panelRank for the panel.
func ladder(p *policy.Policy, here int) *Ladder {
	l := &Ladder{Label: StagesLabel}
	if p.LadderMissing() {
		l.Note = missingLead + " the stages. No ladder is offered in their place."
		return l
	}
	for _, s := range p.Stages() {
		l.Rungs = append(l.Rungs, Rung{
			Mark: markAt(s.Rank, here), Href: p.ID + "/" + s.ID + "/", Text: s.Heading(),
			Small: append([]string{whoText(p, firstPair(s)), shortLimit(p, s)}, reachBy(p, s.Rank)...),
		})
	}
	for _, s := range p.Kind(policy.Panel) {
		l.Rungs = append(l.Rungs, Rung{
			Mark: markAt(panelRank, here), Href: p.ID + "/panel/", Text: s.Title,
			Small: []string{panelLimit(s)},
		})
	}
	return l
}

// firstPair is who speaks to whom in the first place; the stage's page has all.
func firstPair(s *policy.Section) []policy.Pair {
	pairs := stageWho(s)
	return pairs[:min(1, len(pairs))]
}

// panelRank stands for what comes after the last stage.
const panelRank = 100

// reachBy is by when a stage is to be reached, where the process as a whole has
// such a limit: the limits of the stages before it must not be added up.
func reachBy(p *policy.Policy, rank int) []string {
	var out []string
	for _, d := range inAll(p) {
		if d.Act == policy.ActReach && d.Stage == rank {
			out = append(out, inAllLead+": agreed or here "+d.Time.Words(p))
		}
	}
	return out
}

// panelLimit is a limit with a number; how soon one way there is to be offered
// is no limit on the panel.
func panelLimit(s *policy.Section) string {
	if t := numberedLimit(s); t != nil {
		return upper(amountText(t))
	}
	return upper(noDaysPrinted)
}

func markAt(rank, here int) Mark {
	switch {
	case here == 0 || rank > here:
		return Ahead
	case rank == here:
		return Here
	}
	return Done
}

// trail is the same in one line.
func trail(p *policy.Policy, here int) *Trail {
	l := ladder(p, here)
	t := &Trail{Href: "#ladder"}
	for _, r := range l.Rungs {
		t.Marks = append(t.Marks, r.Mark)
	}
	n := len(p.Stages())
	t.Text = "Stage " + strconv.Itoa(here) + " of " + strconv.Itoa(n)
	if s := p.Stage(here); s != nil && s.Label != "" {
		t.Text = s.Label + " of " + strconv.Itoa(n)
	}
	if here == panelRank {
		t.Text = "After " + strconv.Itoa(n) + " stages"
	} else if len(p.Kind(policy.Panel)) > 0 {
		t.Text += ", then a panel"
	}
	return t
}

// WholeLadder is the ladder without a place on it.
func WholeLadder(p *policy.Policy) *Ladder { return ladder(p, 0) }

// PosterHead is what stands at the top of a ladder that leaves the site.
func PosterHead(p *policy.Policy, today workday.Date) (title, about, edition string) {
	edition = p.Edition
	if edition == "" {
		edition = undated
	}
	edition = upper(edition) + "; " + reviewStatus(p.Review, today).Text + "."
	if !p.IssuerKnown() {
		return posterTitle, p.Document + ". " + issuerUnknown + ".", edition
	}
	return posterTitle + ": " + p.Area, p.Name + ". " + p.Document, edition
}
