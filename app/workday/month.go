package workday

import (
	"fmt"
	"time"
)

// Month is a month of a year, such as the one in which a document says it will
// be reviewed. The zero value is no month.
type Month struct {
	Year  int // 1 to 9999
	Month time.Month
}

var (
	errMonth   = fmt.Errorf("month %w; write it like 2026-03", ErrForm)
	errNoMonth = fmt.Errorf("month %w", ErrNoDay)
)

// ParseMonth reads a month as String writes it, "2026-03", and nothing else. The
// error is [ErrForm], or [ErrNoDay] for a month such as 13.
func ParseMonth(s string) (Month, error) {
	if len(s) != len("2026-03") || s[4] != '-' {
		return Month{}, errMonth
	}
	year, month := number(s[:4]), number(s[5:])
	if year < 0 || month < 0 {
		return Month{}, errMonth
	}
	m := Month{year, time.Month(month)}
	if !m.valid() {
		return Month{}, errNoMonth
	}
	return m, nil
}

// String is the month as in "2026-03"; "" for no month.
func (m Month) String() string {
	if !m.valid() {
		return ""
	}
	return figures(m.Year, 4) + "-" + figures(int(m.Month), 2)
}

// Long is the month as in "March 2026"; "" for no month.
func (m Month) Long() string {
	if !m.valid() {
		return ""
	}
	return m.Month.String() + " " + figures(m.Year, 4)
}

// Last is the last day of the month, or no date for no month.
func (m Month) Last() Date {
	if !m.valid() {
		return Date{}
	}
	return Date{m.Year, m.Month, m.days()}
}

// IsZero says whether m is no month.
func (m Month) IsZero() bool { return m == Month{} }

// PassedAt says whether the month is over on the date today. It is not over on
// its own last day. No month is never over, and without a date nothing is.
//
// We let the whole month pass, because a review promised "in March" is not late
// on the 31st.
func (m Month) PassedAt(today Date) bool {
	return m.valid() && today.Valid() && today.After(m.Last())
}

// PackText writes the month as String does, and no month as an empty text, for
// package packed. The error is [ErrNoDay], for a month that does not exist.
func (m Month) PackText() (string, error) {
	if !m.IsZero() && !m.valid() {
		return "", errNoMonth
	}
	return m.String(), nil
}

// UnpackText reads what PackText writes. The errors are those of
// [ParseMonth], and they leave m as it was.
func (m *Month) UnpackText(text string) error {
	if text == "" {
		*m = Month{}
		return nil
	}
	read, err := ParseMonth(text)
	if err != nil {
		return err
	}
	*m = read
	return nil
}

// MarshalText is PackText for other packages, as with a Date.
func (m Month) MarshalText() ([]byte, error) {
	text, err := m.PackText()
	return []byte(text), err
}

// UnmarshalText reads what MarshalText writes.
func (m *Month) UnmarshalText(text []byte) error { return m.UnpackText(string(text)) }

func (m Month) valid() bool {
	return m.Year >= 1 && m.Year <= lastYear && m.Month >= time.January && m.Month <= time.December
}

func (m Month) days() int {
	return time.Date(m.Year, m.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
