package notebook

import (
	"fmt"
	"slices"

	"waymark/app/workday"
)

// Settings are what a person chose for their notebook, and what it has to remember of itself.
type Settings struct {
	IdleMinutes   int            // locked after so long without a touch: MinIdle to MaxIdle
	HiddenSeconds int            // and after so long out of sight
	LastCopy      Stamp          // of the last copy that was checked; zero for none
	EntriesAtCopy int            // how many entries there were in it
	ReviewMonths  int            // the age of a case at which it is asked about; 0: not asked
	Holidays      []workday.Date // one-off bank holidays that the person added, in order of date
	Identity      string         // the private half of the key that files can be made for; "" for none
	Opened        Stamp          // when the notebook was last open
}

// Bounds of the settings, and what they are at first.
const (
	MinIdle, MaxIdle, FirstIdle = 1, 15, 5
	MaxHidden, FirstHidden      = 600, 60
	MaxReview                   = 120
	MaxHolidays                 = 100
)

// FirstSettings are those of a new notebook.
func FirstSettings() Settings { return Settings{IdleMinutes: FirstIdle, HiddenSeconds: FirstHidden} }

// AddHolidays adds the days that are not there yet.
func (s *Settings) AddHolidays(days ...workday.Date) {
	for _, d := range days {
		if slices.Contains(s.Holidays, d) {
			continue
		}
		s.Holidays = append(s.Holidays, d)
		for i := len(s.Holidays) - 1; i > 0 && d.Before(s.Holidays[i-1]); i-- {
			s.Holidays[i-1], s.Holidays[i] = d, s.Holidays[i-1]
		}
	}
}

// RemoveHoliday removes a day, if it is there.
func (s *Settings) RemoveHoliday(day workday.Date) {
	if i := slices.Index(s.Holidays, day); i >= 0 {
		s.Holidays = append(s.Holidays[:i:i], s.Holidays[i+1:]...)
	}
}

func (s *Settings) walk(w walker) {
	s.IdleMinutes = int(w.number(1, uint64(s.IdleMinutes), MaxIdle))
	s.HiddenSeconds = int(w.number(2, uint64(s.HiddenSeconds), MaxHidden))
	s.EntriesAtCopy = int(w.number(3, uint64(s.EntriesAtCopy), maxInstant))
	s.ReviewMonths = int(w.number(4, uint64(s.ReviewMonths), MaxReview))
	s.Identity = w.text(5, s.Identity, MaxLine)
}

// Sound says whether all settings are within their bounds.
func (s Settings) Sound() bool {
	for _, d := range s.Holidays {
		if !d.Valid() {
			return false
		}
	}
	return s.IdleMinutes >= MinIdle && s.IdleMinutes <= MaxIdle && s.HiddenSeconds >= 1 && s.HiddenSeconds <= MaxHidden &&
		s.ReviewMonths >= 0 && s.ReviewMonths <= MaxReview && s.EntriesAtCopy >= 0 && len(s.Holidays) <= MaxHolidays &&
		short(s.Identity) && (s.LastCopy == Stamp{} || s.LastCopy.sound()) && (s.Opened == Stamp{} || s.Opened.sound())
}

// Encode writes settings. The error is ErrEntry where they are not sound.
func (s Settings) Encode() ([]byte, error) {
	if !s.Sound() {
		return nil, fmt.Errorf("encode settings: %w", ErrEntry)
	}
	w := startRecord(recordSettings)
	s.walk(w)
	w.end()
	for _, at := range []Stamp{s.LastCopy, s.Opened} {
		w.uvarint(truth(at != Stamp{}))
		if (at != Stamp{}) {
			w.stamp(at)
		}
	}
	w.uvarint(uint64(len(s.Holidays)))
	for _, d := range s.Holidays {
		w.uvarint(packDate(d))
	}
	return w.b, nil
}

// MaxSettings is the longest that stored settings may be, in bytes.
const MaxSettings = 4096

// DecodeSettings reads what Encode wrote, and nothing else. The error is ErrDamaged or ErrNewerFormat.
func DecodeSettings(b []byte) (Settings, error) {
	r, err := openRecord(b, recordSettings, MaxSettings)
	if err != nil {
		return Settings{}, fmt.Errorf("decode settings: %w", err)
	}
	var s Settings
	s.walk(r)
	r.end()
	for _, at := range []*Stamp{&s.LastCopy, &s.Opened} {
		if r.uvarint(1) == 1 {
			*at = r.stamp()
		}
	}
	for n := r.uvarint(MaxHolidays); n > 0 && !r.bad; n-- {
		s.Holidays = append(s.Holidays, r.day())
	}
	if !s.Sound() {
		r.fail()
	}
	if err := r.done(); err != nil {
		return Settings{}, fmt.Errorf("decode settings: %w", err)
	}
	return s, nil
}
