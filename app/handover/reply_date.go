package handover

import (
	"strconv"
	"strings"
	"time"

	"waymark/app/workday"
)

// readDate reads a day as people write it: 2026-11-20, 20/11/2026, 20.11.2026, 20 November 2026,
// Fri 20th Nov 2026. The zero date for anything else. With figures only, the day comes first,
// because that is how England writes.
func readDate(s string) workday.Date {
	parts := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(" ,/.-", c) })
	if len(parts) == 4 && weekday(parts[0]) {
		parts = parts[1:]
	}
	if len(parts) != 3 {
		return workday.Date{}
	}
	day, month, year := ordinal(parts[0]), parts[1], parts[2]
	if len(day) == 4 {
		day, year = year, day
	}
	d := workday.Date{Year: figures(year), Month: time.Month(figures(month)), Day: figures(day)}
	if d.Month == 0 {
		d.Month = monthNamed(month)
	}
	if len(year) != 4 || !d.Valid() {
		return workday.Date{}
	}
	return d
}

// figures is a whole number without a sign, 0 for anything else.
func figures(s string) int {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil {
		return 0
	}
	return int(n)
}

func ordinal(s string) string {
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		if number, is := strings.CutSuffix(strings.ToLower(s), end); is {
			return number
		}
	}
	return s
}

// monthNamed takes whole names and their first three letters.
func monthNamed(s string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(s, m.String()) || strings.EqualFold(s, m.String()[:3]) || m == time.September && strings.EqualFold(s, "sept") {
			return m
		}
	}
	return 0
}

func weekday(s string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(s, d.String()) || strings.EqualFold(s, d.String()[:3]) {
			return true
		}
	}
	return false
}
