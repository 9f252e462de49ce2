package parse_test

import (
	"os"
	"path/filepath"
	"testing"

	"waymark/app/policy"
	policies "waymark/app/policy/parse"
)

// boards is the real policies, by id.
func boards(t testing.TB) map[string]*policy.Policy {
	t.Helper()
	all := map[string]*policy.Policy{}
	names, err := filepath.Glob("../../../policies/*.md")
	if err != nil || len(names) < 6 {
		t.Fatalf("%d policy files: %v", len(names), err)
	}
	for _, name := range names {
		if filepath.Base(name) == "README.md" {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, faults := policies.Policy(name, src)
		if len(faults) > 0 {
			t.Fatal(faults[0])
		}
		all[p.ID] = p
	}
	return all
}
