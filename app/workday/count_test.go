package workday_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"waymark/app/workday"
)

// TestCounts holds the counting to the cases in testdata/counts.txt.
func TestCounts(t *testing.T) {
	for _, example := range examples(t) {
		t.Run(example.title, func(t *testing.T) {
			from, n := example.event(t)
			got := written(workday.EnglandWales().Count(from, n))
			if want := strings.Join(example.lines, "\n"); got != want {
				t.Errorf("counted:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// example is one case of the file: its title, and its lines without the indent.
type example struct {
	title string
	lines []string
}

func examples(t *testing.T) []example {
	text, err := os.ReadFile("testdata/counts.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	_, cases, _ := strings.Cut(string(text), "\n\n") // past the words at the top
	for _, line := range strings.Split(cases, "\n") {
		said, indented := strings.CutPrefix(line, "    ")
		switch {
		case line == "":
		case !indented:
			all = append(all, example{title: line})
		case len(all) == 0:
			t.Fatalf("a day before the first title: %q", said)
		default:
			all[len(all)-1].lines = append(all[len(all)-1].lines, said)
		}
	}
	return all
}

// event is the day of the first line, and the highest number in the others.
func (e example) event(t *testing.T) (from workday.Date, n int) {
	const width = len("Mon 16 Nov 2026")
	for i, line := range e.lines {
		if len(line) < width {
			t.Fatalf("too short for a day: %q", line)
		}
		d, err := workday.ParseShort(strings.ReplaceAll(line[:width], "  ", " "))
		if strings.HasPrefix(line, "beyond") {
			continue
		}
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		if i == 0 {
			from = d
		}
		fmt.Sscan(line[width:], &n)
	}
	return from, n
}

// written is a count as the file writes it.
func written(c workday.Count) string {
	var lines []string
	for _, day := range c.Days {
		weekday, rest, _ := strings.Cut(day.Date.Short(), " ")
		line := fmt.Sprintf("%s %11s  ", weekday, rest)
		switch day.Reason {
		case workday.EventDay:
			line += "event"
			if day.Holiday != "" {
				line += "  " + day.Holiday
			}
		case workday.Counted:
			line += fmt.Sprint(day.N)
		case workday.Weekend:
			line += "-  weekend"
		case workday.BankHoliday:
			line += "-  " + day.Holiday
		}
		lines = append(lines, line)
	}
	if c.Beyond {
		lines = append(lines, "beyond the bank holidays we know")
	}
	return strings.Join(lines, "\n")
}

func TestNothingToCount(t *testing.T) {
	c := workday.EnglandWales()
	for _, test := range []struct {
		from string
		n    int
	}{
		{"2026-11-24", 0}, {"2026-11-24", -1}, {"2026-11-24", math.MinInt}, {"2026-11-24", math.MaxInt},
		{"2026-11-24", workday.Longest + 1}, {"", 2}, {"9999-12-31", 1}, {"9999-12-30", 5},
	} {
		for _, count := range []workday.Count{c.Count(date(t, test.from), test.n), c.CountDays(date(t, test.from), test.n)} {
			if !count.Due.IsZero() || len(count.Days) > 0 || count.Beyond || count.From != date(t, test.from) {
				t.Errorf("%d days from %q: %+v", test.n, test.from, count)
			}
		}
	}
	if count := c.Count(date(t, "2020-01-01"), workday.Longest); count.Due.IsZero() {
		t.Error("the longest count has no due date")
	}
}

func TestCountDays(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-27", 1, "2026-11-28"}, // a Saturday, and left there
		{"2026-12-24", 4, "2026-12-28"},
		{"2026-02-27", 2, "2026-03-01"},
		{"2024-02-28", 2, "2024-03-01"},
		{"2028-12-29", 7, "2029-01-05"},
	}
	for _, test := range tests {
		count := workday.EnglandWales().CountDays(date(t, test.from), test.n)
		if count.Due.String() != test.want || count.Beyond || len(count.Days) != test.n+1 {
			t.Errorf("%d days from %s: %+v, want %s", test.n, test.from, count, test.want)
		}
		for i, day := range count.Days[1:] {
			if day.N != i+1 || day.Reason != workday.Counted {
				t.Errorf("%d days from %s: day %d is %+v", test.n, test.from, i+1, day)
			}
		}
	}
	if day := workday.EnglandWales().CountDays(date(t, "2026-12-24"), 1).Days[1]; day.Holiday != "Christmas Day" {
		t.Errorf("a plain count does not name the holiday: %+v", day)
	}
}

func TestHolidayAtAWeekend(t *testing.T) {
	c := workday.EnglandWales().With(workday.Holiday{Date: date(t, "2026-11-28"), Name: "Works outing"})
	day := c.Count(date(t, "2026-11-27"), 1).Days[1]
	if day.Reason != workday.Weekend || day.Holiday != "Works outing" || day.N != 0 {
		t.Errorf("the Saturday of the outing is %+v", day)
	}
}

func TestWorkingDaysBetween(t *testing.T) {
	tests := []struct {
		from, to string
		want     int
	}{
		{"2026-11-24", "2026-11-25", 1},
		{"2026-11-24", "2026-11-24", 0},
		{"2026-11-25", "2026-11-24", 0},
		{"2026-11-27", "2026-11-29", 0},
		{"2026-11-27", "2026-11-30", 1},
		{"2026-12-24", "2026-12-28", 0},
		{"2026-12-24", "2026-12-30", 2},
		{"2025-12-31", "2026-12-31", 253}, // 261 weekdays in 2026, 8 of them holidays
		{"", "2026-11-24", 0},
		{"2026-11-24", "", 0},
		{"0001-01-01", "9999-12-31", 3652058/7*5 + 4 - 83}, // four of the last five days are weekdays
	}
	for _, test := range tests {
		got := workday.EnglandWales().WorkingDaysBetween(date(t, test.from), date(t, test.to))
		if got != test.want {
			t.Errorf("%d working days from %q to %q, want %d", got, test.from, test.to, test.want)
		}
	}
}

// FuzzCount holds every count to what any count must be, checked by stepping
// from day to day.
func FuzzCount(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		f.Add(r.IntN(11*366), r.IntN(60)+1, r.IntN(60))
	}
	f.Fuzz(func(t *testing.T, start, n, extra int) {
		from := workday.Date{Year: 2018, Month: time.July, Day: 1}.AddDays(start)
		c := workday.EnglandWales().With(workday.Holiday{Date: from.AddDays(extra), Name: "Closed"})
		count := c.Count(from, n)
		if count.Due.IsZero() {
			if from.Valid() && from.Year < 9000 && n >= 1 && n <= workday.Longest {
				t.Fatalf("%d working days from %s have no end", n, from)
			}
			return
		}
		checkProof(t, c, count, n)
		checkOrder(t, c, from, n)
		if got := c.WorkingDaysBetween(from, count.Due); got != n {
			t.Errorf("counted %d working days from %s to %s, but %d lie between", n, from, count.Due, got)
		}
		if eve := count.Due.AddDays(-1); c.WorkingDaysBetween(from, eve) != n-1 {
			t.Errorf("%s would do for %d working days from %s", eve, n, from)
		}
	})
}

// checkProof: every day from the event to the due day is there once, each with
// the right reason, and n of them are counted, in order, the last being due.
func checkProof(t *testing.T, c workday.Calendar, count workday.Count, n int) {
	counted := 0
	first, last := c.Known()
	for i, day := range count.Days {
		if day.Date != count.From.AddDays(i) {
			t.Errorf("day %d after %s is given as %s", i, count.From, day.Date)
		}
		if i > 0 && c.Working(day.Date) != (day.Reason == workday.Counted) || (i == 0) != (day.Reason == workday.EventDay) {
			t.Errorf("%s has the reason %d", day.Date, day.Reason)
		}
		number := 0
		if day.Reason == workday.Counted {
			counted++
			number = counted
		}
		if day.N != number {
			t.Errorf("%s is number %d, want %d", day.Date, day.N, number)
		}
		if (day.Date.Before(first) || day.Date.After(last)) && !count.Beyond {
			t.Errorf("%s is not known, and the count does not say so", day.Date)
		}
	}
	if counted != n || !c.Working(count.Due) || count.Days[len(count.Days)-1].Date != count.Due {
		t.Errorf("%d of %d days counted, due %s", counted, n, count.Due)
	}
	if count.Beyond && !count.From.Before(first) && !count.Due.After(last) {
		t.Errorf("%s to %s is known, and the count says it is not", count.From, count.Due)
	}
}

// checkOrder: a later event is never due earlier, and one day more is due at the
// next working day.
func checkOrder(t *testing.T, c workday.Calendar, from workday.Date, n int) {
	due := c.Count(from, n).Due
	if later := c.Count(from.AddDays(1), n).Due; later.Before(due) && !later.IsZero() {
		t.Errorf("%d working days: from %s due %s, from the day after %s", n, from, due, later)
	}
	if more := c.Count(from, n+1).Due; n < workday.Longest && more != c.Next(due) {
		t.Errorf("from %s: %d working days due %s, one more due %s", from, n, due, more)
	}
}
