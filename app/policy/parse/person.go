package parse

import (
	"slices"
	"strings"
)

// officeWords tell an office's address from a person's.
var officeWords = strings.Fields(`admin administration adult adults advice board boardmanager business chair concern concerns contact
duty enquiries enquiry escalation hello help info lead leads mail manager mash office partnership partnerships policy
referral referrals safeguarding safeguardingadults sab service services support team unit`)

// person is the name in an e-mail address that looks like a person's, "jane doe"
// for jane.doe@example.org; "" for an office's address.
func person(address string) string {
	local, _, _ := strings.Cut(strings.ToLower(address), "@")
	parts := strings.FieldsFunc(local, func(r rune) bool { return strings.ContainsRune("._-'", r) })
	office := slices.ContainsFunc(parts, func(p string) bool { return slices.Contains(officeWords, p) })
	if len(parts) < 2 || office {
		return ""
	}
	return strings.Join(parts, " ")
}

// checkAddresses refuses an e-mail address that looks like a person's, anywhere in the file.
func (f *file) checkAddresses() {
	for i, text := range f.lines {
		for _, a := range address.FindAllString(text, -1) {
			if person(a) != "" {
				f.Add(i+1, "an e-mail address that looks like a person's", "leave it out and say so in the contact: withheld  e-mail address of the person in post")
			}
		}
	}
}

// findPeople refuses the names of people whose addresses the document prints.
func (f *file) findPeople(document string) {
	for _, a := range address.FindAllString(document, -1) {
		name := person(a)
		for i, text := range f.lines {
			if name != "" && strings.Contains(strings.ToLower(fold(text)), name) {
				f.Add(i+1, "the name of a person whom the document names", "name the role alone: whoever reads this may find somebody else in post")
			}
		}
	}
}
