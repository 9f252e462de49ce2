package view

import (
	"testing"

	"waymark/app/workday"
)

// TestACaseIsAskedAboutFromTheDayOn which so many months are over. Six months from 31 August end on 28 February.
func TestACaseIsAskedAboutFromTheDayOn(t *testing.T) {
	for _, c := range []struct {
		begun  string
		months int
		today  string
		want   bool
	}{
		{"2025-11-24", 12, "2026-11-23", false},
		{"2025-11-24", 12, "2026-11-24", true},
		{"2025-11-24", 0, "2046-11-24", false},
		{"2026-08-31", 6, "2027-02-27", false},
		{"2026-08-31", 6, "2027-02-28", true},
	} {
		begun, _ := workday.ParseDate(c.begun)
		today, _ := workday.ParseDate(c.today)
		if got := AskAge(begun, c.months, today); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestBegun(t *testing.T) {
	begun := workday.Date{Year: 2026, Month: 11, Day: 3}
	for days, want := range map[int]string{0: "Begun Tue 3 Nov 2026.", 1: "Begun Tue 3 Nov 2026, 1 day ago.", 22: "Begun Tue 3 Nov 2026, 22 days ago."} {
		if got := Begun(begun, begun.AddDays(days)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestReviewOptions: what the organisation chose is said first and stands for nobody's own choice, which is always in the list.
func TestReviewOptions(t *testing.T) {
	if got := ReviewOptions(0, 0)[0]; got != (Option{"0", "Never"}) {
		t.Errorf("%v", got)
	}
	got := ReviewOptions(18, 12)
	if got[0] != (Option{"0", "As this site’s organisation set it: after 12 months"}) || got[len(got)-1] != (Option{"18", "after 18 months"}) {
		t.Errorf("%v", got)
	}
}
