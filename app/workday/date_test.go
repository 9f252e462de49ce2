package workday_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/app/workday"
)

// date reads "2026-11-24", or "" for no date.
func date(t testing.TB, s string) workday.Date {
	t.Helper()
	if s == "" {
		return workday.Date{}
	}
	d, err := workday.ParseDate(s)
	if err != nil {
		t.Fatalf("date in the test: %v", err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for s, want := range map[string]error{
		"2026-11-24": nil, "2024-02-29": nil, "2000-02-29": nil, "0001-01-01": nil, "9999-12-31": nil,

		"2026-02-30": workday.ErrNoDay, "2026-02-29": workday.ErrNoDay, "1900-02-29": workday.ErrNoDay,
		"2026-13-01": workday.ErrNoDay, "2026-00-10": workday.ErrNoDay, "2026-11-00": workday.ErrNoDay,
		"2026-11-31": workday.ErrNoDay, "0000-01-01": workday.ErrNoDay,

		"": workday.ErrForm, "2026-11": workday.ErrForm, "2026-11-4": workday.ErrForm, "24/11/2026": workday.ErrForm,
		"2026-11-24 ": workday.ErrForm, " 2026-11-24": workday.ErrForm, "2026-11-24T00:00": workday.ErrForm,
		"2026/11/24": workday.ErrForm, "2026-11/24": workday.ErrForm, "-026-11-24": workday.ErrForm,
		"2026-+1-24": workday.ErrForm, "2026-1１-4": workday.ErrForm, "20261-1-24": workday.ErrForm,
	} {
		d, err := workday.ParseDate(s)
		if !errors.Is(err, want) {
			t.Errorf("ParseDate(%q): error %v, want %v", s, err, want)
		}
		if err == nil && d.String() != s || err != nil && !d.IsZero() {
			t.Errorf("ParseDate(%q) = %#v, %v", s, d, err)
		}
	}
}

func TestParseShort(t *testing.T) {
	good := map[string]string{
		"Tue 24 Nov 2026": "2026-11-24", "24 Nov 2026": "2026-11-24",
		"Tue 1 Dec 2026": "2026-12-01", "1 Dec 2026": "2026-12-01",
		"Thu 29 Feb 2024": "2024-02-29", "Mon 1 Jan 0001": "0001-01-01", "Fri 31 Dec 9999": "9999-12-31",
	}
	for s, want := range good {
		if d, err := workday.ParseShort(s); err != nil || d.String() != want {
			t.Errorf("ParseShort(%q) = %s, %v, want %s", s, d, err, want)
		}
	}
	bad := map[string]error{
		"Wed 24 Nov 2026": workday.ErrWeekday, "Sat 1 Dec 2026": workday.ErrWeekday,

		"29 Feb 2026": workday.ErrNoDay, "Sun 29 Feb 2026": workday.ErrNoDay, "31 Nov 2026": workday.ErrNoDay,
		"1 Jan 0000": workday.ErrNoDay, "32 Jan 2026": workday.ErrNoDay,

		"": workday.ErrForm, "Tue": workday.ErrForm, "24 Nov": workday.ErrForm, "24 Nov 26": workday.ErrForm,
		"24 nov 2026": workday.ErrForm, "tue 24 Nov 2026": workday.ErrForm, "24 November 2026": workday.ErrForm,
		"Tues 24 Nov 2026": workday.ErrForm, "Tue, 24 Nov 2026": workday.ErrForm, "Xxx 24 Nov 2026": workday.ErrForm,
		"24  Nov 2026": workday.ErrForm, " 24 Nov 2026": workday.ErrForm, "24 Nov 2026 ": workday.ErrForm,
		"Tue 01 Dec 2026": workday.ErrForm, "Tue  1 Dec 2026": workday.ErrForm, "0 Dec 2026": workday.ErrForm,
		"-1 Dec 2026": workday.ErrForm, "24 Nov -026": workday.ErrForm, "24 Nov 02026": workday.ErrForm,
		"2026-11-24": workday.ErrForm, strings.Repeat(" ", 1000): workday.ErrForm,
	}
	for s, want := range bad {
		if d, err := workday.ParseShort(s); !errors.Is(err, want) || !d.IsZero() {
			t.Errorf("ParseShort(%q) = %s, %v, want %v", s, d, err, want)
		}
	}
}

func TestErrorsKeepTheTextToThemselves(t *testing.T) {
	for _, s := range []string{"Mrs Smith", "2026-99-98", "Mon 99 Nov 2026"} {
		_, err1 := workday.ParseDate(s)
		_, err2 := workday.ParseShort(s)
		_, err3 := workday.ParseMonth(s)
		for _, err := range []error{err1, err2, err3} {
			if err == nil || strings.Contains(err.Error(), s) || strings.Contains(err.Error(), "99") {
				t.Errorf("the error for %q is %v", s, err)
			}
		}
	}
}

func TestDateForms(t *testing.T) {
	tests := []struct{ iso, long, short string }{
		{"2026-11-24", "Tuesday 24 November 2026", "Tue 24 Nov 2026"},
		{"2026-12-01", "Tuesday 1 December 2026", "Tue 1 Dec 2026"},
		{"2024-02-29", "Thursday 29 February 2024", "Thu 29 Feb 2024"},
		{"2000-01-01", "Saturday 1 January 2000", "Sat 1 Jan 2000"},
		{"", "", ""},
	}
	for _, test := range tests {
		d := date(t, test.iso)
		if d.String() != test.iso || d.Long() != test.long || d.Short() != test.short {
			t.Errorf("%q is written %q, %q, %q", test.iso, d.String(), d.Long(), d.Short())
		}
	}
}

// impossible are dates that only a program can put together.
var impossible = []workday.Date{
	{},
	{Year: 2026, Month: time.February, Day: 30},
	{Year: 2026, Month: 13, Day: 1},
	{Year: 2026, Month: time.May},
	{Year: 2026, Month: -1, Day: 1},
	{Year: -1, Month: time.May, Day: 1},
	{Year: 10000, Month: time.May, Day: 1},
	{Year: math.MaxInt, Month: math.MaxInt, Day: math.MaxInt},
	{Year: math.MinInt, Month: math.MinInt, Day: math.MinInt},
}

func TestImpossibleDatesGiveNothing(t *testing.T) {
	real := date(t, "2026-11-24")
	c := workday.EnglandWales()
	for _, d := range impossible {
		switch {
		case d.Valid(), c.Working(d), d.Weekday() != -1:
			t.Errorf("%#v counts as a day", d)
		case d.String()+d.Long()+d.Short() != "":
			t.Errorf("%#v is written %q", d, d.Long())
		case !d.AddDays(1).IsZero(), !d.AddMonths(1).IsZero(), !c.Next(d).IsZero():
			t.Errorf("%#v leads to a date", d)
		case d.DaysUntil(real) != 0, real.DaysUntil(d) != 0:
			t.Errorf("%#v is some days away", d)
		case c.WorkingDaysBetween(d, real) != 0, c.WorkingDaysBetween(real, d) != 0:
			t.Errorf("%#v is some working days away", d)
		case !c.Count(d, 2).Due.IsZero(), !c.CountDays(d, 2).Due.IsZero():
			t.Errorf("%#v has something due", d)
		}
		if text, err := d.PackText(); len(text) > 0 || (err == nil) != d.IsZero() {
			t.Errorf("%#v is packed as %q, %v", d, text, err)
		}
	}
}

func TestAddDays(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-24", 0, "2026-11-24"},
		{"2026-11-30", 1, "2026-12-01"},
		{"2026-12-31", 1, "2027-01-01"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2026-02-28", 1, "2026-03-01"},
		{"2024-03-01", -1, "2024-02-29"},
		{"2026-03-28", 1, "2026-03-29"}, // the clocks go forward
		{"2026-03-29", 1, "2026-03-30"},
		{"2026-10-25", 1, "2026-10-26"}, // and back
		{"2024-01-01", 366, "2025-01-01"},
		{"0001-01-01", 3652058, "9999-12-31"},
		{"9999-12-31", 1, ""},
		{"0001-01-01", -1, ""},
		{"2026-11-24", math.MaxInt, ""},
		{"2026-11-24", math.MinInt, ""},
	}
	for _, test := range tests {
		got := date(t, test.from).AddDays(test.n)
		if got.String() != test.want {
			t.Errorf("%s + %d days = %q, want %q", test.from, test.n, got, test.want)
		}
		if test.want != "" && date(t, test.from).DaysUntil(got) != test.n {
			t.Errorf("%s to %s is %d days, want %d", test.from, got, date(t, test.from).DaysUntil(got), test.n)
		}
	}
}

func TestAddMonths(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-24", 1, "2026-12-24"},
		{"2026-12-24", 1, "2027-01-24"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-01-29", 1, "2026-02-28"},
		{"2026-01-28", 1, "2026-02-28"},
		{"2026-03-31", 1, "2026-04-30"},
		{"2026-01-31", 2, "2026-03-31"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-11-24", 0, "2026-11-24"},
		{"9999-12-01", 1, ""},
		{"0001-01-01", -1, ""},
		{"2026-11-24", -2026 * 12, ""},
		{"2026-11-24", math.MaxInt, ""},
		{"2026-11-24", math.MinInt, ""},
	}
	for _, test := range tests {
		if got := date(t, test.from).AddMonths(test.n); got.String() != test.want {
			t.Errorf("%s + %d months = %q, want %q", test.from, test.n, got, test.want)
		}
	}
}

func TestCompare(t *testing.T) {
	order := []string{"", "0001-01-01", "2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01", "2027-01-01"}
	for i, a := range order {
		for j, b := range order {
			d, o := date(t, a), date(t, b)
			if got := d.Compare(o); got != sign(i-j) || d.Before(o) != (i < j) || d.After(o) != (i > j) {
				t.Errorf("%q and %q: Compare %d, Before %t, After %t", a, b, got, d.Before(o), d.After(o))
			}
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func TestDateText(t *testing.T) {
	for _, s := range []string{"2026-11-24", ""} {
		text, err := date(t, s).PackText()
		if err != nil || text != s {
			t.Errorf("%q is packed as %q, %v", s, text, err)
		}
		d := date(t, "1999-01-01")
		if err := d.UnpackText(text); err != nil || d.String() != s {
			t.Errorf("%q is unpacked as %q, %v", text, d, err)
		}
	}
	d := date(t, "1999-01-01")
	if err := d.UnpackText("2026-02-30"); !errors.Is(err, workday.ErrNoDay) || d.String() != "1999-01-01" {
		t.Errorf("after a bad text the date is %s, the error %v", d, err)
	}
}

// Over four centuries, which is how long the calendar takes to repeat itself,
// each day follows the last, is a weekday later and reads back as it was written.
func TestEveryDay(t *testing.T) {
	last := date(t, "1899-12-31")
	for d := range everyDay(1900, 2299) {
		iso, err1 := workday.ParseDate(d.String())
		short, err2 := workday.ParseShort(d.Short())
		bare, err3 := workday.ParseShort(d.Short()[len("Mon "):])
		if err := errors.Join(err1, err2, err3); err != nil || iso != d || short != d || bare != d {
			t.Fatalf("%s reads back as %s, %s, %s; %v", d, iso, short, bare, err)
		}
		if !d.After(last) || last.DaysUntil(d) != 1 || d.DaysUntil(last) != -1 || d.Weekday() != (last.Weekday()+1)%7 {
			t.Fatalf("%s does not follow %s", d, last)
		}
		last = d
	}
}

// TestWrittenAsTheLibraryWrites: all days of some years, with years of one figure and of four.
func TestWrittenAsTheLibraryWrites(t *testing.T) {
	for _, year := range []int{1, 42, 399, 1600, 2026, 2028, 9998} {
		for d := range everyDay(year, year) {
			at := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
			got := []string{d.String(), d.Long(), d.Short()}
			want := []string{at.Format("2006-01-02"), at.Format("Monday 2 January 2006"), at.Format("Mon 2 Jan 2006")}
			if !slices.Equal(got, want) {
				t.Fatalf("%q, want %q", got, want)
			}
		}
	}
}

func TestDaysThereAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		d := workday.Date{Year: 1, Month: time.January, Day: 1}.AddDays(r.IntN(3_000_000))
		n := r.IntN(600_000)
		there := d.AddDays(n)
		if d.DaysUntil(there) != n || there.AddDays(-n) != d || there.DaysUntil(d) != -n {
			t.Fatalf("%s + %d days = %s does not lead back", d, n, there)
		}
		m := r.IntN(2000)
		months := d.AddMonths(m)
		if !months.Valid() || months.Day > d.Day || (months.Year-d.Year)*12+int(months.Month-d.Month) != m {
			t.Fatalf("%s + %d months = %s", d, m, months)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-11-24", "2026-02-30", "", "0000-00-00", "２０２６-１"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := workday.ParseDate(s)
		if err == nil && (d.String() != s || !d.Valid()) || err != nil && !d.IsZero() {
			t.Errorf("ParseDate(%q) = %#v, %v", s, d, err)
		}
	})
}

func FuzzParseShort(f *testing.F) {
	for _, s := range []string{"Tue 24 Nov 2026", "24 Nov 2026", "Wed 24 Nov 2026", "1 Jan 0001", "    "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := workday.ParseShort(s)
		if err != nil {
			if !d.IsZero() {
				t.Errorf("ParseShort(%q) = %#v, %v", s, d, err)
			}
			return
		}
		if short := d.Short(); !d.Valid() || s != short && s != short[len("Mon "):] {
			t.Errorf("ParseShort(%q) = %s", s, short)
		}
	})
}
