package notebook_test

import (
	"slices"
	"testing"

	"waymark/app/notebook"
)

func TestClock(t *testing.T) {
	for _, c := range []struct {
		hour, minute int
		want         string
		minutes      int
	}{{0, 0, "00:00", 0}, {14, 10, "14:10", 850}, {23, 59, "23:59", 1439}, {24, 0, "", -1}, {-1, 0, "", -1}, {1, 60, "", -1}, {1, -1, "", -1}} {
		clock := notebook.At(c.hour, c.minute)
		if clock.String() != c.want || clock.Minutes() != c.minutes || clock.Valid() != (c.want != "") {
			t.Errorf("%d:%d is %q, %d minutes", c.hour, c.minute, clock, clock.Minutes())
		}
	}
}

func stamp(instant int64) notebook.Stamp { return notebook.Stamp{Instant: instant} }

func TestJumped(t *testing.T) {
	const minute, day = 60_000, 24 * 60 * 60_000
	for gone, want := range map[int64]notebook.Jump{
		0: notebook.Steady, -2 * minute: notebook.Steady, -2*minute - 1: notebook.Back, -day: notebook.Back,
		day: notebook.Steady, 60 * day: notebook.Steady, 60*day + 1: notebook.Ahead, 365 * day: notebook.Ahead,
	} {
		if got := notebook.Jumped(stamp(1e12), stamp(1e12+gone)); got != want {
			t.Errorf("after %d ms: %d, want %d", gone, got, want)
		}
	}
}

func TestBinIsKeptADay(t *testing.T) {
	const hour = 60 * 60_000
	deleted := int64(1e12)
	one := notebook.Binned{ID: notebook.ID{1}, Deleted: stamp(deleted)}
	two := notebook.Binned{ID: notebook.ID{2}, Deleted: stamp(deleted + hour)}
	for _, c := range []struct {
		name      string
		last, now int64
		left      int64
		want      []notebook.ID
	}{
		{"at once", 0, 0, 24 * hour, nil},
		{"just before", 23 * hour, 24*hour - 1, 1, nil},
		{"a day", 23 * hour, 24 * hour, 0, []notebook.ID{{1}}},
		{"both", 23 * hour, 25 * hour, 0, []notebook.ID{{1}, {2}}},
		{"the clock has gone back", 2 * hour, -hour, 24 * hour, nil},
		{"the clock has leapt a year", 2 * hour, 365 * 24 * hour, 0, nil},
		{"the next time it is believed", 365 * 24 * hour, 365*24*hour + 1, 0, []notebook.ID{{1}, {2}}},
	} {
		now := stamp(deleted + c.now)
		if got := one.Left(now); got != c.left {
			t.Errorf("%s: %d left, want %d", c.name, got, c.left)
		}
		got := notebook.Expired([]notebook.Binned{one, two}, stamp(deleted+c.last), now)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v expire, want %v", c.name, got, c.want)
		}
	}
}

func TestTypingIsSavedWithinTwoSeconds(t *testing.T) {
	var typing notebook.Typing
	if typing.Waiting() || typing.Due(5) != -1 {
		t.Error("nothing was typed, and it waits")
	}
	typing.Key(1000)
	for now := int64(1000); now < 3000; now += 100 {
		typing.Key(now)
		if got := typing.Due(now); got != 3000-now {
			t.Errorf("at %d: %d ms left", now, got)
		}
	}
	if typing.Due(3000) != 0 || typing.Due(9000) != 0 || typing.Due(10) != 0 || !typing.Waiting() {
		t.Error("it is not due when its time has come, or the clock has gone back")
	}
	typing.Saved()
	if typing.Waiting() {
		t.Error("saved, and it waits")
	}
}

func TestKindsSayWhatTheyTake(t *testing.T) {
	for k := notebook.Arose; k <= notebook.Withdrawal; k++ {
		if !k.Valid() || !k.Takes(notebook.FieldAmends) {
			t.Errorf("kind %d", k)
		}
		for f := notebook.FieldStage; f <= notebook.FieldDetails; f++ {
			if k.Needs(f) && !k.Takes(f) {
				t.Errorf("kind %d needs what it does not take: %d", k, f)
			}
		}
	}
	if bad := notebook.Withdrawal + 1; bad.Valid() || bad.Takes(notebook.FieldText) || bad.Needs(notebook.FieldText) {
		t.Error("a kind that is none takes fields")
	}
}
