package parse

import (
	"regexp"
	"strings"
	"unicode"
)

// Grade is the Flesch-Kincaid grade of a text, the school year (of American
// schools; add five for the age) whose pupils can follow it:
//
//	0.39 × words per sentence + 11.8 × syllables per word − 15.59
//
// A sentence ends with a full stop, a question or exclamation mark, and with its
// paragraph or list item. Syllables are estimated: see syllables. A text without
// words has grade 0.
func Grade(text string) float64 {
	sentences, words, sounds := 0, 0, 0
	for _, sentence := range strings.FieldsFunc(paragraphs(text), func(r rune) bool { return strings.ContainsRune(".!?\n", r) }) {
		n := 0
		for _, w := range strings.FieldsFunc(straighten.Replace(sentence), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' }) {
			n++
			sounds += syllables(w)
		}
		if n > 0 {
			sentences, words = sentences+1, words+n
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(sounds)/float64(words) - 15.59
}

// syllables estimates how many a word has: its groups of vowels, without a silent
// e at the end ("stage", not "table"), and one at least.
func syllables(word string) int {
	word = strings.ToLower(word)
	n, inGroup := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !inGroup {
			n++
		}
		inGroup = vowel
	}
	if silentE.MatchString(word) {
		n--
	}
	return max(n, 1)
}

var (
	silentE   = regexp.MustCompile(`([^aeiouyl]|[aeiouy]l)e$`)
	aLink     = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	listStart = regexp.MustCompile(`^\s*([-*]|\d+\.)\s+`)
)

// paragraphs puts each paragraph and each list item on one line.
func paragraphs(text string) string {
	var b strings.Builder
	for _, l := range strings.Split(text, "\n") {
		if rest := listStart.ReplaceAllString(l, ""); rest != l || strings.TrimSpace(l) == "" {
			b.WriteByte('\n')
			l = rest
		}
		b.WriteString(l + " ")
	}
	return b.String()
}

// Prose is what a policy file says to people in sentences: without the front
// matter, the headings, the blocks and the addresses of links.
func Prose(src []byte) string {
	var b strings.Builder
	front, fenced := 0, false
	for _, l := range strings.Split(string(src), "\n") {
		switch {
		case front < 2:
			if strings.TrimRight(l, " \r") == "---" {
				front++
			}
		case strings.HasPrefix(l, "```"):
			fenced = !fenced
			b.WriteByte('\n')
		case fenced, strings.HasPrefix(l, "#"):
			b.WriteByte('\n')
		default:
			b.WriteString(aLink.ReplaceAllString(l, "$1") + "\n")
		}
	}
	return b.String()
}
