package guide_test

import (
	"os"
	"path/filepath"
	"testing"

	"waymark/app/guide"
	"waymark/app/workday"
)

// FuzzStand gives Stand any answers and events under the boards' policies and under
// policies that no author would write.
func FuzzStand(f *testing.F) {
	for i := range 5 {
		f.Add([]byte{byte(i)})
		f.Add([]byte{byte(i), 7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := &dice{data}
		p := realPolicy(t, all5()[d.below(5)])
		if d.below(2) == 1 {
			p = d.mutate(p)
		}
		answers, events, today := d.answers(p), d.events(false), d.date()
		s := guide.Stand(p, answers, events, today, workday.EnglandWales())
		sound(t, s, events, workday.EnglandWales().Working(today))
	})
}

// FuzzJourney reads any text as a journey, and goes as far as it gets.
func FuzzJourney(f *testing.F) {
	for _, file := range glob(f, filepath.Join("testdata", "*", "*.txt")) {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		j, err := parseJourney(text)
		if err != nil {
			return
		}
		tr := traveller{policy: realPolicy(t, "swindon"), answers: guide.Answers{}, cal: workday.EnglandWales()}
		for _, l := range j.lines {
			if tr.take(l); l.expect != nil {
				_ = tr.check(l.expect)
				_ = l.expect.String()
			}
		}
	})
}
