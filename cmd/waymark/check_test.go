package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// project makes a project's folder with the named files.
func project(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// call runs waymark in a folder and gives back what it printed and its status.
func call(root string, args ...string) (out, err string, status int) {
	var o, e strings.Builder
	status = run(args, root, &o, &e)
	return o.String(), e.String(), status
}

func elm(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../app/policy/parse/testdata/good/elm.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestCheckScenarios: the real scenarios are sound, and a fault of one is told by line.
func TestCheckScenarios(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"policies", "content/scenarios"} {
		if err := os.CopyFS(filepath.Join(root, dir), os.DirFS(filepath.Join("../..", dir))); err != nil {
			t.Fatal(err)
		}
	}
	out, err, status := call(root, "check")
	if status != exitDone || err != "" || strings.Count(out, "through it\n") < 10 || strings.Contains(out, "scenarios/README") {
		t.Errorf("status %d\n%s%s", status, out, err)
	}
	name := filepath.Join(root, "content/scenarios/not-our-threshold.md")
	src, e := os.ReadFile(name)
	if e != nil {
		t.Fatal(e)
	}
	spoilt := strings.Replace(string(src), "then    together", "then    nowhere-at-all", 1)
	if e := os.WriteFile(name, []byte(spoilt), 0o644); e != nil {
		t.Fatal(e)
	}
	const want = `a dead fork: the choice "go-on" leads to "nowhere-at-all"`
	if out, _, status := call(root, "check", "content/scenarios/not-our-threshold.md"); status != exitFailed || !strings.Contains(out, want) {
		t.Errorf("status %d\n%s", status, out)
	}
}

func TestCheck(t *testing.T) {
	root := project(t, map[string]string{
		"policies/README.md":        "# Not a policy\n",
		"policies/elm.md":           elm(t),
		"content/glossary.md":       "# Glossary\n\n## Adult\n\nSomebody over 18.\n",
		"content/guidance/notes.md": "# Notes\n\n## What to write\n\nEverything.\n",
		"sources/elm.txt":           "Stage 1. What was agreed is written down.",
	})
	const want = `content/glossary.md: 1 term
content/guidance/notes.md: 1 section
policies/elm.md: 1 stage, 4 rules, 0 facts, 0 forms, 1 gap, reading grade 4
`
	for _, args := range [][]string{{"check"}, {"check", "-sources", "sources"}} {
		if out, err, status := call(root, args...); out != want || err != "" || status != exitDone {
			t.Errorf("%v: status %d\n%s%s", args, status, out, err)
		}
	}
	out, _, status := call(root, "check", "policies/elm.md", "-sources", "sources")
	if out != "policies/elm.md: 1 stage, 4 rules, 0 facts, 0 forms, 1 gap, reading grade 4\n" || status != exitDone {
		t.Errorf("one named file: status %d\n%s", status, out)
	}
}

// All faults of all files, sorted; the good files are named too.
func TestCheckFaults(t *testing.T) {
	bad := strings.Replace(elm(t), "should  talk", "shuold  talk", 1)
	bad = strings.Replace(bad, `"agreed"`, `"never said"`, 1)
	root := project(t, map[string]string{
		"policies/elm.md":           bad,
		"content/guidance/notes.md": "# Notes\n\n<b>\n",
		"content/guidance/words.md": "# Words\n",
		"sources/elm.txt":           "Stage 1. What was agreed is written down.",
	})
	out, err, status := call(root, "check", "-sources", "sources")
	want := `content/guidance/words.md: 0 sections
content/guidance/notes.md:3: HTML; write plain text or markdown; HTML is never shown
policies/elm.md:28: unknown word "shuold" in a rule block; write "should"
policies/elm.md:34: the quote "never said" is not in the document; copy a few words as the document prints them, its mistakes included
`
	if out != want || err != "3 faults\n" || status != exitFailed {
		t.Errorf("status %d, %q\n%s", status, err, out)
	}
}

// What cannot be checked at all is said, with the status that belongs to it.
func TestCheckCannot(t *testing.T) {
	root := project(t, map[string]string{"policies/elm.md": elm(t), "sources/oak.txt": ""})
	for _, c := range []struct {
		args   string
		status int
		says   string
	}{
		{"check policies/oak.md", exitFailed, "policies/oak.md"},
		{"check -sources sources", exitFailed, "document of elm"},
		{"check -sources nowhere", exitUsage, "nowhere"},
		{"check -strict", exitUsage, "usage: waymark check"},
		{"", exitUsage, "usage: waymark COMMAND"},
		{"chekc", exitUsage, `no command "chekc"`},
	} {
		_, err, status := call(root, strings.Fields(c.args)...)
		if status != c.status || !strings.Contains(err, c.says) {
			t.Errorf("waymark %s: status %d, want %d; it says\n%s", c.args, status, c.status, err)
		}
	}
	if _, err, status := call(t.TempDir(), "check"); status != exitFailed || err == "" {
		t.Errorf("outside a project: status %d, %q", status, err)
	}
	for _, args := range [][]string{{"help"}, {"check", "-h"}} {
		if out, err, status := call(root, args...); status != exitDone || err != "" || !strings.Contains(out, "usage: waymark") {
			t.Errorf("%v: status %d\n%s%s", args, status, out, err)
		}
	}
}

// The project's own files.
func TestCheckReal(t *testing.T) {
	if out, err, status := call("../..", "check"); status != exitDone {
		t.Errorf("status %d\n%s%s", status, out, err)
	}
}
