package view

import (
	"slices"
	"strings"
	"testing"
)

// TestTheRightBoardCheckAsksThreeThings: where, placed by whom, who; by links that keep the board that was chosen.
func TestTheRightBoardCheckAsksThreeThings(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for id, p := range s.Policies {
		first := pageOf(t, "where/")
		if listed := linksTo(first.Body, id+"/placed/"); listed != p.IssuerKnown() {
			t.Errorf("%s is an answer to where the risk is: %v; its issuer is known: %v", id, listed, p.IssuerKnown())
		}
		if _, made := s.Page(id + "/placed/"); made != p.IssuerKnown() {
			t.Errorf("%s: the check goes on: %v", id, made)
		}
		if !p.IssuerKnown() {
			continue
		}
		for path, want := range map[string][]string{
			id + "/placed/":           {id + "/you/", id + "/placed/elsewhere/"},
			id + "/placed/elsewhere/": {id + "/you/"},
			id + "/you/":              {id + "/", id + "/challenged/", id + "/leads/", "for-deciders/", "not-sure/"},
		} {
			pg := pageOf(t, path)
			for _, to := range want {
				if !linksTo(pg.Body, to) {
					t.Errorf("%s: no answer leads to %s", path, to)
				}
			}
			for _, to := range linksFrom(pg) {
				if board := BoardOf(to); strings.HasPrefix(to, chosenBoard) || board != "" && board != id {
					t.Errorf("%s: a link leads to %q, away from the board that was chosen", path, to)
				}
			}
		}
	}
}

// TestNoBoardIsTheDefault: the areas stand in one list, in alphabetical order, and that none of them fits is an answer too.
func TestNoBoardIsTheDefault(t *testing.T) {
	s := realSite(t, "22 Nov 2026")
	for _, path := range []string{"", "where/"} {
		var lists [][]string
		for _, b := range pageOf(t, path).Body {
			if l, is := b.(Links); is {
				var texts []string
				for _, item := range l.Items {
					texts = append(texts, item.Text)
				}
				lists = append(lists, texts)
			}
		}
		want := []string{"Leeds", "Northamptonshire", "South Gloucestershire", "Swindon", "My board is not here"}
		if len(lists) == 0 || len(lists[0]) < len(want) || !slices.Equal(lists[0][:len(want)], want) {
			t.Errorf("/%s offers %q first, want %q", path, lists, want)
		}
	}
	if no, _ := s.Page("no-board/"); !strings.Contains(words(no), "Waymark’s own. It is not a policy") {
		t.Error("what is said where no board is listed is not marked as ours")
	}
}
