package parse

import (
	"math"
	"testing"
)

func TestGrade(t *testing.T) {
	for text, want := range map[string]float64{
		// 1 sentence, 6 words, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59
		"The cat sat on the mat.": -1.45,
		// 1 sentence, 5 words, 8 syllables (your 1, man-a-ger 3, must 1, an-swer 2, you 1): 0.39 × 5 + 11.8 × 1.6 − 15.59
		"Your manager must answer you.": 5.24,
		// Both, the second as a list item over two lines: 2 sentences, 11 words, 14 syllables.
		"The cat sat on the mat\n- Your manager\n  must answer you": 0.39*5.5 + 11.8*14/11 - 15.59,
		"": 0, " … 1": 0.39 + 11.8 - 15.59,
	} {
		if got := Grade(text); math.Abs(got-want) > 0.005 {
			t.Errorf("%q has grade %.2f, want %.2f", text, got, want)
		}
	}
	for word, want := range map[string]int{"stage": 1, "table": 2, "agree": 2, "the": 1, "rule": 1, "safeguarding": 4, "n": 1} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
}

func TestProse(t *testing.T) {
	const src = "---\nboard x\n---\n\n## Stage 1 {#stage-1}\n\nTalk to [them](#who).\n\n```rule\nsource §1\n```\nThen stop.\n"
	if got, want := Grade(Prose([]byte(src))), Grade("Talk to them. Then stop."); got != want {
		t.Errorf("prose %q has grade %.2f, want %.2f", Prose([]byte(src)), got, want)
	}
}
