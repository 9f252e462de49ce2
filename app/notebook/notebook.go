// Package notebook is the record of a disagreement: a case, its entries, and what follows
// from them without a policy. It also says what a store of such records must promise.
//
// It is pure. It has no clock (times are passed in, already worked out for England), no
// browser, no key and no policy: sealing is package vault, keeping is package idb, and where
// a case stands and what is due is package guide, which this one does not know. What the guide
// needs is handed over as plain data: see Case.Events and Case.Answers.
//
// # Writing
//
//	c, err := notebook.Begin(notebook.Start{ID: notebook.NewID(), Code: notebook.NextCode(used), …})
//	next, e, err := c.Add(notebook.Entry{Kind: notebook.Contact, Happened: when, …}, now)
//	record, err := next.Encode()
//	line, err := next.Summary().Encode()
//	err = store.Write(…)          // case, summary and the vault's manifest in one go; the draft goes
//	c = next                      // only now: until then c is what is stored
//
// Entries are dated and never change. What was wrong is put right by a later entry with
// Amends and Why; what was left out is added by one with Details; what should not be there is
// taken back by a Withdrawal. All of them stay in Case.Chronology, which says for each what
// amends it, how late it was written, and whether the clock can be believed.
//
// When something happened and when it was written are both kept. The order of the record is
// that of happening: what a case says does not depend on the order of typing (see order.go).
//
// An incomplete entry is a Draft. A Card is the contact that has not happened yet.
//
// # Names
//
// A case speaks of roles. Names stand in its Identity, a record of its own. LeakCheck tells
// a writer what looks like an identifier; it advises and blocks nothing.
//
// # Storing
//
// A Store keeps sealed bytes: one record for a case with all its entries, one for its Summary,
// which is all that a list of cases needs, and others for drafts, identity sheets, the bin, the
// vault's slots and manifest. Decoders take any bytes and give back what was written, ErrDamaged
// or ErrNewerFormat. Memory is a store that forgets; storetest has the tests that every store passes.
package notebook
