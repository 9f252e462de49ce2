package parse

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"waymark/app/policy"
)

// checkNumbers: a number in a rule is said in the prose above it, as a figure or
// a word. A stage may also be said as an ordinal ("the second stage"), and needs
// no number in its own section.
func (f *file) checkNumbers(b *block) {
	if b.first == 0 {
		return // a block without prose is told already
	}
	said, ordinals := numbers(b.prose), ordinalsIn(b.prose)
	say := func(line, n int, what string) {
		f.Add(line, fmt.Sprintf("the rule says %s and the prose above it has no %d", what, n),
			fmt.Sprintf("say it in the prose between the block before and this one, as %s", spelled(n)))
	}
	stage := func(line, n int) {
		if n > 0 && n != b.section.Rank && !said[n] && !ordinals[n] {
			say(line, n, fmt.Sprintf("stage %d", n))
		}
	}
	for _, d := range b.rule.Duties {
		if t := d.Time; t != nil {
			if t.Amount > 0 && !said[t.Amount] {
				say(d.Line, t.Amount, t.Length())
			}
			stage(d.Line, t.From.Stage)
			stage(d.Line, t.Reading.Stage)
		}
		stage(d.Line, d.From)
		for _, n := range slices.Sorted(maps.Keys(numbers(d.Text))) {
			if n != 1 && !said[n] && !ordinals[n] {
				say(d.Line, n, strconv.Itoa(n))
			}
		}
	}
	if s := b.rule.Skip; s != nil {
		stage(b.at("skip"), s.To)
	}
}

func spelled(n int) string {
	if w := policy.Number(n); w != strconv.Itoa(n) {
		return fmt.Sprintf("%q or %d", w, n)
	}
	return strconv.Itoa(n)
}

var (
	units1 = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens   = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	firsts = strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth")

	numeral = regexp.MustCompile(`[a-z]+|[0-9]+`)
)

// numbers is the numbers in a text, from figures and English words up to 99.
func numbers(text string) map[int]bool {
	found := map[int]bool{}
	ten := 0 // "twenty" before "one"
	for _, w := range numeral.FindAllString(strings.ToLower(text), -1) {
		if n, err := strconv.Atoi(w); err == nil {
			found[n] = true
			ten = 0
			continue
		}
		if i := index(tens, w); i >= 0 {
			ten = 10 * (i + 2)
			found[ten] = true
			continue
		}
		if n := index(units1, w); n >= 0 {
			found[n] = true
			if ten > 0 && n > 0 && n < 10 {
				found[ten+n] = true
			}
		}
		ten = 0
	}
	return found
}

func ordinalsIn(text string) map[int]bool {
	found := map[int]bool{}
	for _, w := range numeral.FindAllString(strings.ToLower(text), -1) {
		if n := index(firsts, w); n > 0 {
			found[n] = true
		}
	}
	return found
}

func index(list []string, word string) int {
	for i, w := range list {
		if w == word {
			return i
		}
	}
	return -1
}
