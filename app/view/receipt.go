//go:build !guideonly

package view

import (
	"strconv"
	"strings"

	"waymark/app/handover"
)

// Words of finishing a case: handing it over, then deleting it here.
const (
	FinishHeading = "Finish the case here"
	FinishAsk     = "Is it in the main record?"
	FinishHint    = "The file has every entry in it. Look that it has arrived where your organisation keeps the record, and that it opens there."
	FinishYes     = "Yes, it is there"
	FinishNot     = "Not yet: keep it here"
	FinishDelete  = "Delete the case here"
	FinishChanged = "The case has changed since the file was made. Make the file again."
	FinishDone    = "Deleted here"
	FinishBin     = "It can be brought back for 24 hours, here or under “On this device”. Then it is gone for good by itself. You can also make it gone now."
	FinishGone    = "The case is gone from this device for good."
	FinishReceipt = "The receipt. It has no word of the case and nobody’s name. It is not kept here: save it now if you want it."
	FinishNow     = "Delete it for good now"
)

// FinishSays says what is deleted, and what of it is in no file.
func FinishSays(n, named, unfinished int) string {
	text := "The case goes to the deleted ones with its " + entries(n) + ". It can be brought back for 24 hours."
	if named == 0 && unfinished == 0 {
		return text
	}
	var also []string
	if named > 0 {
		also = append(also, "the names of "+people(named))
	}
	if unfinished > 0 {
		also = append(also, strings.Replace(entries(unfinished), " ", " unfinished ", 1))
	}
	return text + " Deleted with it, and not in the file: " + joinWords(also) + "."
}

// ReceiptText is what a person may keep of a case that was handed over and deleted: no word of it, and nobody's name. mark
// stands first where it is of no real case, "" for a real one.
func ReceiptText(r handover.Receipt, mark string) string {
	if mark != "" {
		mark += "\n"
	}
	kept := "nobody said so"
	if r.Kept {
		kept = "yes, by the word of whoever deleted it"
	}
	gone := "; it could be brought back for 24 hours"
	if r.ForGood {
		gone = ", for good"
	}
	return mark + strings.Join([]string{
		"WAYMARK RECEIPT",
		"Case: " + r.Code,
		"Board: " + r.Board,
		"Entries: " + strconv.Itoa(r.Entries),
		"Record begun: " + r.Began.Date.String(),
		"Last written: " + r.Last.Date.String(),
		"File made and checked: " + On(r.Made),
		"Fingerprint of the file (SHA-256, first 16): " + r.Fingerprint,
		"In the main record: " + kept,
		"Deleted from the device: " + On(r.Deleted) + gone,
		"",
	}, "\n")
}
