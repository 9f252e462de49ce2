//go:build !guideonly

package view

import (
	"reflect"
	"strings"
	"testing"

	"waymark/app/handover/report"
)

// TestABadKeyIsSaidPlainly: what is wrong, that nothing is lost, and what to do now. The keys are those of the age project's own examples.
func TestABadKeyIsSaidPlainly(t *testing.T) {
	const good, other = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
	for key, want := range map[string]string{
		good:                               "",
		"":                                 "Paste the public key",
		other:                              "your own notebook",
		good[:40]:                          "it has 40 characters, and one has 62",
		good + good:                        "it has 124 characters",
		strings.Replace(good, "l", "x", 1): "A character of this key is wrong",
		"dear colleague":                   "one begins with “age1”",
		"age-secret-key-1qqqq":             "Do not use it",
	} {
		got := KeyWrong(key, other)
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", key, got, want)
		}
		if got != "" && key != "" && !strings.Contains(got, "nothing you wrote is lost") {
			t.Errorf("%q does not say that nothing is lost: %q", key, got)
		}
	}
	if KeyWrong(good, "") != "" {
		t.Error("a notebook without a key of its own refuses a good one")
	}
}

func TestAMadeFileSaysForWhom(t *testing.T) {
	if got := HandKeyedSaid(1, 2048, "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg"); !strings.Contains(got, "1 case, 1 entry, all the same") || !strings.Contains(got, "ends in “yqqvfafg”") {
		t.Error(got)
	}
}

// TestChartsSayTheirNumbers: a bar is as long as its number, which stands beside it; what nobody resolved has no bar of days.
func TestChartsSayTheirNumbers(t *testing.T) {
	f := report.Figures{Cases: 4, Resolved: 3, AtStage: []report.StageFigure{
		{Stage: "Stage 1", Reached: 4, Resolved: 2, WorkingDays: 3}, {Stage: "Stage 2", Reached: 2, Resolved: 1, WorkingDays: 12}, {Stage: "Stage 3", Reached: 1, WorkingDays: -1}}}
	want := []Chart{
		{LeadUsed, []Bar{{"Stage 1", "4 of 4", 100}, {"Stage 2", "2 of 4", 50}, {"Stage 3", "1 of 4", 25}}},
		{LeadWhere, []Bar{{"Stage 1", "2 of 4", 50}, {"Stage 2", "1 of 4", 25}, {"Stage 3", "0 of 4", 0}}},
		{LeadLong, []Bar{{"Stage 1", "3", 25}, {"Stage 2", "12", 100}}},
	}
	if got := LeadCharts(f); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := LeadCharts(report.Figures{}); len(got) != 2 || got[0].Bars != nil {
		t.Errorf("%+v", got)
	}
}
