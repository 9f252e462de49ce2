package site

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkManyBoards writes a site of 150 boards, about 2,500 pages, with the
// real style sheet. The program is compressed before the clock starts, as it is
// in any build but the first.
func BenchmarkManyBoards(b *testing.B) {
	b.Setenv("XDG_CACHE_HOME", b.TempDir())
	s := testSite(b, "/")
	s.Style = webFile(b, "style.css")
	s.Pages = s.Pages[:1]
	s.Pages[0].Body = "<div>home</div>"
	s.Files, s.Packs = map[string]File{}, map[string][]byte{}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 150 {
		board := fmt.Sprintf("board-%d", i)
		s.Packs[board] = []byte(prose(random, 20_000))
		s.Files[board+"/ladder.svg"] = File{Data: []byte(prose(random, 8_000)), Offline: true, Board: board}
		for j := range 16 {
			s.Pages = append(s.Pages, Page{Path: fmt.Sprintf("%s/page-%d/", board, j), Board: board, Title: "x",
				Body: `<div class="root">` + strings.Repeat("<p>"+prose(random, 300)+`</p><a class="link" href="/">Home</a>`, 25) + "</div>"})
		}
	}
	dir := filepath.Join(b.TempDir(), "dist")
	for b.Loop() {
		r, err := Write(dir, s)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(r.Total)/1e6, "MB")
		b.ReportMetric(float64(r.OfflineSent)/1e6, "MB-offline")
		b.ReportMetric(float64(r.HomeSent), "home-B")
	}
}

// prose is n bytes of words that compress about as well as English.
func prose(random *rand.Rand, n int) string {
	var b strings.Builder
	for b.Len() < n {
		for range 2 + random.IntN(7) {
			b.WriteByte("etaoinshrdlu"[min(random.IntN(12), random.IntN(12))])
		}
		b.WriteByte(' ')
	}
	return b.String()
}
