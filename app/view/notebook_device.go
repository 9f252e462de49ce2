//go:build !guideonly

package view

import (
	"strconv"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
)

// Words of "What is on this device".
const (
	DeviceHeading  = "What is on this device"
	LocksHeading   = "When it locks"
	IdleLabel      = "Lock after so long without a sign of you"
	IdleHint       = "It also locks after a minute out of sight, and when the device has slept. What you were writing is kept as a draft."
	NotProtected   = "The browser has not promised to keep what this site stores. When the device is full it may throw the notebook away."
	Protect        = "Ask the browser to keep it"
	ProtectGranted = "The browser has promised to keep it. Make copies all the same: a lost device keeps nothing."
	ProtectRefused = "The browser does not promise it. Often it does after Waymark is on the home screen or among the bookmarks. A copy is what protects the notebook."
	BinHeading     = "Deleted"
	BinLead        = "What you delete can be brought back for 24 hours. Until then it is here, locked like the rest."
	BinEmpty       = "Nothing is here."
	BringBack      = "Bring back"
	Purge          = "Delete for good:"
	PurgeSure      = "Nobody can bring it back after this. Delete it for good?"
	PurgeYes       = "Delete it for good"
	PurgeNo        = "Keep it here"
)

// Storage is what the browser says of its storage.
type Storage struct {
	Known, Protected bool
	Bytes            int64 // of all that this site stores; 0 where it does not say
}

// Minutes is a number of minutes in words.
func Minutes(n int) string { return plural(n, "minute") }

// IdleSet says what was chosen.
func IdleSet(n int) string { return "Saved. It locks after " + Minutes(n) + "." }

// BroughtBack and Purged say what was done with a case.
func BroughtBack(code string) string { return "Case " + code + " is back among the cases." }

// Purged says that a case is gone.
func Purged(code string) string { return "Case " + code + " is deleted for good." }

// BinLine is one thing in the bin.
func BinLine(d notebook.Binned, now notebook.Stamp) string {
	hours := (d.Left(now) + 3_599_999) / 3_600_000
	return "Case " + d.Code + ", deleted " + On(d.Deleted) + ". It can be brought back for " + plural(int(hours), "hour") + "."
}

// On is a stamp in words: day and time in England.
func On(s notebook.Stamp) string {
	if (s == notebook.Stamp{}) {
		return "never"
	}
	return s.Local.Date.Short() + ", " + s.Local.Clock.String()
}

// DeviceTable is all that is here, in numbers and ages.
func DeviceTable(f book.Figures, set notebook.Settings, st Storage, memory bool) Table {
	t := Table{Caption: "What is here", Head: []string{"", ""}, RowHeads: true, Rows: [][]string{
		{"Lock", "open now; locks after " + Minutes(set.IdleMinutes)},
		{"Cases", strconv.Itoa(f.Cases)},
		{"Entries", strconv.Itoa(f.Entries)},
		{"Unfinished entries", strconv.Itoa(f.Drafts)},
		{"Cases with a sheet of names", strconv.Itoa(f.Identities)},
		{"Deleted, not yet for good", strconv.Itoa(f.Binned)},
		{"Oldest case begun", On(f.Oldest)},
		{"Last written", On(f.Newest)},
	}}
	if memory {
		t.Rows[0][1] = "none: held in this page only"
		return t
	}
	t.Rows = append(t.Rows, []string{"Last copy", On(set.LastCopy)}, []string{"Entries since that copy", strconv.Itoa(f.SinceCopy)})
	switch {
	case !st.Known:
		t.Rows = append(t.Rows, []string{"Kept by the browser", "it does not say"})
	case st.Protected:
		t.Rows = append(t.Rows, []string{"Kept by the browser", "promised"})
	default:
		t.Rows = append(t.Rows, []string{"Kept by the browser", "not promised"})
	}
	if st.Bytes > 0 {
		t.Rows = append(t.Rows, []string{"Room taken, with the pages of this site", Size(st.Bytes)})
	}
	return t
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return strconv.Itoa(n) + " entries"
}

