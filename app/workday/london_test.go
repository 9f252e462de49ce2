package workday

import (
	"testing"
	"time"
	_ "time/tzdata" // the world's table of zones, to compare our rule with
)

// TestLondonAgreesWithTheTableOfZones goes through every hour of 35 years, and the millisecond before each.
func TestLondonAgreesWithTheTableOfZones(t *testing.T) {
	england, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	wrong, changes, was := 0, 0, 0
	for at := time.Date(2003, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2038; at = at.Add(time.Hour) {
		_, offset := at.In(england).Zone()
		if offset != was {
			changes, was = changes+1, offset
		}
		for _, instant := range []int64{at.UnixMilli() - 1, at.UnixMilli()} {
			day, minutes := London(instant)
			want := time.UnixMilli(instant).In(england)
			y, m, d := want.Date()
			if day != (Date{y, m, d}) || minutes != want.Hour()*60+want.Minute() {
				if wrong++; wrong < 5 {
					t.Errorf("%v: %v %d, the table says %v", at, day, minutes, want)
				}
			}
		}
	}
	if changes != 70 {
		t.Errorf("the clocks changed %d times in 35 years", changes)
	}
}

// TestLondonByHand: instants that a person looked up, among them those that a zone on the continent puts on another day.
func TestLondonByHand(t *testing.T) {
	for _, c := range []struct {
		utc, day string
		minutes  int
	}{
		{"2026-03-29T00:59:59Z", "2026-03-29", 59},
		{"2026-03-29T01:00:00Z", "2026-03-29", 120},
		{"2026-10-25T00:59:59Z", "2026-10-25", 119},
		{"2026-10-25T01:00:00Z", "2026-10-25", 60},
		{"2026-07-14T23:30:00Z", "2026-07-15", 30},
		{"2026-12-31T23:59:00Z", "2026-12-31", 23*60 + 59},
	} {
		at, err := time.Parse(time.RFC3339, c.utc)
		if err != nil {
			t.Fatal(err)
		}
		if day, minutes := London(at.UnixMilli()); day.String() != c.day || minutes != c.minutes {
			t.Errorf("%s: %v %d, want %s %d", c.utc, day, minutes, c.day, c.minutes)
		}
	}
}

func TestLondonOutsideTheCalendar(t *testing.T) {
	for _, instant := range []int64{-1 << 62, 1 << 62, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()} {
		if day, minutes := London(instant); !day.IsZero() || minutes != 0 {
			t.Errorf("London(%d) = %v %d, want no date", instant, day, minutes)
		}
	}
}
