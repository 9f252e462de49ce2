package handover

import (
	"crypto/sha256"
	"encoding/hex"

	"waymark/app/notebook"
)

// Receipt is what stays of a case that was handed over and then deleted. It has no word of the
// case and nobody's name: the code, figures, and the fingerprint by which the file can be known
// again in the main record.
type Receipt struct {
	Code        string
	Board       string // the id of the board
	Entries     int
	Began, Last notebook.When // when the record was begun and last written in
	Made        notebook.Stamp
	Fingerprint string // the first 16 hexadecimal digits of the SHA-256 of the file
	Kept        bool   // the person said that it is in the main record
	Deleted     notebook.Stamp
	ForGood     bool // and not only put where it can be brought back from
}

// ReceiptOf is the receipt of a case and the file that was made of it, before it is deleted.
func ReceiptOf(c *notebook.Case, file []byte, made notebook.Stamp) Receipt {
	s := c.Start()
	return Receipt{Code: s.Code, Board: c.Edition().Board, Entries: c.Len(), Began: s.Created.Local, Last: c.Last().Local,
		Made: made, Fingerprint: Fingerprint(file)}
}

// Fingerprint names a file by what is in it.
func Fingerprint(file []byte) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:8])
}
