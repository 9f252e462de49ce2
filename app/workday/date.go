package workday

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// What can be wrong with a date or a month that was read. The errors never
// repeat the text that was read, because it may come from a person's case.
var (
	ErrForm    = errors.New("not written as expected")           // the text has another shape
	ErrNoDay   = errors.New("not in the calendar")               // the shape is right, the day or month does not exist
	ErrWeekday = errors.New("the weekday does not fit the date") // the day exists, on another weekday
)

const lastYear = 9999

// Date is a civil date. The zero value is no date. A Date put together by hand
// may be one that does not exist; see [Date.Valid].
type Date struct {
	Year  int // 1 to 9999
	Month time.Month
	Day   int // 1 to the length of the month
}

// ParseDate reads a date as String writes it, "2026-11-24", and nothing else.
// The error is [ErrForm] or [ErrNoDay].
func ParseDate(s string) (Date, error) {
	if len(s) != len("2026-11-24") || s[4] != '-' || s[7] != '-' {
		return Date{}, errISO
	}
	year, month, day := number(s[:4]), number(s[5:7]), number(s[8:])
	if year < 0 || month < 0 || day < 0 {
		return Date{}, errISO
	}
	return existing(year, time.Month(month), day)
}

// ParseShort reads a date as Short writes it, "Tue 24 Nov 2026", with or without
// the weekday. The error is [ErrForm], [ErrNoDay] or [ErrWeekday].
//
// We refuse a weekday that does not fit, because one of the two is a slip and
// nobody but the writer knows which.
func ParseShort(s string) (Date, error) {
	if len(s) > len("Tue 24 Nov 2026") {
		return Date{}, errShort
	}
	words := strings.Split(s, " ")
	weekday, named := "", len(words) == 4
	if named {
		weekday, words = words[0], words[1:]
	}
	if len(words) != 3 || len(words[2]) != 4 || strings.HasPrefix(words[0], "0") {
		return Date{}, errShort
	}
	day, month, year := number(words[0]), monthNamed(words[1]), number(words[2])
	if day < 0 || month == 0 || year < 0 || named && !isWeekday(weekday) {
		return Date{}, errShort
	}
	d, err := existing(year, month, day)
	if err != nil {
		return Date{}, err
	}
	if named && weekday != abbreviated(d.Weekday()) {
		return Date{}, ErrWeekday
	}
	return d, nil
}

var (
	errISO   = fmt.Errorf("date %w; write it like 2026-11-24", ErrForm)
	errShort = fmt.Errorf("date %w; write it like Tue 24 Nov 2026", ErrForm)
	errNoDay = fmt.Errorf("date %w", ErrNoDay)
)

func existing(year int, month time.Month, day int) (Date, error) {
	d := Date{year, month, day}
	if !d.Valid() {
		return Date{}, errNoDay
	}
	return d, nil
}

