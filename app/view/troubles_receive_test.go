package view

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/casetest"
	"waymark/app/strictjson"
)

// TestEveryRefusalHasASentence: what happened, that nothing was changed, what to do; no two alike.
func TestEveryRefusalHasASentence(t *testing.T) {
	unknown := TroubleOf(errors.New("unheard of"))
	seen := map[string]error{}
	var all []error
	for p := strictjson.Cut; p <= strictjson.Value; p++ {
		all = append(all, &handover.DocumentError{Problem: p, Path: "cases[0].code"})
	}
	all = append(all, handover.ErrTooLarge, handover.ErrNotSealed, handover.ErrPassphrase, handover.ErrNeedsPassphrase, handover.ErrNotForUs,
		handover.ErrTooMuchWork, handover.ErrBroken, handover.ErrKey, handover.ErrNewer, handover.ErrContents, handover.ErrNotSame)
	for _, err := range all {
		got := ReceiveTrouble(fmt.Errorf("open file: %w", err))
		if got == unknown || got.What == "" || got.Words == "" || got.Now == "" || seen[got.What] != nil {
			t.Errorf("%v: %+v", err, got)
		}
		seen[got.What] = err
		var fault *handover.DocumentError
		if errors.As(err, &fault) && !strings.HasSuffix(got.What, " Place: cases[0].code.") {
			t.Errorf("%v does not say where: %s", err, got.What)
		}
	}
	for _, part := range []string{"", "Case", "Decision", "Reason", "Date", "From"} {
		if ReplyTrouble(&handover.ReplyError{Part: part}) == "" {
			t.Errorf("no sentence for %q", part)
		}
	}
	if ReplyTrouble(nil) != "" {
		t.Error("a sentence for nothing")
	}
}

// TestReceiptHoldsNoWordOfTheCase, nor how the adult or the keeper is called in it.
func TestReceiptHoldsNoWordOfTheCase(t *testing.T) {
	c := casetest.Add(t, casetest.Begin(t), notebook.Entry{Kind: notebook.Note, Happened: casetest.On(3, ""), Text: "zebra"})
	r := handover.ReceiptOf(c, []byte("abc"), casetest.Wrote(24, "10:00"))
	r.Kept, r.Deleted = true, casetest.Wrote(24, "10:05")
	text := ReceiptText(r, "")
	for _, secret := range []string{"zebra", "Adult A", "social worker", "Council"} {
		if strings.Contains(text, secret) {
			t.Errorf("the receipt has %q", secret)
		}
	}
	for _, want := range []string{"Case: A7\n", "Board: elm\n", "Entries: 1\n", "ba7816bf8f01cfea", "2026-11-01"} {
		if !strings.Contains(text, want) {
			t.Errorf("the receipt lacks %q:\n%s", want, text)
		}
	}
}

// TestWhatIsDeletedIsSaid: all of it, and what is in no file.
func TestWhatIsDeletedIsSaid(t *testing.T) {
	for want, got := range map[string]string{
		"The case goes to the deleted ones with its 1 entry. It can be brought back for 24 hours.":                                                                                     FinishSays(1, 0, 0),
		"The case goes to the deleted ones with its 41 entries. It can be brought back for 24 hours. Deleted with it, and not in the file: the names of 2 people; 1 unfinished entry.": FinishSays(41, 2, 1),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestTheNumberIsGivenOnlyWhereNothingIsMissing, because somebody deletes a notebook by it.
func TestTheNumberIsGivenOnlyWhereNothingIsMissing(t *testing.T) {
	id := notebook.ID{1}
	for name, c := range map[string]struct {
		compare book.Comparison
		left    map[notebook.ID]bool
		given   bool
	}{
		"all new":            {compare: book.Comparison{Cases: []book.CaseComparison{{ID: id, New: []uint32{1}}}}, given: true},
		"here already":       {compare: book.Comparison{Cases: []book.CaseComparison{{ID: id, Known: true, Same: []uint32{1}}}}, left: map[notebook.ID]bool{id: false}, given: true},
		"left out":           {compare: book.Comparison{}, left: map[notebook.ID]bool{id: true}},
		"an entry conflicts": {compare: book.Comparison{Cases: []book.CaseComparison{{ID: id, Known: true, Conflicting: []uint32{1}}}}},
		"another case":       {compare: book.Comparison{Cases: []book.CaseComparison{{ID: id, Known: true, Other: true}}}},
		"a draft conflicts":  {compare: book.Comparison{Drafts: book.Tally{Conflicting: 1}}},
		"no room for a day":  {compare: book.Comparison{Holidays: book.Tally{Conflicting: 1}}},
		"a name conflicts":   {compare: book.Comparison{Identities: book.Tally{Conflicting: 1}}},
	} {
		said := fmt.Sprint(Arrived(c.compare, c.left, handover.Figures{}, book.Figures{}, "4821 7730"))
		if strings.Contains(said, "4821 7730") != c.given || strings.Contains(said, "Delete nothing") == c.given {
			t.Errorf("%s: %s", name, said)
		}
	}
}
