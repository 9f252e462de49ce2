package workday_test

import (
	"errors"
	"testing"
	"time"

	"waymark/app/workday"
)

func TestParseMonth(t *testing.T) {
	for s, want := range map[string]error{
		"2026-03": nil, "0001-01": nil, "9999-12": nil,

		"2026-13": workday.ErrNoDay, "2026-00": workday.ErrNoDay, "0000-01": workday.ErrNoDay,

		"": workday.ErrForm, "2026": workday.ErrForm, "2026-3": workday.ErrForm, "03-2026": workday.ErrForm,
		"2026/03": workday.ErrForm, "2026-03-01": workday.ErrForm, "March 2026": workday.ErrForm, "2026--1": workday.ErrForm,
	} {
		m, err := workday.ParseMonth(s)
		if !errors.Is(err, want) {
			t.Errorf("ParseMonth(%q): error %v, want %v", s, err, want)
		}
		if err == nil && m.String() != s || err != nil && !m.IsZero() {
			t.Errorf("ParseMonth(%q) = %#v, %v", s, m, err)
		}
	}
}

func TestMonthForms(t *testing.T) {
	tests := []struct{ iso, long, last string }{
		{"2026-03", "March 2026", "2026-03-31"},
		{"2026-02", "February 2026", "2026-02-28"},
		{"2024-02", "February 2024", "2024-02-29"},
		{"2026-12", "December 2026", "2026-12-31"},
		{"9999-12", "December 9999", "9999-12-31"},
	}
	for _, test := range tests {
		m, err := workday.ParseMonth(test.iso)
		if err != nil || m.IsZero() || m.Long() != test.long || m.Last().String() != test.last {
			t.Errorf("%s: %q, last day %s, %v", test.iso, m.Long(), m.Last(), err)
		}
	}
}

func TestPassedAt(t *testing.T) {
	tests := []struct {
		month workday.Month
		today string
		want  bool
	}{
		{workday.Month{Year: 2026, Month: time.March}, "2026-02-28", false},
		{workday.Month{Year: 2026, Month: time.March}, "2026-03-01", false},
		{workday.Month{Year: 2026, Month: time.March}, "2026-03-31", false},
		{workday.Month{Year: 2026, Month: time.March}, "2026-04-01", true},
		{workday.Month{Year: 2025, Month: time.December}, "2025-12-31", false},
		{workday.Month{Year: 2025, Month: time.December}, "2026-01-01", true},
		{workday.Month{Year: 2024, Month: time.February}, "2024-02-29", false},
		{workday.Month{Year: 2026, Month: time.March}, "", false},
		{workday.Month{}, "2026-04-01", false},
		{workday.Month{Year: 2020, Month: 13}, "2026-04-01", false},
	}
	for _, test := range tests {
		if got := test.month.PassedAt(date(t, test.today)); got != test.want {
			t.Errorf("%s passed on %q: %t, want %t", test.month, test.today, got, test.want)
		}
	}
}

func TestNoMonth(t *testing.T) {
	for _, m := range []workday.Month{{}, {Year: 2026}, {Year: 2026, Month: 13}, {Year: -5, Month: time.May}} {
		if m.String()+m.Long() != "" || !m.Last().IsZero() {
			t.Errorf("%#v is written %q, its last day %q", m, m.Long(), m.Last())
		}
		if text, err := m.PackText(); len(text) > 0 || (err == nil) != m.IsZero() {
			t.Errorf("%#v is packed as %q, %v", m, text, err)
		}
	}
}

func TestMonthText(t *testing.T) {
	m := workday.Month{Year: 2026, Month: time.March}
	for _, want := range []workday.Month{m, {}} {
		text, err := want.PackText()
		got := workday.Month{Year: 1999, Month: time.May}
		if err := errors.Join(err, got.UnpackText(text)); err != nil || got != want {
			t.Errorf("%#v is packed as %q and read back as %#v, %v", want, text, got, err)
		}
	}
	if err := m.UnpackText("2026-13"); !errors.Is(err, workday.ErrNoDay) || m.String() != "2026-03" {
		t.Errorf("after a bad text the month is %s, the error %v", m, err)
	}
}

func FuzzParseMonth(f *testing.F) {
	for _, s := range []string{"2026-03", "2026-13", "", "0000-00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := workday.ParseMonth(s)
		if err == nil && (m.String() != s || !m.Last().Valid()) || err != nil && !m.IsZero() {
			t.Errorf("ParseMonth(%q) = %#v, %v", s, m, err)
		}
	})
}
