package main

import (
	"flag"
	"fmt"
	"os"

	"waymark/app/training"
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
