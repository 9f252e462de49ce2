//go:build guideonly

package view

// A site built with -guide-only has no notebook.
var notebookPages map[string]func(*Site) Page