// number reads decimal digits, at most four of them; anything else is -1.
func number(s string) int {
	if len(s) == 0 || len(s) > 4 {
		return -1
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func monthNamed(s string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if s == abbreviated(m) {
			return m
		}
	}
	return 0
}

func isWeekday(s string) bool {
	for w := time.Sunday; w <= time.Saturday; w++ {
		if s == abbreviated(w) {
			return true
		}
	}
	return false
}

func abbreviated(name fmt.Stringer) string { return name.String()[:3] }

// String is the date as in "2026-11-24"; "" for no date.
func (d Date) String() string {
	if !d.Valid() {
		return ""
	}
	return figures(d.Year, 4) + "-" + figures(int(d.Month), 2) + "-" + figures(d.Day, 2)
}

// Long is the date as in "Tuesday 24 November 2026"; "" for no date.
func (d Date) Long() string {
	if !d.Valid() {
		return ""
	}
	return d.Weekday().String() + " " + strconv.Itoa(d.Day) + " " + d.Month.String() + " " + figures(d.Year, 4)
}

// Short is the date as in "Tue 24 Nov 2026"; "" for no date.
func (d Date) Short() string {
	if !d.Valid() {
		return ""
	}
	return abbreviated(d.Weekday()) + " " + strconv.Itoa(d.Day) + " " + abbreviated(d.Month) + " " + figures(d.Year, 4)
}

// figures is a number with zeros in front, so that it has so many figures. (Package time writes dates too, and a browser takes
// half of a long task to make that ready the first time.)
func figures(n, many int) string {
	s := strconv.Itoa(n)
	return "0000"[:max(many-len(s), 0)] + s
}

// utc borrows the arithmetic of package time. UTC has no summer time, so each
// day there is 24 hours long. No such instant leaves this package.
func (d Date) utc() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// civil is the date of t, or no date outside the years 1 to 9999.
func civil(t time.Time) Date {
	year, month, day := t.Date()
	if year < 1 || year > lastYear {
		return Date{}
	}
	return Date{year, month, day}
}

// IsZero says whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Valid says whether d is a day of the calendar. The zero date is not.
func (d Date) Valid() bool {
	month := Month{d.Year, d.Month}
	return month.valid() && d.Day >= 1 && d.Day <= month.days()
}

// Compare is -1 if d is before o, 1 if after, 0 if they are the same date.
// No date comes before every date.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// Before says whether d is earlier than o.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// After says whether d is later than o.
func (d Date) After(o Date) bool { return d.Compare(o) > 0 }

// AddDays is the date n days later, or earlier if n is negative. It is no date
// if d is not a valid one or if the result leaves the years 1 to 9999.
func (d Date) AddDays(n int) Date {
	const most = lastYear * 366
	if !d.Valid() || n < -most || n > most {
		return Date{}
	}
	return civil(d.utc().AddDate(0, 0, n))
}

// AddMonths is the same day n months later, or earlier if n is negative. In a
// month without such a day it is the month's last: a month after 31 January is
// 28 or 29 February. It is no date where AddDays would be.
//
// We take the last day, and do not run on into the next month, because "within
// one month" must not reach over the whole of a shorter one.
func (d Date) AddMonths(n int) Date {
	const most = lastYear * 12
	if !d.Valid() || n < -most || n > most {
		return Date{}
	}
	months := d.Year*12 + int(d.Month-time.January) + n
	to := Month{months / 12, time.January + time.Month(months%12)}
	if !to.valid() {
		return Date{}
	}
	return Date{to.Year, to.Month, min(d.Day, to.days())}
}

// Weekday is the day of the week, or -1 for no date.
func (d Date) Weekday() time.Weekday {
	if !d.Valid() {
		return -1
	}
	return d.utc().Weekday()
}

// DaysUntil is how many days o lies after d, negative if it lies before. Both
// must be valid dates; ask first, because the answer is 0 if one is not.
func (d Date) DaysUntil(o Date) int {
	if !d.Valid() || !o.Valid() {
		return 0
	}
	const day = 24 * 60 * 60
	return int((o.utc().Unix() - d.utc().Unix()) / day)
}

// PackText writes the date as String does, and no date as an empty text, for package packed. The
// error is [ErrNoDay], for a date that does not exist.
func (d Date) PackText() (string, error) {
	if !d.IsZero() && !d.Valid() {
		return "", errNoDay
	}
	return d.String(), nil
}

// UnpackText reads what PackText writes. The errors are those of
// [ParseDate], and they leave d as it was.
func (d *Date) UnpackText(text string) error {
	if text == "" {
		*d = Date{}
		return nil
	}
	read, err := ParseDate(text)
	if err != nil {
		return err
	}
	*d = read
	return nil
}

// MarshalText is PackText for other packages, such as encoding/json in the tests of
// what holds dates; the browser program does without.
func (d Date) MarshalText() ([]byte, error) {
	text, err := d.PackText()
	return []byte(text), err
}

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error { return d.UnpackText(string(text)) }
