package book_test

import (
	"slices"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/workday"
)

func may(days ...int) (all []workday.Date) {
	for _, d := range days {
		all = append(all, workday.Date{Year: 2027, Month: 5, Day: d})
	}
	return all
}

// TestBankHolidaysMoveWithACopy: a date that is due is the same where the copy is opened. What is there already stays.
func TestBankHolidaysMoveWithACopy(t *testing.T) {
	a, b := book.InMemory(now), book.InMemory(now)
	addDays(t, a, may(5, 7)...)
	addDays(t, b, may(6, 7)...)
	copied, _, err := a.Contents()
	if err != nil || !slices.Equal(copied.Holidays, may(5, 7)) {
		t.Fatalf("%v, %v", copied.Holidays, err)
	}
	want := book.Tally{New: 1, Same: 1}
	if got := must(b.Compare(copied))(t).Holidays; got != want || len(b.Settings().Holidays) != 2 {
		t.Errorf("compared: %+v, and there are %v", got, b.Settings().Holidays)
	}
	if got := must(b.Merge(copied))(t).Holidays; got != want || !slices.Equal(b.Settings().Holidays, may(5, 6, 7)) {
		t.Errorf("merged: %+v, and there are %v", got, b.Settings().Holidays)
	}
	if got := must(b.Merge(copied))(t).Holidays; got != (book.Tally{Same: 2}) {
		t.Errorf("once more: %+v", got)
	}
}

// TestBankHolidaysAndAKeyMoveTogether, because both are settings.
func TestBankHolidaysAndAKeyMoveTogether(t *testing.T) {
	b := book.InMemory(now)
	must(b.Merge(notebook.Contents{Keys: []string{"AGE-SECRET-KEY-1A"}, Holidays: may(6)}))(t)
	if set := b.Settings(); set.Identity != "AGE-SECRET-KEY-1A" || !slices.Equal(set.Holidays, may(6)) {
		t.Errorf("%q, %v", set.Identity, set.Holidays)
	}
}

// TestMoreBankHolidaysThanANotebookKeeps: those that there is no room for are said to be missing.
func TestMoreBankHolidaysThanANotebookKeeps(t *testing.T) {
	b := book.InMemory(now)
	for n := range notebook.MaxHolidays - 1 {
		addDays(t, b, may(6)[0].AddDays(7*n))
	}
	got := must(b.Merge(notebook.Contents{Holidays: may(3, 4, 6)}))(t).Holidays
	if got != (book.Tally{New: 1, Same: 1, Conflicting: 1}) || len(b.Settings().Holidays) != notebook.MaxHolidays {
		t.Errorf("%+v, and there are %d", got, len(b.Settings().Holidays))
	}
}

func addDays(t *testing.T, b *book.Book, days ...workday.Date) {
	t.Helper()
	if err := b.ChangeSettings(func(s *notebook.Settings) { s.AddHolidays(days...) }); err != nil {
		t.Fatal(err)
	}
}