// Size is a number of bytes as people say it.
func Size(n int64) string {
	if n < 1_000_000 {
		return strconv.FormatInt((n+999)/1000, 10) + " KB"
	}
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
}

// CopyState reminds of a copy. Only making one ends it.
func CopyState(f book.Figures, set notebook.Settings) []Block {
	if f.SinceCopy == 0 {
		return nil
	}
	text := entries(f.SinceCopy) + " written since the last copy, " + On(set.LastCopy) + "."
	if (set.LastCopy == notebook.Stamp{}) {
		text = "There is no copy yet, and " + entries(f.SinceCopy) + " in the notebook."
	}
	return []Block{Warning{Text: text}, Buttons{Items: []Link{{Href: "notebook/copy/", Text: "Make a copy"}}}}
}

// foundWrong are the sentences for what was found wrong, by kind.
var foundWrong = map[book.TroubleKind]Trouble{
	book.Damaged:     {"A record is damaged and cannot be read.", "The others are as they were.", "Bring it back from a copy."},
	book.Newer:       {"A record was written by a newer edition of Waymark.", "It is whole.", "Load the page again with a signal, and take the newer edition."},
	book.Missing:     {"A record that should be here is missing.", "The others are as they were.", "Bring it back from a copy."},
	book.NotAsListed: {"A record is older or newer than the notebook remembers.", "It is genuine, but may not be the latest.", "Compare it with your last copy."},
	book.ListLost:    {"The list of all records was lost, and has been written anew from what is here.", "What is here can be read. What was missing before cannot be noticed any more.", "Compare the number of cases with your last copy."},
	book.WentBack:    {"The notebook is an older state of itself: somebody, or the browser, has put back what was here before.", "What is here is whole. What was written since then is not here.", "Compare it with your last copy before you go on."},
	book.NoSentinel:  {"The browser does not let a mark be left by which a loss would be noticed.", "Your words are safe as long as the browser keeps them.", "Make copies more often."},
	book.ClockBack:   {"The device’s clock shows an earlier time than when the notebook was last open.", "Your words are safe.", "Look at the clock before you write. Entries keep the time that it shows."},
	book.ClockAhead:  {"By the device’s clock the notebook was shut for a very long time.", "Your words are safe. Nothing is deleted for its age meanwhile.", "Look at the clock before you write. Entries keep the time that it shows."},
}

// FoundWrong says what was found wrong with what is stored, each kind once, and leads to the cases that cannot be read.
func FoundWrong(troubles []book.Trouble, cases []notebook.Summary) []Block {
	var out []Block
	count := map[book.TroubleKind]int{}
	for _, t := range troubles {
		count[t.Kind]++
	}
	for kind := book.Damaged; kind <= book.ClockAhead; kind++ {
		if n := count[kind]; n > 0 {
			say := foundWrong[kind]
			text := say.What + " " + say.Words + " " + say.Now
			if n > 1 {
				text = strconv.Itoa(n) + " times: " + text
			}
			out = append(out, Warning{Text: text})
		}
	}
	if count[book.Damaged]+count[book.Missing] > 0 {
		out = append(out, Links{Items: append(lostCases(troubles, cases), Link{Href: RescuePath, Text: RescueLink})})
	}
	return out
}

// lostCases are links to the cases that are damaged or missing, by their codes where they are known.
func lostCases(troubles []book.Trouble, cases []notebook.Summary) []Link {
	var out []Link
	for _, t := range troubles {
		if t.Place.Store != notebook.Cases || t.Kind != book.Damaged && t.Kind != book.Missing {
			continue
		}
		name := "A case that cannot be read"
		for _, c := range cases {
			if c.ID.String() == t.Place.ID {
				name = "Case " + c.Code
			}
		}
		out = append(out, Link{Href: "notebook/case/#" + t.Place.ID, Text: name})
	}
	return out
}
