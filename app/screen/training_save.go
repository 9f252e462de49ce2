//go:build !guideonly

package screen

// canSave: what was chosen may be handed over as a file, if somebody asks for it.
const canSave = true

func saveText(text, name string, done func()) {
	saveFile([]byte(text), name, "text/plain", done)
}
