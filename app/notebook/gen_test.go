package notebook_test

import "waymark/app/notebook/casetest"

// The makers of cases, by the short names that the tests here use.
var (
	on       = casetest.On
	wrote    = casetest.Wrote
	began    = casetest.Began
	begin    = casetest.Begin
	add      = casetest.Add
	stampFor = casetest.StampFor
	anyEntry = casetest.AnyEntry
	roll     = casetest.Roll
	anyCase  = casetest.AnyCase
)
