package main

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"waymark/app/policy/parse"
	"waymark/app/workday"
)

// TestThePosterIsNotAddedUp: on paper nobody may read South Gloucestershire's 1,
// 2, 3 and 5 working days as 11, and nobody may take the flowchart for a board's.
func TestThePosterIsNotAddedUp(t *testing.T) {
	for file, want := range map[string][]string{
		"south-gloucestershire": {"1 working day from the outset: our target", "5 working days from the outset: our target", "In all: Reach agreement or Stage Four, within five working days of the outset."},
		"unnamed-flowchart":     {"When professionals disagree Flowchart: Resolving Practitioner Disagreements and Escalation of Concerns. Issuer unknown.", "No days printed"},
		"leeds":                 {"Immediately; no days printed"},
	} {
		name := "../../policies/" + file + ".md"
		p, faults := parse.Policy(name, []byte(read(t, name)))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		svg := string(ladderPoster(p, workday.Date{Year: 2026, Month: 11, Day: 22}))
		said := strings.Join(strings.Fields(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(svg, " "))), " ")
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: the poster lacks %q: %s", file, w, said)
			}
		}
	}
}

// TestNothingOnAPosterOverlaps: no line of print stands on another, and all of it on the sheet.
func TestNothingOnAPosterOverlaps(t *testing.T) {
	line := regexp.MustCompile(`<text x="\d+" y="(\d+)" font-size="(\d+)"`)
	for _, board := range []string{"swindon", "leeds", "south-gloucestershire", "unnamed-flowchart"} {
		name := "../../policies/" + board + ".md"
		p, faults := parse.Policy(name, []byte(read(t, name)))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		below := 0
		for _, m := range line.FindAllStringSubmatch(string(ladderPoster(p, workday.Date{Year: 2026, Month: 11, Day: 22})), -1) {
			y, _ := strconv.Atoi(m[1])
			size, _ := strconv.Atoi(m[2])
			if y-size < below-size/3 || y > sheetHeight-20 {
				t.Errorf("%s: a line at %d stands on the one at %d, or below the sheet", board, y, below)
			}
			below = y
		}
	}
}
