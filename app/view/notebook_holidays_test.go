//go:build !guideonly

package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/workday"
)

func may(d int) workday.Date { return workday.Date{Year: 2027, Month: 5, Day: d} }

// TestWhichDaysCanBeAdded: each that cannot says why, in a sentence of its own.
func TestWhichDaysCanBeAdded(t *testing.T) {
	there := []workday.Date{may(5)}
	full := make([]workday.Date, notebook.MaxHolidays)
	for i := range full {
		full[i] = workday.Date{Year: 2000 + i, Month: 6, Day: 2}
	}
	for typed, c := range map[string]struct {
		there []workday.Date
		wrong string
	}{
		"2027-05-06":   {there, ""},
		"":             {there, "That is not a day. Nothing was added."},
		"2027-02-29":   {there, "That is not a day. Nothing was added."},
		"12027-05-06":  {there, "That is not a day. Nothing was added."},
		"2027-05-05":   {there, "Wednesday 5 May 2027 is in the list already."},
		"2027-05-08":   {there, "Saturday 8 May 2027 is at a weekend. It is not counted as a working day anyhow."},
		"2027-05-09":   {there, "Sunday 9 May 2027 is at a weekend."},
		"2027-05-03":   {there, "Monday 3 May 2027 is a bank holiday in the list that Waymark carries: Early May bank holiday. It is not counted"},
		"2027-05-07":   {full, "The list takes no more than 100 days. Nothing was added."},
		"2027-05-07\n": {nil, "That is not a day."},
	} {
		day, wrong := NotebookHolidayTyped(typed, c.there)
		if !strings.HasPrefix(wrong, c.wrong) || (wrong == "") != (c.wrong == "") {
			t.Errorf("%q: %q", typed, wrong)
		}
		if wrong == "" && day.String() != typed {
			t.Errorf("%q is taken for %v", typed, day)
		}
	}
}

// TestDaysApart: only what makes a difference to a date is one.
func TestDaysApart(t *testing.T) {
	inGuide := []workday.Date{may(7), may(6), may(8), may(3), may(6)} // the 8th is a Saturday, the 3rd is in the list
	inNotebook := []workday.Date{may(6), may(10)}
	guide, here := DaysApart(inGuide, inNotebook)
	if !slices.Equal(guide, []workday.Date{may(7)}) || !slices.Equal(here, []workday.Date{may(10)}) {
		t.Errorf("only the guide %v, only the notebook %v", guide, here)
	}
	if guide, here := DaysApart(inGuide, []workday.Date{may(6), may(7)}); len(guide)+len(here) > 0 {
		t.Errorf("the same days are said to differ: %v, %v", guide, here)
	}
}

func TestTheDaysAreSaidInWords(t *testing.T) {
	ask, answer := OnlyGuideAsk([]workday.Date{may(6), may(7)})
	for got, want := range map[string]string{
		OnlyGuideSays([]workday.Date{may(6)}):                            "The guide in this tab counts Thursday 6 May 2027 as a bank holiday; your notebook does not.",
		OnlyGuideSays([]workday.Date{may(5), may(6), may(7)}):            "The guide in this tab counts Wednesday 5 May 2027, Thursday 6 May 2027 and Friday 7 May 2027 as bank holidays; your notebook does not.",
		OnlyNotebookSays([]workday.Date{may(4), may(5), may(6), may(7)}): "Your notebook counts 4 days as bank holidays; the guide in this tab does not.",
		ask + " " + answer:                    "Count them in the notebook too? Count them in the notebook",
		HolidayRemoved(may(6)):                "Removed. Thursday 6 May 2027 is counted as a working day again.",
		HolidayRemoved(may(3)):                "Removed. Monday 3 May 2027 is in the list that Waymark carries by now, and is still not counted as a working day.",
		HolidaysAdded([]workday.Date{may(6)}): "Added. Thursday 6 May 2027 is not counted as a working day in this notebook.",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestAFileSaysWhichBankHolidaysItBrings, because they move dates in cases that are here already.
func TestAFileSaysWhichBankHolidaysItBrings(t *testing.T) {
	d := handover.Document{Sort: handover.Whole, Contents: notebook.Contents{Holidays: []workday.Date{may(4), may(5), may(6), may(7)}}}
	for name, c := range map[string]struct {
		here  book.Tally
		says  []string
		worth bool
	}{
		"new":     {book.Tally{New: 1}, []string{"4 added bank holidays", "“Bank holidays added here”: Tuesday 4 May 2027; Wednesday 5 May 2027; Thursday 6 May 2027; Friday 7 May 2027. What is new", "a date that is due may move", "{Added bank holidays 1 0 0}"}, true},
		"here":    {book.Tally{Same: 1}, []string{"4 added bank holidays", "{Added bank holidays 0 1 0}"}, false},
		"no room": {book.Tally{Conflicting: 1}, []string{"Friday 7 May 2027. 1 of them cannot be taken in, because the list here takes no more than 100 days.", "{Added bank holidays 0 0 1}"}, false},
	} {
		compared := book.Comparison{Holidays: c.here}
		said := strings.NewReplacer("[", "{", "]", "}").Replace(fmt.Sprint(Preview(d, compared)))
		for _, want := range c.says {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in %s", name, want, said)
			}
		}
		if Worth(compared) != c.worth || strings.Contains(said, "may move") != c.worth {
			t.Errorf("%s: worth taking in: %v, and said %s", name, Worth(compared), said)
		}
	}
	taken := fmt.Sprint(TakenIn(book.Comparison{Holidays: book.Tally{New: 2}}, book.Figures{}, nil))
	if !strings.Contains(taken, "And 2 added bank holidays.") {
		t.Error(taken)
	}
}

// TestADayOfTheNotebookIsNotCalledTheReaders: what is counted goes to a manager, who added nothing.
func TestADayOfTheNotebookIsNotCalledTheReaders(t *testing.T) {
	h, _ := NotebookCalendar([]workday.Date{may(6)}).Holiday(may(6))
	if h.Name == HolidayName || !strings.Contains(h.Name, "in the notebook") {
		t.Errorf("called %q", h.Name)
	}
}
