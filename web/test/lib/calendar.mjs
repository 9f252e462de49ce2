// Prints what a calendar library that is not ours reads in an .ics file: start, end, whole day, text.
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')))
for (const event of calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e))) {
  console.log(event.startDate.toString(), event.endDate.toString(), event.startDate.isDate, event.summary)
}
