package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	markdown "waymark/app/article/parse"
	"waymark/app/guide"
	"waymark/app/policy"
	"waymark/app/training"
)

// roles reads lines like "duty worker: decides whether it is a safeguarding matter".
func (f *file) roles(p markdown.Piece, lines []markdown.Field) {
	for _, l := range lines {
		name, about, found := strings.Cut(strings.TrimSpace(l.Word+" "+l.Rest), ":")
		r := training.Role{Name: strings.TrimSpace(name), About: strings.TrimSpace(about)}
		switch {
		case !found || r.Name == "" || r.About == "":
			f.Add(l.Line, "a role without a colon and a few words about it", "write it as in: duty worker: decides whether it is a safeguarding matter")
		case f.knowsRole(r.Name):
			f.Add(l.Line, fmt.Sprintf("the role %q stands twice", r.Name), "keep one of the two")
		default:
			f.scenario.Roles = append(f.scenario.Roles, r)
		}
	}
	if len(lines) < 2 {
		f.Add(p.Line, "fewer than two roles", "a disagreement has two sides: give each a line")
	}
}

func (f *file) knowsRole(name string) bool {
	return slices.ContainsFunc(f.scenario.Roles, func(r training.Role) bool { return r.Name == name })
}

var answers = map[string]guide.Answer{"yes": guide.Yes, "no": guide.No, "not sure": guide.NotSure}

// fact reads "swindon significant-harm: yes".
func (f *file) fact(to []training.Fact, line int, text string) []training.Fact {
	subject, said, _ := strings.Cut(text, ":")
	board, name, _ := strings.Cut(strings.TrimSpace(subject), " ")
	name = strings.TrimSpace(name)
	p := f.boards[board]
	answer, known := answers[strings.TrimSpace(said)]
	switch {
	case p == nil:
		f.Add(line, fmt.Sprintf("unknown board %q", board), "write "+markdown.Choice(board, f.boardNames()))
	case p.Fact(name) == nil:
		f.Add(line, fmt.Sprintf("the policy of %s asks no question %q", board, name), "write "+markdown.Choice(name, factNames(p)))
	case !known:
		f.Add(line, fmt.Sprintf("the answer %q", strings.TrimSpace(said)), "write it after a colon: yes, no or not sure")
	default:
		return append(to, training.Fact{Board: board, Name: name, Answer: answer})
	}
	return to
}

func (f *file) boardNames() []string {
	var names []string
	for id := range f.boards {
		names = append(names, id)
	}
	slices.Sort(names)
	return names
}

func factNames(p *policy.Policy) []string {
	var names []string
	for _, x := range p.Facts {
		names = append(names, x.Name)
	}
	return names
}

// byHand is the words with which somebody might type in what a policy asks.
var byHand = []string{"expect", "due", "must", "should", "may", "within", "source", "stage"}

// unknown reports a word that a block does not know.
func (f *file) unknown(l markdown.Field, block string, known []string) {
	if slices.Contains(byHand, l.Word) {
		f.Add(l.Line, fmt.Sprintf("%q: an expectation typed in by hand", l.Word), "take the line out; what a policy asks here is worked out from the policy, for every board")
		return
	}
	f.Add(l.Line, fmt.Sprintf("unknown word %q in the %s block", l.Word, block), "write "+markdown.Choice(l.Word, known))
}

func (f *file) day(l markdown.Field) int {
	n, err := strconv.Atoi(l.Rest)
	if err != nil || n < 0 || n > training.MostDays {
		f.Add(l.Line, fmt.Sprintf("day %q", l.Rest), fmt.Sprintf("write how many days after the beginning, from 0 to %d, as in: day  3", training.MostDays))
		return 0
	}
	return n
}

func (f *file) effect(to []training.Effect, l markdown.Field) []training.Effect {
	e := training.Effect(l.Rest)
	if !slices.Contains(training.Effects, e) {
		var names []string
		for _, known := range training.Effects {
			names = append(names, string(known))
		}
		f.Add(l.Line, fmt.Sprintf("unknown event %q", l.Rest), "write "+markdown.Choice(l.Rest, names))
		return to
	}
	return append(to, e)
}

var injectWords = []string{"day", "from", "text", "event", "fact"}

