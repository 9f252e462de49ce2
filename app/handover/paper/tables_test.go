package paper

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"waymark/app/workday"
)

func TestCSVRunsNothing(t *testing.T) {
	for _, cell := range []string{"=1+1", "+44 1632 960001", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "|calc", "%x", "＝1"} {
		file, err := CSV([]string{"A", "B"}, [][]string{{"x", cell}})
		if err != nil {
			t.Errorf("%q: %v", cell, err)
			continue
		}
		if _, after, _ := strings.Cut(string(file), "x,"); !strings.HasPrefix(strings.TrimPrefix(after, `"`), "'") {
			t.Errorf("%q is written as %q", cell, after)
		}
	}
	file, err := CSV([]string{"Stage", "Who"}, [][]string{{"Stage 1", "say \"no\", then\nwait"}})
	if want := "\uFEFFStage,Who\r\nStage 1,\"say \"\"no\"\", then\r\nwait\"\r\n"; err != nil || string(file) != want {
		t.Errorf("%q %v, want %q", file, err, want)
	}
}

// TestAnotherReaderSeesTheSameCells: every payload in every place, as the standard library reads the file.
func TestAnotherReaderSeesTheSameCells(t *testing.T) {
	texts := append(payloads(), "", " ", ",", `"`, `""`, "\n", "a\n\nb", " edge ", "'", "a,b\"c\nd", "\u00a0")
	for i, text := range texts {
		other := texts[(i+1)%len(texts)]
		rows := [][]string{{text, other, ""}, {"", text, text}, {other, "", text}}
		file, err := CSV([]string{"Head", text, "x"}, rows)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file), "\uFEFF"))).ReadAll()
		want := append([][]string{{"Head", text, "x"}}, rows...)
		for _, row := range want {
			for n, cell := range row {
				row[n] = noFormula(Clean(cell))
			}
		}
		if err != nil || !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%q is read as %q, want %q (%v)", text, got, want, err)
		}
	}
}

// TestACutTableIsNone: what is not whole is not taken for a smaller table.
func TestACutTableIsNone(t *testing.T) {
	file, err := CSV([]string{"A", "B"}, [][]string{{"x", "say \"no\",\nthen"}})
	if err != nil {
		t.Fatal(err)
	}
	whole := string(file[len(byteOrderMark):])
	for n := range len(whole) {
		if got := readCSV(whole[:n]); len(got) > 1 {
			t.Errorf("cut to %q: %q", whole[:n], got)
		}
	}
	for _, bad := range []string{"a\nb\r\n", "\"a\"b,c\r\n", "a", "\"a"} {
		if got := readCSV(bad); got != nil {
			t.Errorf("%q: %q", bad, got)
		}
	}
}

func TestCalendar(t *testing.T) {
	on := workday.Date{Year: 2026, Month: 12, Day: 31}
	long := "A7, " + strings.Repeat("é", 60) + ": due; soon"
	file, err := Calendar("k", "20261222T141000Z", []DayDue{{on, long}, {on, "A7, Stage 2: due"}})
	if err != nil {
		t.Fatal(err)
	}
	s := string(file)
	for _, l := range strings.Split(strings.TrimSuffix(s, "\r\n"), "\r\n") {
		if len(l) > 75 || strings.ContainsAny(l, "\r\n") {
			t.Errorf("line of %d bytes: %q", len(l), l)
		}
	}
	for _, want := range []string{"DTSTART;VALUE=DATE:20261231\r\n", "DTEND;VALUE=DATE:20270101\r\n", `SUMMARY:A7\, Stage 2: due`} {
		if !strings.Contains(s, want) {
			t.Errorf("no %q in %s", want, s)
		}
	}
}
