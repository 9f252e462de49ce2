package training

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"waymark/app/article"
	"waymark/app/guide"
)

// mostText is the longest single text, in bytes; mostRoles and mostFacts are how
// many of each there may be in one place.
const (
	mostText  = 4000
	mostRoles = 12
	mostFacts = 40
)

// Sound reports the first thing in a scenario that a program could stumble over.
// No message repeats a text of the scenario's.
func (s *Scenario) Sound() error {
	switch {
	case !IsName(s.ID) || !fine(s.Title) || !fine(s.Theme):
		return errors.New("no id, title or theme")
	case !s.Begins.Valid():
		return errors.New("no day on which it begins")
	case len(s.Roles) < 2 || len(s.Roles) > mostRoles:
		return errors.New("fewer than two roles, or too many")
	case len(s.Scenes) == 0 || len(s.Scenes) > MostScenes:
		return errors.New("no scene, or too many")
	case s.Scene(s.Short.Scene) == nil:
		return errors.New("the short version is of no scene")
	case len(s.Hash) > 64 || strings.Trim(s.Hash, "0123456789abcdef") != "":
		return errors.New("a hash that is none")
	}
	for _, r := range s.Roles {
		if !fine(r.Name) || !fine(r.About) {
			return errors.New("a role without words")
		}
	}
	if err := soundFacts(s.Facts); err != nil {
		return err
	}
	for _, text := range [][]article.Node{s.Setting, s.Questions, s.Notes, s.Short.Text} {
		if len(text) == 0 {
			return errors.New("a part is missing")
		}
		if err := soundNodes(text, article.MostDeep); err != nil {
			return err
		}
	}
	return s.soundScenes()
}

func (s *Scenario) soundScenes() error {
	seen := map[string]bool{}
	for i := range s.Scenes {
		if err := s.soundScene(&s.Scenes[i]); err != nil {
			return fmt.Errorf("scene %d: %w", i+1, err)
		}
		if seen[s.Scenes[i].ID] {
			return fmt.Errorf("scene %d: its id stands twice", i+1)
		}
		seen[s.Scenes[i].ID] = true
	}
	return s.ends()
}

func (s *Scenario) soundScene(scene *Scene) error {
	n := len(scene.Fork.Choices)
	switch {
	case !IsName(scene.ID) || scene.ID == End || !fine(scene.Title) || len(scene.Text) == 0:
		return errors.New("no id, title or text")
	case len(scene.Injects) > MostInjects:
		return errors.New("too many injects")
	case !fine(scene.Fork.Ask) || n < 2 || n > MostChoices:
		return errors.New("a fork without question, with fewer than two choices or too many")
	}
	for _, in := range scene.Injects {
		if !fine(in.Text) || in.From != "" && !fine(in.From) || !soundDay(in.Day) {
			return errors.New("an inject without text or day")
		}
		if err := soundCauses(in.Events, in.Facts); err != nil {
			return err
		}
	}
	seen := map[string]bool{}
	for _, c := range scene.Fork.Choices {
		switch {
		case !IsName(c.ID) || seen[c.ID] || !fine(c.Text) || !fine(c.Comes) || !fine(c.Why) || !soundDay(c.Day):
			return errors.New("a choice without id, words or day")
		case c.Then != End && s.Scene(c.Then) == nil:
			return errors.New("a choice that leads nowhere")
		}
		seen[c.ID] = true
		if err := soundCauses(c.Events, c.Facts); err != nil {
			return err
		}
	}
	return errors.Join(soundNodes(scene.Text, article.MostDeep), soundNodes(scene.Notes, article.MostDeep))
}

// ends says that the scenario comes to an end whatever is chosen, that every
// scene can be reached, and that no day comes before an earlier one.
func (s *Scenario) ends() error {
	const open, done = 1, 2
	state := map[string]int{}
	var visit func(id string) error
	visit = func(id string) error {
		if id == End || state[id] == done {
			return nil
		}
		if state[id] == open {
			return errors.New("it leads back to where it was")
		}
		state[id] = open
		for _, c := range s.Scene(id).Fork.Choices {
			if err := visit(c.Then); err != nil {
				return err
			}
		}
		state[id] = done
		return nil
	}
	if err := visit(s.Scenes[0].ID); err != nil {
		return err
	}
	if len(state) < len(s.Scenes) {
		return errors.New("a scene that nothing leads to")
	}
	if s.CountPaths() > MostPaths {
		return errors.New("too many ways through it")
	}
	if _, _, back := s.BackInTime(); back {
		return errors.New("a day before the one before it")
	}
	return nil
}

