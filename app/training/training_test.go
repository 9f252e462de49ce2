package training_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/article"
	"waymark/app/guide"
	"waymark/app/policy"
	policies "waymark/app/policy/parse"
	"waymark/app/training"
	"waymark/app/training/parse"
	"waymark/app/workday"
)

// everything is the real policies and the real scenarios.
func everything(t testing.TB) (map[string]*policy.Policy, []*training.Scenario) {
	t.Helper()
	boards := map[string]*policy.Policy{}
	for _, name := range texts(t, "../../policies/*.md") {
		p, faults := policies.Policy(name, read(t, name))
		if len(faults) > 0 {
			t.Fatal(faults[0])
		}
		boards[p.ID] = p
	}
	var all []*training.Scenario
	for _, name := range texts(t, "../../content/scenarios/*.md") {
		s, faults := parse.Scenario(name, read(t, name), boards)
		if len(faults) > 0 {
			t.Fatal(faults[0])
		}
		all = append(all, s)
	}
	if len(boards) < 5 || len(all) < 10 {
		t.Fatalf("%d boards and %d scenarios, want at least 5 and 10", len(boards), len(all))
	}
	return boards, all
}

func texts(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range names {
		if filepath.Base(n) != "README.md" {
			out = append(out, n)
		}
	}
	return out
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// undated is the boards whose documents print no limit in days.
var undated = map[string]bool{"leeds": true, "unnamed-flowchart": true, "northamptonshire": true}

// TestEveryScenarioEndsUnderEveryBoard takes every way through every scenario: it
// comes to an end, each expectation has its rule and source, and no date is shown
// where a document prints none.
func TestEveryScenarioEndsUnderEveryBoard(t *testing.T) {
	boards, all := everything(t)
	dated := map[string]bool{}
	for _, s := range all {
		paths := s.Paths()
		if len(paths) < 4 {
			t.Errorf("%s: %d ways through it", s.ID, len(paths))
		}
		for id, p := range boards {
			for _, path := range paths {
				c, err := training.Play(s, p, path, workday.EnglandWales())
				if err != nil || !c.Over {
					t.Fatalf("%s, %s, %v: over %v, %v", s.ID, id, path, c.Over, err)
				}
				for _, m := range c.Moments {
					if len(m.Asks) == 0 {
						t.Errorf("%s, %s, %s: nothing is said of what the policy asks", s.ID, id, m.Scene.ID)
					}
					for _, x := range m.Asks {
						if x.Rule == nil || x.Section == nil || strings.TrimSpace(x.Rule.Source.Text) == "" {
							t.Errorf("%s, %s, %s: an expectation without a source", s.ID, id, m.Scene.ID)
						}
						if x.Due != nil && !x.Due.By.IsZero() {
							dated[id] = true
						}
					}
				}
				for _, d := range c.End.Due {
					if undated[id] && (!d.By.IsZero() || !d.Printed.IsZero()) {
						t.Errorf("%s, %s, %v: a date, %v, where none is printed", s.ID, id, path, d.By)
					}
				}
			}
		}
	}
	for id := range boards {
		if dated[id] == undated[id] {
			t.Errorf("%s: dates shown %v, document prints none %v", id, dated[id], undated[id])
		}
	}
}

// TestWithoutALadder: what needs a stage has no place under a policy whose stages
// are missing, and is said to have none.
func TestWithoutALadder(t *testing.T) {
	boards, all := everything(t)
	p := boards["northamptonshire"]
	for _, s := range all {
		c, err := training.Play(s, p, s.Paths()[0], workday.EnglandWales())
		if err != nil {
			t.Fatal(err)
		}
		missing := false
		for _, m := range c.Moments {
			for _, x := range m.Asks {
				if x.Kind == training.AtStage || x.Kind == training.Onward {
					t.Errorf("%s: a stage is offered", s.ID)
				}
				missing = missing || x.Gap != nil && x.Gap.Kind == policy.Missing && x.Gap.About == "stages"
			}
			for _, e := range m.NoPlace {
				if e != training.TalkHeld && e != training.NotAgreed && e != training.FormIsSent && e != training.MeetingMet {
					t.Errorf("%s: %q has no place, though it needs no stage", s.ID, e)
				}
			}
		}
		if !missing {
			t.Errorf("%s: nothing says that the stages are missing", s.ID)
		}
		for _, e := range c.Events {
			if e.Stage != 0 {
				t.Errorf("%s: an event at stage %d of a ladder that we do not have", s.ID, e.Stage)
			}
		}
	}
}

// TestThresholdInSwindon is one way worked out by hand from §4 of the document: it
// arises on Monday 11 January 2027, so the first talk is due on Wednesday; Stage 1
// ends on Thursday 14, so Stage 2's talk is due on Thursday 21.
func TestThresholdInSwindon(t *testing.T) {
	boards, all := everything(t)
	for _, s := range all {
		if s.ID != "not-our-threshold" {
			continue
		}
		c, err := training.Play(s, boards["swindon"], []string{"send-again", "go-on", "write-down"}, workday.EnglandWales())
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []struct {
			at    guide.PositionKind
			stage int
			by    workday.Date
		}{
			{guide.NotStarted, 0, workday.Date{Year: 2027, Month: 1, Day: 13}},
			{guide.AtStage, 2, workday.Date{Year: 2027, Month: 1, Day: 21}},
			{guide.AtStage, 2, workday.Date{}}, // the talk has been held
		} {
			m := c.Moments[i]
			if m.Stands.Position.Kind != want.at || m.Stands.Position.Stage != want.stage {
				t.Errorf("fork %d: at %v", i+1, m.Stands.Position)
			}
			if got := firstDate(m); got != want.by {
				t.Errorf("fork %d: due %v, want %v", i+1, got, want.by)
			}
		}
		if c.End.Position.Kind != guide.Resolved || c.End.Position.Stage != 2 {
			t.Errorf("it ends at %v", c.End.Position)
		}
	}
}

func firstDate(m training.Moment) workday.Date {
	for _, x := range m.Asks {
		if x.Due != nil && !x.Due.By.IsZero() {
			return x.Due.By
		}
	}
	return workday.Date{}
}

// TestHarmComesFirst: in the middle of a stage the risk rules stand before all
// else, under every board that prints one.
func TestHarmComesFirst(t *testing.T) {
	boards, all := everything(t)
	for _, s := range all {
		if s.ID != "same-day-harm" {
			continue
		}
		for _, id := range []string{"swindon", "south-gloucestershire", "northamptonshire", "unnamed-flowchart"} {
			c, err := training.Play(s, boards[id], []string{"begin"}, workday.EnglandWales())
			if err != nil {
				t.Fatal(err)
			}
			if asks := c.Moments[1].Asks; asks[0].Kind != training.ForSafety {
				t.Errorf("%s: the first thing said is of kind %d", id, asks[0].Kind)
			}
		}
	}
}

func TestPathsThatAreNone(t *testing.T) {
	boards, all := everything(t)
	for _, path := range [][]string{{"nothing-like-it"}, {"talk", "settle", "more"}} {
		if _, err := training.Play(all[0], boards["leeds"], path, workday.EnglandWales()); !errors.Is(err, training.ErrPath) {
			t.Errorf("%v: %v", path, err)
		}
	}
}

// elm is the smallest scenario that travels.
func elm(t testing.TB) *training.Scenario {
	t.Helper()
	s := &training.Scenario{}
	if err := json.Unmarshal(read(t, "parse/testdata/good/elm.json"), s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestUnsound changes one thing each time; none of it travels.
func TestUnsound(t *testing.T) {
	for name, spoil := range map[string]func(*training.Scenario){
		"loop":          func(s *training.Scenario) { s.Scenes[1].Fork.Choices[0].Then = s.Scenes[0].ID },
		"leads nowhere": func(s *training.Scenario) { s.Scenes[0].Fork.Choices[0].Then = "elsewhere" },
		"one choice":    func(s *training.Scenario) { s.Scenes[1].Fork.Choices = s.Scenes[1].Fork.Choices[:1] },
		"no text":       func(s *training.Scenario) { s.Scenes[0].Injects[0].Text = " " },
		"far off day":   func(s *training.Scenario) { s.Scenes[0].Injects[0].Day = 1 << 30 },
		"back in time":  func(s *training.Scenario) { s.Scenes[0].Injects[0].Day = 300 },
		"event":         func(s *training.Scenario) { s.Scenes[0].Injects[0].Events[0] = "he shouts" },
		"answer":        func(s *training.Scenario) { s.Facts[0].Answer = 9 },
		"address":       func(s *training.Scenario) { s.ID = "../elm" },
		"control":       func(s *training.Scenario) { s.Title = "a\x00b" },
		"turned text":   func(s *training.Scenario) { s.Title = "a\u202eb" },
		"link": func(s *training.Scenario) {
			s.Setting[0].Children[0].Kind, s.Setting[0].Children[0].Href = article.Link, "javascript:alert(1)"
		},
		"unreached": func(s *training.Scenario) { s.Scenes = append(s.Scenes, s.Scenes[1]); s.Scenes[2].ID = "third" },
		"twice":     func(s *training.Scenario) { s.Scenes = append(s.Scenes, s.Scenes[1]) },
		"short":     func(s *training.Scenario) { s.Short.Scene = "none" },
		"no notes":  func(s *training.Scenario) { s.Notes = nil },
		"no day":    func(s *training.Scenario) { s.Begins.Month = 13 },
		"too long":  func(s *training.Scenario) { s.Scenes[0].Fork.Choices[0].Why = strings.Repeat("a", 5000) },
	} {
		s := elm(t)
		if err := s.Sound(); err != nil {
			t.Fatal(err)
		}
		spoil(s)
		if _, err := training.Encode(s); err == nil {
			t.Errorf("%s: it was packed", name)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	good, err := training.Encode(elm(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]string{
		"empty": "", "not json": "hello", "a policy's": `{"waymark":1,"policy":null}`,
		"another shape": strings.Replace(string(good), `"waymark-scenario":1`, `"waymark-scenario":2`, 1),
		"more behind":   string(good) + "{}", "cut off": string(good[:len(good)/2]),
		"unknown field": strings.Replace(string(good), `"theme"`, `"score":1,"theme"`, 1),
		"no scenario":   `{"waymark-scenario":1}`, "too long": strings.Repeat(" ", training.MostPacked) + string(good),
	} {
		s, err := training.Decode([]byte(b))
		if !errors.Is(err, training.ErrPack) || s != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && strings.Contains(err.Error(), "threshold") {
			t.Errorf("%s: the error repeats the file: %v", name, err)
		}
	}
}

// FuzzDecode: whatever is opened, it is refused or can be played to its ends.
func FuzzDecode(f *testing.F) {
	good, err := training.Encode(elm(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"waymark-scenario":1,"scenario":{"id":"a","scenes":[{}]}}`))
	boards, _ := everything(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := training.Decode(b)
		if err != nil {
			if !errors.Is(err, training.ErrPack) {
				t.Fatal(err)
			}
			return
		}
		for _, path := range s.Paths() {
			for _, p := range boards {
				if c, err := training.Play(s, p, path, workday.EnglandWales()); err != nil || !c.Over {
					t.Fatalf("%v: %v", path, err)
				}
			}
		}
		again, err := training.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := training.Decode(again); err != nil {
			t.Fatal(err)
		}
	})
}
