package parse_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/article"
	"waymark/app/fault"
	"waymark/app/training"
	"waymark/app/training/parse"
)

var update = flag.Bool("update", false, "write what the parser says into testdata; read the difference before you commit it")

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func lines(faults []fault.Fault) string {
	var b strings.Builder
	for _, f := range faults {
		b.WriteString(f.String() + "\n")
	}
	return b.String()
}

// The file under good is a scenario without a fault; beside it lies the model it becomes.
func TestGood(t *testing.T) {
	name := "testdata/good/elm.md"
	s, faults := parse.Scenario(name, read(t, name), boards(t))
	if len(faults) > 0 {
		t.Fatalf("a good scenario has faults:\n%s", lines(faults))
	}
	s.Hash = "" // changes with every letter of the file
	got, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	golden := "testdata/good/elm.json"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := read(t, golden); !bytes.Equal(got, want) {
		t.Errorf("the model differs from %s; run go test -update and read the difference", golden)
	}
}

const complaintMark = "-- complaint --\n"

// Each file under bad is a scenario with one fault, and under it the exact complaint.
func TestBad(t *testing.T) {
	names, _ := filepath.Glob("testdata/bad/*.txt")
	if len(names) < 45 {
		t.Errorf("%d bad scenarios, want at least 45", len(names))
	}
	all := boards(t)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			src, want, _ := strings.Cut(string(read(t, name)), complaintMark)
			_, faults := parse.Scenario("elm.md", []byte(src), all)
			got := lines(faults)
			if *update {
				if err := os.WriteFile(name, []byte(src+complaintMark+got), 0o644); err != nil {
					t.Fatal(err)
				}
				want = got
			}
			if got != want {
				t.Errorf("the parser says\n%s\nand should say\n%s", got, want)
			}
			if len(faults) != 1 {
				t.Errorf("%d faults, want one", len(faults))
			}
		})
	}
}

// The real scenarios have no fault, cover what trainers asked for, and travel.
func TestReal(t *testing.T) {
	themes := []string{"threshold", "closed too soon", "best interests", "same day", "colleague", "discharge", "information", "manager", "challenged", "out-of-area"}
	found := map[string]bool{}
	names, _ := filepath.Glob("../../../content/scenarios/*.md")
	all := boards(t)
	for _, name := range names {
		if filepath.Base(name) == "README.md" {
			continue
		}
		s, faults := parse.Scenario(name, read(t, name), all)
		if len(faults) > 0 {
			t.Errorf("faults:\n%s", lines(faults))
			continue
		}
		if n := parse.Minutes(s.Short.Text); n != 7 {
			t.Errorf("%s: the seven-minute version takes %d", name, n)
		}
		if n := aloud(s); n > 260 { // two minutes at the pace of somebody who reads aloud
			t.Errorf("%s: %d words to be read aloud before anybody votes", name, n)
		}
		for _, theme := range themes {
			if strings.Contains(strings.ToLower(s.Theme), theme) {
				found[theme] = true
			}
		}
		b, err := training.Encode(s)
		if err != nil {
			t.Error(err)
			continue
		}
		if _, err := training.Decode(b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, theme := range themes {
		if !found[theme] {
			t.Errorf("no scenario on %q", theme)
		}
	}
}

// aloud is how many words of a short version are read out up to the vote: the setting, the scene and the choices.
func aloud(s *training.Scenario) int {
	sc := s.Scene(s.Short.Scene)
	text := article.Plain(s.Setting) + " " + article.Plain(sc.Text) + " " + sc.Fork.Ask
	for _, in := range sc.Injects {
		text += " " + in.Text
	}
	for _, c := range sc.Fork.Choices {
		text += " " + c.Text
	}
	return len(strings.Fields(text))
}

// FuzzScenario: any text gives either faults or a scenario that travels and ends.
func FuzzScenario(f *testing.F) {
	f.Add(read(f, "testdata/good/elm.md"))
	names, _ := filepath.Glob("testdata/bad/*.txt")
	for _, name := range names {
		f.Add(read(f, name))
	}
	all := boards(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		s, faults := parse.Scenario("elm.md", src, all)
		if len(faults) > 0 {
			return
		}
		b, err := training.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := training.Decode(b); err != nil {
			t.Fatal(err)
		}
	})
}
