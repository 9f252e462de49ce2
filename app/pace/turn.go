//go:build !js

package pace

import "time"

// Turn lets others have a turn. It waits.
func Turn() { time.Sleep(time.Millisecond) }
