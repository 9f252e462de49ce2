package notebook

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"waymark/app/workday"
)

// The years before today that a date must lie back to be taken for a birthday by itself.
// We chose ten: nobody writes about a disagreement that old, and every adult is older.
const birthdayAge = 10

// birthDates finds dates of birth: any date that is long past, and any date at all soon after
// a word like "born".
func (c LeakCheck) birthDates(words []word) []Leak {
	var found []Leak
	for i := range words {
		d, n := dateAt(words[i:], c.Today)
		if n == 0 {
			continue
		}
		if d.Year <= c.Today.Year-birthdayAge || birth(words[max(0, i-4):i]) {
			found = append(found, Leak{BirthDate, words[i].from, words[i+n-1].to})
		}
	}
	return found
}

func birth(before []word) bool {
	for i, w := range before {
		switch l := w.lower(); {
		case l == "born", l == "dob", l == "birth", l == "birthday", l == "birthdate":
			return true
		case l == "d" && i+2 < len(before) && before[i+1].lower() == "o" && before[i+2].lower() == "b":
			return true
		}
	}
	return false
}

// dateAt reads the date that the first words are, in the ways that people write one, and says
// of how many words it is; 0 for none.
func dateAt(words []word, today workday.Date) (workday.Date, int) {
	if len(words) >= 4 && ordinal(words[1]) {
		if d, n := dateAt(slices.Concat(words[:1], words[2:4]), today); n > 0 {
			return d, 4
		}
	}
	if len(words) < 3 || !parted(words[1].gap) || !parted(words[2].gap) {
		return workday.Date{}, 0
	}
	a, b, y := words[0], words[1], words[2]
	d := workday.Date{Year: yearOf(y, today), Month: month(b), Day: small(a)}
	switch {
	case a.figures && b.figures && b.gap != y.gap:
		return workday.Date{}, 0
	case len(a.text) == 4 && a.figures:
		d = workday.Date{Year: yearOf(a, today), Month: month(b), Day: small(y)}
	case !a.figures:
		d = workday.Date{Year: yearOf(y, today), Month: month(a), Day: small(b)}
	}
	if !d.Valid() {
		return workday.Date{}, 0
	}
	return d, 3
}

// parted says whether what stands between two words can do so within a date.
func parted(gap string) bool {
	switch gap {
	case " ", "/", ".", "-", ", ", " of ", "\u00a0", "":
		return true
	}
	return false
}

func ordinal(w word) bool {
	return w.gap == "" && (w.text == "st" || w.text == "nd" || w.text == "rd" || w.text == "th")
}

// small is a number of one figure or two; 0 for anything else.
func small(w word) int {
	n, err := strconv.Atoi(w.text)
	if err != nil || len(w.text) > 2 {
		return 0
	}
	return n
}

// yearOf is a year of four figures, or of two; 0 for none. Two figures that would lie in the
// future are of the last century.
func yearOf(w word, today workday.Date) int {
	n, err := strconv.Atoi(w.text)
	switch {
	case err != nil:
		return 0
	case len(w.text) == 4 && n >= 1880:
		return n
	case len(w.text) != 2:
		return 0
	case 2000+n > today.Year:
		return 1900 + n
	}
	return 2000 + n
}

// month is the month that a word names, by its number, whole, or cut to three letters or four.
func month(w word) time.Month {
	if w.figures {
		return time.Month(small(w))
	}
	l := w.lower()
	for m := time.January; m <= time.December; m++ {
		whole := strings.ToLower(m.String())
		if len(l) >= 3 && (l == whole || len(l) <= 4 && strings.HasPrefix(whole, l)) {
			return m
		}
	}
	return 0
}
