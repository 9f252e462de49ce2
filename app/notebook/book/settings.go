package book

import (
	"fmt"

	"waymark/app/notebook"
)

// Settings are the settings as they are stored. It reads from memory.
func (b *Book) Settings() notebook.Settings {
	b.mu.RLock()
	defer b.mu.RUnlock()
	s := b.state.settings
	s.Holidays = append(s.Holidays[:0:0], s.Holidays...)
	return s
}

// ChangeSettings changes them and stores them. One change waits for the other, so that neither is lost. Errors:
// notebook.ErrEntry where they come out of bounds; the store's; ErrReadOnly. After an error nothing has changed.
func (b *Book) ChangeSettings(change func(*notebook.Settings)) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	s := b.Settings()
	change(&s)
	return b.saveSettings(s)
}

func (b *Book) saveSettings(s notebook.Settings) error {
	if !s.Sound() {
		return fmt.Errorf("save settings: %w", notebook.ErrEntry)
	}
	s.Holidays = append(s.Holidays[:0:0], s.Holidays...)
	if err := b.write(edit{puts: []put{settingsPut(s)}, then: func(st *state) { st.settings = s }}); err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	return nil
}

// settingsPut is sound settings as a record.
func settingsPut(s notebook.Settings) put {
	plain, _ := s.Encode() // fails only for what is not sound
	return put{settingsPlace, plain}
}

// CopyMade notes that a copy with so many entries was made and checked. Errors: as ChangeSettings.
func (b *Book) CopyMade(now notebook.Stamp, entries int) error {
	return b.ChangeSettings(func(s *notebook.Settings) { s.LastCopy, s.EntriesAtCopy = now, entries })
}

// Seen notes that the notebook is open at this time, by which the next opening knows a clock that
// has jumped. Errors: as ChangeSettings.
func (b *Book) Seen(now notebook.Stamp) error {
	return b.ChangeSettings(func(s *notebook.Settings) { s.Opened = now })
}
