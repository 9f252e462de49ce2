package storetest

import (
	"testing"
	"time"

	"waymark/app/notebook"
)

// Pens runs the suite for pens. fresh makes one pen of its own for a test, and gives what each
// tab has of it.
func Pens(t *testing.T, fresh func(*testing.T) func() notebook.Pen) {
	t.Run("the first who asks has it", func(t *testing.T) {
		tab := fresh(t)
		one, two := tab(), tab()
		ask(t, one, true)
		ask(t, two, false)
		ask(t, one, true)
		held(t, one, two)
	})
	t.Run("given back, the next may have it", func(t *testing.T) {
		tab := fresh(t)
		one, two := tab(), tab()
		ask(t, one, true)
		two.Drop()
		held(t, one, two)
		one.Drop()
		one.Drop()
		if one.Held() || two.Held() {
			t.Error("somebody holds a pen that was given back")
		}
		soon(t, func() bool { got, err := two.Ask(); return got && err == nil })
		held(t, two, one)
	})
	t.Run("taken over, and the other hears of it", func(t *testing.T) {
		tab := fresh(t)
		one, two := tab(), tab()
		lost := make(chan string, 9)
		one.Lost(func() { lost <- "one" })
		two.Lost(func() { lost <- "two" })
		ask(t, one, true)
		for _, turn := range []struct {
			taker, other notebook.Pen
			loses        string
		}{{two, one, "one"}, {one, two, "two"}, {two, one, "one"}} {
			if err := turn.taker.Take(); err != nil {
				t.Fatal(err)
			}
			select {
			case who := <-lost:
				if who != turn.loses {
					t.Errorf("%s is told that it lost the pen", who)
				}
			case <-time.After(5 * time.Second):
				t.Fatal("nobody is told")
			}
			held(t, turn.taker, turn.other)
		}
		ask(t, one, false)
	})
	t.Run("taking what is free, or one's own", func(t *testing.T) {
		tab := fresh(t)
		one := tab()
		one.Lost(func() { t.Error("lost to itself") })
		for range 2 {
			if err := one.Take(); err != nil || !one.Held() {
				t.Errorf("take: %v, held %v", err, one.Held())
			}
		}
		time.Sleep(50 * time.Millisecond)
	})
}

func ask(t *testing.T, p notebook.Pen, want bool) {
	t.Helper()
	if got, err := p.Ask(); got != want || err != nil {
		t.Errorf("ask: %v, %v; want %v", got, err, want)
	}
}

func held(t *testing.T, holder, other notebook.Pen) {
	t.Helper()
	if !holder.Held() || other.Held() {
		t.Errorf("held %v and %v, want true and false", holder.Held(), other.Held())
	}
}

// soon waits for what the browser does in its own time.
func soon(t *testing.T, is func() bool) {
	t.Helper()
	for range 100 {
		if is() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("it did not come to pass")
}