// CountPaths is how many ways there are through a scenario without a loop.
func (s *Scenario) CountPaths() int {
	memo := map[string]int{End: 1}
	var count func(id string) int
	count = func(id string) int {
		if n, known := memo[id]; known {
			return n
		}
		total := 0
		for _, c := range s.Scene(id).Fork.Choices {
			total = min(total+count(c.Then), MostPaths+1)
		}
		memo[id] = total
		return total
	}
	return count(s.Scenes[0].ID)
}

// BackInTime finds an inject or choice whose day lies before one that can come
// before it: the scene and the place of it there, injects first.
func (s *Scenario) BackInTime() (scene string, place int, found bool) {
	latest := map[string]int{} // the latest day on which a scene can begin
	for range s.Scenes {       // longest ways settle after as many rounds as there are scenes
		for i := range s.Scenes {
			sc := &s.Scenes[i]
			day := latest[sc.ID]
			for _, in := range sc.Injects {
				day = max(day, in.Day)
			}
			for _, c := range sc.Fork.Choices {
				latest[c.Then] = max(latest[c.Then], day, c.Day)
			}
		}
	}
	for i := range s.Scenes {
		sc := &s.Scenes[i]
		day := latest[sc.ID]
		for at, in := range sc.Injects {
			if in.Day < day {
				return sc.ID, at, true
			}
			day = in.Day
		}
		for at, c := range sc.Fork.Choices {
			if c.Day < day {
				return sc.ID, len(sc.Injects) + at, true
			}
		}
	}
	return "", 0, false
}

func soundDay(day int) bool { return day >= 0 && day <= MostDays }

func soundCauses(events []Effect, facts []Fact) error {
	if len(events) > len(Effects) {
		return errors.New("too many events")
	}
	for _, e := range events {
		if !slices.Contains(Effects, e) {
			return errors.New("an unknown event")
		}
	}
	return soundFacts(facts)
}

func soundFacts(facts []Fact) error {
	if len(facts) > mostFacts {
		return errors.New("too many facts")
	}
	for _, f := range facts {
		if !IsName(f.Board) || !IsName(f.Name) || f.Answer < guide.Yes || f.Answer > guide.NotSure {
			return errors.New("a fact that answers nothing")
		}
	}
	return nil
}

// soundNodes holds texts to what a page can show. A link may lead to a page of the
// site or to an https address; a scenario from a stranger gets no other.
func soundNodes(nodes []article.Node, levels int) error {
	if len(nodes) > 500 || levels < 0 {
		return errors.New("a text that is too long or too deep")
	}
	for _, n := range nodes {
		switch {
		case n.Kind < article.Paragraph || n.Kind > article.Break:
			return errors.New("a text of an unknown kind")
		case !visible(n.Text), n.ID != "" && !IsName(n.ID), n.Kind == article.Heading && (n.Level < 2 || n.Level > 4):
			return errors.New("a text with a part that is wrong")
		case n.Kind == article.Link && !soundLink(n.Href):
			return errors.New("a link that leads elsewhere")
		}
		if err := soundNodes(n.Children, levels-1); err != nil {
			return err
		}
	}
	return nil
}

func soundLink(href string) bool {
	if rest, web := strings.CutPrefix(href, "https://"); web {
		return rest != "" && !strings.ContainsFunc(rest, func(r rune) bool { return r <= ' ' || r > '~' || r == '"' || r == '\\' })
	}
	page, _, _ := strings.Cut(href, "#")
	for _, part := range strings.Split(strings.TrimSuffix(page, "/"), "/") {
		if !IsName(part) {
			return false
		}
	}
	return strings.HasSuffix(page, "/")
}

// fine reports whether a text is there, not too long, and of characters that can be seen.
func fine(s string) bool {
	return strings.TrimSpace(s) != "" && visible(s)
}

// visible is fine for a text that may also be empty: the space between two bold words.
func visible(s string) bool {
	if len(s) > mostText || !utf8.ValidString(s) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
}

// IsName reports whether s can stand in an address: small letters and figures, in
// parts joined by hyphens, a letter first, at most 60 bytes.
func IsName(s string) bool {
	if s == "" || len(s) > 60 || s[0] < 'a' || s[0] > 'z' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
