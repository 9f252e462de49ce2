package workday_test

import (
	"testing"
	"time"

	"waymark/app/workday"
)

func TestWorking(t *testing.T) {
	tests := []struct {
		date string
		want bool
	}{
		{"2026-11-23", true},  // Monday
		{"2026-11-27", true},  // Friday
		{"2026-11-28", false}, // Saturday
		{"2026-11-29", false}, // Sunday
		{"2026-12-24", true},
		{"2026-12-25", false},
		{"2026-12-28", false}, // for Boxing Day
		{"2026-12-29", true},
		{"2026-12-31", true},
		{"2027-01-01", false},
		{"2020-05-04", true}, // the Monday that was not a holiday
		{"2022-05-30", true}, // and another
		{"2026-08-03", true}, // a holiday in Scotland only
		{"2029-01-01", true}, // not announced yet
	}
	for _, test := range tests {
		if got := workday.EnglandWales().Working(date(t, test.date)); got != test.want {
			t.Errorf("%s working: %t, want %t", date(t, test.date).Long(), got, test.want)
		}
	}
}

func TestNext(t *testing.T) {
	tests := []struct{ after, want string }{
		{"2026-11-24", "2026-11-25"},
		{"2026-11-27", "2026-11-30"},
		{"2026-11-28", "2026-11-30"},
		{"2026-12-24", "2026-12-29"},
		{"2027-12-24", "2027-12-29"},
		{"9999-12-31", ""},
	}
	for _, test := range tests {
		if got := workday.EnglandWales().Next(date(t, test.after)); got.String() != test.want {
			t.Errorf("the working day after %s is %s, want %s", test.after, got, test.want)
		}
	}
}

func TestKnown(t *testing.T) {
	first, last := workday.EnglandWales().Known()
	if first.String() != "2019-01-01" || last.String() != "2028-12-31" {
		t.Errorf("known from %s to %s", first, last)
	}
}

func TestZeroCalendarKnowsTheHolidays(t *testing.T) {
	var c workday.Calendar
	if c.Working(date(t, "2026-12-25")) {
		t.Error("Christmas Day is a working day")
	}
}

func TestWith(t *testing.T) {
	day := func(s, name string) workday.Holiday { return workday.Holiday{Date: date(t, s), Name: name} }
	plain := workday.EnglandWales()
	one := plain.With(day("2027-06-14", "A royal wedding"))
	two := one.With(
		day("2026-11-25", "Office closed"),
		day("2027-06-14", "The same day, told twice"),
		day("2026-12-25", "Our Christmas party"),
		day("2029-01-01", "New Year’s Day"),
		workday.Holiday{Name: "No date"},
		workday.Holiday{Date: workday.Date{Year: 2026, Month: time.February, Day: 30}, Name: "No such date"},
	)
	other := one.With(day("2026-11-26", "Another office closed"))

	tests := []struct {
		name     string
		calendar workday.Calendar
		want     map[string]string
	}{
		{"plain", plain, map[string]string{"2027-06-14": "", "2026-11-25": "", "2026-12-25": "Christmas Day"}},
		{"one", one, map[string]string{"2027-06-14": "A royal wedding", "2026-11-25": "", "2026-11-26": ""}},
		{"two", two, map[string]string{"2027-06-14": "A royal wedding", "2026-11-25": "Office closed", "2026-11-26": "", "2026-12-25": "Christmas Day", "2029-01-01": "New Year’s Day"}},
		{"other", other, map[string]string{"2027-06-14": "A royal wedding", "2026-11-25": "", "2026-11-26": "Another office closed"}},
	}
	for _, test := range tests {
		for s, want := range test.want {
			h, ok := test.calendar.Holiday(date(t, s))
			if h.Name != want || ok != (want != "") || test.calendar.Working(date(t, s)) == ok {
				t.Errorf("%s: %s is %q, want %q", test.name, s, h.Name, want)
			}
		}
		if _, ok := test.calendar.Holiday(workday.Date{}); ok {
			t.Errorf("%s: no date is a holiday", test.name)
		}
	}
	if got := two.Count(date(t, "2026-11-24"), 1).Due.String(); got != "2026-11-26" {
		t.Errorf("with the 25th closed, one working day from the 24th is due on %s", got)
	}
	if !two.Count(date(t, "2028-12-29"), 1).Beyond {
		t.Error("a holiday that a person added made 2029 known")
	}
}

func TestWithoutAnyExtra(t *testing.T) {
	list := []workday.Holiday{{Date: date(t, "2027-06-14"), Name: "Before"}}
	c := workday.EnglandWales().With(list...)
	list[0].Name = "After"
	if h, _ := c.With().Holiday(date(t, "2027-06-14")); h.Name != "Before" {
		t.Errorf("the calendar changed with the list it was made from: %q", h.Name)
	}
}
