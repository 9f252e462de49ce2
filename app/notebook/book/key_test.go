package book_test

import (
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

// TestTheKeyMovesWithACopy and never takes the place of one that is here.
func TestTheKeyMovesWithACopy(t *testing.T) {
	a := book.InMemory(now)
	const key = "AGE-SECRET-KEY-1A"
	if err := a.ChangeSettings(func(s *notebook.Settings) { s.Identity = key }); err != nil {
		t.Fatal(err)
	}
	copied, _, err := a.Contents()
	if err != nil || len(copied.Keys) != 1 || copied.Keys[0] != key {
		t.Fatalf("%v, %v", copied.Keys, err)
	}
	b := book.InMemory(now)
	if _, err := b.Merge(copied); err != nil || b.Settings().Identity != key {
		t.Errorf("moved: %q, %v", b.Settings().Identity, err)
	}
	copied.Keys[0] = "AGE-SECRET-KEY-1B"
	if _, err := b.Merge(copied); err != nil || b.Settings().Identity != key {
		t.Errorf("over the one that is here: %q, %v", b.Settings().Identity, err)
	}
}
