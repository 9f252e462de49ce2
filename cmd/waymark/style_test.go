package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	styledClass = regexp.MustCompile(`\.([a-zA-Z][\w-]*)`)
	shownClass  = regexp.MustCompile(`class="([^"]*)"`)
	cssComment  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssSelector = regexp.MustCompile(`([^{}@;]+)\{[^{}]*\}`)
)

// TestPagesCarryOnlyTheStyleTheyShow: web/style.css travels in every page of a first visit, and a slow phone reads it
// before it shows a word. So no rule stands in it for what only the running program shows, and none that a finished
// page needs comes with the program.
func TestPagesCarryOnlyTheStyleTheyShow(t *testing.T) {
	root := realProject(t)
	if status, _, e := build(root); status != exitDone {
		t.Fatal(e)
	}
	shown := classesOfPages(t, filepath.Join(root, "dist"))
	unknown := func(class []string) bool { return !shown[class[1]] }
	for _, sel := range selectors(t, root, "style.css") {
		if slices.ContainsFunc(styledClass.FindAllStringSubmatch(sel, -1), unknown) {
			t.Errorf("web/style.css: %s is for what no finished page shows: it belongs into web/program.css", sel)
		}
	}
	for _, sel := range selectors(t, root, "program.css") {
		classes := styledClass.FindAllStringSubmatch(sel, -1)
		if len(classes) > 0 && !strings.Contains(sel, "[") && !slices.ContainsFunc(classes, unknown) {
			t.Errorf("web/program.css: %s is for what finished pages show: it belongs into web/style.css", sel)
		}
	}
}

// classesOfPages are those in the built pages. Those of training have a sheet of their own, and the rescue page fetches
// both: their classes count for neither.
func classesOfPages(t *testing.T, dist string) map[string]bool {
	t.Helper()
	shown := map[string]bool{}
	err := filepath.WalkDir(dist, func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" || strings.Contains(name, "rescue") || strings.Contains(name, "training/") || strings.Contains(name, "practice/") {
			return err
		}
		for _, m := range shownClass.FindAllStringSubmatch(read(t, name), -1) {
			for _, class := range strings.Fields(m[1]) {
				shown[class] = true
			}
		}
		return nil
	})
	if err != nil || len(shown) < 20 {
		t.Fatalf("%d classes in %s, %v", len(shown), dist, err)
	}
	return shown
}

// selectors are those of a sheet, those within @media included.
func selectors(t *testing.T, root, name string) []string {
	t.Helper()
	css := cssComment.ReplaceAllString(read(t, filepath.Join(root, "web", name)), "")
	var all []string
	for _, m := range cssSelector.FindAllStringSubmatch(css, -1) {
		for sel := range strings.SplitSeq(m[1], ",") {
			all = append(all, strings.TrimSpace(sel))
		}
	}
	if len(all) < 20 {
		t.Fatalf("%s: found %d selectors", name, len(all))
	}
	return all
}
