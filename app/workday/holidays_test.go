package workday_test

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2/gb"

	"waymark/app/workday"
)

// The bundled list is checked twice, against things that have not seen it: a
// calendar library, which knows the dates, and the rules of the Banking and
// Financial Dealings Act 1971 with the proclamations since, written out below,
// which give the names too.

const (
	oldest = 2019
	newest = 2028
)

func TestHolidaysAgreeWithTheLibrary(t *testing.T) {
	want := map[workday.Date]bool{
		{Year: 2022, Month: time.September, Day: 19}: true, // the library leaves the State Funeral out
	}
	for year := oldest; year <= newest; year++ {
		for _, h := range gb.Holidays {
			if _, observed := h.Calc(year); !observed.IsZero() {
				y, m, d := observed.Date()
				want[workday.Date{Year: y, Month: m, Day: d}] = true
			}
		}
	}
	c := workday.EnglandWales()
	for d := range everyDay(oldest, newest) {
		if h, got := c.Holiday(d); got != want[d] {
			t.Errorf("%s: listed %t (%q), the library says %t", d.Long(), got, h.Name, want[d])
		}
	}
}

func TestHolidaysAgreeWithTheRules(t *testing.T) {
	c := workday.EnglandWales()
	for year := oldest; year <= newest; year++ {
		want := byRule(year)
		for d := range everyDay(year, year) {
			h, ok := c.Holiday(d)
			if h.Name != want[d] || ok != (want[d] != "") {
				t.Errorf("%s: listed as %q, by rule %q", d.Long(), h.Name, want[d])
			}
			if ok && h.Date != d {
				t.Errorf("%s: the holiday says its date is %s", d, h.Date)
			}
		}
	}
}

// A year has eight bank holidays; somebody counted the extra ones.
func TestHolidaysInAYear(t *testing.T) {
	extra := map[int]int{2022: 2, 2023: 1}
	got := map[int]int{}
	c := workday.EnglandWales()
	for d := range everyDay(oldest-5, newest+5) {
		if _, ok := c.Holiday(d); ok {
			got[d.Year]++
		}
	}
	for year := oldest; year <= newest; year++ {
		if got[year] != 8+extra[year] {
			t.Errorf("%d has %d bank holidays, want %d", year, got[year], 8+extra[year])
		}
		delete(got, year)
	}
	if len(got) > 0 {
		t.Errorf("bank holidays outside the years of the list: %v", got)
	}
}

// byRule works out the bank holidays of a year.
func byRule(year int) map[workday.Date]string {
	day := func(m time.Month, d int) workday.Date { return workday.Date{Year: year, Month: m, Day: d} }
	easter := easterSunday(year)
	list := map[workday.Date]string{
		easter.AddDays(-2):               "Good Friday",
		easter.AddDays(1):                "Easter Monday",
		mondayUpTo(day(time.May, 7)):     "Early May bank holiday",
		mondayUpTo(day(time.May, 31)):    "Spring bank holiday",
		mondayUpTo(day(time.August, 31)): "Summer bank holiday",
	}
	fixed := []struct {
		date workday.Date
		name string
	}{ // Boxing Day before Christmas Day: on a Monday it stays, and Christmas Day moves past it
		{day(time.January, 1), "New Year’s Day"},
		{day(time.December, 26), "Boxing Day"},
		{day(time.December, 25), "Christmas Day"},
	}
	for _, f := range fixed {
		if !atWeekend(f.date) {
			list[f.date] = f.name
		}
	}
	// At a weekend the next free weekday stands in, for Christmas Day first.
	for _, f := range []int{0, 2, 1} {
		f := fixed[f]
		if !atWeekend(f.date) {
			continue
		}
		d := f.date
		for atWeekend(d) || list[d] != "" {
			d = d.AddDays(1)
		}
		list[d] = f.name + " (substitute day)"
	}
	switch year {
	case 2020:
		delete(list, day(time.May, 4))
		list[day(time.May, 8)] = "Early May bank holiday (VE Day)"
	case 2022:
		delete(list, day(time.May, 30))
		list[day(time.June, 2)] = "Spring bank holiday"
		list[day(time.June, 3)] = "Platinum Jubilee bank holiday"
		list[day(time.September, 19)] = "State Funeral of Queen Elizabeth II"
	case 2023:
		list[day(time.May, 8)] = "Coronation of King Charles III"
	}
	return list
}

// easterSunday follows the table of the Prayer Book: the Sunday after the
// ecclesiastical full moon, with the epacts of 1900 to 2199.
func easterSunday(year int) workday.Date {
	moon := (24 + 19*(year%19)) % 30 // days from 21 March to the full moon
	if moon == 29 || moon == 28 && year%19 > 10 {
		moon--
	}
	d := workday.Date{Year: year, Month: time.March, Day: 21}.AddDays(moon + 1)
	for d.Weekday() != time.Sunday {
		d = d.AddDays(1)
	}
	return d
}

func mondayUpTo(d workday.Date) workday.Date {
	for d.Weekday() != time.Monday {
		d = d.AddDays(-1)
	}
	return d
}

func atWeekend(d workday.Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

// everyDay goes through the days of the years from first to last.
func everyDay(first, last int) func(yield func(workday.Date) bool) {
	return func(yield func(workday.Date) bool) {
		for d := (workday.Date{Year: first, Month: time.January, Day: 1}); d.Year <= last; d = d.AddDays(1) {
			if !yield(d) {
				return
			}
		}
	}
}
