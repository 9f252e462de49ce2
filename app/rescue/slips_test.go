package rescue_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/rescue"
)

// slip stores an entry by itself, as the one with which the notebook had some counter; nil is a blank one.
func (s *sealed) slip(counter uint64, entry *notebook.Slip) {
	s.t.Helper()
	var plain []byte
	if entry != nil {
		var err error
		plain, err = entry.Encode()
		s.must(err)
	}
	place := notebook.Place{Store: notebook.Slips, ID: fmt.Sprintf("%016d", counter)}
	b, err := s.v.Seal(vault.Place(place), 1, plain)
	s.must(err)
	s.store(place.Store+"/"+place.ID, 1, b)
}

// beside are two entries of a case that are stored by themselves, and the case without them.
func beside(t testing.TB) (s *sealed, short *notebook.Case, slips []*notebook.Slip) {
	t.Helper()
	first := notebook.Entry{Kind: notebook.Note, Happened: on(3, "09:00"), Text: "in the case"}
	short = caseOf(t, 7, "A7", first)
	whole := caseOf(t, 7, "A7", first,
		notebook.Entry{Kind: notebook.Note, Happened: on(3, "09:10"), Text: "beside the case"},
		notebook.Entry{Kind: notebook.Note, Happened: on(3, "09:20"), Text: "the very last"})
	for n := uint32(2); n <= 3; n++ {
		e, _ := whole.Entry(n)
		slips = append(slips, &notebook.Slip{Case: notebook.ID{7}, Entry: e})
	}
	return newSealed(t), short, slips
}

// TestEntriesBesideTheirCase are in the text with the rest of it, and nothing is said to be lost. The list of the records has the
// counter 2.
func TestEntriesBesideTheirCase(t *testing.T) {
	s, short, slips := beside(t)
	s.putCase(short)
	s.slip(2, nil)
	s.slip(4, slips[1])
	s.slip(3, slips[0])
	f, err := rescue.Open(s.stored(), withPhrase(), 4)
	if err != nil {
		t.Fatal(err)
	}
	if f.Entries() != 3 || len(f.Drafts) != 0 || len(f.Lost) != 0 {
		t.Errorf("%d entries, drafts %v, lost %+v", f.Entries(), f.Drafts, f.Lost)
	}
	if got := text(f); strings.Index(got, "beside the case") > strings.Index(got, "the very last") || !strings.Contains(got, "beside the case") {
		t.Error("not in the text, or not in order")
	}
	if f, err = rescue.Open(s.stored(), withPhrase(), 5); err != nil || len(f.Lost) != 1 || f.Lost[0].Problem != rescue.ListBehind {
		t.Errorf("one more was seen than is there: %+v, %v", f, err)
	}
}

// TestTheDraftOfASlipIsNotMissing: it went when the slip was stored, and stays on the list until the slip is filed. Another
// that is on the list is missing.
func TestTheDraftOfASlipIsNotMissing(t *testing.T) {
	s, short, slips := beside(t)
	s.putCase(short)
	for _, id := range []notebook.ID{{9}, {8}} {
		d := notebook.Draft{ID: id, Case: notebook.ID{7}, Began: wrote(3, "09:05"), Changed: wrote(3, "09:06"), Entry: slips[0].Entry}
		b, err := d.Encode()
		s.put(notebook.Drafts, id.String(), b, err)
	}
	slips[0].Draft = notebook.ID{9}
	s.slip(3, slips[0])
	stored := s.stored()
	without := func(gone ...notebook.ID) []rescue.Stored {
		return slices.DeleteFunc(slices.Clone(stored), func(r rescue.Stored) bool {
			return slices.ContainsFunc(gone, func(id notebook.ID) bool { return r.Key == notebook.Drafts+"/"+id.String() })
		})
	}
	if f := open(t, without(notebook.ID{9}), withPhrase()); len(f.Lost) != 0 || f.Entries() != 2 {
		t.Errorf("%d entries, lost %+v", f.Entries(), f.Lost)
	}
	if f := open(t, without(notebook.ID{9}, notebook.ID{8}), withPhrase()); len(f.Lost) != 1 || f.Lost[0].ID != (notebook.ID{8}).String() {
		t.Errorf("lost %+v", f.Lost)
	}
}

// TestEntriesWithoutTheirCase: where the case is gone, or a slip before them is, their words are in the text all the same.
func TestEntriesWithoutTheirCase(t *testing.T) {
	s, short, slips := beside(t)
	s.slip(3, slips[0])
	if f := open(t, s.stored(), withPhrase()); len(f.Drafts) != 1 || !strings.Contains(text(f), "beside the case") {
		t.Errorf("without the case: %+v", f.Drafts)
	}
	s.putCase(short)
	delete(s.records, notebook.Slips+"/0000000000000003")
	s.order = s.order[:0]
	for key := range s.records {
		s.order = append(s.order, key)
	}
	s.slip(4, slips[1])
	if f := open(t, s.stored(), withPhrase()); f.Entries() != 1 || len(f.Drafts) != 1 || !strings.Contains(text(f), "the very last") {
		t.Errorf("without the one before: %d entries, %+v", f.Entries(), f.Drafts)
	}
}

// TestSlipsThatCannotBeRead are told, and everything else is there.
func TestSlipsThatCannotBeRead(t *testing.T) {
	s, short, slips := beside(t)
	s.putCase(short)
	s.slip(3, slips[0])
	s.slip(4, slips[1])
	broken := s.records[notebook.Slips+"/0000000000000004"]
	broken[len(broken)-1] ^= 1
	s.store(notebook.Slips+"/elsewhere", 1, broken[8:])
	f := open(t, s.stored(), withPhrase())
	if f.Entries() != 2 || len(f.Lost) != 2 || !strings.Contains(text(f), "an entry that was stored by itself: damaged") {
		t.Errorf("%d entries, lost %+v", f.Entries(), f.Lost)
	}
}
