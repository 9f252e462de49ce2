package handover

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"

	"waymark/app/notebook"
	"waymark/app/stable"
)

// Number is a number of eight figures, "4821 7730", by which two devices know that they hold the same cases, sheets of names,
// unfinished entries and added bank holidays: a person reads it on one and types it on the other. It finds a copy that is older
// than the notebook or did not arrive whole; it is no proof against somebody who means harm.
func Number(c notebook.Contents) string {
	var all []string
	add := func(plain []byte, err error) {
		if err == nil {
			all = append(all, string(plain))
		}
	}
	for _, one := range c.Cases {
		add(one.Encode())
	}
	for _, sheet := range c.Identities {
		add(sheet.Encode())
	}
	for _, d := range c.Drafts {
		d.Entry.Number, d.Entry.Written, d.Entry.Under = 0, notebook.Stamp{}, 0 // what no draft has
		add(d.Encode())
	}
	for _, day := range c.Holidays {
		add([]byte(day.String()), nil)
	}
	stable.Texts(all)
	h := sha256.New()
	for _, one := range all {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(one))))
		h.Write([]byte(one))
	}
	n := strconv.Itoa(100_000_000 + int(binary.BigEndian.Uint32(h.Sum(nil))%100_000_000))
	return n[1:5] + " " + n[5:]
}

// SameNumber says whether what was typed is the number of these contents. Spaces do not matter.
func SameNumber(typed string, c notebook.Contents) bool {
	return strings.Join(strings.Fields(typed), "") == strings.ReplaceAll(Number(c), " ", "")
}
