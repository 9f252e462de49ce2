package handover_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"waymark/app/handover"
)

// hostile is one change to the example, and why the result is refused.
type hostile struct{ title, replace, by, refused string }

// readHostile reads a file of cases: "# title", then lines that begin with replace, by and refused.
func readHostile(t *testing.T, name string) []hostile {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []hostile
	for n, text := range strings.Split(string(b), "\n\n")[1:] {
		var h hostile
		for line := range strings.Lines(text) {
			word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			to, known := map[string]*string{"#": &h.title, "replace": &h.replace, "by": &h.by, "refused": &h.refused}[word]
			if !known {
				t.Fatalf("%s: case %d: %q", name, n+1, line)
			}
			*to = strings.TrimSpace(rest)
		}
		if h.title == "" || h.replace == "" || h.refused == "" {
			t.Fatalf("%s: case %d is not whole", name, n+1)
		}
		all = append(all, h)
	}
	return all
}

// spell writes out «x × 3» and ‹202e›.
func spell(t *testing.T, s string) string {
	t.Helper()
	for {
		before, rest, is := strings.Cut(s, "«")
		if !is {
			break
		}
		inside, after, _ := strings.Cut(rest, "»")
		what, times, _ := strings.Cut(inside, " × ")
		n, err := strconv.Atoi(times)
		if err != nil {
			t.Fatal(err)
		}
		s = before + strings.Repeat(what, n) + after
	}
	for {
		before, rest, is := strings.Cut(s, "‹")
		if !is {
			return s
		}
		number, after, _ := strings.Cut(rest, "›")
		if number == "byte ff" {
			s = before + "\xff" + after
			continue
		}
		n, err := strconv.ParseUint(number, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		s = before + string(rune(n)) + after
	}
}

func example(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/example.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestExampleIsRead(t *testing.T) {
	d, err := handover.DecodeDocument([]byte(example(t)))
	if err != nil {
		t.Fatal(err)
	}
	want := handover.Figures{Cases: 1, Entries: 7, People: 1, Drafts: 1, Keys: 1, Packs: 1}
	if got := handover.FiguresOf(d.Contents); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestHostileDocumentsAreRefused: each for the reason that its case gives, and with nothing read.
func TestHostileDocumentsAreRefused(t *testing.T) {
	names, err := filepath.Glob("testdata/hostile/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	whole, n := example(t), 0
	for _, name := range names {
		for _, h := range readHostile(t, name) {
			n++
			if strings.Count(whole, h.replace) != 1 {
				t.Errorf("%s: %s: the example has %q %d times", name, h.title, h.replace, strings.Count(whole, h.replace))
				continue
			}
			d, err := handover.DecodeDocument([]byte(strings.Replace(whole, h.replace, spell(t, h.by), 1)))
			if got := reason(err); got != h.refused || d.Contents.Cases != nil {
				t.Errorf("%s: %s: %s, want %s", name, h.title, got, h.refused)
			}
		}
	}
	if n < 300 {
		t.Errorf("only %d hostile documents", n)
	}
}

func reason(err error) string {
	if errors.Is(err, handover.ErrNewer) {
		return "newer"
	}
	var e *handover.DocumentError
	if !errors.As(err, &e) {
		return "taken"
	}
	return strings.TrimPrefix(e.Error(), "read document: ")
}

// TestHugeImportIsRefusedBySize: a gigabyte is not even read.
func TestHugeImportIsRefusedBySize(t *testing.T) {
	if !handover.TooLarge(1<<30) || handover.TooLarge(handover.MaxDocument) {
		t.Error("the limit of a file is wrong")
	}
	if _, err := handover.Look(make([]byte, handover.MaxFile+1)); !errors.Is(err, handover.ErrTooLarge) {
		t.Error(err)
	}
	if _, err := handover.DecodeDocument(make([]byte, handover.MaxDocument+1)); !errors.Is(err, handover.ErrTooLarge) {
		t.Error(err)
	}
}
