//go:build !guideonly

package view

import (
	"strconv"
	"strings"

	"waymark/app/handover"
)

// Words of finishing a case: handing it over, then deleting it here.
const (
	FinishAsk  = "Is it in the main record?"
	FinishYes  = "Yes, it is there"
	FinishNot  = "Not yet: keep it here"
	FinishSure = "The case goes to the deleted ones. It can be brought back for 24 hours."
)

// ReceiptText is what a person may keep of a case that was handed over and deleted: no word of it, and nobody's name.
func ReceiptText(r handover.Receipt) string {
	kept := "nobody said so"
	if r.Kept {
		kept = "yes, by the word of whoever deleted it"
	}
	return strings.Join([]string{
		"WAYMARK RECEIPT",
		"Case: " + r.Code,
		"Board: " + r.Board,
		"Entries: " + strconv.Itoa(r.Entries),
		"Record begun: " + r.Began.Date.String(),
		"Last written: " + r.Last.Date.String(),
		"File made and checked: " + On(r.Made),
		"Fingerprint of the file (SHA-256, first 16): " + r.Fingerprint,
		"In the main record: " + kept,
		"Deleted from the device: " + On(r.Deleted),
		"",
	}, "\n")
}
