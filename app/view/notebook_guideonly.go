//go:build guideonly

package view

// A site built with -guide-only has no notebook.
var notebookPages map[string]func(*Site) Page

// PracticePath is false: there is no practice notebook either.
func PracticePath(string) (string, bool) { return "", false }
