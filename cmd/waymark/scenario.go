package main

import (
	"os"
	"path/filepath"
	"strings"

	"waymark/app/fault"
	"waymark/app/policy"
	policies "waymark/app/policy/parse"
	"waymark/app/training"
	scenarios "waymark/app/training/parse"
)

// scenario reads one scenario beside the project's policies, whose questions it
// answers. What is wrong with a policy is told where that is checked.
func (c *context) scenario(name string, src []byte) (*training.Scenario, []fault.Fault, error) {
	names, err := filepath.Glob(c.path("policies/*.md"))
	if err != nil {
		return nil, nil, err
	}
	boards := map[string]*policy.Policy{}
	for _, name := range names {
		if filepath.Base(name) == "README.md" {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		p, _ := policies.Policy(name, src)
		boards[strings.TrimSuffix(filepath.Base(name), ".md")] = p
	}
	s, faults := scenarios.Scenario(name, src, boards)
	return s, faults, nil
}
