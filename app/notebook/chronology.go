package notebook

// Row is an entry as the chronology shows it. Every entry has a row, amended and withdrawn
// ones too.
type Row struct {
	Entry
	AmendedBy uint32 // the entry that stands in place of this one; 0: it stands itself
	DoneBy    uint32 // the standing entry by which what was promised here is done; 0 for none
	LateDays  int    // written this many days after it happened; 0 on the day itself
	Ahead     bool   // happened, by its date, after it was written: a slip, or a wrong clock
	ClockBack bool   // the device showed an earlier time than at the entry written before it
}

// Stands says whether the row is part of what counts: neither amended, nor a mere withdrawal.
func (r Row) Stands() bool { return r.AmendedBy == 0 && r.Kind != Withdrawal }

// Chronology is every entry in the order in which things happened, with what is to be said
// about each.
func (c *Case) Chronology() []Row {
	ordered, amended := c.inOrder(), c.amended()
	done := c.done(amended)
	rows := make([]Row, len(ordered))
	for i, e := range ordered {
		days := e.Happened.Date.DaysUntil(e.Written.Local.Date)
		rows[i] = Row{Entry: *e, AmendedBy: amended[e.Number], DoneBy: done[e.Number],
			LateDays: max(days, 0), Ahead: e.ahead(days), ClockBack: c.clockBack(e)}
	}
	return rows
}

// ahead compares happened and written to the minute where the minute is known.
func (e *Entry) ahead(days int) bool {
	return days < 0 || days == 0 && e.Happened.Clock > e.Written.Local.Clock
}

func (c *Case) clockBack(e *Entry) bool {
	last := c.start.Created
	if e.Number > 1 {
		last = c.entries[e.Number-2].Written
	}
	return Jumped(last, e.Written) == Back
}

// amended gives, for each entry that is amended, the number of the one that amends it.
func (c *Case) amended() map[uint32]uint32 {
	by := make(map[uint32]uint32)
	for i := range c.entries {
		if e := &c.entries[i]; e.Amends != 0 {
			by[e.Amends] = e.Number
		}
	}
	return by
}

// done gives, for each promise that was kept, the number of the standing entry that says so.
// A promise that was amended after it was kept stays kept.
func (c *Case) done(amended map[uint32]uint32) map[uint32]uint32 {
	by := make(map[uint32]uint32)
	for i := range c.entries {
		e := &c.entries[i]
		if e.Action == 0 || amended[e.Number] != 0 {
			continue
		}
		for n := e.Action; n != 0; n = amended[n] {
			by[n] = e.Number
		}
	}
	return by
}
