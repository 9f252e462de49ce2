package storetest

import (
	"fmt"
	"slices"
	"testing"

	"waymark/app/notebook"
)

func pages(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 1, ""), put("b", 0, 1, ""), put("c", 0, 1, ""), put("d", 0, 1, ""))
	write(t, s, notebook.Change{Place: notebook.Place{Store: "cazes", ID: "a"}, Revision: 1})
	for _, p := range []struct {
		within notebook.Span
		want   string
	}{
		{notebook.Span{}, "abcd"}, {notebook.Span{Most: 2}, "ab"}, {notebook.Span{Most: 9}, "abcd"},
		{notebook.Span{After: "b", Most: 2}, "cd"}, {notebook.Span{After: "d", Most: 2}, ""}, {notebook.Span{After: "aa"}, "bcd"},
		{notebook.Span{After: "zz", Most: 1}, ""}, {notebook.Span{UpTo: "b"}, "ab"}, {notebook.Span{UpTo: "bb"}, "ab"},
		{notebook.Span{UpTo: "c", Most: 2}, "ab"}, {notebook.Span{After: "a", UpTo: "c"}, "bc"}, {notebook.Span{After: "c", UpTo: "z"}, "d"},
		{notebook.Span{After: "a", UpTo: "aa"}, ""}, {notebook.Span{After: "c", UpTo: "c"}, ""}, {notebook.Span{After: "d", UpTo: "a"}, ""},
	} {
		all, err := s.All(notebook.Cases, p.within)
		got := ""
		for _, r := range all {
			got += r.ID
		}
		if err != nil || got != p.want {
			t.Errorf("%+v: %q, %v; want %q", p.within, got, err, p.want)
		}
	}
}

// expected: where there are as many records as ids are expected, the records come in their own order, under either ids. Where
// there are not, nobody is believed.
func expected(t *testing.T, open Opener) {
	s := open()
	write(t, s, put("a", 0, 1, "first"), put("b", 0, 2, "second"), put("c", 0, 3, "third"))
	for _, c := range []struct {
		within notebook.Span
		want   []string
	}{
		{notebook.Span{Expected: []string{"a", "b", "c"}}, []string{"a@1=first", "b@2=second", "c@3=third"}},
		{notebook.Span{After: "a", UpTo: "b", Expected: []string{"b"}}, []string{"b@2=second"}},
		{notebook.Span{Expected: []string{"a", "b"}}, []string{"a@1=first", "b@2=second", "c@3=third"}},
		{notebook.Span{Expected: []string{"a", "b", "c", "d"}}, []string{"a@1=first", "b@2=second", "c@3=third"}},
		{notebook.Span{After: "c", Expected: []string{"d"}}, nil},
		{notebook.Span{After: "b", UpTo: "a", Expected: []string{"b"}}, nil},
	} {
		if got := within(t, s, c.within); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.within, got, c.want)
		}
	}
	got := within(t, s, notebook.Span{Expected: []string{"a", "x", "y"}})
	if !slices.Equal(got, []string{"a@1=first", "x@2=second", "y@3=third"}) && !slices.Equal(got, []string{"a@1=first", "b@2=second", "c@3=third"}) {
		t.Errorf("with others expected: %q", got)
	}
}

// within is what a store has within a span, in brief.
func within(t *testing.T, s notebook.Store, span notebook.Span) []string {
	t.Helper()
	all, err := s.All(notebook.Cases, span)
	if err != nil {
		t.Fatalf("all: %v", err)
	}
	for _, r := range all {
		if r.Store != notebook.Cases {
			t.Errorf("a record of %q", r.Store)
		}
	}
	return inBrief(all)
}

// inBrief is records as "a@1=x".
func inBrief(records []notebook.Record) (got []string) {
	for _, r := range records {
		got = append(got, fmt.Sprintf("%s@%d=%s", r.ID, r.Revision, r.Sealed))
	}
	return got
}
