package workday

import (
	"slices"
	"time"
)

// occasion is what a bank holiday is for. The list below repeats a dozen names
// over and over; so it carries a byte for each, and the names stand once.
type occasion uint8

const (
	newYear occasion = iota
	goodFriday
	easterMonday
	earlyMay
	earlyMayVE
	spring
	summer
	christmas
	boxingDay
	jubilee
	funeral
	coronation

	substitute occasion = 1 << 7 // added: the day itself falls at a weekend
)

var occasions = [...]string{
	newYear:      "New Year’s Day",
	goodFriday:   "Good Friday",
	easterMonday: "Easter Monday",
	earlyMay:     "Early May bank holiday",
	earlyMayVE:   "Early May bank holiday (VE Day)",
	spring:       "Spring bank holiday",
	summer:       "Summer bank holiday",
	christmas:    "Christmas Day",
	boxingDay:    "Boxing Day",
	jubilee:      "Platinum Jubilee bank holiday",
	funeral:      "State Funeral of Queen Elizabeth II",
	coronation:   "Coronation of King Charles III",
}

func (o occasion) String() string {
	name := occasions[o&^substitute]
	if o&substitute != 0 {
		name += " (substitute day)"
	}
	return name
}

// announcement is one bank holiday of the list.
type announcement struct {
	year       int16
	month, day int8
	occasion   occasion
}

func (a announcement) date() Date { return Date{int(a.year), time.Month(a.month), int(a.day)} }

// bundled is the holiday of the list on d, and whether there is one.
func bundled(d Date) (Holiday, bool) {
	i, ok := slices.BinarySearchFunc(announced[:], d, func(a announcement, d Date) int { return a.date().Compare(d) })
	if !ok {
		return Holiday{}, false
	}
	return Holiday{d, announced[i].occasion.String()}, true
}

// announced lists the bank holidays of England and Wales in order of date, as the
// government announces them at https://www.gov.uk/bank-holidays, about two years
// ahead. To bundle another year, add all of it here, once it is announced; the
// tests compute what it should be.
//
// We list what was announced instead of computing it, because a bank holiday is
// whatever the Crown proclaims: days have been moved and added, and will be again.
var announced = [...]announcement{
	{2019, 1, 1, newYear},
	{2019, 4, 19, goodFriday},
	{2019, 4, 22, easterMonday},
	{2019, 5, 6, earlyMay},
	{2019, 5, 27, spring},
	{2019, 8, 26, summer},
	{2019, 12, 25, christmas},
	{2019, 12, 26, boxingDay},

	{2020, 1, 1, newYear},
	{2020, 4, 10, goodFriday},
	{2020, 4, 13, easterMonday},
	{2020, 5, 8, earlyMayVE},
	{2020, 5, 25, spring},
	{2020, 8, 31, summer},
	{2020, 12, 25, christmas},
	{2020, 12, 28, boxingDay | substitute},

	{2021, 1, 1, newYear},
	{2021, 4, 2, goodFriday},
	{2021, 4, 5, easterMonday},
	{2021, 5, 3, earlyMay},
	{2021, 5, 31, spring},
	{2021, 8, 30, summer},
	{2021, 12, 27, christmas | substitute},
	{2021, 12, 28, boxingDay | substitute},

	{2022, 1, 3, newYear | substitute},
	{2022, 4, 15, goodFriday},
	{2022, 4, 18, easterMonday},
	{2022, 5, 2, earlyMay},
	{2022, 6, 2, spring},
	{2022, 6, 3, jubilee},
	{2022, 8, 29, summer},
	{2022, 9, 19, funeral},
	{2022, 12, 26, boxingDay},
	{2022, 12, 27, christmas | substitute},

	{2023, 1, 2, newYear | substitute},
	{2023, 4, 7, goodFriday},
	{2023, 4, 10, easterMonday},
	{2023, 5, 1, earlyMay},
	{2023, 5, 8, coronation},
	{2023, 5, 29, spring},
	{2023, 8, 28, summer},
	{2023, 12, 25, christmas},
	{2023, 12, 26, boxingDay},

	{2024, 1, 1, newYear},
	{2024, 3, 29, goodFriday},
	{2024, 4, 1, easterMonday},
	{2024, 5, 6, earlyMay},
	{2024, 5, 27, spring},
	{2024, 8, 26, summer},
	{2024, 12, 25, christmas},
	{2024, 12, 26, boxingDay},

	{2025, 1, 1, newYear},
	{2025, 4, 18, goodFriday},
	{2025, 4, 21, easterMonday},
	{2025, 5, 5, earlyMay},
	{2025, 5, 26, spring},
	{2025, 8, 25, summer},
	{2025, 12, 25, christmas},
	{2025, 12, 26, boxingDay},

	{2026, 1, 1, newYear},
	{2026, 4, 3, goodFriday},
	{2026, 4, 6, easterMonday},
	{2026, 5, 4, earlyMay},
	{2026, 5, 25, spring},
	{2026, 8, 31, summer},
	{2026, 12, 25, christmas},
	{2026, 12, 28, boxingDay | substitute},

	{2027, 1, 1, newYear},
	{2027, 3, 26, goodFriday},
	{2027, 3, 29, easterMonday},
	{2027, 5, 3, earlyMay},
	{2027, 5, 31, spring},
	{2027, 8, 30, summer},
	{2027, 12, 27, christmas | substitute},
	{2027, 12, 28, boxingDay | substitute},

	{2028, 1, 3, newYear | substitute},
	{2028, 4, 14, goodFriday},
	{2028, 4, 17, easterMonday},
	{2028, 5, 1, earlyMay},
	{2028, 5, 29, spring},
	{2028, 8, 28, summer},
	{2028, 12, 25, christmas},
	{2028, 12, 26, boxingDay},
}
