// Package handover is what leaves a notebook and what comes back into one.
//
// It is pure: no clock, no browser, no policy of its own, and it stores nothing. Times are passed in.
//
// # Files
//
// A Document holds one case, or the copy of a whole notebook. It is JSON by FORMAT.md, and leaves
// in an age file: Make seals it with a passphrase that is said by telephone, MakeFor for the key of
// another notebook. Both open the file again from its own bytes and compare before they give it
// back. Look says what somebody's file is; Open and OpenWith give the document, all of it or
// nothing; DecodeDocument refuses every fault, by its name and place, with no word of the text.
//
//	file, figures, err := handover.Make(doc, handover.NewPassphrase())   // 3 cases, 41 entries
//	plain, err := handover.Open(file, "typed on another device")
//	doc, err = handover.DecodeDocument(plain)
//	contents, err := doc.Into(now)            // a received case is marked as one
//
// What is in a file is what it says about itself; nobody checked who made it. What is taken into
// a notebook, entry by entry, is decided by a person and done by package book.
//
// A Reply is the way back from a manager: a few lines that survive an e-mail and become an entry.
// A Receipt is what stays of a case that was handed over and deleted.
package handover
