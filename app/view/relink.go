package view

import (
	"slices"
	"strings"

	"waymark/app/article"
	"waymark/app/policy"
)

// sectionPages says on which page of a board each kind of section stands.
var sectionPages = map[policy.SectionKind]string{
	policy.About: "about/", policy.Scope: "about/", policy.Principles: "about/", policy.Timescales: "about/", policy.Stages: "about/",
	policy.Risk: "risk/", policy.Route: "routes/", policy.Support: "support/", policy.Panel: "panel/", policy.Record: "record/",
	policy.Learning: "learning/", policy.Leads: "leads/", policy.Agencies: "agencies/", policy.Contacts: "contacts/",
}

// sectionPath is where a section is read, from the site's base.
func sectionPath(p *policy.Policy, s *policy.Section) string {
	switch s.Kind {
	case policy.StageKind:
		return p.ID + "/" + s.ID + "/"
	case policy.FormKind:
		return p.ID + "/forms/" + strings.TrimPrefix(s.ID, "form-") + "/"
	case policy.Panel:
		return p.ID + "/panel/"
	}
	return p.ID + "/" + sectionPages[s.Kind] + "#" + s.ID
}

// relink turns links between sections of a policy file, "#stage-4", into links
// between pages. The tree of the policy itself is not changed.
func relink(p *policy.Policy, nodes []article.Node) []article.Node {
	out := slices.Clone(nodes)
	for i := range out {
		n := &out[i]
		if n.Kind == article.Link && strings.HasPrefix(n.Href, "#") {
			if s := p.Section(n.Href[1:]); s != nil {
				n.Href = sectionPath(p, s)
			}
		}
		n.Children = relink(p, n.Children)
	}
	return out
}
