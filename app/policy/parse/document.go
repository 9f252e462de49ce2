package parse

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// compare holds the file against the text of the board's document: what is
// given as the document's own words has to be there, and what is given as ours
// must not be. How the text was converted (tags, tables, kinds of space, quotation
// mark and hyphen, stars for bold) makes no difference.
func (f *file) compare(document string) {
	text := fold(document)
	for _, b := range f.blocks {
		for _, q := range b.source.Quotes {
			f.find(text, b.at("source"), "quote", q)
		}
		f.findPrinted(text, b)
	}
	f.findCopies(text)
	f.findPeople(text)
}

var (
	innerTag = regexp.MustCompile(`</?(?i:a|b|em|i|span|strong|sub|sup|u)\b[^<>]*>`)
	anyTag   = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	dashes   = strings.NewReplacer("–", "-", "—", "-", "‐", "-", "‑", "-", "*", "", "…", "...")
)

// fold writes a text so that two ways of setting the same words look the same.
func fold(text string) string {
	text = innerTag.ReplaceAllString(text, "")
	text = anyTag.ReplaceAllString(text, " ")
	text = dashes.Replace(straighten.Replace(html.UnescapeString(text)))
	return strings.Join(strings.Fields(text), " ")
}

// find reports words that are not in the document, and the nearest that are.
func (f *file) find(document string, line int, what, words string) {
	want := fold(words)
	if want == "" || strings.Contains(document, want) {
		return
	}
	right := "copy a few words as the document prints them, its mistakes included"
	if at := strings.Index(strings.ToLower(document), strings.ToLower(want)); at >= 0 && at+len(want) <= len(document) {
		right = fmt.Sprintf("the document has %q; copy it as printed", document[at:at+len(want)])
	}
	f.Add(line, fmt.Sprintf("the %s %q is not in the document", what, words), right)
}

// findPrinted looks for what people must recognise or can use: the labels of
// forms, addresses and numbers.
func (f *file) findPrinted(document string, b *block) {
	for _, l := range b.lines {
		label := l.rest
		switch {
		case b.kind == "form" && l.word == "choice":
			label = strings.TrimSpace(label[:max(strings.LastIndex(label, ":"), 0)])
			f.find(document, l.num, "label", label)
		case b.kind == "form" && (l.word == "field" || l.word == "heading" || l.word == "column" || l.word == "row"):
			f.find(document, l.num, "label", label)
		case b.kind == "form" && l.word == "title":
			f.find(document, l.num, "title", label)
		case b.kind == "contact" && (l.word == "email" || l.word == "phone"):
			f.find(document, l.num, l.word, label)
		case b.kind == "rule" && l.word == "link":
			f.find(document, l.num, "address", label)
		}
	}
}

// mostCopied is how many words in a row may be the document's own by accident.
const mostCopied = 9

// word is a word of the file or the document, in small letters.
type word struct {
	text string
	line int
}

// findCopies reports sentences that stand in the document as they stand here.
func (f *file) findCopies(document string) {
	theirs := map[string]bool{}
	runs(wordsOf(document, 0), func(run string, _ int) { theirs[run] = true })
	for _, label := range f.labels() {
		runs(wordsOf(fold(label), 0), func(run string, _ int) { delete(theirs, run) })
	}
	for _, text := range f.ours() {
		told := -1 // the line that the last copied run began in: one fault for each copy
		runs(text, func(run string, line int) {
			if theirs[run] {
				if line > told+1 {
					f.Add(line, fmt.Sprintf("prose copies the document: %q", clip(run)), "say it in your own words")
				}
				told = line
			}
		})
	}
}

func clip(run string) string {
	words := strings.Fields(run)
	return strings.Join(words[:min(len(words), 6)], " ") + " …"
}

// runs gives every run of one word more than may be copied.
func runs(words []word, each func(run string, line int)) {
	for i := 0; i+mostCopied < len(words); i++ {
		var b strings.Builder
		for _, w := range words[i : i+mostCopied+1] {
			b.WriteString(w.text)
			b.WriteByte(' ')
		}
		each(b.String(), words[i].line)
	}
}

// wordsOf is the words of a text. A name in capitals counts as one word, because
// it stays as printed: South West Adult in a Position of Trust Framework.
func wordsOf(text string, line int) []word {
	all := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var words []word
	for i := 0; i < len(all); {
		n := nameIn(all[i:])
		words = append(words, word{strings.ToLower(strings.Join(all[i:i+n], "-")), line})
		i += n
	}
	return words
}

// nameIn is how many words the name is that a text begins with, 1 for none.
func nameIn(words []string) int {
	n := 1
	if !inCapitals(words[0]) || small[strings.ToLower(words[0])] {
		return n
	}
	for i := 1; i < len(words); i++ {
		switch {
		case inCapitals(words[i]):
			n = i + 1
		case !small[words[i]]:
			return n
		}
	}
	return n
}

// small is the words inside names that have no capital letter, and do not begin one.
var small = map[string]bool{"a": true, "an": true, "and": true, "for": true, "in": true, "of": true, "the": true}

func inCapitals(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first)
}

// printedWords is the words of blocks whose rest is printed in the document.
var printedWords = map[string]bool{
	"source": true, "role": true, "log": true, "link": true, "title": true, "field": true, "heading": true, "column": true,
	"row": true, "choice": true, "agency": true, "stage": true, "email": true, "phone": true, "form": true, "signature": true,
}

// labels is everything that stays as printed. The quotes of a source are not
// among them: they excuse no copy in the prose beside them.
func (f *file) labels() []string {
	labels := []string{f.policy.Name, f.policy.Document, f.policy.Edition}
	for _, s := range f.sections {
		labels = append(labels, s.Title)
	}
	for _, b := range f.blocks {
		for _, l := range b.lines {
			if printedWords[l.word] && l.word != "source" {
				labels = append(labels, l.rest)
			}
		}
	}
	return labels
}

// ours is what the file says in our own words, as texts that belong together:
// prose from heading or block to block, and the lines of blocks one by one. What
// stands between quotation marks is left out.
func (f *file) ours() [][]word {
	var texts [][]word
	var prose []word
	inBlock := map[int]bool{}
	for _, b := range f.blocks {
		for n := b.line; n <= b.last()+1; n++ {
			inBlock[n] = true
		}
		for _, l := range b.lines {
			if !printedWords[l.word] {
				texts = append(texts, unquoted(l.rest, l.num)...)
			}
		}
	}
	for i, text := range f.lines {
		if inBlock[i+1] || strings.HasPrefix(text, "## ") {
			texts, prose = append(texts, prose), nil
			continue
		}
		parts := unquoted(text, i+1)
		prose = append(prose, parts[0]...)
		for _, part := range parts[1:] {
			texts, prose = append(texts, prose), part
		}
	}
	return append(texts, prose)
}

// unquoted is the words of a text outside double quotes; a quotation parts it.
func unquoted(text string, line int) [][]word {
	var out [][]word
	for i, part := range strings.Split(straighten.Replace(text), `"`) {
		if i%2 == 0 {
			out = append(out, wordsOf(part, line))
		}
	}
	return out
}
