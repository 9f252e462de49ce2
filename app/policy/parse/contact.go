package parse

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"waymark/app/policy"
)

var contactGrammar = grammar{
	words: []string{"source", "id", "role", "email", "phone", "for", "printed", "withheld"},
	once:  []string{"id", "role", "email", "phone", "printed"},
}

// contact reads a contact block: role first, never a person's name.
func (f *file) contact(b *block) *policy.Contact {
	c := &policy.Contact{}
	b.contact = c
	for _, l := range f.sound(b, contactGrammar) {
		f.contactLine(c, l)
	}
	c.Source = b.source
	f.require(b, "id", "role")
	if len(c.Withheld) > 0 && (c.Email != "" || c.Phone != "") {
		f.Add(b.at("email", "phone"), "an address or number in a contact whose particulars are withheld",
			"take the line out; where an office's own address is printed too, give the office a contact block of its own")
	}
	for _, other := range f.blocks {
		if other.contact != nil && other != b && other.contact.ID == c.ID && c.ID != "" {
			f.Add(b.at("id"), fmt.Sprintf("the contact id %q stands twice, first in line %d", c.ID, other.at("id")), "give this contact its own id")
		}
	}
	return c
}

func (f *file) contactLine(c *policy.Contact, l line) {
	switch l.word {
	case "id":
		c.ID = l.rest
		if !slug.MatchString(l.rest) {
			f.Add(l.num, fmt.Sprintf("the contact id %q is not an address", l.rest), "use small letters, figures and single hyphens")
		}
	case "role":
		c.Role = l.rest
	case "email":
		c.Email = l.rest
		if address.FindString(l.rest) != l.rest {
			f.Add(l.num, fmt.Sprintf("%q is not an e-mail address", l.rest), "write one address and nothing else")
		}
	case "phone":
		c.Phone = l.rest
		if !phone.MatchString(l.rest) {
			f.Add(l.num, fmt.Sprintf("%q is not a telephone number", l.rest), "write figures and spaces, as printed")
		}
	case "for":
		c.For = append(c.For, l.rest)
	case "printed":
		c.Printed = l.rest
	case "withheld":
		c.Withheld = append(c.Withheld, l.rest)
	}
}

var (
	address = regexp.MustCompile(`[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+`)
	phone   = regexp.MustCompile(`^\+?[0-9][0-9 ()-]{5,24}$`)
)

// require reports words that a block cannot do without.
func (f *file) require(b *block, words ...string) {
	for _, w := range words {
		if len(b.all(w)) == 0 {
			f.Add(b.line, fmt.Sprintf("a %s block without %q", b.kind, w), fmt.Sprintf("add a line to the block that begins with %q", w))
		}
	}
}

var agencyGrammar = grammar{words: []string{"source", "agency", "stage"}}

// agencies reads a table of who it is at each stage.
func (f *file) agencies(b *block) *policy.AgencyTable {
	t := &policy.AgencyTable{}
	b.table = t
	lines := f.sound(b, agencyGrammar)
	t.Source = b.source
	f.require(b, "agency")
	for _, l := range lines {
		if l.word == "agency" {
			t.Agencies = append(t.Agencies, policy.AgencyRow{Agency: l.rest, ByRank: map[int]string{}})
			continue
		}
		rank, who, _ := strings.Cut(l.rest, " ")
		n, err := strconv.Atoi(rank)
		who = strings.TrimSpace(who)
		switch {
		case len(t.Agencies) == 0:
			f.Add(l.num, "a stage line before the first agency", "begin with the agency it belongs to, as in: agency  Police")
		case err != nil || n < 1 || n > policy.MostStages || who == "":
			f.Add(l.num, fmt.Sprintf("stage %q names no stage and people", l.rest), "write the number and who it is, as in: stage 1  Practitioner and line manager")
		case t.Agencies[len(t.Agencies)-1].ByRank[n] != "":
			f.Add(l.num, fmt.Sprintf("stage %d stands twice for %s", n, t.Agencies[len(t.Agencies)-1].Agency), "keep one line a stage")
		default:
			t.Agencies[len(t.Agencies)-1].ByRank[n] = who
		}
	}
	return t
}
