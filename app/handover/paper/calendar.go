package paper

import (
	"strings"
	"unicode/utf8"

	"waymark/app/workday"
)

// DayDue is one whole day for a calendar.
type DayDue struct {
	On   workday.Date
	Text string // "A7, Stage 2: due"; nothing else is said, because calendars are shared
}

// Calendar is days as an .ics file (RFC 5545), read back and compared. key makes the ids of the
// days; made is when the file was made, in UTC as in "20261222T141000Z". The error is ErrNotSame.
func Calendar(key, made string, days []DayDue) ([]byte, error) {
	var b strings.Builder
	put := func(name, value string) { b.WriteString(folded(name + ":" + value)) }
	put("BEGIN", "VCALENDAR")
	put("VERSION", "2.0")
	put("PRODID", "-//Waymark//handover//EN")
	for _, d := range days {
		put("BEGIN", "VEVENT")
		put("UID", key+"-"+compact(d.On)+"-"+sum(d.Text))
		put("DTSTAMP", made)
		put("DTSTART;VALUE=DATE", compact(d.On))
		put("DTEND;VALUE=DATE", compact(d.On.AddDays(1)))
		put("SUMMARY", calendarText(d.Text))
		put("TRANSP", "TRANSPARENT")
		put("CLASS", "CONFIDENTIAL")
		put("END", "VEVENT")
	}
	put("END", "VCALENDAR")
	if !calendarHolds(b.String(), days) {
		return nil, ErrNotSame
	}
	return []byte(b.String()), nil
}

func compact(d workday.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

var calendarEscaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func calendarText(s string) string { return calendarEscaper.Replace(Clean(s)) }

// folded is a line of at most 75 bytes; what is longer goes on in the next after a space. No
// letter is cut in two.
func folded(line string) string {
	var b strings.Builder
	used := 0
	for _, r := range line {
		n := utf8.RuneLen(r)
		if used+n > 75 {
			b.WriteString("\r\n ")
			used = 1
		}
		b.WriteRune(r)
		used += n
	}
	b.WriteString("\r\n")
	return b.String()
}

// sum tells the texts of one day apart in an id (FNV-1a).
func sum(s string) string {
	h := uint32(2166136261)
	for _, b := range []byte(s) {
		h = (h ^ uint32(b)) * 16777619
	}
	const digits = "0123456789abcdef"
	var out [8]byte
	for i := range out {
		out[i] = digits[h>>(28-4*i)&15]
	}
	return string(out[:])
}

// calendarHolds reads a file back, line by line, and looks whether it holds these days and no others.
func calendarHolds(file string, days []DayDue) bool {
	lines := strings.Split(strings.ReplaceAll(file, "\r\n ", ""), "\r\n")
	found, start := 0, ""
	for _, l := range lines {
		if day, is := strings.CutPrefix(l, "DTSTART;VALUE=DATE:"); is {
			start = day
		}
		if text, is := strings.CutPrefix(l, "SUMMARY:"); is {
			if found >= len(days) || start != compact(days[found].On) || text != calendarText(days[found].Text) {
				return false
			}
			found++
		}
	}
	return found == len(days)
}
