package parse_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/fault"
	"waymark/app/policy"
	"waymark/app/policy/parse"
)

var update = flag.Bool("update", false, "write what the parser says into testdata; read the difference before you commit it")

func files(t testing.TB, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) == 0 {
		t.Fatalf("no files like %s: %v", pattern, err)
	}
	return found
}

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

// Each file under good is a policy without a fault; beside it lies the model it becomes.
func TestGood(t *testing.T) {
	for _, name := range files(t, "testdata/good/*.md") {
		p, faults := parse.Policy(name, read(t, name))
		if len(faults) > 0 {
			t.Errorf("a good policy has faults:\n%s", lines(faults))
			continue
		}
		p.Hash = "" // changes with every letter of the file; TestHash looks at it
		got, err := json.MarshalIndent(p, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, '\n')
		golden := strings.TrimSuffix(name, ".md") + ".json"
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := read(t, golden); !bytes.Equal(got, want) {
			t.Errorf("%s: the model differs from %s; run go test -update and read the difference", name, golden)
		}
	}
}

const (
	complaintMark = "-- complaint --\n"
	documentMark  = "-- document --\n"
)

// Each file under bad is a policy with one fault. Under it stands the exact
// complaint, and where the fault shows only beside the document, a little of that.
func TestBad(t *testing.T) {
	names := files(t, "testdata/bad/*.txt")
	if len(names) < 40 {
		t.Errorf("%d bad policies, want at least 40", len(names))
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			bad := string(read(t, name))
			src, rest, _ := strings.Cut(bad, complaintMark)
			want, document, compared := strings.Cut(rest, documentMark)
			var doc []byte
			if compared {
				doc = []byte(document)
			}
			_, faults := parse.Against("elm.md", []byte(src), doc)
			got := lines(faults)
			if *update {
				text := src + complaintMark + got
				if compared {
					text += documentMark + document
				}
				if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
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

// The five real policies, and what the manual promises of every one of them.
func TestReal(t *testing.T) {
	for _, name := range real(t) {
		p, faults := parse.Policy(name, read(t, name))
		if len(faults) > 0 {
			t.Errorf("faults:\n%s", lines(faults))
			continue
		}
		roundTrip(t, p)
	}
}

func real(t testing.TB) []string {
	var names []string
	for _, name := range files(t, "../../../policies/*.md") {
		if filepath.Base(name) != "README.md" {
			names = append(names, name)
		}
	}
	return names
}

// roundTrip packs a policy, unpacks it and packs it again: the same bytes.
func roundTrip(t *testing.T, p *policy.Policy) {
	t.Helper()
	first, err := policy.Encode(p)
	if err != nil {
		t.Fatalf("a policy without faults does not fit a pack: %v", err)
	}
	back, err := policy.Decode(first)
	if err != nil {
		t.Fatalf("its own pack is refused: %v", err)
	}
	if second, err := policy.Encode(back); err != nil || !bytes.Equal(first, second) {
		t.Errorf("packed again it differs (%v)", err)
	}
}

func TestHash(t *testing.T) {
	name := "testdata/good/elm.md"
	src := read(t, name)
	a, _ := parse.Policy(name, src)
	b, _ := parse.Policy(name, append(src, '\n'))
	if len(a.Hash) != 64 || a.Hash == b.Hash {
		t.Errorf("hashes %q and %q: each file has its own, of 64 letters", a.Hash, b.Hash)
	}
}

// A file with several faults is told all of them, by line.
func TestAllAtOnce(t *testing.T) {
	src := string(read(t, "testdata/good/elm.md"))
	src = strings.Replace(src, "review     2027-05", "review     someday", 1)
	src = strings.Replace(src, "should  talk", "shuold  talk", 1)
	src = strings.Replace(src, "then    end", "then    stage 7", 1)
	_, faults := parse.Policy("elm.md", []byte(src))
	if len(faults) != 3 || faults[0].Line > faults[1].Line || faults[1].Line > faults[2].Line {
		t.Errorf("want three faults by line, have\n%s", lines(faults))
	}
}

// A file that no pack could carry is refused before it is read.
func TestTooLong(t *testing.T) {
	_, faults := parse.Policy("elm.md", make([]byte, policy.MostWritten+1))
	if got := lines(faults); got != "elm.md:1: a file of 128 KB; keep it under 128 KB: one board, in few words\n" {
		t.Error(got)
	}
}

func FuzzPolicy(f *testing.F) {
	for _, name := range append(files(f, "testdata/good/*.md"), real(f)...) {
		f.Add(read(f, name))
	}
	for _, name := range files(f, "testdata/bad/*.txt") {
		src, _, _ := strings.Cut(string(read(f, name)), complaintMark)
		f.Add([]byte(src))
	}
	document := []byte("Stage 1\tTalk within five working days. What was agreed is written down.")
	f.Fuzz(func(t *testing.T, src []byte) {
		p, faults := parse.Against("elm.md", src, document)
		last := bytes.Count(src, []byte("\n")) + 1
		for _, x := range faults {
			if x.Line < 1 || x.Line > last || x.Wrong == "" || x.Right == "" || strings.Contains(x.String(), "\n") {
				t.Fatalf("a fault that nobody can follow: %q of %d lines", x.String(), last)
			}
		}
		if len(faults) == 0 {
			roundTrip(t, p)
		}
	})
}
