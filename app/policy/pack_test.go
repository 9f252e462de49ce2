package policy

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"waymark/app/article"
)

func inPack(t testing.TB, p *Policy) []byte {
	t.Helper()
	b, err := Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPack(t *testing.T) {
	b := inPack(t, two())
	p, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, inPack(t, p)) || !bytes.Equal(b, inPack(t, two())) {
		t.Error("the same policy makes the same bytes")
	}
}

// Whatever part of a pack is lost or altered, Decode gives an error or a policy
// that can be packed again, never a panic.
func TestDamagedPack(t *testing.T) {
	b := inPack(t, two())
	for n := range b {
		if _, err := Decode(b[:n]); !errors.Is(err, ErrPack) {
			t.Fatalf("cut off after %d bytes: %v", n, err)
		}
		broken := bytes.Clone(b)
		broken[n] ^= 1
		if p, err := Decode(broken); err == nil {
			inPack(t, p)
		}
	}
	for name, b := range map[string][]byte{
		"nothing":             nil,
		"no policy":           []byte(`{"waymark":1}`),
		"another shape":       bytes.Replace(b, []byte(`{"waymark":1`), []byte(`{"waymark":9`), 1),
		"an unknown field":    bytes.Replace(b, []byte(`"id":"elm"`), []byte(`"di":"elm"`), 1),
		"something after it":  append(bytes.Clone(b), b...),
		"longer than allowed": append(bytes.Clone(b), bytes.Repeat([]byte(" "), MostPacked)...),
	} {
		if _, err := Decode(b); !errors.Is(err, ErrPack) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What the program could stumble over is refused, on the way in and out.
func TestUnsound(t *testing.T) {
	rule := func(p *Policy) *Rule { return p.Section("stage-1").Blocks[0].Rule }
	for name, spoil := range map[string]func(p *Policy){
		"a board that is no address":       func(p *Policy) { p.ID = "../elm" },
		"no date":                          func(p *Policy) { p.Checked.Day = 31 },
		"a review month that is none":      func(p *Policy) { p.Review.Year, p.Review.Month = 2026, 13 },
		"a fact of no section":             func(p *Policy) { p.Facts[0].Section = "risk" },
		"stages out of order":              func(p *Policy) { p.Sections[1].Rank = 2 },
		"a section twice":                  func(p *Policy) { p.Sections[4].ID = "stages" },
		"an unknown kind":                  func(p *Policy) { p.Sections[0].Kind = "step" },
		"an empty block":                   func(p *Policy) { p.Sections[0].Blocks[0] = Block{} },
		"an unknown fact":                  func(p *Policy) { rule(p).When[0].Fact = "neglect" },
		"a stage that is not there":        func(p *Policy) { rule(p).Then.Stage = 3 },
		"a panel that is not there":        func(p *Policy) { *rule(p).Then = Target{Kind: ToPanel, Section: "panel"} },
		"a procedure without a name":       func(p *Policy) { *rule(p).Then = Target{Kind: Leave} },
		"a target of no kind":              func(p *Policy) { rule(p).Then.Kind = "back" },
		"a skip to nowhere":                func(p *Policy) { rule(p).Skip = &Skip{Kind: SkipAllowed, To: 9} },
		"an unknown form":                  func(p *Policy) { rule(p).Form = "other" },
		"a link by script":                 func(p *Policy) { rule(p).Link = "javascript:" },
		"an unknown gap":                   func(p *Policy) { rule(p).Gaps = []Gap{{Kind: "vague"}} },
		"a duty without strength":          func(p *Policy) { rule(p).Duties[0].Strength = 0 },
		"a limit of nothing":               func(p *Policy) { rule(p).Duties[0].Time.Amount = 0 },
		"a limit without a start":          func(p *Policy) { rule(p).Duties[0].Time.From = Moment{} },
		"a limit from no stage":            func(p *Policy) { rule(p).Duties[0].Time.From.Stage = 8 },
		"our reading of a printed start":   func(p *Policy) { rule(p).Duties[0].Time.Reading.Event = Outset },
		"an amount beside \"immediately\"": func(p *Policy) { rule(p).Duties[0].Time.Urgency = Immediately },
		"a contact without an id":          func(p *Policy) { p.Section("stage-1").Blocks[1].Contact.ID = "" },
		"an agency at no stage":            func(p *Policy) { p.AgencyTables()[0].Agencies[0].ByRank[0] = "Nobody" },
		"an unknown form part":             func(p *Policy) { p.Form("record").Parts[0].Kind = "video" },
		"an unknown fill":                  func(p *Policy) { p.Form("record").Parts[0].Fill = []string{"password"} },
		"a node of no kind":                func(p *Policy) { p.Sections[0].Blocks[0] = Block{Prose: []article.Node{{}}} },
		"a link to anywhere": func(p *Policy) {
			p.Sections[0].Blocks[0] = Block{Prose: []article.Node{{Kind: article.Link, Href: "//example.org"}}}
		},
		"prose without end": func(p *Policy) {
			n := article.Node{Kind: article.Quote}
			for range article.MostDeep {
				n = article.Node{Kind: article.Quote, Children: []article.Node{n}}
			}
			p.Sections[0].Blocks[0] = Block{Prose: []article.Node{n}}
		},
	} {
		p := two()
		spoil(p)
		if b, err := Encode(p); err == nil {
			t.Errorf("%s is packed: %s", name, b)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(inPack(f, two()))
	f.Add([]byte(`{"waymark":1,"policy":{"id":"elm"}}`))
	f.Add([]byte(strings.Repeat(`{"policy":`, 100)))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := Decode(b); err == nil {
			again, err := Decode(inPack(t, p))
			if err != nil {
				t.Fatalf("its own pack is refused: %v", err)
			}
			for _, s := range again.Stages() {
				for r := range s.Rules() {
					for _, d := range r.Duties {
						if d.Time != nil {
							_ = d.Time.Words(again)
						}
					}
				}
			}
		}
	})
}
