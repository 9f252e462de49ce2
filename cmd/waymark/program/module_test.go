package program

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestAProgramCutOffIsRefused(t *testing.T) {
	whole := smallModule(smallMemory())
	whole = whole[:len(whole)-3] // the data section is last
	if _, err := withoutLines(whole); err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		refused(t, whole[:n], "")
	}
}

func TestDataOfAnotherKindIsRefused(t *testing.T) {
	data := func(body ...byte) []byte { return joinSections([]section{{id: dataSection, body: body}}) }
	far := appendSigned([]byte{1, activeSegment, constant32}, mostMemory)
	for name, c := range map[string]struct {
		wasm []byte
		want string
	}{
		"nothing":            {nil, "it does not begin as WebAssembly 1 does"},
		"another version":    {[]byte("\x00asm\x02\x00\x00\x00"), "it does not begin"},
		"no data":            {joinSections([]section{{id: 1}}), "it has no section 11"},
		"data twice":         {joinSections([]section{{id: 11}, {id: 11}}), "it has two sections 11"},
		"a long section":     {[]byte(preamble + "\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), "section 1: a number is cut off or too long"},
		"not in memory 0":    {data(1, 2, 0, constant32, 0, endOfAddress, 1, 7), "not one that is copied to a fixed address"},
		"passive":            {data(1, 1, 3, 7, 7, 7), "not one that is copied to a fixed address"},
		"a computed address": {data(1, activeSegment, 0x23, 0, endOfAddress, 1, 7), "not one that is copied to a fixed address"},
		"a longer address":   {data(1, activeSegment, constant32, 0, 0x6a, 1, 7), "not one that is copied to a fixed address"},
		"an endless number":  {data(1, activeSegment, constant32, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, endOfAddress), "a number is too long"},
		"below zero":         {data(1, activeSegment, constant32, 0x7f, endOfAddress, 1, 7), "a segment at address -0x1"},
		"far away":           {data(append(far, endOfAddress, 1, 7)...), "a segment at address 0x4000000, 1 bytes long"},
		"twice the same":     {data(2, activeSegment, constant32, 4, endOfAddress, 2, 7, 7, activeSegment, constant32, 5, endOfAddress, 1, 8), "two segments are at address 0x5"},
		"more after it":      {data(1, activeSegment, constant32, 4, endOfAddress, 1, 7, 7), "1 bytes after the last segment"},
		"too few segments":   {data(2, activeSegment, constant32, 4, endOfAddress, 1, 7), "it ends too early"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, c.wasm, c.want) })
	}
}

func TestAnUnchangedMemoryStaysAsItIs(t *testing.T) {
	memory := make([]byte, 20*shortestGap)
	for _, at := range []int{1, 2, 3 + shortestGap, 3 + 2*shortestGap, 9 * shortestGap, len(memory) - 1} {
		memory[at] = byte(at) | 1
	}
	segments := splitMemory(memory)
	var at []int
	for _, s := range segments {
		at = append(at, s.address)
		if s.bytes[0] == 0 || s.bytes[len(s.bytes)-1] == 0 {
			t.Errorf("the segment at %d has zeros at its ends", s.address)
		}
	}
	// From 3+shortestGap to 3+2*shortestGap are a zero too few for a gap.
	if want := []int{1, 3 + shortestGap, 9 * shortestGap, len(memory) - 1}; !slices.Equal(at, want) {
		t.Errorf("segments at %d, want %d", at, want)
	}
	got, err := readData(writeData(segments))
	if err != nil || !bytes.Equal(got, memory) {
		t.Errorf("memory is changed, %v", err)
	}
	if got, err := readData(writeData(splitMemory(make([]byte, 100)))); err != nil || len(got) > 0 {
		t.Errorf("of zeros only comes %x, %v", got, err)
	}
}

// TestNoProgramHasMoreSegmentsThanBrowsersTake: their limit is 100,000, see wasm-limits.h of V8.
func TestNoProgramHasMoreSegmentsThanBrowsersTake(t *testing.T) {
	if most := mostMemory/shortestGap + 1; most > 100_000 {
		t.Errorf("there can be %d segments", most)
	}
}

func TestOtherSectionsStayAndTheNumberOfSegmentsIsRight(t *testing.T) {
	out, err := withoutLines(smallModule(smallMemory()))
	if err != nil {
		t.Fatal(err)
	}
	sections, err := splitSections(out)
	if err != nil || len(sections) != 3 {
		t.Fatalf("%d sections, %v", len(sections), err)
	}
	if string(sections[0].body) != "\x04nameabc" || sections[0].id != 0 {
		t.Errorf("the first section is %q", sections[0])
	}
	segments, err := readSegments(sections[1].body)
	if err != nil || len(segments) != 2 || !bytes.Equal(sections[2].body, []byte{2}) {
		t.Errorf("%d segments, counted as %x, %v", len(segments), sections[2].body, err)
	}
}

func TestNumbersComeBack(t *testing.T) {
	for _, n := range []int64{0, 1, 63, 64, 8191, 8192, 1 << 20, math.MaxInt32, -1, -64, -65, -8192, -8193, math.MinInt32} {
		r := reader{rest: appendSigned(nil, n)}
		if got := r.signed(); got != n || r.err != nil || len(r.rest) > 0 {
			t.Errorf("%d comes back as %d, %v", n, got, r.err)
		}
	}
	if got := appendSigned(nil, -123456); !bytes.Equal(got, []byte{0xc0, 0xbb, 0x78}) { // the example of the LEB128 definition
		t.Errorf("-123456 is % x", got)
	}
}

// FuzzWithoutLines: whatever it is given, it answers with an error or with a program that has no lines.
func FuzzWithoutLines(f *testing.F) {
	f.Add(smallModule(smallMemory()))
	f.Add(joinSections([]section{{id: dataSection, body: []byte{1, 1, 3, 7, 7, 7}}}))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		out, err := withoutLines(wasm)
		if err != nil {
			if out != nil || strings.Contains(err.Error(), "%!") {
				t.Errorf("%x, %v", out, err)
			}
			return
		}
		again, err := withoutLines(out)
		if err != nil || !bytes.Equal(out, again) {
			t.Errorf("the second time %v", err)
		}
	})
}
