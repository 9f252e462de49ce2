package main

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// realProject is a copy of the project's texts and web files with a stand-in for
// the compiled program, so that builds are quick and may be spoilt.
func realProject(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, dir := range []string{"policies", "content", "web/icons"} {
		if err := os.CopyFS(filepath.Join(root, dir), os.DirFS(filepath.Join("../..", dir))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"style.css", "program.css", "print.css", "training.css", "boot.js", "worker.js", "shell.html", "manifest.webmanifest", "rescue.html", "rescue.js"} {
		copyFile(t, filepath.Join("../../web", name), filepath.Join(root, "web", name))
	}
	write(t, filepath.Join(root, "app.wasm"), "\x00asm\x01\x00\x00\x00")
	write(t, filepath.Join(root, "rescue.wasm"), "\x00asm\x01\x00\x00\x00")
	write(t, filepath.Join(root, "wasm_exec.js"), "globalThis.Go = class {}")
	return root
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	write(t, to, read(t, from))
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// build runs the command in a project with the stand-in for the program.
func build(root string, args ...string) (status int, out, err string) {
	var o, e bytes.Buffer
	args = append([]string{"build", "-program", "app.wasm", "-today", "2026-11-22"}, args...)
	return run(args, root, &o, &e), o.String(), e.String()
}

// spoil replaces a text in one file of the project.
func spoil(t *testing.T, root, name, old, new string) {
	t.Helper()
	text := read(t, filepath.Join(root, name))
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	write(t, filepath.Join(root, name), strings.Replace(text, old, new, 1))
}

// TestAFaultStopsTheBuildAndLeavesTheLastGoodSite is the promise to authors.
func TestAFaultStopsTheBuildAndLeavesTheLastGoodSite(t *testing.T) {
	root := realProject(t)
	if status, _, e := build(root); status != exitDone {
		t.Fatalf("the good project does not build: %s", e)
	}
	good := read(t, filepath.Join(root, "dist/swindon/stage-2/index.html"))
	write(t, filepath.Join(root, "swindon.txt"), "A document that says something else.")
	for _, c := range []struct{ name, file, old, new, says string }{
		{"a dead link", "content/guidance/before.md", "\n## ", "\n\n[nowhere](nowhere/)\n\n## ", `no such page`},
		{"an unknown role", "policies/swindon.md", "by      agency", "by      nobody", `nobody`},
		{"a number without its word", "policies/swindon.md", "within 2 working days of the disagreement arising", "within 3 working days of the disagreement arising", "3"},
		{"an unknown word", "policies/leeds.md", "\nsource ", "\nsauce  ", "sauce"},
		{"a broken glossary", "content/glossary.md", "\n## ", "\n<b>x</b>\n\n## ", "glossary.md:"},
	} {
		before := read(t, filepath.Join(root, c.file))
		spoil(t, root, c.file, c.old, c.new)
		status, out, e := build(root)
		if status != exitFailed || !strings.Contains(out+e, c.says) {
			t.Errorf("%s: status %d, says %q; want status 1 and %q", c.name, status, out+e, c.says)
		}
		if read(t, filepath.Join(root, "dist/swindon/stage-2/index.html")) != good {
			t.Errorf("%s: the last good site was touched", c.name)
		}
		write(t, filepath.Join(root, c.file), before)
	}
}

func TestAQuoteThatIsNotInTheDocumentStopsTheBuild(t *testing.T) {
	root := realProject(t)
	docs := t.TempDir()
	for _, b := range []string{"swindon", "leeds", "northamptonshire", "south-gloucestershire", "unnamed-flowchart"} {
		write(t, filepath.Join(docs, b+".txt"), "A document that says something else.")
	}
	status, out, _ := build(root, "-sources", docs)
	if status != exitFailed || !strings.Contains(out, "policies/swindon.md:") {
		t.Errorf("status %d: %.300s", status, out)
	}
	if _, err := os.Stat(filepath.Join(root, "dist")); !os.IsNotExist(err) {
		t.Error("something was written all the same")
	}
}

func TestBuildingTwiceGivesTheSameBytes(t *testing.T) {
	root := realProject(t)
	for _, out := range []string{"one", "two"} {
		if status, _, e := build(root, "-o", out); status != exitDone {
			t.Fatal(e)
		}
	}
	one, two := files(t, filepath.Join(root, "one")), files(t, filepath.Join(root, "two"))
	if len(one) < 300 || len(one) != len(two) {
		t.Fatalf("%d files and %d files", len(one), len(two))
	}
	for name, text := range one {
		if two[name] != text {
			t.Errorf("%s differs", name)
		}
	}
}

// TestAGuideOnlySiteSaysThatItStoresNothing looks at every file of both kinds of
// site: no sentence of one may stand in the other.
func TestAGuideOnlySiteSaysThatItStoresNothing(t *testing.T) {
	root := realProject(t)
	for _, c := range []struct {
		flags          []string
		privacy, never string
	}{
		{nil, "until you close the tab", `(?i)answers and dates are not stored|stores nothing that you enter`},
		{[]string{"-guide-only"}, "Your answers and dates are not stored.", `(?i)until (it|you close|the tab|this tab)[^.]{0,20}(closes|tab|is closed)|storage for one tab|(?i)notebook`},
	} {
		if status, _, e := build(root, c.flags...); status != exitDone {
			t.Fatal(e)
		}
		site := files(t, filepath.Join(root, "dist"))
		if !strings.Contains(site["privacy/index.html"], c.privacy) {
			t.Errorf("%v: the privacy page does not say %q", c.flags, c.privacy)
		}
		if _, there := site["rescue/index.html"]; there != (c.flags == nil) {
			t.Errorf("%v: rescue page: %v", c.flags, there)
		}
		never := regexp.MustCompile(c.never)
		for name, text := range site {
			if found := never.FindString(text); found != "" {
				t.Errorf("%v: %s says %q", c.flags, name, found)
			}
			if strings.Contains(name, guideOnlyMark) {
				t.Errorf("%v: %s is published", c.flags, name)
			}
		}
	}
	write(t, filepath.Join(root, "content/guidance/nowhere-guide-only.md"), "# Nowhere\n")
	status, out, e := build(root)
	if status != exitFailed || !strings.Contains(out+e, "nowhere.md") {
		t.Errorf("another text for no page: status %d, %s", status, out+e)
	}
}

func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, name)
			out[rel] = read(t, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCalledWrongly(t *testing.T) {
	root := realProject(t)
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-base", "sub"}, exitFailed, "base"},
		{[]string{"-today", "2026-02-30"}, exitUsage, "today"},
		{[]string{"-program", "none.wasm"}, exitFailed, "none.wasm"},
		{[]string{"-policies", "nowhere"}, exitFailed, "nowhere"},
		{[]string{"policies/swindon.md"}, exitUsage, "no file names"},
		{[]string{"-sources", "nowhere"}, exitFailed, "nowhere"},
	} {
		status, out, e := build(root, c.args...)
		if status != c.status || !strings.Contains(out+e, c.says) {
			t.Errorf("%v: status %d, %q; want %d and %q", c.args, status, out+e, c.status, c.says)
		}
	}
}

func TestServeSaysAtOnceThatThePortIsTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var o, e bytes.Buffer
	status := run([]string{"serve", "-addr", l.Addr().String()}, realProject(t), &o, &e)
	if status != exitFailed || !strings.Contains(e.String(), "is taken by another program") {
		t.Errorf("status %d, %q", status, e.String())
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
