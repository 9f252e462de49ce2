package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"waymark/app/fault"
	"waymark/app/policy"
	policies "waymark/app/policy/parse"
	"waymark/app/training"
	scenarios "waymark/app/training/parse"
	"waymark/app/view"
)

// scenario reads one scenario beside the project's policies, whose questions it
// answers. What is wrong with a policy is told where that is checked.
func (c *context) scenario(name string, src []byte) (*training.Scenario, []fault.Fault, error) {
	names, err := c.authored("policies")
	if err != nil {
		return nil, nil, err
	}
	boards := map[string]*policy.Policy{}
	for _, name := range names {
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

// readScenarios reads the scenarios that travel with the site.
func (c *context) readScenarios(s *view.Site) ([]fault.Fault, error) {
	names, err := c.authored("content/scenarios")
	if err != nil {
		return nil, err
	}
	var all []fault.Fault
	for _, name := range names {
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
