package screen

import (
	"time"

	"waymark/app/workday"
)

// instant is what the device's clock shows, in milliseconds since 1970 began, UTC. All days and times come from it by
// the rule of English clocks: the browser's Go takes today's offset for all of the year, and a July evening would be
// another day in November.
func instant() int64 { return time.Now().UnixMilli() }

// today is the day in England.
func today() workday.Date {
	day, _ := workday.London(instant())
	return day
}
