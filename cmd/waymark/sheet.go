package main

import "errors"

var sheetCommand = command{
	name:  "sheet",
	args:  "BOARD [-o FILE]",
	about: "write the review sheet of a policy, to print and sign",
	run:   func(*context) error { return errors.New("not yet") },
}
