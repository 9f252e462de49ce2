//go:build !guideonly

package screen

import (
	"testing"
	"testing/synctest"
	"time"

	"waymark/app/view"
)

// TestBehindWaits: what nobody waits for goes on at once where nothing is in front, and else when nothing has been for a moment.
func TestBehindWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		front.Store(0)
		began := time.Now()
		if behind(); time.Since(began) != 0 {
			t.Errorf("nothing is in front, and it waited %v", time.Since(began))
		}
		front.Add(1)
		gone := make(chan struct{})
		go func() {
			behind()
			close(gone)
		}()
		after := func(what string, wait time.Duration, want bool) {
			time.Sleep(wait)
			synctest.Wait()
			select {
			case <-gone:
				if !want {
					t.Fatalf("%s: it went on", what)
				}
			default:
				if want {
					t.Fatalf("%s: it still waits", what)
				}
			}
		}
		after("something is in front", 10*moment, false)
		front.Add(-1)
		after("just done", moment/2, false)
		front.Add(1)
		after("the next piece", 10*moment, false)
		front.Add(-1)
		after("nothing for a while", 3*moment, true)
	})
}

// TestAListIsInFrontWhileItIsDrawn: once, however many drawings it takes, and no longer than it is on the page.
func TestAListIsInFrontWhileItIsDrawn(t *testing.T) {
	lines := make([]*view.CaseLine, perPage)
	for i := range lines {
		lines[i] = &view.CaseLine{Code: "A1"}
	}
	inCase(t)
	front.Store(0)
	draw := func(c *cases, times int, want int32) {
		t.Helper()
		for range times {
			c.list(lines)
		}
		if got := front.Load(); got != want {
			t.Errorf("after %d drawings %d are in front, not %d", times, got, want)
		}
	}
	whole, left := &cases{}, &cases{}
	draw(whole, 3, 1)
	draw(whole, perPage, 0)
	draw(whole, 1, 0)
	draw(left, 3, 1)
	left.OnDismount()
	draw(whole, 0, 0)
	left.OnDismount()
	draw(whole, 0, 0)
	draw(left, 1, 1)
	lines = nil
	draw(left, 1, 0)
}
