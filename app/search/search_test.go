package search

import (
	"strings"
	"testing"
)

var docs = []Doc{
	{Path: "swindon/stage-2/", Board: "Swindon", Page: "Stage 2: Inter-agency Discussion", Section: "What the policy asks", Text: "Speak to the other professional and ask for reasons."},
	{Path: "leeds/stage-2/", Board: "Leeds", Page: "Stage 2: Manager to Manager", Text: "The manager’s own words. Copy nobody."},
	{Path: "glossary/#self-neglect", Page: "Glossary", Section: "Self-neglect", Text: "Not looking after oneself. Ask for reasons when it is called lifestyle."},
}

func TestFind(t *testing.T) {
	for query, want := range map[string]string{
		"reas":                 "swindon/stage-2/ glossary/#self-neglect",
		"stage 2 lee":          "leeds/stage-2/",
		"MANAGERS":             "leeds/stage-2/",
		"manager's":            "leeds/stage-2/",
		"self-neglect":         "glossary/#self-neglect",
		"reasons self":         "glossary/#self-neglect",
		"easons":               "",
		"":                     "",
		"  -- ":                "",
		"swindon professional": "swindon/stage-2/",
		"swindon copy":         "",
	} {
		var got []string
		hits, _ := New(docs).Find(query, 10)
		for _, h := range hits {
			got = append(got, h.Doc.Path)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Find(%q) = %v, want %q", query, got, want)
		}
	}
}

func TestFindTellsHowManyThereAre(t *testing.T) {
	docs := []Doc{{Path: "a/", Text: "panel"}, {Path: "b/", Text: "panels and a panel"}, {Path: "c/", Text: "ladder"}, {Path: "d/", Page: "Panel"}}
	hits, all := New(docs).Find("panel", 2)
	if len(hits) != 2 || all != 3 || hits[0].Doc.Path != "d/" || hits[1].Doc.Path != "a/" {
		t.Errorf("%d of %d hits, first %+v; want 2 of 3, d/ then a/", len(hits), all, hits)
	}
}

func TestHeadingFirst(t *testing.T) {
	d := []Doc{{Path: "a/", Page: "Other", Text: "the panel meets"}, {Path: "b/", Page: "Resolution Panel", Text: "who sits on it"}}
	if hits, _ := New(d).Find("panel", 5); len(hits) != 2 || hits[0].Doc.Path != "b/" {
		t.Errorf("a match in the heading must come first, got %v", hits)
	}
}

func TestSnippetKeepsTextAndMarks(t *testing.T) {
	long := strings.Repeat("word ", 60) + "needle in the text " + strings.Repeat("after ", 60)
	hits, _ := New([]Doc{{Path: "a/", Text: long}}).Find("need", 1)
	hit := hits[0]
	var all, marked string
	for _, s := range hit.Snippet {
		all += s.Text
		if s.Mark {
			marked += s.Text
		}
	}
	if !strings.Contains(long, all) || strings.TrimSpace(marked) != "needle" {
		t.Errorf("snippet %q marks %q", all, marked)
	}
}

func TestPackRoundTrip(t *testing.T) {
	b, err := Encode(docs)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(b)
	if err != nil || len(got) != len(docs) || got[1] != docs[1] {
		t.Errorf("Decode = %v, %v", got, err)
	}
	if _, err := Decode(b[:len(b)/2]); err == nil {
		t.Error("half a pack must not be read as a pack")
	}
}

func FuzzFind(f *testing.F) {
	f.Add("stage 2", "Speak to the other. 世界 ’s")
	f.Fuzz(func(t *testing.T, query, text string) {
		text = strings.ToValidUTF8(text, "?") // as packs are read from JSON
		hits, _ := New([]Doc{{Text: text}}).Find(query, 3)
		for _, h := range hits {
			var all string
			for _, s := range h.Snippet {
				all += s.Text
			}
			if !strings.Contains(text, all) {
				t.Errorf("snippet %q is not in %q", all, text)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var many []Doc
	for range 2000 {
		many = append(many, docs...)
	}
	x := New(many)
	b.ResetTimer()
	for b.Loop() {
		x.Find("re pro", 20)
	}
}
