package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waymark/app/policy"
	"waymark/app/policy/parse"
)

func TestSheet(t *testing.T) {
	root := project(t, map[string]string{"policies/elm.md": elm(t)})
	page, err, status := call(root, "sheet", "elm")
	if status != exitDone {
		t.Fatal(err)
	}
	p, _ := parse.Policy("policies/elm.md", []byte(elm(t)))
	for _, want := range []string{
		"Review sheet: When Professionals Disagree", "Elm Valley Safeguarding Adults Board", "May 2024", "May 2027",
		"Sunday 22 November 2026", p.Hash, "The two practitioners talk.", "practitioner to practitioner",
		"within five working days of the disagreement arising", "Stage 1: not resolved", "stage-1.3", "Signature",
		"The document does not say what to do when the adult is at risk",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	for _, never := range []string{"<script", "http://", "https://", "ZgotmplZ"} {
		if strings.Contains(page, never) {
			t.Errorf("the sheet holds %q", never)
		}
	}
	if boxes := strings.Count(page, `class="box"`); boxes < 4+2 {
		t.Errorf("%d boxes to tick, want one for each rule and path", boxes)
	}
	if _, err, status := call(root, "sheet", "-o", "sheet.html", "elm"); status != exitDone {
		t.Fatal(err)
	}
	written, _ := os.ReadFile(filepath.Join(root, "sheet.html"))
	if string(written) != page {
		t.Error("the written page is not the printed one")
	}
}

// Every rule of every real policy stands on its sheet.
func TestSheetReal(t *testing.T) {
	for _, board := range []string{"leeds", "northamptonshire", "south-gloucestershire", "swindon", "unnamed-flowchart"} {
		page, err, status := call("../..", "sheet", board)
		if status != exitDone {
			t.Errorf("%s: %s", board, err)
			continue
		}
		name := "../../policies/" + board + ".md"
		src, _ := os.ReadFile(name)
		p, _ := parse.Policy(name, src)
		for _, r := range p.Rules() {
			if !strings.Contains(page, r.ID+", line") {
				t.Errorf("%s: rule %s is not on the sheet", board, r.ID)
			}
		}
	}
}

func TestNoSheet(t *testing.T) {
	bad := strings.Replace(elm(t), "should  talk", "shuold  talk", 1)
	root := project(t, map[string]string{"policies/elm.md": bad})
	if out, _, status := call(root, "sheet", "-o", "sheet.html", "elm"); status != exitFailed || !strings.Contains(out, "policies/elm.md:28:") {
		t.Errorf("status %d\n%s", status, out)
	}
	if _, err := os.Stat(filepath.Join(root, "sheet.html")); err == nil {
		t.Error("a policy with faults has a sheet")
	}
	for _, args := range [][]string{{"sheet"}, {"sheet", "oak"}, {"sheet", "elm", "oak"}} {
		if _, err, status := call(root, args...); status != exitUsage || err == "" {
			t.Errorf("%v: status %d %q", args, status, err)
		}
	}
}

// A fork doubles the ways on, and a fact keeps its answer on the way.
func TestPaths(t *testing.T) {
	not := func(fact string) policy.Condition { return policy.Condition{Fact: fact, Not: true} }
	open, abuse := not(policy.Resolved), policy.Condition{Fact: "abuse"}
	to := func(stage int, when ...policy.Condition) policy.Block {
		target := &policy.Target{Kind: policy.ToStage, Stage: stage}
		if stage == 0 {
			target = &policy.Target{Kind: policy.ToEnd}
		}
		return policy.Block{Rule: &policy.Rule{When: when, Then: target}}
	}
	stage := func(rank int, label string, blocks ...policy.Block) policy.Section {
		return policy.Section{Kind: policy.StageKind, Rank: rank, Label: label, Blocks: blocks}
	}
	silent := policy.Block{Rule: &policy.Rule{When: []policy.Condition{open, not("abuse")},
		Gaps: []policy.Gap{{Kind: policy.Silent, About: "way out"}}}}
	p := &policy.Policy{
		Facts: []policy.Fact{{Name: "abuse", Question: "Abuse?"}},
		Sections: []policy.Section{
			stage(1, "One", to(2, open)),
			stage(2, "Two", to(3, open, abuse), silent),
			stage(3, "Three", to(0, open, abuse), to(1, open, not("abuse"))),
		},
	}
	var got []string
	for _, x := range paths(p) {
		got = append(got, strings.Join(x.Steps, " → ")+" ⇒ "+x.End)
	}
	want := []string{
		"One: resolved ⇒ resolved at One",
		"One: not resolved → Two: resolved ⇒ resolved at Two",
		"One: not resolved → Two: not resolved, and “Abuse?” is answered yes → Three: resolved ⇒ resolved at Three",
		"One: not resolved → Two: not resolved, and “Abuse?” is answered yes → Three: not resolved, and “Abuse?” is answered yes ⇒ the document prints nothing further",
		"One: not resolved → Two: not resolved, and “Abuse?” is answered no ⇒ open: the document does not say where it goes on",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the paths are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
