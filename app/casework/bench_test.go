package casework_test

import (
	"testing"

	"waymark/app/casework"
	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/policy"
	"waymark/app/workday"
)

// BenchmarkList is a notebook of 500 cases with twenty entries each.
func BenchmarkList(b *testing.B) {
	p := board(b, "swindon")
	entries := []notebook.Entry{done(notebook.Arose, 1, 0), done(notebook.Unresolved, 3, 1), done(notebook.Unresolved, 6, 2)}
	for day := range 17 {
		entries = append(entries, done(notebook.Contact, 7+day, 3))
	}
	var cases []notebook.Summary
	for range 500 {
		cases = append(cases, casetest.Add(b, casetest.Begin(b), entries...).Summary())
	}
	for b.Loop() {
		casework.List(cases, func(notebook.Edition) *policy.Policy { return p }, on(25), workday.EnglandWales())
	}
}
