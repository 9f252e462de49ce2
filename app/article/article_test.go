package article

import "testing"

func TestPlain(t *testing.T) {
	text := func(s string) Node { return Node{Kind: Text, Text: s} }
	nodes := []Node{
		{Kind: Paragraph, Children: []Node{text("one "), {Kind: Strong, Children: []Node{text("two")}}, {Kind: Break}, text("three")}},
		{Kind: List, Children: []Node{{Kind: Item, Children: []Node{text("four")}}, {Kind: Item, Children: []Node{text("five")}}}},
	}
	if got, want := Plain(nodes), "one two\nthree\nfour\nfive"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if nodes[0].Depth() != 3 || text("x").Depth() != 1 {
		t.Error("depth counts the levels")
	}
}
