//go:build guideonly

package screen

// A site that stores nothing hands nothing over either: a log can be printed.
const canSave = false

func saveText(string, string, func()) {}
