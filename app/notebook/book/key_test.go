package book_test

import (
	"testing"

	"waymark/app/notebook/book"
)

// TestTheKeyMovesWithACopy and never takes the place of one that is here.
func TestTheKeyMovesWithACopy(t *testing.T) {
	a := book.InMemory(now)
	set := a.Settings()
	set.Identity = "AGE-SECRET-KEY-1A"
	if err := a.SaveSettings(set); err != nil {
		t.Fatal(err)
	}
	copied, _, err := a.Contents()
	if err != nil || len(copied.Keys) != 1 || copied.Keys[0] != set.Identity {
		t.Fatalf("%v, %v", copied.Keys, err)
	}
	b := book.InMemory(now)
	if _, err := b.Merge(copied); err != nil || b.Settings().Identity != set.Identity {
		t.Errorf("moved: %q, %v", b.Settings().Identity, err)
	}
	copied.Keys[0] = "AGE-SECRET-KEY-1B"
	if _, err := b.Merge(copied); err != nil || b.Settings().Identity != set.Identity {
		t.Errorf("over the one that is here: %q, %v", b.Settings().Identity, err)
	}
}
