package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"waymark/app/fault"
	"waymark/app/training"
	scenarios "waymark/app/training/parse"
	"waymark/app/view"
)

var packCommand = command{
	name:  "pack",
	args:  "[-o FILE] SCENARIO.md",
	about: "make a scenario file that can be opened on a device",
	run:   runPack,
}

// runPack checks a scenario and packs it, for somebody to open under Training.
func runPack(c *context) error {
	flags := flag.NewFlagSet("pack", flag.ContinueOnError)
	out := flags.String("o", "", "the `file` to write; the scenario's name where none is given")
	files, err := c.parse(flags)
	switch {
	case err != nil:
		return err
	case len(files) != 1:
		return fmt.Errorf("%w: name one scenario file", errUsage)
	}
	src, err := os.ReadFile(c.path(files[0]))
	if err != nil {
		return fmt.Errorf("read: %w", err)
	}
	s, faults, err := c.scenario(files[0], src)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return c.tell(nil, faults)
	}
	pack, err := training.Encode(s)
	if err != nil {
		return err
	}
	if *out == "" {
		*out = s.ID + view.ScenarioEnding
	}
	if err := os.WriteFile(c.path(*out), pack, 0o644); err != nil {
		return fmt.Errorf("write the pack: %w", err)
	}
	fmt.Fprintf(c.out, "%s: %s, %d bytes; open it on a device under Training\n", *out, count(len(s.Scenes), "scene"), len(pack))
	return nil
}

// readScenarios reads the scenarios that travel with the site.
func (c *context) readScenarios(s *view.Site) ([]fault.Fault, error) {
	names, err := filepath.Glob(filepath.Join(c.path("content/scenarios"), "*.md"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var all []fault.Fault
	for _, name := range names {
		if filepath.Base(name) == "README.md" {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		x, faults := scenarios.Scenario(c.short(name), src, s.Policies)
		all = append(all, faults...)
		if len(faults) == 0 {
			s.Scenarios[x.ID] = x
			s.Rehearsals = append(s.Rehearsals, view.SummariseScenario(x))
		}
	}
	slices.SortStableFunc(s.Rehearsals, func(a, b view.ScenarioSummary) int {
		return s.Scenarios[a.ID].Begins.Compare(s.Scenarios[b.ID].Begins)
	})
	return all, nil
}
