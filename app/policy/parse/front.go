package parse

import (
	"fmt"
	"regexp"

	markdown "waymark/app/article/parse"
	"waymark/app/workday"
)

var slug = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// frontWords is what front matter must say, in the order of the manual.
var frontWords = []string{"board", "name", "area", "document", "edition", "review", "checked"}

var frontExamples = map[string]string{
	"board":    "swindon",
	"name":     "Swindon Safeguarding Partnership (or: unknown)",
	"area":     "Swindon (or: unknown)",
	"document": "the document's title as printed",
	"edition":  "revised March 2024 (or: silent)",
	"review":   "2026-03 (or: silent)",
	"checked":  "2026-11-22",
}

func (f *file) front(fields []markdown.Field) {
	seen := map[string]int{}
	for _, x := range fields {
		if first, twice := seen[x.Word]; twice {
			f.Add(x.Line, fmt.Sprintf("%q stands twice in the front matter, first in line %d", x.Word, first), "keep one of the two")
			continue
		}
		seen[x.Word] = x.Line
		f.frontField(x)
	}
	if f.faultsIn(1, 1) && len(fields) == 0 { // never closed: told already
		return
	}
	for _, word := range frontWords {
		if seen[word] == 0 {
			f.Add(1, fmt.Sprintf("the front matter has no %q", word),
				fmt.Sprintf("add a line between the two lines of ---, as in: %s  %s", word, frontExamples[word]))
		}
	}
}

func (f *file) frontField(x markdown.Field) {
	p := f.policy
	known := func(unless string) string {
		if x.Rest == unless {
			return ""
		}
		return x.Rest
	}
	switch x.Word {
	case "board":
		p.ID = x.Rest
		f.Named(x.Line, x.Word, x.Rest, slug.MatchString(x.Rest))
	case "name":
		p.Name = known("unknown")
	case "area":
		p.Area = known("unknown")
	case "document":
		p.Document = x.Rest
	case "edition":
		p.Edition = known("silent")
	case "review":
		f.review(x)
	case "checked":
		day, err := workday.ParseDate(x.Rest)
		if err != nil {
			f.Add(x.Line, fmt.Sprintf("checked %q is not a day of the calendar", x.Rest), "write the year, month and day, as in: checked  2026-11-22")
		}
		p.Checked = day
	default:
		f.Add(x.Line, fmt.Sprintf("unknown word %q in the front matter", x.Word), "write "+choice(x.Word, frontWords))
	}
}

func (f *file) review(x markdown.Field) {
	if x.Rest == "silent" {
		return
	}
	month, err := workday.ParseMonth(x.Rest)
	if err != nil {
		f.Add(x.Line, fmt.Sprintf("review %q is not a month of the calendar", x.Rest),
			"write the year and month, as in: review  2026-03, or: review  silent")
	}
	f.policy.Review = month
}
