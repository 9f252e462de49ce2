package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/training"
)

// TestPack: a scenario becomes a file that the program takes; one with a fault becomes none, and the fault is told by line.
func TestPack(t *testing.T) {
	root := realProject(t)
	const scenario = "content/scenarios/same-day-harm.md"
	out, _, status := call(root, "pack", scenario)
	if status != exitDone || !strings.Contains(out, "same-day-harm.waymark-scenario: ") {
		t.Fatalf("status %d: %s", status, out)
	}
	b, err := os.ReadFile(filepath.Join(root, "same-day-harm.waymark-scenario"))
	if err != nil {
		t.Fatal(err)
	}
	if s, err := training.Decode(b); err != nil || s.ID != "same-day-harm" || s.Hash == "" {
		t.Errorf("what was packed reads as %v, %v", s, err)
	}
	spoil(t, root, scenario, "then    end", "then    nowhere-at-all")
	complaint, _, status := call(root, "pack", "-o", "other.waymark-scenario", scenario)
	if status == exitDone || !strings.Contains(complaint, scenario+":") {
		t.Errorf("a fault gives status %d and %q", status, complaint)
	}
	if _, err := os.Stat(filepath.Join(root, "other.waymark-scenario")); err == nil {
		t.Error("a scenario with a fault was packed")
	}
}