func (f *file) inject(p markdown.Piece, lines []markdown.Field) {
	sc := f.scene()
	if sc.fork != 0 {
		f.Add(p.Line, "an inject after the fork", "put it before the fork, or into the scene that a choice leads to")
	}
	in := training.Inject{Day: -1}
	for _, l := range lines {
		switch l.Word {
		case "day":
			in.Day = f.day(l)
		case "from":
			in.From = l.Rest
			if !f.knowsRole(l.Rest) {
				f.Add(l.Line, fmt.Sprintf("unknown role %q", l.Rest), "write "+markdown.Choice(l.Rest, f.roleNames()))
			}
		case "text":
			in.Text = l.Rest
		case "event":
			in.Events = f.effect(in.Events, l)
		case "fact":
			in.Facts = f.fact(in.Facts, l.Line, l.Rest)
		default:
			f.unknown(l, "inject", injectWords)
		}
	}
	if in.Text == "" {
		f.Add(p.Line, "an inject with no text", "say what the group hears, as in: text  The hospital rings: the discharge is today")
	}
	if in.Day < 0 {
		f.Add(p.Line, "an inject without a day", "say when it comes, in days after the beginning, as in: day  3")
		in.Day = 0
	}
	sc.Injects, sc.injects = append(sc.Injects, in), append(sc.injects, p.Line)
}

func (f *file) roleNames() []string {
	var names []string
	for _, r := range f.scenario.Roles {
		names = append(names, r.Name)
	}
	return names
}

var forkWords = []string{"ask", "choice", "day", "event", "fact", "comes", "why", "then"}

func (f *file) fork(p markdown.Piece, lines []markdown.Field) {
	sc := f.scene()
	if sc.fork != 0 {
		f.Add(p.Line, fmt.Sprintf("a second fork in one scene, the first in line %d", sc.fork), "begin another scene for it: ## … {#scene-…}")
		return
	}
	sc.fork = p.Line
	for _, l := range lines {
		switch {
		case l.Word == "ask":
			sc.Fork.Ask = l.Rest
		case l.Word == "choice":
			f.openChoice(sc, l)
		case !slices.Contains(forkWords, l.Word):
			f.unknown(l, "fork", forkWords)
		case len(sc.choices) == 0:
			f.Add(l.Line, fmt.Sprintf("%q before the first choice", l.Word), "begin with the choice that it belongs to: choice  talk: Talk to the other worker today")
		default:
			f.choiceLine(&sc.choices[len(sc.choices)-1], l)
		}
	}
	if sc.Fork.Ask == "" {
		f.Add(p.Line, "a fork that asks nothing", "put the question first, as in: ask  What do you do now?")
	}
	if len(sc.choices) < 2 {
		f.Add(p.Line, "a fork with fewer than two choices", "give at least two, each as in: choice  talk: Talk to the other worker today")
	}
	for _, c := range sc.choices {
		f.whole(c)
	}
}

func (f *file) openChoice(sc *scene, l markdown.Field) {
	id, text, _ := strings.Cut(l.Rest, ":")
	c := choice{Choice: training.Choice{ID: strings.TrimSpace(id), Text: strings.TrimSpace(text)}, line: l.Line}
	twice := slices.ContainsFunc(sc.choices, func(o choice) bool { return o.ID == c.ID })
	switch {
	case !training.IsName(c.ID) || c.Text == "":
		f.Add(l.Line, "a choice without a name, a colon and its words", "write it as in: choice  talk: Talk to the other worker today")
	case twice:
		f.Add(l.Line, fmt.Sprintf("two choices called %q in one fork", c.ID), "give each its own name")
	}
	sc.choices = append(sc.choices, c)
}

func (f *file) choiceLine(c *choice, l markdown.Field) {
	switch l.Word {
	case "day":
		c.given, c.day = f.day(l), l.Line
	case "event":
		c.Events = f.effect(c.Events, l)
	case "fact":
		c.Facts = f.fact(c.Facts, l.Line, l.Rest)
	case "comes":
		c.Comes = l.Rest
	case "why":
		c.Why = l.Rest
	case "then":
		c.Then, c.then = l.Rest, l.Line
	}
}

// whole reports what a choice lacks.
func (f *file) whole(c choice) {
	for _, x := range []struct{ has, word, example string }{
		{c.Comes, "comes", "comes  The duty worker listens, and does not change the decision."},
		{c.Why, "why", "why  Waiting protects nobody; the adult lives with it meanwhile."},
		{c.Then, "then", "then  second-answer (or: then  end)"},
	} {
		if x.has == "" {
			f.Add(c.line, fmt.Sprintf("the choice %q has no %q", c.ID, x.word), "add a line, as in: "+x.example)
		}
	}
}
