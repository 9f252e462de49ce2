package parse

import (
	"maps"
	"slices"
	"testing"
)

func TestNumbers(t *testing.T) {
	for text, want := range map[string][]int{
		"They have five working days.":      {5},
		"Within 30 days, or twenty-one.":    {1, 20, 21, 30},
		"ninety nine and ten":               {9, 10, 90, 99},
		"twenty ten, sixty zero":            {0, 10, 20, 60},
		"Someone often phones a stone mill": nil,
		"12 then eighteen":                  {12, 18},
		"99999999999999999999 is no number": nil,
	} {
		if got := slices.Sorted(maps.Keys(numbers(text))); !slices.Equal(got, want) {
			t.Errorf("%q holds %v, want %v", text, got, want)
		}
	}
	if got := ordinalsIn("the Second stage, and the third"); !got[2] || !got[3] || len(got) != 2 {
		t.Errorf("ordinals %v", got)
	}
}

func TestFold(t *testing.T) {
	const want = `Stage 4 - "within 5 working days" of it's end`
	for _, text := range []string{
		"<p>Stage 4</p> – “within **5\u00a0working days**”\n\tof it’s <i>e</i>nd",
		"Stage 4 — &ldquo;within 5 working days&rdquo; of it&#39;s end",
	} {
		if got := fold(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestNamesCountAsOneWord(t *testing.T) {
	for text, want := range map[string]int{
		"follow the South West Adult in a Position of Trust Framework first": 4,
		"The Panel of Adults and others":                                     4,
		"nobody has a name":                                                  4,
		"Panel of the":                                                       3,
		"":                                                                   0,
	} {
		if got := wordsOf(text, 1); len(got) != want {
			t.Errorf("%q has %d words, want %d: %v", text, len(got), want, got)
		}
	}
}
