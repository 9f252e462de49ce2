package notebook_test

import (
	"strings"
	"testing"

	"waymark/app/notebook"
)

// BenchmarkNotebook reads what a large notebook holds: 500 cases, 10,000 entries of 1 KB.
func BenchmarkNotebook(b *testing.B) {
	c := begin(b)
	for range 20 {
		c = add(b, c, notebook.Entry{Kind: notebook.Contact, Happened: on(3, "14:10"), Stage: 1, How: notebook.ByPhone,
			Who: notebook.Party{Role: "line manager", Agency: "Council"}, Said: strings.Repeat("what was said ", 70)})
	}
	stored, err := c.Encode()
	if err != nil {
		b.Fatal(err)
	}
	summary, err := c.Summary().Encode()
	if err != nil {
		b.Fatal(err)
	}
	for name, decode := range map[string]func() error{
		"cases":     func() error { _, err := notebook.Decode(stored); return err },
		"summaries": func() error { _, err := notebook.DecodeSummary(summary); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for range 500 {
					if err := decode(); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
